/** The part of a text that shows best what was found, in its own spelling, with the words marked. */

import type { Said } from "./data";
import { make } from "./elements";
import { fold } from "./folding";
import type { Forms } from "./texts";

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

/** A paragraph with an excerpt; of the beginning of the text where none of the forms stands in it. */
export function makeExcerpt(paragraphs: Said[], forms: Forms, direction: string): HTMLElement {
  const [said, from] = choose(paragraphs, forms);
  const [language, own, text] = typeof said === "string" ? ["", direction, said] : [said[0]!, said[1]!, said.slice(2).join("")];
  const [start, end] = cut(text, from);
  const spots = findSpots(text, forms).filter((one) => one.start >= start && one.end <= end);
  const excerpt = make("p", { class: "found-excerpt", dir: own, ...(language ? { lang: language } : {}) });
  let last = start;
  for (const run of text.slice(start, end).matchAll(own === "rtl" ? LATIN : ARABIC_RUN)) {
    const first = start + run.index;
    excerpt.append(...markUp(text, last, first, spots));
    last = first + run[0].length;
    excerpt.append(make("bdi", { dir: own === "rtl" ? "ltr" : "rtl" }, ...markUp(text, first, last, spots)));
  }
  excerpt.append(...markUp(text, last, end, spots));
  if (start) excerpt.prepend("… ");
  if (end < text.length) excerpt.append(" …");
  return excerpt;
}

/** From a word shortly before the spot, to a word's end; through a word that is longer than all. */
function cut(text: string, from: number): [start: number, end: number] {
  const least = Math.max(0, from - BEFORE);
  const gap = least ? text.indexOf(" ", least) : -1;
  const start = gap >= 0 && gap < from ? gap + 1 : least;
  if (text.length <= start + LONGEST) return [start, text.length];
  const end = text.lastIndexOf(" ", start + LONGEST);
  return [start, end > from ? end : start + LONGEST];
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

/** The paragraph, and the spot from which most words of the query are near. */
function choose(paragraphs: Said[], forms: Forms): [Said, number] {
  let [best, from, most]: [Said, number, number] = [paragraphs[0] ?? "", 0, 0];
  for (const paragraph of paragraphs) {
    const text = typeof paragraph === "string" ? paragraph : paragraph.slice(2).join("");
    const spots = findSpots(text, forms);
    spots.forEach((spot, number) => {
      const near = spots.slice(number).filter((one) => one.end <= spot.start - BEFORE + LONGEST);
      const worth = new Set(near.map((one) => one.word)).size + near.length / 100;
      if (worth > most) [best, from, most] = [paragraph, spot.start, worth];
    });
  }
  return [best, from];
}

function findSpots(text: string, forms: Forms): Spot[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const word = fold(match[0]).split(" ").flatMap((one) => forms.get(one) ?? [])[0];
    return word === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, word }];
  });
}
