/** The words of the page's language, which the build puts into the page. The scripts know none of their own. */

import type { Month, Said } from "./data";
import { type Choice, hasMonths } from "./state";

export interface ScriptWords {
  language: string;
  digits: string;
  months: string[];
  shortMonths: string[];
  narrowMonths: string[];
  monthNames: string[];
  battles: Record<string, string>;
  [word: string]: unknown;
}

export class Words {
  private readonly number_: Intl.NumberFormat;
  private readonly plural: Intl.PluralRules;

  constructor(readonly said: ScriptWords) {
    this.number_ = new Intl.NumberFormat(`${said.language}-u-nu-${said.digits}`);
    this.plural = new Intl.PluralRules(said.language);
  }

  say(word: string, values: Record<string, string> = {}): string {
    return fill(this.said[word] as string, values);
  }

  number(number: number): string {
    return this.number_.format(number);
  }

  /** A year: never grouped. */
  year(year: number): string {
    return new Intl.NumberFormat(`${this.said.language}-u-nu-${this.said.digits}`, { useGrouping: false }).format(year);
  }

  battles(count: number): string {
    return this.counting(this.said.battles, count);
  }

  /** A number of things; `forms` are the sentences of the language's plural forms. */
  counting(forms: Record<string, string>, count: number): string {
    return fill(forms[this.plural.select(count)] ?? forms["other"]!, { n: this.number(count) });
  }

  month(month: Month): string {
    return fill(this.said.months[month % 12]!, { year: this.year(Math.floor(month / 12)) });
  }

  /** How many battles a choice leaves. Of a time one knows only that they may have been under way in it. */
  counted(choice: Choice, count: number, all: number): string {
    const values = { count: this.battles(count), all: this.number(all) };
    return this.say(hasMonths(choice) ? "underWay" : "ofAll", values);
  }

  /** Titles with how many battles stand under them. */
  titled(titles: Said[], count: number): Node[] {
    const [before = "", after = ""] = this.say("counted", { count: this.battles(count) }).split("{month}");
    const said = titles.flatMap((title, place) => [...(place ? [this.say("comma")] : []), nodesOf(title)]);
    return [before, ...said, after].map((part) => (typeof part === "string" ? document.createTextNode(part) : part));
  }

  /** The heading of a month of a year, as lists have it; month 0 is not known, or before the year. */
  heading(year: number, month: number): string {
    return month ? this.month(year * 12 + month - 1) : `${this.year(year)} · ${this.say("unknownMonth")}`;
  }
}

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** Words as text, for a list of choices. */
export const textOf = (said: Said): string => (typeof said === "string" ? said : said.slice(2).join(""));

/** Words as nodes: what runs the other way, or is of another language, in an element of its own. */
export function nodesOf(said: Said): Node {
  if (typeof said === "string") return document.createTextNode(said);
  const [language, direction, ...pieces] = said;
  const whole = language ? document.createElement("bdi") : document.createDocumentFragment();
  if (whole instanceof HTMLElement && language && direction) {
    whole.lang = language;
    whole.dir = direction;
  }
  pieces.forEach((piece, place) => {
    if (place % 2) {
      const run = document.createElement("bdi");
      run.dir = direction === "rtl" ? "ltr" : "rtl";
      run.append(piece);
      whole.append(run);
    } else if (piece) whole.append(piece);
  });
  return whole;
}

/** What stands under a result: a few words with points between them. */
export function makeNote(notes: Said[]): HTMLElement {
  const note = document.createElement("span");
  note.className = "search-note";
  notes.forEach((said, place) => note.append(place ? " · " : "", nodesOf(said)));
  return note;
}
