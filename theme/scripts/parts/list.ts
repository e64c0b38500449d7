/** A list of battles by month, a page at a time, as the pages made at build have it. */

import type { Chronicle, Line, Marks, Names } from "./data";
import { draw, make } from "./elements";
import { leadTo } from "./leading";
import { readData } from "./loading";
import { type Words, nodesOf } from "./words";

/** Where the lists find what they show of each battle, and how many battles one file holds. */
export interface Blocks {
  folder: string;
  size: number;
  /** The folder of battle pages. */
  battles: string;
}

export class BattleList {
  private asked = 0;

  constructor(
    private readonly section: HTMLElement,
    private readonly chronicle: Chronicle,
    private readonly names: Names,
    private readonly words: Words,
    private readonly blocks: Blocks,
    private readonly pageLink: (page: number) => string,
  ) {}

  /** Show one page of some battles. Of two calls the later one wins, whichever file comes first. */
  async show(battles: number[], page: number, within: (year: number, month: number) => boolean): Promise<void> {
    const turn = ++this.asked;
    const pages = Math.max(Math.ceil(battles.length / this.blocks.size), 1);
    const shown = Math.min(Math.max(page, 1), pages);
    const numbers = battles.slice((shown - 1) * this.blocks.size, shown * this.blocks.size);
    const lines = await this.read(numbers);
    if (turn !== this.asked) return;
    this.section.replaceChildren(...this.makeMonths(numbers, lines, within), ...this.makePager(shown, pages));
    if (!battles.length) this.section.replaceChildren(make("p", {}, this.words.say("none")));
    this.section.hidden = false;
  }

  private async read(battles: number[]): Promise<Line[]> {
    const wanted = [...new Set(battles.map((battle) => Math.floor(battle / this.blocks.size)))];
    const files = await Promise.all(wanted.map((block) => readData<Line[]>(`${this.blocks.folder}${block}.js`)));
    const found = new Map(wanted.map((block, place) => [block, files[place]!]));
    return battles.map((battle) => found.get(Math.floor(battle / this.blocks.size))![battle % this.blocks.size]!);
  }

  private makeMonths(battles: number[], lines: Line[], within: (year: number, month: number) => boolean): Node[] {
    const nodes: Node[] = [];
    let [lastYear, lastMonth, list]: [number, number, HTMLElement | null] = [NaN, NaN, null];
    battles.forEach((battle, place) => {
      const stands = this.chronicle.standsOf(battle);
      const [year, month] = stands.find(([year, month]) => within(year, month)) ?? stands[0]!;
      if (year !== lastYear || month !== lastMonth || list === null) {
        list = make("ol", { class: "battles" });
        const heading = make("h2", { class: "year-heading" }, this.words.heading(year, month));
        nodes.push(make("section", { class: "year drawn" }, heading, list));
        [lastYear, lastMonth] = [year, month];
      }
      list.append(this.makeItem(battle, lines[place]!, year));
    });
    return nodes.length ? [this.makeRuler(), ...nodes] : nodes;
  }

  private makeItem(battle: number, [id, title, when, marks]: Line, year: number): HTMLElement {
    const link = make("a", { href: leadTo(`${this.blocks.battles}${id}/`) }, make("bdi", {}, nodesOf(title)));
    const more = make("p", { class: "battle-more" });
    more.append(make("span", { class: "battle-kind" }, this.names.kinds[this.chronicle.kindOf[battle]!]!));
    for (const spot of this.chronicle.spotsOf[battle]!) {
      const place = this.names.places[this.chronicle.spots[spot]!.place]!;
      more.append(make("span", { class: "dot" }, " · "), nodesOf(place));
    }
    this.chronicle.sides[battle]!.forEach((side, place) => {
      more.append(place ? ` ${this.words.say("against")} ` : make("span", { class: "dot" }, " · "));
      more.append(this.makeSide(side, place + 1));
    });
    const own = marks.find(([of]) => of === year);
    return make(
      "li",
      { class: "battle-item" },
      make("div", { class: "battle-date" }, make("bdi", { class: "date" }, when)),
      make("div", { class: "battle-words" }, make("p", { class: "battle-title" }, link), more),
      ...(own?.[1] ? [make("div", { class: "battle-span" }, drawSpan(own))] : []),
    );
  }

  private makeSide(actors: number[], number: number): HTMLElement {
    const side = make("span", { class: `side side-${number}` });
    actors.forEach((actor, place) => {
      if (place) side.append(this.words.say("comma"));
      side.append(nodesOf(this.names.short[actor]!));
    });
    return side;
  }

  private makeRuler(): HTMLElement {
    const months = this.words.said.shortMonths.map((short, month) =>
      make("abbr", { title: this.words.said.monthNames[month]! }, short),
    );
    return make("div", { class: "ruler", "aria-hidden": "true" }, make("div", { class: "ruler-months" }, ...months));
  }

  private makePager(page: number, pages: number): HTMLElement[] {
    if (pages === 1) return [];
    const words = this.words;
    const pager = make("nav", { class: "neighbours", "aria-label": words.say("pages") });
    const link = (to: number, said: string): Node =>
      to >= 1 && to <= pages ? make("a", { href: this.pageLink(to) }, words.say(said)) : make("span");
    const here = words.say("page", { n: words.number(page), all: words.number(pages) });
    pager.append(link(page - 1, "before"), make("span", {}, here), link(page + 1, "after"));
    return [pager];
  }
}

const MONTHS = "M8.5 0V12M16.2 0V12M24.7 0V12M32.9 0V12M41.4 0V12M49.6 0V12M58.1 0V12M66.6 0V12M74.8 0V12M83.3 0V12M91.5 0V12";

function drawSpan([, pieces = [], arrows = [], tails = []]: Marks): SVGElement {
  const isTurned = document.documentElement.dir === "rtl";
  return draw(
    "svg",
    { class: "span-bar", viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("path", { class: "months", d: MONTHS, ...(isTurned ? { transform: "matrix(-1 0 0 1 100 0)" } : {}) }),
    draw("path", { class: "axis", d: "M0 6H100" }),
    ...pieces.map(([kind, x, width]) => {
      const [y, height] = kind === "soft" ? [4, 4] : [2, 8];
      return draw("rect", { class: kind, x, width, y, height });
    }),
    ...arrows.map((d) => draw("path", { class: "arrow", d })),
    ...tails.map((d) => draw("path", { class: "tail", d })),
  );
}
