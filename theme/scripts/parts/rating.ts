/** Where the words of a query stand in pages, and which page answers best. */

import type { Directory } from "./texts";

export interface Hit {
  page: number;
  kind: number;
  worth: number;
  /** Whether the words of the query stand in it as they were typed, but for prefixes and endings. */
  isNear: boolean;
  /** Whether they stand in it as they were typed, but for prefixes. */
  isTyped: boolean;
}

/** Where a word of the query stands in a page, and how near the best form comes to what was typed. */
export interface Match {
  near: number;
  count: number;
  places: number[];
  /** Those of forms that come near. */
  nearPlaces: number[];
  /** Whether a form is so common that its places are not kept. */
  isPartial: boolean;
  /** Whether the best form only begins with what was typed. */
  isBegun: boolean;
}

export type Matches = Map<number, Match>;

export const WITHOUT_PREFIX = 0.95;
export const SAME_STEM = 0.85;
/** From here on down a match is a guess. */
export const SOUND = 0.3;
const TELLING = 0.6;
/** So near the words of a query must come on the whole, where one of them is a guess by itself. */
const NEAR_ON_THE_WHOLE = 0.6;
const TITLE = 1.7;
/** A source's own page says less than the pages that rest on it. */
const OF_SOURCE = 0.35;

/** Read where a form stands: see `batches.py` for how it is written. */
export function add(found: Matches, numbers: number[], near: number, isBegun = false): void {
  const hasPlaces = numbers[0] !== -1;
  let page = 0;
  for (let at = hasPlaces ? 0 : 1; at < numbers.length; ) {
    page += numbers[at++]!;
    const places: number[] = [];
    if (hasPlaces) {
      places.push(numbers[at++]!);
      while (numbers[at]! < 0) places.push(places.at(-1)! - numbers[at++]!);
    }
    let match = found.get(page);
    if (!match) found.set(page, (match = { near: 0, count: 0, places: [], nearPlaces: [], isPartial: false, isBegun }));
    if (near > match.near) [match.near, match.isBegun] = [near, isBegun];
    match.count += Math.max(places.length, 1) * near;
    match.places.push(...places);
    if (near >= SAME_STEM) match.nearPlaces.push(...places);
    match.isPartial ||= !hasPlaces;
  }
}

export const nearOf = (found: Matches[], page: number): number[] => found.map((match) => match.get(page)?.near ?? 0);
export const count = (found: Matches[], page: number): number => found.filter((match) => match.has(page)).length;

/** Whether a page has all words, and not by chance. */
export function isSure(near: number[]): boolean {
  const whole = near.reduce((sum, one) => sum + one, 0) / near.length;
  return near.every((one) => one > SOUND) || (near.every((one) => one > 0) && whole >= NEAR_ON_THE_WHOLE);
}

/** The pages in order: rare words, in titles, near each other and in the order of the query, weigh most. */
export function rate(found: Matches[], directory: Directory): Hit[] {
  const total = directory.lengths.length;
  const lengths = [...directory.lengths].map((sign) => 2 ** ((sign.charCodeAt(0) - 48) / 3));
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(total, 1);
  const rarity = found.map((match) => {
    const near = [...match.values()].filter((one) => one.near >= TELLING).length || match.size;
    return Math.log(1 + (total - near + 0.5) / (near + 0.5));
  });
  const hits: Hit[] = [];
  for (const page of new Set(found.flatMap((match) => [...match.keys()]))) {
    let worth = 0;
    found.forEach((match, word) => {
      const here = match.get(page);
      if (!here) return;
      const often = here.count / (here.count + 0.6 + 0.6 * (lengths[page]! / usual));
      const inTitle = here.places.some((place) => place < directory.title) ? TITLE : 1;
      worth += rarity[word]! * here.near * (0.4 + 0.6 * often) * inTitle;
      const next = found[word + 1]?.get(page);
      if (next) worth += ((rarity[word]! + rarity[word + 1]!) / 2) * Math.min(here.near, next.near) * nearness(here.places, next.places);
    });
    const kind = kindOf(page, directory);
    const least = Math.min(...nearOf(found, page));
    hits.push({ page, kind, isNear: least >= SAME_STEM, isTyped: least >= WITHOUT_PREFIX, worth: kind === directory.source ? worth * OF_SOURCE : worth });
  }
  return hits.sort((one, other) => Number(other.isNear) - Number(one.isNear) || other.worth - one.worth || one.page - other.page);
}

/** What two words gain by standing near each other, most where the second follows the first. */
function nearness(places: number[], next: number[]): number {
  let gain = 0;
  const following = new Set(next);
  for (const place of places) {
    for (let step = 1; step <= 8; step++) {
      const worth = step === 1 ? 1 : step <= 3 ? 0.6 : 0.25;
      if (following.has(place + step)) gain = Math.max(gain, worth);
      if (following.has(place - step)) gain = Math.max(gain, worth * 0.7);
    }
  }
  return gain;
}

function kindOf(page: number, { kinds }: Directory): number {
  let end = 0;
  return kinds.find(([, count]) => page < (end += count))![0];
}

/** Whether the words of a phrase follow each other in a page. Of the commonest words no places are kept; they are not looked at. */
export function standsTogether(phrase: string[], words: string[], found: Matches[], page: number): boolean {
  const matches = phrase.filter((word) => words.includes(word)).map((word) => found[words.indexOf(word)]!.get(page));
  if (!matches.every((match) => match !== undefined)) return false;
  const known = matches.map(({ nearPlaces, isPartial }) => (isPartial ? null : new Set(nearPlaces)));
  const first = known.findIndex((places) => places !== null);
  if (first < 0) return true;
  return [...known[first]!].some((place) => known.every((places, word) => places === null || places.has(place + word - first)));
}
