/** The index of texts: it loads the files that a query asks for. */

import { ARABIC, cutWords, findBare, findForms } from "./folding";
import { readData } from "./loading";
import type { Result } from "./names";
import type { Said } from "./data";
import { type Hit, type Matches, SAME_STEM, SOUND, WITHOUT_PREFIX, add, count, isSure, nearOf, rate, standsTogether } from "./rating";
import { findFamily, findStart, findStem, findWholeRoot } from "./stems";

export interface Directory {
  /** The kinds of pages in order, and how many there are of each. */
  kinds: [kind: number, count: number][];
  batches: [digest: string, count: number][];
  documentsInBlock: number;
  /** Places in a text below this are in its title. */
  title: number;
  /** The kind that sources are of. */
  source: number;
  words: string;
  firstFamilies: string[];
  lengths: string;
}

/** A family, and then by turns a form and where it stands. */
type Family = [family: string, ...(string | number[])[]];

/** What a result shows: paragraphs in another language than the page's say in which. */
export interface Shown {
  line: Result;
  paragraphs: Said[];
}

export interface Answer {
  pages: Hit[];
  /** Whether some words of the query stand in none of them, or only sound alike. */
  isGuess: boolean;
  /** Whether the last word of the query is in each the beginning of another. */
  isBegun: boolean;
  /** The forms to mark, each with the word of the query that it is a form of. */
  forms: Forms;
}

export type Forms = Map<string, string>;

const SAME = 1;
const BEGUN = 0.6;
const SAME_ROOT = 0.45;
/** A root of two letters, or one that has lost a letter to an ending, says little. */
const OTHER_ROOT = 0.29;
/** Of files that one beginning of a word may ask for. */
const MOST_FILES = 8;
/** So much of what was typed may be the beginning of an ending. */
const LONGEST_ENDING = 3;

export class TextSearch {
  /** `file` is the directory of one language, seen from `root`. */
  constructor(private readonly root: string, private readonly file: string, private readonly code: string) {}

  async find(query: string): Promise<Answer> {
    const phrases = findPhrases(query);
    const words = [...new Set(cutWords(query.replace(QUOTED, " $1 ")))];
    if (!words.length) return { pages: [], isGuess: false, isBegun: false, forms: new Map() };
    const directory = await this.open();
    const sureForms: Forms = new Map();
    const roughForms: Forms = new Map();
    const note = (form: string, word: string, near: number): void => void (near > SOUND ? sureForms : roughForms).set(form, word);
    const found = await Promise.all(words.map((word, place) => this.match(word, place === words.length - 1 && !phrases.length, note)));
    if (words.length > 1 && !rate(found, directory).some(({ page }) => isSure(nearOf(found, page)))) await this.matchJoined(words, found, note);
    const rated = rate(found, directory).filter(({ page }) => phrases.every((phrase) => standsTogether(phrase, words, found, page)));
    const sure = rated.filter(({ page }) => isSure(nearOf(found, page)));
    const least = Math.ceil(words.length / 2);
    const pages = sure.length ? sure : rated.filter(({ page }) => count(found, page) >= least);
    const isBegun = sure.length > 0 && sure.every(({ page }) => found.at(-1)!.get(page)!.isBegun);
    const isGuess = !sure.length || isBegun;
    return { pages, isGuess, isBegun, forms: isGuess ? new Map([...roughForms, ...sureForms]) : sureForms };
  }

  async read(hits: Hit[]): Promise<Shown[]> {
    const { batches, documentsInBlock } = await this.open();
    return Promise.all(
      hits.map(async ({ page }) => {
        let [batch, rest] = [0, page];
        while (rest >= batches[batch]![1]) rest -= batches[batch++]![1];
        const folder = `${this.root}${this.code}-text-${batches[batch]![0]}/`;
        const block = await readData<[Result, Said[]][]>(`${folder}${Math.floor(rest / documentsInBlock)}.js`);
        const [line, paragraphs] = block[rest % documentsInBlock]!;
        return { line, paragraphs };
      }),
    );
  }

  private open(): Promise<Directory> {
    return readData<Directory>(`${this.root}${this.file}`);
  }

  /** The pages where a word stands, in any of its forms. Prefixes are taken off only where nothing is found with them. */
  private async match(word: string, isLast: boolean, note: Note): Promise<Matches> {
    const found: Matches = new Map();
    const forms = findForms(word);
    const own = [...new Set([word, findBare(word)].map(findFamily))];
    const others = [...new Set(forms.map(findFamily))].filter((family) => !own.includes(family));
    for (const families of [own, others]) {
      for (const family of families) await this.take(family, word, forms, found, note);
      if ([...found.values()].some((match) => match.near >= SAME_STEM)) return found;
    }
    if (isLast) for (const form of new Set([word, findBare(word)])) await this.takeBegun(form, word, found, note);
    return found;
  }

  /** Two words that a text writes as one: air drop, airdrop. */
  private async matchJoined(words: string[], found: Matches[], note: Note): Promise<void> {
    for (let at = 0; at + 1 < words.length; at++) {
      const joined: Matches = new Map();
      const word = words[at]! + words[at + 1]!;
      await this.take(findFamily(word), word, [word], joined, note);
      for (const [page, match] of joined) {
        if (match.near < SAME_STEM) continue;
        for (const of of [found[at]!, found[at + 1]!]) if (!of.has(page)) of.set(page, match);
      }
    }
  }

  private async take(family: string, word: string, forms: string[], found: Matches, note: Note): Promise<void> {
    const [, ...rest] = (await this.load(await this.findFile(family))).find(([name]) => name === family) ?? [family];
    for (const [form, places] of pairs(rest)) {
      const near = weigh(form, word, forms, family);
      add(found, places, near);
      note(form, word, near);
    }
  }

  /** Forms that begin like what was typed, which may end in the middle of an ending. */
  private async takeBegun(start: string, word: string, found: Matches, note: Note): Promise<void> {
    const before = found.size;
    for (let cut = 0; cut <= LONGEST_ENDING && found.size === before; cut++) {
      const begun = start.slice(0, start.length - cut);
      const family = findStart(begun);
      if (begun.length < 3 || family.length < 2) return;
      for (const [, ...rest] of await this.range(family)) {
        for (const [form, places] of pairs(rest)) {
          if (!findForms(form).some((one) => one.startsWith(start))) continue;
          const near = BEGUN * Math.sqrt((start.length + 1) / (form.length + 1));
          add(found, places, near, true);
          note(form, word, near);
        }
      }
    }
  }

  /** The one file where a family stands, if it stands in any. */
  private async findFile(family: string): Promise<number> {
    const { firstFamilies } = await this.open();
    return Math.max(firstFamilies.findLastIndex((first) => first <= family), 0);
  }

  /** The families that begin so; where there are very many, the first of them. */
  private async range(start: string): Promise<Family[]> {
    const { firstFamilies } = await this.open();
    const found: Family[] = [];
    const least = await this.findFile(start);
    for (let file = least; file < Math.min(firstFamilies.length, least + MOST_FILES); file++) {
      if (firstFamilies[file]! > start && !firstFamilies[file]!.startsWith(start)) break;
      found.push(...(await this.load(file)).filter(([family]) => family.startsWith(start)));
    }
    return found;
  }

  private async load(file: number): Promise<Family[]> {
    const { firstFamilies, words } = await this.open();
    return firstFamilies.length ? readData<Family[]>(`${this.root}${this.code}-words-${words}/${file}.js`) : [];
  }
}

type Note = (form: string, word: string, near: number) => void;

function* pairs(rest: (string | number[])[]): Generator<[form: string, places: number[]]> {
  for (let at = 0; at < rest.length; at += 2) yield [rest[at] as string, rest[at + 1] as number[]];
}

/** How near a form comes to what was typed. */
function weigh(form: string, word: string, forms: string[], family: string): number {
  if (form === word) return SAME;
  const own = findForms(form);
  if (own.some((one) => forms.includes(one))) return WITHOUT_PREFIX;
  const stems = new Set(forms.map(findStem));
  if (own.some((one) => stems.has(findStem(one)))) return SAME_STEM;
  if (!ARABIC.test(form)) return SOUND;
  const roots = new Set(forms.map(findWholeRoot));
  return family.length > 2 && own.some((one) => roots.has(findWholeRoot(one))) ? SAME_ROOT : OTHER_ROOT;
}

const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;

/** What stands in quotation marks, as folded words. */
function findPhrases(query: string): string[][] {
  return [...query.matchAll(QUOTED)].map((match) => cutWords(match[1]!)).filter((words) => words.length > 1);
}
