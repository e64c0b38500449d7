/** The search field of every page: results by kind while one types, reached by arrows and Enter. */

import { make } from "./parts/elements";
import { leadTo } from "./parts/leading";
import { type Found, NameSearch, type Result, type SearchWords } from "./parts/names";
import { makeNote, nodesOf } from "./parts/words";

const MOST_SHOWN = 8;
const PAUSE = 60;

class SearchField {
  private readonly search: NameSearch;
  private readonly input: HTMLInputElement;
  private readonly list = make("div", { id: "search-results", class: "search-results", role: "listbox" });
  private readonly said = make("p", { class: "search-said", role: "status" });
  private readonly panel = make("div", { class: "search-panel" });
  private readonly home: string;
  private turn = 0;
  /** The query that the list answers. */
  private shown = "";
  private timer = 0;

  constructor(private readonly holder: HTMLElement) {
    const { root = "", home = "", label = "" } = holder.dataset;
    this.home = home;
    this.search = new NameSearch(`${root}search/`, document.documentElement.lang);
    this.input = make("input", {
      type: "search", class: "search-field", placeholder: label, "aria-label": label, role: "combobox",
      "aria-expanded": "false", "aria-controls": "search-results", "aria-autocomplete": "list",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "auto", maxlength: "80",
    });
    this.list.hidden = true;
    this.list.setAttribute("aria-label", label);
    this.panel.append(this.said, this.list);
    holder.replaceChildren(this.input, this.panel);
    this.input.addEventListener("input", () => this.ask());
    // The last choice may lead to the page one is on.
    this.list.addEventListener("click", () => this.close());
    this.input.addEventListener("focus", () => void this.search.words().catch(() => undefined));
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    holder.addEventListener("focusout", (event) => {
      if (!holder.contains(event.relatedTarget as Node | null)) this.close();
    });
    document.addEventListener("keydown", (event) => {
      const isWriting = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
      if (event.key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      // The page of results has a field of its own, and hides this one.
      (document.querySelector<HTMLElement>("#search-page input") ?? this.input).focus();
    });
  }

  private ask(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.show(), PAUSE);
  }

  private async show(): Promise<void> {
    const turn = ++this.turn;
    const query = this.input.value;
    if (!query.trim()) return this.close();
    try {
      const [words, found] = await Promise.all([this.search.words(), this.search.find(query, MOST_SHOWN)]);
      if (turn !== this.turn) return;
      this.shown = query;
      this.fill(words, found);
    } catch (error) {
      console.error(error);
      this.said.textContent = this.holder.dataset["failed"] ?? "";
    }
  }

  private fill(words: SearchWords, { results, isGuess, isBegun }: Found): void {
    const groups = words.kinds.map((name, kind) => this.makeGroup(name, results.filter((one) => one[0] === kind)));
    // The kind of the first result stands first: the best answer is on top.
    const first = results[0]?.[0] ?? 0;
    groups.sort((one, other) => Number(other?.dataset["kind"] === words.kinds[first]) - Number(one?.dataset["kind"] === words.kinds[first]));
    this.list.replaceChildren(...groups.filter((group) => group !== null), this.makeWayOn(words));
    this.said.textContent = !results.length ? words.none : isGuess ? words.perhaps : isBegun ? words.begun : "";
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    // What is only a guess is not opened by Enter: the texts may hold what was typed.
    this.choose(isGuess || !results.length ? results.length : 0);
  }

  /** The last choice: what was typed, looked for in all texts. */
  private makeWayOn(words: SearchWords): HTMLElement {
    const [before = "", after = ""] = words.all.split("{query}");
    const query = this.input.value.trim();
    const href = leadTo(`${this.home}search/#q=${encodeURIComponent(query)}`);
    return make("a", { class: "search-all", role: "option", href, tabindex: "-1", "aria-selected": "false" }, before, make("bdi", {}, query), after);
  }

  private makeGroup(name: string, results: Result[]): HTMLElement | null {
    if (!results.length) return null;
    const items = results.map(([, href, title, ...notes]) => {
      const link = make("a", { role: "option", href: leadTo(this.home + href), tabindex: "-1", "aria-selected": "false" }, make("bdi", {}, nodesOf(title)));
      link.append(" ", makeNote(notes));
      return link;
    });
    return make("div", { role: "group", "aria-label": name, "data-kind": name }, make("p", { class: "search-kind", "aria-hidden": "true" }, name), ...items);
  }

  private get options(): HTMLAnchorElement[] {
    return [...this.list.querySelectorAll<HTMLAnchorElement>("[role=option]")];
  }

  private choose(place: number, isMoved = false): void {
    this.options.forEach((option, number) => {
      option.id = `search-result-${number}`;
      option.setAttribute("aria-selected", String(number === place));
      if (number === place && isMoved) option.scrollIntoView({ block: "nearest" });
    });
    const chosen = this.options[place];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private onKey(event: KeyboardEvent): void {
    const options = this.options;
    const place = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") this.choose((place + 1) % options.length, true);
    else if (event.key === "ArrowUp") this.choose((place - 1 + options.length) % options.length, true);
    else if (event.key === "Enter") void this.follow(place);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
  }

  /** Open the chosen result; who is faster than the index gets the first one. */
  private async follow(place: number): Promise<void> {
    clearTimeout(this.timer);
    const isOld = this.list.hidden || this.shown !== this.input.value;
    if (isOld) await this.show();
    const chosen = this.options.find((option) => option.getAttribute("aria-selected") === "true");
    (isOld ? chosen : this.options[place])?.click();
  }

  private close(): void {
    this.turn++;
    this.list.hidden = true;
    this.said.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

const holder = document.querySelector<HTMLElement>("#search");
if (holder) new SearchField(holder);
