/** The part of a text that shows best what was found, in its own spelling, with the words marked. */

import { make } from "./elements";
import { fold } from "./folding";

// A word as it is written, with marks, apostrophes and stretching.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’‘ʿʾـ\u200c\u200d]*/gu;
// What runs the other way on a page: words with what stands between them, and their numbers.
const LATIN = /[A-Za-z\u00c0-\u024f](?:[\w\u00c0-\u024f .,:;'’"“”()%/&-]*[\w\u00c0-\u024f)%])?/g;
const ARABIC_RUN = /[\u0620-\u064a](?:[\u0600-\u06ff\d .:()«»-]*[\u0600-\u06ff)»])?/g;
const LONGEST = 190;
const BEFORE = 50;

interface Spot {
  start: number;
  end: number;
  word: string;
}

/** The nodes of an excerpt; of the beginning of the text where none of the forms stands in it. */
export function makeExcerpt(paragraphs: string[], forms: Set<string>, isRightToLeft: boolean): Node[] {
  const [text, spots] = choose(paragraphs, forms);
  let start = spots.length ? Math.max(0, spots[0]!.start - BEFORE) : 0;
  if (start) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + LONGEST);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  const shown = spots.filter((one) => one.start >= start && one.end <= end);
  const nodes: Node[] = [];
  let last = start;
  for (const run of text.slice(start, end).matchAll(isRightToLeft ? LATIN : ARABIC_RUN)) {
    const from = start + run.index;
    nodes.push(...markUp(text, last, from, shown));
    last = from + run[0].length;
    nodes.push(make("bdi", { dir: isRightToLeft ? "ltr" : "rtl" }, ...markUp(text, from, last, shown)));
  }
  nodes.push(...markUp(text, last, end, shown));
  if (start) nodes.unshift(document.createTextNode("… "));
  if (end < text.length) nodes.push(document.createTextNode(" …"));
  return nodes;
}

/** A piece of a text with its spots marked; one that reaches over an end is marked up to it. */
function markUp(text: string, start: number, end: number, spots: Spot[]): Node[] {
  const nodes: Node[] = [];
  let last = start;
  for (const spot of spots.filter((one) => one.end > start && one.start < end)) {
    const [from, to] = [Math.max(spot.start, start), Math.min(spot.end, end)];
    nodes.push(document.createTextNode(text.slice(last, from)), make("mark", {}, text.slice(from, to)));
    last = to;
  }
  nodes.push(document.createTextNode(text.slice(last, end)));
  return nodes;
}

/** The paragraph, and the spots from which most different words are near. */
function choose(paragraphs: string[], forms: Set<string>): [string, Spot[]] {
  let [best, chosen, most]: [string, Spot[], number] = [paragraphs[0] ?? "", [], 0];
  for (const paragraph of paragraphs) {
    const spots = findSpots(paragraph, forms);
    spots.forEach((spot, number) => {
      const near = spots.slice(number).filter((one) => one.end <= spot.start - BEFORE + LONGEST);
      const worth = new Set(near.map((one) => one.word)).size + near.length / 100;
      if (worth > most) [best, chosen, most] = [paragraph, spots.slice(number), worth];
    });
  }
  // What stands before the first chosen spot is marked too, if it is shown.
  return [best, chosen.length ? findSpots(best, forms).filter((spot) => spot.end > chosen[0]!.start - BEFORE) : []];
}

function findSpots(text: string, forms: Set<string>): Spot[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const word = fold(match[0]);
    const isFound = word.split(" ").some((one) => forms.has(one));
    return isFound ? [{ start: match.index, end: match.index + match[0].length, word }] : [];
  });
}
