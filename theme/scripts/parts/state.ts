/** What a reader has chosen. It stands in the part of the address after `#`, which no server is told. */

import type { Chronicle, Month } from "./data";

export interface State {
  place: string;
  actor: string;
  with: string;
  kind: string;
  campaign: string;
  from: string;
  to: string;
  page: string;
  /** The search's own: what was typed, and the kind of page that is asked for. */
  q: string;
  of: string;
  /** The map's own: the place whose battles are listed, and zoom/latitude/longitude of the view. */
  at: string;
  map: string;
}

export const FILTERS = ["place", "actor", "with", "kind", "campaign", "from", "to"] as const;
export type Filter = (typeof FILTERS)[number];
const KEYS: (keyof State)[] = [...FILTERS, "page", "q", "of", "at", "map"];

/** A fragment without `=` is a place on the page, such as the one that leads past the navigation. */
export const isState = (fragment: string): boolean => fragment === "" || fragment === "#" || fragment.includes("=");

export function parseState(fragment: string): State {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = Object.fromEntries(KEYS.map((key) => [key, said.get(key) ?? ""])) as unknown as State;
  // What is no month chooses none.
  for (const key of ["from", "to"] as const) if (parseMonth(state[key]) === null) state[key] = "";
  return state;
}

/** The fragment of a state; empty where nothing is chosen. */
export function printState(state: State): string {
  const said = KEYS.filter((key) => state[key]).map((key) => `${key}=${encodeURIComponent(state[key]).replace(/%2F/g, "/")}`);
  return said.length ? `#${said.join("&")}` : "";
}

/** A choice of filters as numbers; -1 for any, -2 for what this chronicle does not know. */
export interface Choice {
  place: number;
  actor: number;
  with: number;
  kind: number;
  campaign: number;
  from: Month;
  to: Month;
}

export function readChoice(state: State, chronicle: Chronicle): Choice {
  const find = (ids: string[], id: string): number => (id ? (ids.includes(id) ? ids.indexOf(id) : -2) : -1);
  return {
    place: find(chronicle.places.map((place) => place.id), state.place),
    actor: find(chronicle.actorIds, state.actor),
    with: find(chronicle.actorIds, state.with),
    kind: find(chronicle.kinds, state.kind),
    campaign: find(chronicle.campaignIds, state.campaign),
    from: parseMonth(state.from) ?? -Infinity,
    to: parseMonth(state.to) ?? Infinity,
  };
}

/** A month as `2017-11`; null for what is none. */
export function parseMonth(text: string): Month | null {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  return year && month && +month >= 1 && +month <= 12 ? +year * 12 + +month - 1 : null;
}

export const printMonth = (month: Month): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

export const hasMonths = (choice: Choice): boolean => choice.from > -Infinity || choice.to < Infinity;

/** Whether a month of a year lies in the time of a choice; month 0 stands for the whole year. */
export function isWithin(choice: Choice, year: number, month: number): boolean {
  const first = year * 12 + Math.max(month - 1, 0);
  return (month ? first : first + 11) >= choice.from && first <= choice.to;
}

/** The battles of a choice, in order of time, with all that may have been under way in its time; without regard to some of its filters, if wanted. */
export function choose(chronicle: Chronicle, choice: Choice, without: readonly Filter[] = []): number[] {
  const asks = (filter: Filter): boolean => !without.includes(filter);
  const tests: ((battle: number) => boolean)[] = [];
  const has = (filter: "place" | "actor" | "with" | "campaign", of: number[][]): void => {
    const wanted = choice[filter];
    if (wanted !== -1 && asks(filter)) tests.push((battle) => of[battle]!.includes(wanted));
  };
  has("place", chronicle.placesOf);
  has("actor", chronicle.actorsOf);
  has("with", chronicle.actorsOf);
  has("campaign", chronicle.campaignsOf);
  if (choice.kind !== -1 && asks("kind")) tests.push((battle) => chronicle.kindOf[battle] === choice.kind);
  if (choice.from > -Infinity && asks("from")) tests.push((battle) => chronicle.goesOn.has(battle) || chronicle.lastMonth[battle]! >= choice.from);
  if (choice.to < Infinity && asks("to")) tests.push((battle) => chronicle.hasNoStart.has(battle) || chronicle.firstMonth[battle]! <= choice.to);
  const found: number[] = [];
  for (let battle = 0; battle < chronicle.count; battle++) {
    if (tests.every((test) => test(battle))) found.push(battle);
  }
  return found;
}
