/** How search takes words. The same as `language/folding.py`, by the same table; a test holds both together. */

import table from "../../../generator/chronicle/language/folding.json";

const letters: Record<string, string> = table.letters;
const dropped = new Set(table.dropped);
const small = new Set([...table.latinArticles, ...table.smallWords]);
const sounds: Record<string, string> = table.sounds;
const arabicSounds: Record<string, string> = table.arabicSounds;
export const ARABIC = /[\u0620-\u064a]/;
const SOUNDS = new RegExp(
  Object.keys(sounds).sort((one, other) => other.length - one.length || (one < other ? -1 : 1)).join("|"),
  "g",
);
const SPELT_OUT = /(?<!\S)[^\s0-9و](?: [^\s0-9و])+(?!\S)/gu;
const SHORTEST = 3;
export const lengthOf = (word: string): number => [...word].length;

export function fold(text: string): string {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const same = [...bare].map((sign) => (dropped.has(sign) ? "" : (letters[sign] ?? sign))).join("");
  return same.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

export function cutWords(text: string): string[] {
  const words = fold(text).replace(SPELT_OUT, (match) => match.replaceAll(" ", "")).split(" ").filter(Boolean);
  const kept = words.filter((word) => !small.has(word));
  return kept.length ? kept : words;
}

export const findBare = (word: string): string => withoutArticle(word)[0] ?? word;

export function findForms(word: string): string[] {
  const forms = [word, ...withoutArticle(word)];
  if (ARABIC.test(word)) {
    for (const rest of withoutPrefixes(word)) forms.push(...withoutArticle(rest), rest);
    forms.push(...withoutLam(word));
  }
  return [...new Set(forms)];
}

function withoutArticle(word: string): string[] {
  const found: string[] = [];
  const { article } = table;
  if (word.startsWith(article) && lengthOf(word) >= article.length + 2) found.push(word.slice(article.length));
  for (const attached of table.attachedArticles) {
    if (word.startsWith(attached) && lengthOf(word) >= attached.length + SHORTEST + 1) found.push(word.slice(attached.length));
  }
  return found;
}

function withoutPrefixes(word: string): string[] {
  const found: string[] = [];
  for (const conjunction of ["", ...table.conjunctions]) {
    for (const preposition of ["", ...table.prepositions]) {
      const prefix = conjunction + preposition;
      if (prefix && word.startsWith(prefix) && lengthOf(word) >= prefix.length + SHORTEST) found.push(word.slice(prefix.length));
    }
  }
  return found;
}

function withoutLam(word: string): string[] {
  return ["", ...table.conjunctions]
    .map((conjunction) => conjunction + table.lam + table.lam)
    .filter((prefix) => word.startsWith(prefix) && lengthOf(word) >= prefix.length + SHORTEST - 1)
    .map((prefix) => word.slice(prefix.length));
}

export function findSound(word: string): string {
  const spelt = ARABIC.test(word)
    ? [...word].map((letter) => arabicSounds[letter] ?? letter).join("")
    : word.replace(SOUNDS, (match) => sounds[match]!);
  const single = spelt.replace(/(.)\1+/gu, "$1");
  return single.endsWith("h") && lengthOf(single) >= SHORTEST ? single.slice(0, -1) : single;
}

export function findSkeleton(word: string): string {
  const bare = [...findSound(word)].filter((sign) => !table.vowels.includes(sign)).join("");
  return bare.replace(/(.)\1+/gu, "$1");
}
