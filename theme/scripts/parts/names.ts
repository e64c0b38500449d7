/** The index of names: it loads the shards that a query asks for, and puts what it finds in order. */

import type { Said } from "./data";
import { cutWords, findBare, findForms, findSkeleton, findSound } from "./folding";
import { readData } from "./loading";
import { findStem } from "./stems";

interface Index {
  shards: string;
  firstKeys: string[];
  lines: Record<string, string>;
  /** The directory of each language's texts. */
  texts: Record<string, string>;
  linesInBlock: number;
  /** So many records from the first are towns. */
  settlements: number;
  variants: number;
  lengths: number;
  words: Record<string, SearchWords>;
}

export interface SearchWords {
  kinds: string[];
  none: string;
  perhaps: string;
  begun: string;
  all: string;
}

/** Kind, address from the first page of the language, name, and notes. */
export type Result = [kind: number, href: string, name: Said, ...notes: Said[]];

export interface Found {
  results: Result[];
  /** Whether the best only shares a sound or a stem with a part of its name, or is a letter off. */
  isGuess: boolean;
  /** Whether the best name only begins with what was typed. */
  isBegun: boolean;
}

/** The names that a word stands in, by record and variant: what the match is worth, and how long the name is. */
type Matches = Map<number, Match>;

interface Match {
  worth: number;
  length: number;
}

type Shard = [keys: string[], places: number[][]];

/** What a match is worth. The last two are guesses. */
const EXACT = 1;
/** Without the article that was typed. */
const BARE = 0.98;
const STRIPPED = 0.95;
const BEGUN = 0.75;
const SOUND = 0.9;
const SAME_STEM = 0.85;
/** What a town whose whole name was typed has before a district, or a battle, of the same name. */
const TOWN = 0.1;
const ONE_OFF = 0.6;
const SKELETON = 0.45;
const MOST = 40;
/** Of files that one beginning of a word may ask for. */
const MOST_SHARDS = 12;

export class NameSearch {
  private readonly shards = new Map<number, Promise<[string[], number[][]]>>();

  /** `root` is the folder of `index.js`; `home` the first page of the language. */
  constructor(private readonly root: string, private readonly language: string) {}

  async words(): Promise<SearchWords> {
    return (await this.open()).words[this.language]!;
  }

  /** Where the texts of a language are listed. */
  async texts(language: string): Promise<string> {
    return (await this.open()).texts[language]!;
  }

  async find(query: string, most: number, mayGuess = true): Promise<Found> {
    const words = cutWords(query);
    if (!words.length) return { results: [], isGuess: false, isBegun: false };
    const index = await this.open();
    const matches = await Promise.all(words.map((word, place) => this.match(word, place === words.length - 1, words.length)));
    const sure = rate(matches, index, 0);
    const scores = sure.length || !mayGuess ? sure : await this.guess(words, matches, index);
    const chosen = scores.slice(0, Math.min(most, MOST));
    const best = scores[0];
    const isBegun = sure.length > 0 && best!.least <= BEGUN;
    return { results: await this.readLines(chosen.map(({ record }) => record), index), isGuess: !sure.length || (!isBegun && best!.isWeak), isBegun };
  }

  /** Where no name holds all words: names that sound alike or are a letter off; then, that hold most words. */
  private async guess(words: string[], sure: Matches[], index: Index): Promise<Score[]> {
    const found = sure.map((match) => new Map(match));
    // What prefixes leave of a word is tried where the word itself leads nowhere: each form asks for more files.
    for (const choose of [ownForms, otherForms]) {
      await Promise.all(words.map((word, place) => this.matchRoughly(choose(word), found[place]!, words.length)));
      const all = rate(found, index, 0);
      if (all.length) return all;
    }
    return words.length < 2 ? [] : rate(found, index, Math.floor(words.length / 2));
  }

  private open(): Promise<Index> {
    return readData<Index>(`${this.root}index.js`);
  }

  /** The names that a word can stand in: each with what the best match is worth. */
  private async match(word: string, isLast: boolean, count: number): Promise<Matches> {
    const found: Matches = new Map();
    for (const form of findForms(word)) {
      const worth = form === word ? EXACT : form === findBare(word) ? BARE : STRIPPED;
      await this.matchForm(form, worth, isLast, count, found);
    }
    return found;
  }

  private async matchForm(form: string, worth: number, isLast: boolean, count: number, found: Matches): Promise<void> {
    const { lengths } = await this.open();
    const isBeginning = isLast && (form.length > 1 || count > 1);
    for (const places of await this.exact(`=${form}`)) take(found, places, lengths, worth);
    for (const [key, places] of isBeginning ? await this.range(`=${form}`) : []) {
      take(found, places, lengths, BEGUN * worth * Math.sqrt((form.length + 1) / key.length));
    }
    if (/^\d+$/.test(form)) return;
    for (const places of await this.exact(`~${findSound(form)}`)) take(found, places, lengths, SOUND);
    for (const places of await this.exact(`+${findStem(form)}`)) take(found, places, lengths, SAME_STEM);
  }

  /** Names with a word that is a letter off, or has the same consonants. */
  private async matchRoughly(forms: string[], found: Matches, count: number): Promise<void> {
    const { lengths } = await this.open();
    for (const form of forms) {
      if (/^\d+$/.test(form)) continue;
      for (const word of await this.listOneOff(form, count > 1 ? 3 : 4)) {
        for (const places of await this.exact(`=${word}`)) take(found, places, lengths, ONE_OFF);
      }
      const skeleton = findSkeleton(form);
      // Of two short names with the same consonants, such as PKK and YPG, one says nothing of the other.
      if (skeleton.length > 1 && (count > 1 || form.length > 3)) for (const places of await this.exact(`-${skeleton}`)) take(found, places, lengths, SKELETON);
    }
  }

  /** The words that are a letter off: such a word has the first half in common, or else the second. */
  private async listOneOff(form: string, least: number): Promise<string[]> {
    if (form.length < least) return [];
    // Two letters at least: of one alone there are too many words.
    const half = Math.max(Math.floor(form.length / 2), 2);
    const begun = (await this.range(`=${form.slice(0, half)}`)).map(([key]) => key.slice(1));
    const ended = (await this.range(`<${turn(form).slice(0, Math.max(form.length - half - 1, 2))}`)).map(([key]) => turn(key.slice(1)));
    return [...new Set([...begun, ...ended])].filter((word) => isOneOff(form, word, least));
  }

  private async exact(key: string): Promise<number[][]> {
    const [keys, places] = await this.load(await this.findShard(key));
    const place = keys.indexOf(key);
    return place < 0 ? [] : [places[place]!];
  }

  /** The one shard where a key stands, if it stands in any. */
  private async findShard(key: string): Promise<number> {
    const { firstKeys } = await this.open();
    return Math.max(firstKeys.findLastIndex((first) => compare(first, key) <= 0), 0);
  }

  /** The keys that begin so, with the names they stand in; where there are very many, the first of them. */
  private async range(start: string): Promise<[string, number[]][]> {
    const { firstKeys } = await this.open();
    const found: [string, number[]][] = [];
    const least = await this.findShard(start);
    for (let shard = least; shard < Math.min(firstKeys.length, least + MOST_SHARDS); shard++) {
      if (compare(firstKeys[shard]!, start) > 0 && !firstKeys[shard]!.startsWith(start)) break;
      const [keys, places] = await this.load(shard);
      keys.forEach((key, place) => {
        if (key.startsWith(start)) found.push([key, places[place]!]);
      });
    }
    return found;
  }

  private load(number: number): Promise<Shard> {
    let shard = this.shards.get(number);
    if (!shard) {
      shard = this.open().then(async ({ shards, firstKeys }) => {
        if (!firstKeys.length) return [[], []];
        const entries = await readData<(string | number[])[]>(`${this.root}${shards}/${number}.js`);
        const [keys, places] = [0, 1].map((first) => entries.filter((_, place) => place % 2 === first));
        return [keys as string[], (places as number[][]).map(sum)];
      });
      shard.catch(() => this.shards.delete(number));
      this.shards.set(number, shard);
    }
    return shard;
  }

  private async readLines(records: number[], index: Index): Promise<Result[]> {
    const folder = `${this.root}${this.language}-${index.lines[this.language]!}/`;
    return Promise.all(
      records.map(async (record) => {
        const block = await readData<Result[]>(`${folder}${Math.floor(record / index.linesInBlock)}.js`);
        return block[record % index.linesInBlock]!;
      }),
    );
  }
}

interface Score {
  record: number;
  worth: number;
  /** What the worst of its words is worth. */
  least: number;
  /** Whether a word only sounds alike, or has the same stem, and the name has others beside. */
  isWeak: boolean;
}

function take(found: Matches, places: number[], lengths: number, worth: number): void {
  for (const place of places) {
    const name = Math.floor(place / lengths);
    if ((found.get(name)?.worth ?? 0) < worth) found.set(name, { worth, length: place % lengths });
  }
}

/** Records in order: how much of the query a name holds, and how much of the name the query. */
function rate(matches: Matches[], index: Index, mostMissing: number): Score[] {
  const best = new Map<number, Score>();
  for (const name of new Set(matches.flatMap((match) => [...match.keys()]))) {
    const here = matches.flatMap((match) => match.get(name) ?? []);
    if (matches.length - here.length > mostMissing) continue;
    const length = Math.min(...here.map((match) => match.length));
    const record = Math.floor(name / index.variants);
    const total = here.reduce((sum, match) => sum + match.worth, 0);
    const town = record < index.settlements && here.length === matches.length && here.length >= length ? TOWN : 0;
    const worth = (total / matches.length) * 0.75 + (total / Math.max(length, matches.length)) * 0.25 + town;
    const known = best.get(record);
    const least = Math.min(...here.map((match) => match.worth));
    if (!known || known.worth < worth) best.set(record, { record, worth, least, isWeak: least <= SOUND && here.length < length });
  }
  return [...best.values()].sort((one, other) => other.worth - one.worth || one.record - other.record);
}

/** The build puts keys in order by code points, as this does: not by the rules of a language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const ownForms = (word: string): string[] => [...new Set([word, findBare(word)])];
const otherForms = (word: string): string[] => findForms(word).filter((form) => !ownForms(word).includes(form));
const turn = (word: string): string => [...word].reverse().join("");

function sum(steps: number[]): number[] {
  let total = 0;
  return steps.map((step) => (total += step));
}

/** Whether one letter more, less, other, or two changed about, makes one word the other. Short words never are. */
export function isOneOff(one: string, other: string, least = 4): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < least || longer.length - shorter.length > 1 || one === other) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start++;
  const rest = (word: string, from: number): string => word.slice(from);
  if (longer.length > shorter.length) return rest(longer, start + 1) === rest(shorter, start);
  const isSwapped = shorter[start] === longer[start + 1] && shorter[start + 1] === longer[start];
  return rest(longer, start + 1) === rest(shorter, start + 1) || (isSwapped && rest(longer, start + 2) === rest(shorter, start + 2));
}
