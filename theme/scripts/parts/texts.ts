/** The index of texts: it loads the files that a query asks for, and puts the pages it finds in order. */

import { ARABIC, cutWords, findBare, findForms } from "./folding";
import { readData } from "./loading";
import type { Result } from "./names";
import { findFamily, findStart, findStem, findWholeRoot } from "./stems";

interface Directory {
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

export interface Page {
  line: Result;
  paragraphs: string[];
}

export interface Answer {
  pages: Hit[];
  /** Whether some words of the query stand in none of them, or only sound alike. */
  isGuess: boolean;
  /** Whether the last word of the query is in each the beginning of another. */
  isBegun: boolean;
  /** Every form that was found, for marking. */
  forms: Set<string>;
}

export interface Hit {
  page: number;
  kind: number;
  worth: number;
  /** Whether the words of the query stand in it as they were typed, but for prefixes and endings. */
  isNear: boolean;
}

/** Where a word of the query stands in a page, and how near the best form comes to what was typed. */
interface Match {
  near: number;
  count: number;
  places: number[];
  /** Whether that form only begins with what was typed. */
  isBegun: boolean;
}

type Matches = Map<number, Match>;

const SAME = 1;
const WITHOUT_PREFIX = 0.95;
const SAME_STEM = 0.85;
const BEGUN = 0.6;
const SAME_ROOT = 0.45;
/** From here on down a match is a guess. */
const SOUND = 0.3;
/** A root of two letters, or one that has lost a letter to an ending, says little. */
const OTHER_ROOT = 0.29;
/** So near the words of a query must come on the whole, where one of them is a guess by itself. */
const NEAR_ON_THE_WHOLE = 0.6;
const TITLE = 1.7;
/** Of files that one beginning of a word may ask for. */
const MOST_FILES = 8;
/** A source's own page says less than the pages that rest on it. */
const OF_SOURCE = 0.35;

export class TextSearch {
  private directory: Promise<Directory> | null = null;

  /** `file` is the directory of one language, seen from `root`. */
  constructor(private readonly root: string, private readonly file: string, private readonly code: string) {}

  async find(query: string): Promise<Answer> {
    const words = [...new Set(cutWords(query))];
    const phrases = findPhrases(query);
    if (!words.length) return { pages: [], isGuess: false, isBegun: false, forms: new Set() };
    const directory = await this.open();
    const forms = new Set<string>();
    const found = await Promise.all(words.map((word, place) => this.match(word, place === words.length - 1, forms)));
    const isIn = (page: number): boolean => phrases.every((phrase) => standsTogether(phrase, words, found, page));
    if (words.length > 1 && !rate(found, directory).some(({ page }) => isSure(nearOf(found, page)))) await this.matchJoined(words, found, forms);
    const rated = rate(found, directory).filter(({ page }) => isIn(page));
    const sure = rated.filter(({ page }) => isSure(nearOf(found, page)));
    const least = Math.ceil(words.length / 2);
    const some = sure.length ? sure : rated.filter(({ page }) => count(found, page) >= least);
    const isBegun = sure.every(({ page }) => found.at(-1)!.get(page)!.isBegun);
    return { pages: some, isGuess: !sure.length || isBegun, isBegun: isBegun && sure.length > 0, forms };
  }

  async read(hits: Hit[]): Promise<Page[]> {
    const { batches, documentsInBlock } = await this.open();
    return Promise.all(
      hits.map(async ({ page }) => {
        let [batch, rest] = [0, page];
        while (rest >= batches[batch]![1]) rest -= batches[batch++]![1];
        const folder = `${this.root}${this.code}-text-${batches[batch]![0]}/`;
        const block = await readData<[Result, string[]][]>(`${folder}${Math.floor(rest / documentsInBlock)}.js`);
        const [line, paragraphs] = block[rest % documentsInBlock]!;
        return { line, paragraphs };
      }),
    );
  }

  private open(): Promise<Directory> {
    this.directory ??= readData<Directory>(`${this.root}${this.file}`);
    return this.directory;
  }

  /** The pages where a word stands, in any of its forms. Prefixes are taken off only where nothing is found with them. */
  private async match(word: string, isLast: boolean, seen: Set<string>): Promise<Matches> {
    const found: Matches = new Map();
    const forms = findForms(word);
    const own = [...new Set([word, findBare(word)].map(findFamily))];
    const others = [...new Set(forms.map(findFamily))].filter((family) => !own.includes(family));
    for (const families of [own, others]) {
      for (const family of families) await this.take(family, word, forms, found, seen);
      if (best(found) >= SAME_STEM) return found;
    }
    if (isLast) for (const form of new Set([word, findBare(word)])) await this.takeBegun(form, found, seen);
    return found;
  }

  /** Two words that a text writes as one: air drop, airdrop. */
  private async matchJoined(words: string[], found: Matches[], seen: Set<string>): Promise<void> {
    for (let at = 0; at + 1 < words.length; at++) {
      const joined: Matches = new Map();
      const word = words[at]! + words[at + 1]!;
      await this.take(findFamily(word), word, [word], joined, seen);
      for (const [page, match] of joined) {
        if (match.near < SAME_STEM) continue;
        for (const of of [found[at]!, found[at + 1]!]) if (!of.has(page)) of.set(page, match);
      }
    }
  }

  private async take(family: string, word: string, forms: string[], found: Matches, seen: Set<string>): Promise<void> {
    const [, ...rest] = (await this.load(await this.findFile(family))).find(([name]) => name === family) ?? [family];
    for (const [form, places] of pairs(rest)) {
      add(found, places, weigh(form, word, forms, family));
      seen.add(form);
    }
  }

  /** Forms that begin like what was typed. */
  private async takeBegun(start: string, found: Matches, seen: Set<string>): Promise<void> {
    const family = findStart(start);
    if ([...start].length < 3 || family.length < 2) return;
    for (const [, ...rest] of await this.range(family)) {
      for (const [form, places] of pairs(rest)) {
        if (!findForms(form).some((one) => one.startsWith(start))) continue;
        add(found, places, BEGUN * Math.sqrt((start.length + 1) / (form.length + 1)), true);
        seen.add(form);
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

/** Read where a form stands: see `batches.py` for how it is written. */
function add(found: Matches, numbers: number[], near: number, isBegun = false): void {
  const hasPlaces = numbers[0] !== -1;
  let page = 0;
  for (let at = hasPlaces ? 0 : 1; at < numbers.length; ) {
    page += numbers[at++]!;
    const places: number[] = [];
    if (hasPlaces) {
      places.push(numbers[at++]!);
      while (numbers[at]! < 0) places.push(places.at(-1)! - numbers[at++]!);
    }
    const match = found.get(page);
    if (match) {
      if (near > match.near) [match.near, match.isBegun] = [near, isBegun];
      match.count += Math.max(places.length, 1) * near;
      match.places.push(...places);
    } else found.set(page, { near, count: Math.max(places.length, 1) * near, places, isBegun });
  }
}

const best = (found: Matches): number => Math.max(0, ...[...found.values()].map((match) => match.near));
const count = (found: Matches[], page: number): number => found.filter((match) => match.has(page)).length;

const nearOf = (found: Matches[], page: number): number[] => found.map((match) => match.get(page)?.near ?? 0);

/** Whether a page has all words, and not by chance. */
function isSure(near: number[]): boolean {
  const whole = near.reduce((sum, one) => sum + one, 0) / near.length;
  return near.every((one) => one > SOUND) || (near.every((one) => one > 0) && whole >= NEAR_ON_THE_WHOLE);
}

/** The pages in order: rare words, in titles, near each other and in the order of the query, weigh most. */
function rate(found: Matches[], directory: Directory): Hit[] {
  const total = directory.lengths.length;
  const lengths = [...directory.lengths].map((sign) => 2 ** ((sign.charCodeAt(0) - 48) / 3));
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(total, 1);
  const rarity = found.map((match) => {
    const near = [...match.values()].filter((one) => one.near >= BEGUN).length || match.size;
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
    const isNear = Math.min(...nearOf(found, page)) >= SAME_STEM;
    hits.push({ page, kind, isNear, worth: kind === directory.source ? worth * OF_SOURCE : worth });
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

/** What stands in quotation marks, as folded words. */
function findPhrases(query: string): string[][] {
  return [...query.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)].map((match) => cutWords(match[1]!)).filter((words) => words.length > 1);
}

/** Whether the words of a phrase follow each other in a page. Of the commonest words no places are kept; they are not looked at. */
function standsTogether(phrase: string[], words: string[], found: Matches[], page: number): boolean {
  const matches = phrase.map((word) => found[words.indexOf(word)]!.get(page));
  if (!matches.every((match) => match !== undefined)) return false;
  const known = matches.map(({ places }) => (places.length ? new Set(places) : null));
  const first = known.findIndex((places) => places !== null);
  if (first < 0) return true;
  return [...known[first]!].some((place) => known.every((places, word) => places === null || places.has(place + word - first)));
}
