/** Where the battles of a choice were: each place once, as closely as any of them knows it. */

import type { Chronicle } from "../parts/data";

export interface Site {
  place: number;
  /** Others at the very same point, such as a station known only by its town. */
  others: number[];
  at: [latitude: number, longitude: number];
  precision: string;
  battles: number[];
}

/** From the finest. What is known more roughly than a town is drawn as an area; a country not at all. */
const PRECISIONS = ["exact", "near", "town", "district", "governorate", "area"];
export const isPoint = (site: Site): boolean => PRECISIONS.indexOf(site.precision) < 3;

export function gatherSites(chronicle: Chronicle, battles: number[]): Site[] {
  const sites = new Map<number, Site>();
  for (const battle of battles) {
    for (const spot of chronicle.spotsOf[battle]!) {
      const { place, precision } = chronicle.spots[spot]!;
      const at = chronicle.places[place]!.at;
      if (!at || !PRECISIONS.includes(precision)) continue;
      const known = sites.get(place);
      if (!known) sites.set(place, { place, others: [], at, precision, battles: [battle] });
      else {
        known.battles.push(battle);
        if (PRECISIONS.indexOf(precision) < PRECISIONS.indexOf(known.precision)) known.precision = precision;
      }
    }
  }
  return joinAtOnePoint([...sites.values()]);
}

/** Dots at one point would hide each other for good: they are one, with the battles of all. */
function joinAtOnePoint(sites: Site[]): Site[] {
  const found = new Map<string, Site>();
  for (const site of sites) {
    const key = isPoint(site) ? site.at.join() : `of-${site.place}`;
    const known = found.get(key);
    if (!known) found.set(key, site);
    else {
      known.others.push(site.place);
      known.battles = [...battlesOf([known, site])].sort((one, other) => one - other);
      if (PRECISIONS.indexOf(site.precision) < PRECISIONS.indexOf(known.precision)) known.precision = site.precision;
    }
  }
  return [...found.values()];
}

/** All battles of some sites, each once. */
export const battlesOf = (sites: Iterable<Site>): Set<number> => {
  const found = new Set<number>();
  for (const site of sites) for (const battle of site.battles) found.add(battle);
  return found;
};
