/** The data of the explorer, as the build wrote it, and read into a form that can be asked. */

import { readData } from "./loading";

/** Words: of the page's language, or with language, direction, and pieces of which every second runs against it. */
export type Said = string | string[];

interface Columns {
  kinds: string[];
  places: [id: string, within: number, latitude: number | null, longitude: number | null][];
  actors: [id: string, above: number[]][];
  campaigns: [id: string, above: number[]][];
  precisions: string[];
  spots: [place: number, precision: number][];
  battles: {
    first: number[];
    days: number[];
    kind: number[];
    campaign: number[];
    sides: number[][][];
    spots: number[][];
    beside: Record<string, number[]>;
    commanders: Record<string, number[]>;
    stands: Record<string, [year: number, month: number][]>;
    goesOn: number[];
    hasNoStart: number[];
  };
}

export interface Names {
  kinds: string[];
  places: Said[];
  placeOrder: number[];
  actors: Said[];
  short: Said[];
  actorOrder: number[];
  campaigns: Said[];
  campaignOrder: number[];
  governorates: [latitude: number, longitude: number, name: string][];
}

/** A piece of a bar: how it is filled, where it starts, how long it is. */
export type Piece = [kind: string, x: number, width: number];
export type Marks = [year: number, pieces?: Piece[], arrows?: string[], tails?: string[]];
export type Line = [id: string, title: Said, when: string, marks: Marks[]];

/** A month as one number: 12 times the year and the months before it. */
export type Month = number;

export interface Place {
  id: string;
  within: number;
  at: [latitude: number, longitude: number] | null;
}

export interface Spot {
  place: number;
  precision: string;
}

/** The battles in order of time; all else by its number. */
export class Chronicle {
  readonly count: number;
  /** The first and the last month that is known of each; it may have begun before, or gone on after. */
  readonly firstMonth: Int32Array;
  readonly lastMonth: Int32Array;
  readonly goesOn: Set<number>;
  readonly hasNoStart: Set<number>;
  readonly kinds: string[];
  readonly places: Place[];
  readonly spots: Spot[];
  readonly actorIds: string[];
  readonly campaignIds: string[];
  /** What a filter finds each battle by: its places, actors and campaign with all above them. */
  readonly placesOf: number[][];
  readonly actorsOf: number[][];
  readonly campaignsOf: number[][];
  readonly kindOf: number[];
  readonly sides: number[][][];
  readonly spotsOf: number[][];
  private readonly stands: Record<string, [number, number][]>;

  constructor(columns: Columns) {
    const battles = columns.battles;
    this.count = battles.kind.length;
    this.kinds = columns.kinds;
    this.places = columns.places.map(([id, within, latitude, longitude]) => ({
      id,
      within,
      at: latitude === null || longitude === null ? null : [latitude, longitude],
    }));
    this.spots = columns.spots.map(([place, precision]) => ({ place, precision: columns.precisions[precision]! }));
    this.actorIds = columns.actors.map(([id]) => id);
    this.campaignIds = columns.campaigns.map(([id]) => id);
    this.kindOf = battles.kind;
    this.sides = battles.sides;
    this.spotsOf = battles.spots;
    this.stands = battles.stands;
    this.goesOn = new Set(battles.goesOn);
    this.hasNoStart = new Set(battles.hasNoStart);
    [this.firstMonth, this.lastMonth] = readMonths(battles.first, battles.days);

    const placesAbove = closure(columns.places.map(([, within]) => (within < 0 ? [] : [within])));
    const actorsAbove = closure(columns.actors.map(([, above]) => above));
    const campaignsAbove = closure(columns.campaigns.map(([, above]) => above));
    this.placesOf = range(this.count).map((battle) => {
      const scenes = battles.spots[battle]!.map((spot) => columns.spots[spot]![0]);
      return withAll([...scenes, ...(battles.beside[battle] ?? [])], placesAbove);
    });
    this.actorsOf = range(this.count).map((battle) =>
      withAll([...battles.sides[battle]!.flat(), ...(battles.commanders[battle] ?? [])], actorsAbove),
    );
    this.campaignsOf = battles.campaign.map((campaign) => (campaign < 0 ? [] : withAll([campaign], campaignsAbove)));
  }

  /** The years and months under which a battle stands in lists; month 0 where none is known. */
  standsOf(battle: number): [year: number, month: number][] {
    const first = this.firstMonth[battle]!;
    return this.stands[battle] ?? [[Math.floor(first / 12), (first % 12) + 1]];
  }
}

export const readChronicle = async (address: string): Promise<Chronicle> =>
  new Chronicle(await readData<Columns>(address));

export const range = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

const DAY = 86_400_000;

/** The months of the first and the last day; days are given as steps from the first of 1970. */
function readMonths(steps: number[], days: number[]): [Int32Array, Int32Array] {
  const first = new Int32Array(steps.length);
  const last = new Int32Array(steps.length);
  let day = 0;
  steps.forEach((step, battle) => {
    day += step;
    first[battle] = monthOf(day);
    last[battle] = monthOf(day + days[battle]!);
  });
  return [first, last];
}

function monthOf(day: number): Month {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** For each thing all that stand above it. A loop ends where it began. */
function closure(above: number[][]): number[][] {
  return above.map((parents) => {
    const found = new Set<number>();
    const waiting = [...parents];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (!found.has(next)) {
        found.add(next);
        waiting.push(...above[next]!);
      }
    }
    return [...found];
  });
}

const withAll = (own: number[], above: number[][]): number[] => [
  ...new Set(own.flatMap((number) => [number, ...above[number]!])),
];
