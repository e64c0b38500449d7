/** The grid of years and months, counted anew for a choice. */

import type { Chronicle } from "./data";
import { make } from "./elements";
import type { Words } from "./words";

const LEVELS = 8;

/** Put the counts of some battles into the grid's table. `link` leads to the battles between two months. */
export function showGrid(
  table: HTMLTableElement,
  chronicle: Chronicle,
  battles: number[],
  words: Words,
  link: (from: string, to: string) => string,
  isChosen: (year: number, month: number) => boolean,
): void {
  const years = count(chronicle, battles);
  const most = Math.max(1, ...[...years.values()].flatMap((months) => months));
  const hasUnknown = [...years.values()].some((months) => months[0]);
  const shown = hasUnknown ? [0, ...MONTHS] : MONTHS;
  const rows = [...years.keys()].sort((one, other) => one - other);
  table.tHead!.replaceChildren(makeHead(shown, words));
  table.tBodies[0]!.replaceChildren(
    ...rows.map((year) => makeRow(year, years.get(year)!, shown, most, words, link, isChosen)),
  );
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function count(chronicle: Chronicle, battles: number[]): Map<number, number[]> {
  const years = new Map<number, number[]>();
  for (const battle of battles) {
    for (const [year, month] of chronicle.standsOf(battle)) {
      if (!years.has(year)) years.set(year, new Array(13).fill(0));
      years.get(year)![month]!++;
    }
  }
  return years;
}

function makeHead(shown: number[], words: Words): HTMLElement {
  const { shortMonths, narrowMonths, monthNames } = words.said;
  const months = shown.map((month) => {
    const title = month ? monthNames[month - 1]! : words.say("unknownMonth");
    const short = make("span", { class: "short" }, month ? shortMonths[month - 1]! : "?");
    const narrow = make("span", { class: "narrow" }, month ? narrowMonths[month - 1]! : "?");
    return make("th", { scope: "col" }, make("abbr", { title }, short, narrow));
  });
  const all = make("th", { scope: "col", class: "total" }, words.say("all"));
  return make("tr", {}, make("th", { scope: "col" }, words.say("year")), ...months, all);
}

function makeRow(
  year: number, months: number[], shown: number[], most: number, words: Words,
  link: (from: string, to: string) => string, isChosen: (year: number, month: number) => boolean,
): HTMLElement {
  const text = String(year).padStart(4, "0");
  const whole = make("a", { href: link(`${text}-01`, `${text}-12`) }, words.year(year));
  const total = months.reduce((sum, number) => sum + number, 0);
  const cells = shown.map((month) => {
    const number = months[month]!;
    if (!number) return make("td");
    // What has no month is found in the list of its year.
    if (!month) return make("td", {}, make("span", { class: "unknown" }, words.number(number)));
    const chosen = isChosen(year, month);
    const said = words.say("counted", { month: words.heading(year, month), count: words.battles(number) });
    const attributes: Record<string, string> = {
      class: `level-${Math.ceil((number * LEVELS) / most)}${chosen ? " chosen" : ""}`,
      "aria-label": said,
      ...(chosen ? { "aria-current": "true" } : {}),
    };
    const monthText = `${text}-${String(month).padStart(2, "0")}`;
    return make("td", {}, make("a", { href: link(monthText, monthText), ...attributes }, words.number(number)));
  });
  return make(
    "tr", {}, make("th", { scope: "row" }, whole), ...cells, make("td", { class: "total" }, words.number(total)),
  );
}
