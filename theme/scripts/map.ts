/** The map explorer: the battles of a choice on a map, and in a list beside it. */

import "leaflet/dist/leaflet.css";
import "../styles/explorer.css";
import { drawBasemap } from "./map/basemap";
import { Marks, type Shown } from "./map/marks";
import { gatherSites } from "./map/sites";
import { TimeSlider } from "./map/slider";
import { openMap } from "./map/view";
import { make } from "./parts/elements";
import { type Page, openPage } from "./parts/page";
import { type Choice, type State, FILTERS, choose, isWithin, readChoice } from "./parts/state";

class Explorer {
  private readonly view;
  private readonly marks;
  private readonly slider;
  private found: number[] = [];
  private lastFilters: string | null = null;
  private readonly output = document.querySelector<HTMLOutputElement>("#explorer-count")!;
  private readonly heading = make("h2", { class: "beside-heading", tabindex: "-1" });

  constructor(private readonly page: Page) {
    const holder = document.querySelector<HTMLElement>("#explorer-map")!;
    this.view = openMap(holder, page.words, (moved) => this.onMoved(moved));
    this.marks = new Marks(this.view.map, page, {
      onPlace: (place) => this.list(place),
      onZoom: () => this.marks.focusFirst(),
    });
    this.slider = new TimeSlider(holder, page, (chosen, isFirst) => {
      // Each turn at the handles is one step to go back to.
      if (isFirst) page.go({ ...chosen, page: "" });
      else page.adjust({ ...chosen, page: "" });
    });
    const section = document.querySelector<HTMLElement>("#explorer-list")!;
    section.before(this.heading);
    drawBasemap(this.view.map, page.form.dataset["basemap"]!, page.names.governorates).catch(page.giveUp);
  }

  show(state: State, choice: Choice): void {
    const { chronicle, words } = this.page;
    this.found = choose(chronicle, choice);
    this.output.value = words.counted(choice, this.found.length, chronicle.count);
    const sites = gatherSites(chronicle, this.found);
    this.slider.show(choice);
    // Where the address names another view, as after going back, it is taken; another choice of battles is
    // looked at as a whole.
    const filters = FILTERS.filter((filter) => filter !== "from" && filter !== "to").map((filter) => state[filter]).join();
    if (state.map && state.map !== this.view.said()) this.view.moveTo(state.map);
    else if (this.lastFilters !== filters) this.view.fit(sites);
    this.lastFilters = filters;
    this.marks.show(sites, state.at);
    this.showList(state, choice);
  }

  private onMoved(moved: string): void {
    this.page.note({ map: moved });
    this.marks.update();
    const state = this.page.state();
    this.showList(state, readChoice(state, this.page.chronicle));
  }

  /** Beside the map: the battles of the chosen place, or of all that is in view. */
  private showList(state: State, choice: Choice): void {
    const { words, list } = this.page;
    const shown: Shown = this.marks.findShown(state.at);
    const titles = shown.site === null ? [words.say("inView")] : this.marks.nameSite(shown.site);
    const battles = shown.site === null ? [...shown.battles, ...this.marks.findUnplaced(this.found)] : shown.battles;
    battles.sort((one, other) => one - other);
    this.heading.replaceChildren(...words.titled(titles, battles.length));
    if (shown.site !== null) {
      const back = make("button", { type: "button", class: "back" }, words.say("allInView"));
      back.addEventListener("click", () => this.list(null));
      this.heading.append(" ", back);
    }
    this.view.remark(words, this.marks.findUnplaced(this.found).length);
    list.show(battles, Number(state.page) || 1, (year, month) => isWithin(choice, year, month)).catch(this.page.giveUp);
  }

  private list(place: number | null): void {
    const { chronicle } = this.page;
    this.page.go({ at: place === null ? "" : chronicle.places[place]!.id, page: "" });
    this.heading.focus({ preventScroll: true });
    this.heading.scrollIntoView({ block: "nearest" });
  }
}

let explorer: Explorer | undefined;
void openPage((page, state, choice) => {
  explorer ??= new Explorer(page);
  explorer.show(state, choice);
});
