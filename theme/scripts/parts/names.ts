/** The index of names: it loads the shards that a query asks for, and puts what it finds in order. */

import type { Said } from "./data";
import { cutWords, findBare, findForms, findSkeleton, findSound } from "./folding";
import { readData } from "./loading";

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
  all: string;
}

/** Kind, address from the first page of the language, name, and notes. */
export type Result = [kind: number, href: string, name: Said, ...notes: Said[]];

export interface Found {
  results: Result[];
  /** Whether all of it only sounds alike, or is a letter off. */
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
const STRIPPED = 0.95;
const BEGUN = 0.75;
const SOUND = 0.9;
/** What a town has before a district, or a battle, of the same name. */
const TOWN = 0.1;
const ONE_OFF = 0.6;
const SKELETON = 0.45;
const MOST = 40;

export class NameSearch {
  private index: Promise<Index> | null = null;
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

  async find(query: string, most: number): Promise<Found> {
    const words = cutWords(query);
    if (!words.length) return { results: [], isGuess: false, isBegun: false };
    const index = await this.open();
    const matches = await Promise.all(words.map((word, place) => this.match(word, place === words.length - 1, words.length)));
    const sure = rate(matches, index, 0);
    const scores = sure.length ? sure : await this.guess(words, matches, index);
    const chosen = scores.slice(0, Math.min(most, MOST));
    return { results: await this.readLines(chosen.map(({ record }) => record), index), isGuess: !sure.length, isBegun: (scores[0]?.least ?? 1) <= BEGUN };
  }

  /** Where no name holds all words: names that sound alike or are a letter off; then, that hold most words. */
  private async guess(words: string[], sure: Matches[], index: Index): Promise<Score[]> {
    const matches = await Promise.all(
      words.map(async (word, place) => {
        const found = new Map(sure[place]);
        for (const [name, match] of await this.matchRoughly(word, words.length)) {
          if ((found.get(name)?.worth ?? 0) < match.worth) found.set(name, match);
        }
        return found;
      }),
    );
    const all = rate(matches, index, 0);
    return all.length || words.length < 2 ? all : rate(matches, index, Math.floor(words.length / 2));
  }

  private open(): Promise<Index> {
    this.index ??= readData<Index>(`${this.root}index.js`);
    return this.index;
  }

  /** The names that a word can stand in: each with what the best match is worth. */
  private async match(word: string, isLast: boolean, count: number): Promise<Matches> {
    const found: Matches = new Map();
    const { lengths } = await this.open();
    const forms = findForms(word);
    for (const [number, form] of forms.entries()) {
      const worth = number === 0 || form === findBare(word) ? EXACT : STRIPPED;
      for (const [key, places] of await this.range(`=${form}`)) {
        if (key === `=${form}`) take(found, places, lengths, worth);
        else if (isLast && (form.length > 1 || count > 1)) {
          take(found, places, lengths, BEGUN * worth * Math.sqrt((form.length + 1) / key.length));
        }
      }
    }
    if (/^\d+$/.test(word)) return found;
    for (const form of forms) for (const places of await this.exact(`~${findSound(form)}`)) take(found, places, lengths, SOUND);
    return found;
  }

  /** Names with a word that is a letter off, or has the same consonants. */
  private async matchRoughly(word: string, count: number): Promise<Matches> {
    const found: Matches = new Map();
    if (/^\d+$/.test(word)) return found;
    const { lengths } = await this.open();
    for (const form of findForms(word)) {
      for (const [key, places] of await this.range(`=${form[0]}`)) {
        if (isOneOff(form, key.slice(1), count > 1 ? 3 : 4)) take(found, places, lengths, ONE_OFF);
      }
      const skeleton = findSkeleton(form);
      if (skeleton.length > 1) for (const places of await this.exact(`-${skeleton}`)) take(found, places, lengths, SKELETON);
    }
    return found;
  }

  private async exact(key: string): Promise<number[][]> {
    return (await this.range(key)).filter(([one]) => one === key).map(([, places]) => places);
  }

  /** All keys that begin so, with the names they stand in. */
  private async range(start: string): Promise<[string, number[]][]> {
    const { firstKeys } = await this.open();
    const found: [string, number[]][] = [];
    let shard = Math.max(firstKeys.findLastIndex((first) => compare(first, start) <= 0), 0);
    for (; shard < firstKeys.length; shard++) {
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
      shard = this.open().then(async ({ shards }) => {
        const [keys, steps] = await readData<Shard>(`${this.root}${shards}/${number}.js`);
        return [keys, steps.map(sum)];
      });
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
    const town = record < index.settlements && here.length === matches.length ? TOWN : 0;
    const worth = (total / matches.length) * 0.75 + (total / Math.max(length, matches.length)) * 0.25 + town;
    const known = best.get(record);
    if (!known || known.worth < worth) best.set(record, { record, worth, least: Math.min(...here.map((match) => match.worth)) });
  }
  return [...best.values()].sort((one, other) => other.worth - one.worth || one.record - other.record);
}

/** The build puts keys in order by code points, as this does: not by the rules of a language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

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
