/** Which folded words are forms of one word. The same as `language/stems.py`, by the same table; a test holds both together. */

import table from "../../../generator/chronicle/language/folding.json";
import { ARABIC, findSound, lengthOf } from "./folding";

const DIGITS = /^\p{Nd}+$/u;
type Endings = [ending: string, least: number][];

const byLength = (endings: Record<string, number>): Endings =>
  Object.entries(endings).sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1));
const arabic = byLength(table.arabicEndings);
const latin = byLength(table.latinEndings);

/** A folded word without its ending, if enough is left: of an Arabic one, enough strong letters. */
export function findStem(word: string): string {
  const isArabic = ARABIC.test(word);
  for (const [ending, least] of isArabic ? arabic : latin) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && lengthOf(isArabic ? findRoot(rest) : rest) >= least) return rest;
  }
  return word;
}

/** What the forms of a folded word share: the strong letters of an Arabic stem, the sound of any other. */
export function findFamily(word: string): string {
  if (DIGITS.test(word)) return word;
  const stem = findStem(word);
  return (ARABIC.test(word) ? findRoot(stem) : findSound(stem)) || word;
}

function findRoot(word: string): string {
  const strong = [...word].filter((sign) => !table.weakLetters.includes(sign)).join("");
  return strong.replace(/(.)\1+/gu, "$1");
}

/** What the family of a word begins with that begins like this. */
export const findStart = (start: string): string => (DIGITS.test(start) ? start : ARABIC.test(start) ? findRoot(start) : findSound(start)) || start;

/** The strong letters of an Arabic word with its ending; the last ه may stand for one. */
export const findWholeRoot = (word: string): string => findRoot(word.replace(/ه$/, ""));
