/** The form of filters, which the timeline and the map share. */

import { type Chronicle, type Month, type Names, type Said, range } from "./data";
import { make } from "./elements";
import { type Choice, FILTERS, type Filter, type State, choose, printMonth } from "./state";
import { type Words, textOf } from "./words";

interface Option {
  value: string;
  label: string;
  /** The label without how many battles there are. */
  name?: string;
}

/** Lists the choices of each filter, with how many battles each would leave, and tells of a change. */
export class FilterForm {
  /** The battles that are counted at all; all of them, where it is not said. */
  among: Set<number> | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly chronicle: Chronicle,
    private readonly names: Names,
    private readonly words: Words,
    onChange: (chosen: Partial<State>) => void,
  ) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => onChange(this.read()));
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      onChange(Object.fromEntries(FILTERS.map((filter) => [filter, ""])));
    });
  }

  show(choice: Choice, state: State): void {
    const { places, actorIds, campaignIds, kinds } = this.chronicle;
    const { names } = this;
    const placeIds = places.map((place) => place.id);
    const placeNames = tellApart(names.places, places.map((place) => place.within), this.words);
    this.list("place", choice, state, placeIds, placeNames, names.placeOrder, this.chronicle.placesOf, "anyPlace");
    const actorNames = names.actors.map(textOf);
    this.list("actor", choice, state, actorIds, actorNames, names.actorOrder, this.chronicle.actorsOf, "anyActor");
    this.list("with", choice, state, actorIds, actorNames, names.actorOrder, this.chronicle.actorsOf, "noOtherActor");
    this.list(
      "kind", choice, state, kinds, names.kinds, range(kinds.length),
      this.chronicle.kindOf.map((kind) => [kind]), "anyKind",
    );
    this.list(
      "campaign", choice, state, campaignIds, names.campaigns.map(textOf), names.campaignOrder,
      this.chronicle.campaignsOf, "anyCampaign",
    );
    this.listMonths(choice, state);
    this.form.querySelector("#explorer-chosen")!.textContent = this.describe(state);
    // A second actor is asked for only beside a first.
    this.select("with").closest("label")!.hidden = !state.actor && !state.with;
  }

  /** What is chosen, in words: the filters may be folded away. */
  private describe(state: State): string {
    const said = FILTERS.filter((filter) => state[filter]).map((filter) => {
      const label = this.select(filter).selectedOptions[0]?.dataset["name"] ?? state[filter];
      return filter === "from" || filter === "to" ? `${this.words.say(`${filter}Month`)}: ${label}` : label;
    });
    return said.join(" · ");
  }

  private list(
    filter: Filter, choice: Choice, state: State, ids: string[], labels: string[], order: number[],
    of: number[][], any: string,
  ): void {
    const counts = new Map<number, number>();
    for (const battle of this.choose(choice, filter)) {
      for (const one of of[battle]!) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    const chosen = state[filter];
    const options = order
      .filter((number) => (counts.has(number) || ids[number] === chosen) && !this.isOther(filter, ids[number]!, state))
      .map((number) => ({
        value: ids[number]!,
        name: labels[number]!,
        label: `${labels[number]} (${this.words.number(counts.get(number) ?? 0)})`,
      }));
    this.fill(filter, [{ value: "", label: this.words.say(any) }, ...options], chosen);
  }

  /** The second actor is another than the first. */
  private isOther(filter: Filter, id: string, state: State): boolean {
    return filter === "with" && id === state.actor;
  }

  /** The months in which a battle of the choice begins or ends, and those that are chosen. */
  private listMonths(choice: Choice, state: State): void {
    const months = new Set([choice.from, choice.to].filter(Number.isFinite));
    for (const battle of this.choose(choice, "from", "to")) {
      months.add(this.chronicle.firstMonth[battle]!);
      months.add(this.chronicle.lastMonth[battle]!);
    }
    const ordered = [...months].sort((one, other) => one - other);
    const option = (month: Month): Option => ({ value: printMonth(month), label: this.words.month(month) });
    const from = ordered.filter((month) => month <= choice.to).map(option);
    const to = ordered.filter((month) => month >= choice.from).map(option);
    this.fill("from", [{ value: "", label: this.words.say("firstMonth") }, ...from], state.from);
    this.fill("to", [{ value: "", label: this.words.say("lastMonth") }, ...to], state.to);
  }

  private choose(choice: Choice, ...without: Filter[]): number[] {
    const found = choose(this.chronicle, choice, without);
    return this.among ? found.filter((battle) => this.among!.has(battle)) : found;
  }

  private fill(filter: Filter, options: Option[], chosen: string): void {
    const select = this.select(filter);
    select.replaceChildren(...options.map(({ value, label, name = label }) => make("option", { value, "data-name": name }, label)));
    if (!options.some(({ value }) => value === chosen)) select.append(make("option", { value: chosen }, chosen));
    select.value = chosen;
    select.disabled = false;
  }

  private select(filter: Filter): HTMLSelectElement {
    return this.form.elements.namedItem(filter) as HTMLSelectElement;
  }

  private read(): Partial<State> {
    return Object.fromEntries(FILTERS.map((filter) => [filter, this.select(filter).value]));
  }
}

/** Names as text; two places of one name with what each lies within. */
function tellApart(names: Said[], within: number[], words: Words): string[] {
  const texts = names.map(textOf);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return texts.map((text, number) => {
    const above = within[number]!;
    return counts.get(text)! > 1 && above >= 0
      ? words.say("withContext", { place: text, precision: texts[above]! })
      : text;
  });
}
