/** The part of a text that shows best what was found, in its own spelling, with the words marked. */

import { make } from "./elements";
import { fold } from "./folding";

// A word as it is written, with marks, apostrophes and stretching.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’‘ʿʾـ\u200c\u200d]*/gu;
const LONGEST = 190;
const BEFORE = 50;

interface Spot {
  start: number;
  end: number;
  word: string;
}

/** The nodes of an excerpt; of the beginning of the text where none of the forms stands in it. */
export function makeExcerpt(paragraphs: string[], forms: Set<string>): Node[] {
  const [text, spots] = choose(paragraphs, forms);
  let start = spots.length ? Math.max(0, spots[0]!.start - BEFORE) : 0;
  if (start) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + LONGEST);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  const nodes: Node[] = [];
  let last = start;
  for (const spot of spots.filter((one) => one.start >= start && one.end <= end)) {
    nodes.push(document.createTextNode(text.slice(last, spot.start)), make("mark", {}, text.slice(spot.start, spot.end)));
    last = spot.end;
  }
  nodes.push(document.createTextNode(text.slice(last, end)));
  if (start) nodes.unshift(document.createTextNode("… "));
  if (end < text.length) nodes.push(document.createTextNode(" …"));
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
