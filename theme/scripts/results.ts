/** The page of results: what was typed, looked for in names and in texts, and narrowed by filters. */

import { type Chronicle, type Names, readChronicle } from "./parts/data";
import { make } from "./parts/elements";
import { makeExcerpt } from "./parts/excerpt";
import { FilterForm } from "./parts/filters";
import { leadTo } from "./parts/leading";
import { readData } from "./parts/loading";
import { type Found, NameSearch, type Result } from "./parts/names";
import { FILTERS, type State, choose, isState, parseState, printState, readChoice } from "./parts/state";
import type { Hit } from "./parts/rating";
import { type Answer, type Shown, TextSearch } from "./parts/texts";
import { Words, makeNote, nodesOf } from "./parts/words";

interface ResultWords {
  /** The kinds of pages, as addresses name them. */
  kinds: string[];
  battle: number;
  languages: [code: string, direction: string, name: string][];
  pages: Record<string, string>;
  forms: Record<string, string>;
  [word: string]: unknown;
}

const MOST_NAMES = 5;
const ON_A_PAGE = 10;
const PAUSE = 250;

const holder = document.querySelector<HTMLElement>("#search-page")!;
const form = document.querySelector<HTMLFormElement>("#explorer")!;
const own = JSON.parse(holder.dataset["words"]!) as ResultWords;
const words = new Words(JSON.parse(form.dataset["words"]!));
const code = document.documentElement.lang;
const { root = "", home = "" } = document.querySelector<HTMLElement>("#search")!.dataset;
const names = new NameSearch(`${root}search/`, code);
const texts = new Map<string, TextSearch>();

const input = make("input", { type: "search", class: "search-field", "aria-label": own["field"] as string, autocomplete: "off", spellcheck: "false", dir: "auto", maxlength: "200" });
const status = make("p", { class: "found-said", role: "status", tabindex: "-1" });
const kinds = make("p", { class: "found-kinds", role: "group", "aria-label": own["kindLabel"] as string });
const byName = make("section", { class: "found-names", "aria-label": own["byName"] as string });
const list = make("div", { class: "found-list" });
const others = make("p", { class: "found-others" });
// The lists that stand here without a script are where one goes on where nothing is found.
const ways = holder.querySelector("ul")!;
let state = parseState(isState(location.hash) ? location.hash : "");
let turn = 0;
let timer = 0;
let isAskedFor = false;
let battles: { chronicle: Chronicle; filters: FilterForm } | null = null;

async function textsOf(language: string): Promise<TextSearch> {
  if (!texts.has(language)) texts.set(language, new TextSearch(`${root}search/`, await names.texts(language), language));
  return texts.get(language)!;
}

const link = (chosen: Partial<State>): string => printState({ ...state, ...chosen });

/** Change the address, and with it the page; `isStep` where one wants to come back to what was before. */
function go(chosen: Partial<State>, isStep: boolean): void {
  state = { ...state, ...chosen };
  history[isStep ? "pushState" : "replaceState"](null, "", printState(state) || location.pathname);
  show();
}

/** Show what the address asks for. Of two calls the later one wins, whichever ends first. */
function show(): void {
  const mine = ++turn;
  find(mine).catch((error: unknown) => {
    if (mine === turn) giveUp(error);
  });
}

async function find(mine: number): Promise<void> {
  const query = state.q.trim();
  if (document.activeElement !== input) input.value = state.q;
  for (const other of document.querySelectorAll<HTMLAnchorElement>(".languages a")) other.hash = printState({ ...state, page: "" });
  document.title = query ? `${query} · ${holder.dataset["title"]}` : holder.dataset["title"]!;
  if (!query) return clear();
  const isFiltered = FILTERS.some((filter) => state[filter]);
  const [named, answer] = await Promise.all([names.find(query, MOST_NAMES, false), (await textsOf(code)).find(query)]);
  // A guess at a name costs more to load than all else, and is of use where nothing sure is found.
  const found = named.results.length || howSure(answer, answer.pages) === 3 ? named : await names.find(query, MOST_NAMES);
  const filters = isFiltered || form.querySelector("details")!.open ? await openFilters() : battles;
  if (mine !== turn) return;
  const narrowed = filters ? narrow(answer.pages, filters) : answer.pages;
  const shown = state.of ? narrowed.filter((hit) => own.kinds[hit.kind] === state.of) : narrowed;
  const pages = Math.max(Math.ceil(shown.length / ON_A_PAGE), 1);
  const at = Math.min(Math.max(Number(state.page) || 1, 1), pages);
  const read = await (await textsOf(code)).read(shown.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE));
  const elsewhere = answer.pages.length && !answer.isGuess ? [] : await findElsewhere(query);
  if (mine !== turn) return;
  const isPlain = !isFiltered && !state.of && at === 1;
  // Of what is only near, names are shown where they are as near as the texts.
  const isNameFirst = howSure(found, found.results) >= howSure(answer, answer.pages);
  showKinds(narrowed);
  showNames(found, isPlain && isNameFirst);
  status.textContent = say(shown, answer, found, elsewhere.length > 0);
  // Where another language has all the words, a guess in this one would only be in the way.
  const isLost = answer.isGuess && elsewhere.length > 0;
  list.replaceChildren(...(isLost ? [] : [makeList(read, answer, (at - 1) * ON_A_PAGE + 1)]), ...makePager(at, isLost ? 1 : pages), ...elsewhere);
  showOthers(query, elsewhere.length > 0);
  form.hidden = !answer.pages.length || isLost;
  form.dataset["chosen"] = String(isFiltered);
  if (!answer.pages.length && !found.results.length && !elsewhere.length) others.after(ways);
  else ways.remove();
  if (isAskedFor) {
    status.focus();
    status.scrollIntoView({ block: "start" });
  }
  isAskedFor = false;
  holder.dataset["guess"] = String((answer.isGuess || !answer.pages.length) && (found.isGuess || found.isBegun || !found.results.length) && !elsewhere.length);
  holder.dataset["answered"] = query;
}

function howSure({ isGuess, isBegun }: { isGuess: boolean; isBegun: boolean }, results: unknown[]): number {
  return !results.length ? 0 : isBegun ? 2 : isGuess ? 1 : 3;
}

function clear(): void {
  for (const part of [kinds, byName, list, others]) part.replaceChildren();
  status.textContent = own["hint"] as string;
  form.hidden = true;
  others.after(ways);
  holder.dataset["answered"] = "";
}

/** How many pages, or why there are none. */
function say(shown: Hit[], answer: Answer, found: Found, isElsewhere: boolean): string {
  if (!answer.pages.length || (answer.isGuess && isElsewhere)) {
    const hasName = found.results.length > 0 && !found.isGuess && !found.isBegun;
    return (isElsewhere ? own["onlyElsewhere"] : hasName ? own["onlyNamed"] : own["none"]) as string;
  }
  if (!shown.length) return own["filteredOut"] as string;
  if (answer.isGuess) return own[answer.isBegun ? "begun" : "nearly"] as string;
  const typed = shown.filter((hit) => hit.isTyped).length;
  const said = [...(typed ? [words.counting(own.pages, typed)] : []), ...(typed < shown.length ? [words.counting(own.forms, shown.length - typed)] : [])];
  return said.join(words.say("comma"));
}

function narrow(pages: Hit[], { chronicle, filters }: NonNullable<typeof battles>): Hit[] {
  const choice = readChoice(state, chronicle);
  filters.among = new Set(pages.filter(isBattle).map((hit) => hit.page));
  filters.show(choice, state);
  const left = FILTERS.some((filter) => state[filter]) ? pages.filter(isOf(new Set(choose(chronicle, choice)))) : pages;
  document.querySelector<HTMLOutputElement>("#explorer-count")!.value = words.counted(choice, left.filter(isBattle).length, filters.among.size);
  return left;
}

const isBattle = (hit: Hit): boolean => hit.kind === own.battle;
const isOf = (chosen: Set<number>) => (hit: Hit): boolean => isBattle(hit) && chosen.has(hit.page);

/** The data that filters need is loaded when somebody wants to filter. */
async function openFilters(): Promise<NonNullable<typeof battles>> {
  if (!battles) {
    const [chronicle, said] = await Promise.all([readChronicle(form.dataset["columns"]!), readData<Names>(form.dataset["names"]!)]);
    battles ??= { chronicle, filters: new FilterForm(form, chronicle, said, words, (chosen) => go({ ...chosen, page: "" }, true)) };
  }
  return battles;
}

function showKinds(pages: Hit[]): void {
  const counts = new Map<number, number>();
  for (const hit of pages) counts.set(hit.kind, (counts.get(hit.kind) ?? 0) + 1);
  const said = own["kindNames"] as string[];
  const choices: [string, string, number][] = [["", own["anyKind"] as string, pages.length]];
  own.kinds.forEach((kind, number) => {
    if (counts.has(number) || kind === state.of) choices.push([kind, said[number]!, counts.get(number) ?? 0]);
  });
  const links = choices.map(([kind, name, count]) =>
    make("a", { href: link({ of: kind, page: "" }) || "#", ...(kind === state.of ? { "aria-current": "true" } : {}) }, `${name} (${words.number(count)})`),
  );
  kinds.hidden = choices.length <= 2 && !state.of;
  kinds.replaceChildren(...(choices.length > 2 || state.of ? links.flatMap((one) => [one, " "]) : []));
}

function showNames({ results, ...found }: Found, isShown: boolean): void {
  // Who comes here has typed a whole name.
  const isGuess = found.isGuess || found.isBegun;
  byName.replaceChildren();
  byName.hidden = !results.length || !isShown;
  if (byName.hidden) return;
  byName.setAttribute("aria-label", (isGuess ? own["perhaps"] : own["byName"]) as string);
  const heading = make("h2", {}, (isGuess ? own["perhaps"] : own["byName"]) as string);
  byName.append(heading, make("ul", {}, ...results.map((line) => make("li", {}, ...makeTitle(line, home)))));
}

function makeTitle([kind, href, title, ...notes]: Result, from: string): (Node | string)[] {
  const leads = make("a", { href: leadTo(from + href), class: "found-link" }, make("bdi", {}, nodesOf(title)));
  const note = makeNote(notes);
  note.prepend((own["oneOfKind"] as string[])[kind]!, ...(notes.length ? [" · "] : []));
  return [leads, " ", note];
}

function makeList(pages: Shown[], answer: Answer, start: number): HTMLElement {
  const items = pages.map(({ line, paragraphs }) =>
    make("li", {}, make("p", { class: "found-title" }, ...makeTitle(line, home)), makeExcerpt(paragraphs, answer.forms, document.documentElement.dir)),
  );
  return make("ol", { class: "found", start: String(start) }, ...items);
}

function makePager(at: number, pages: number): HTMLElement[] {
  if (pages === 1) return [];
  const pager = make("nav", { class: "neighbours", "aria-label": words.say("pages") });
  const lead = (to: number, said: string): Node => (to >= 1 && to <= pages ? make("a", { href: link({ page: String(to) }) }, own[said] as string) : make("span"));
  pager.append(lead(at - 1, "before"), make("span", {}, words.say("page", { n: words.number(at), all: words.number(pages) })), lead(at + 1, "after"));
  return [pager];
}

/** What another language's texts hold, where this one's have nothing. */
async function findElsewhere(query: string): Promise<HTMLElement[]> {
  const sections: HTMLElement[] = [];
  for (const [language, direction, name] of own.languages) {
    const search = await textsOf(language);
    // Where its files do not come, this language's results stand all the same.
    const answer = await search.find(query).catch(() => null);
    if (!answer || answer.isGuess || !answer.pages.length) continue;
    const from = `${home}../${language}/`;
    const items = (await search.read(answer.pages.slice(0, ON_A_PAGE))).map(({ line, paragraphs }) => {
      const [, href, title] = line;
      const leads = make("a", { href: leadTo(from + href), class: "found-link", hreflang: language }, make("bdi", {}, nodesOf(title)));
      return make("li", {}, make("p", { class: "found-title" }, leads), makeExcerpt(paragraphs, answer.forms, direction));
    });
    const found = make("ol", { class: "found", lang: language, dir: direction }, ...items);
    sections.push(make("section", { class: "found-elsewhere" }, make("h2", {}, `${name} (${words.number(answer.pages.length)})`), found));
  }
  return sections;
}

/** The same words in another language. */
function showOthers(query: string, isShown: boolean): void {
  others.replaceChildren();
  if (isShown) return;
  for (const [language, , name] of own.languages) {
    const href = leadTo(`${home}../${language}/search/${printState({ ...state, q: query, page: "" })}`);
    others.append(make("a", { href, hreflang: language }, fillName(own["inLanguage"] as string, name)), " ");
  }
}

const fillName = (sentence: string, name: string): string => sentence.replace("{language}", name);

function giveUp(error: unknown): void {
  turn++;
  clear();
  status.textContent = own["notLoaded"] as string;
  console.error(error);
}

const asking = make("form", { class: "found-form", role: "search", "aria-label": own["field"] as string }, input);
// What is typed is one step to go back from, however many letters it has.
let isTyping = false;
const goTyped = (): void => {
  clearTimeout(timer);
  if (input.value === state.q) return;
  go({ q: input.value, page: "" }, !isTyping);
  isTyping = true;
};
asking.addEventListener("submit", (event) => {
  event.preventDefault();
  goTyped();
  isTyping = false;
});
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = window.setTimeout(goTyped, PAUSE);
});
// Who chose a kind, or another page of results, goes on reading from the top.
holder.addEventListener("click", (event) => {
  const chosen = event.target instanceof Element ? event.target.closest("a") : null;
  isAskedFor = chosen?.getAttribute("href")?.startsWith("#") ?? false;
});
form.querySelector("summary")!.textContent = own["narrow"] as string;
form.querySelector("details")!.addEventListener("toggle", show);
for (const event of ["popstate", "hashchange"]) {
  window.addEventListener(event, () => {
    if (!isState(location.hash) || printState(state) === location.hash) return;
    clearTimeout(timer);
    isTyping = false;
    state = parseState(location.hash);
    input.value = state.q;
    show();
  });
}
holder.replaceChildren(asking, status, kinds, byName, form, list, others);
if (!state.q) input.focus();
show();
