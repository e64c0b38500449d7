/** The marks: places as dots, many near each other as one, roughly known places as areas; all by keyboard too. */

import * as L from "leaflet";
import Supercluster from "supercluster";
import { make } from "../parts/elements";
import type { Said } from "../parts/data";
import type { Page } from "../parts/page";
import { nodesOf, textOf } from "../parts/words";
import { findGovernorate } from "./basemap";
import { placeNames } from "./labels";
import { type Site, battlesOf, isPoint } from "./sites";
import { Roving } from "./roving";

interface Events {
  onPlace: (place: number) => void;
  onZoom: () => void;
}

/** What a list beside the map shows: one site, or null for all in view. */
export interface Shown {
  site: Site | null;
  battles: number[];
}

interface Mark {
  key: string;
  at: L.LatLngTuple;
  sites: Site[];
  cluster: number | null;
}

/** The radius in km of what stands for a place that is only roughly known, as on the maps made at build. */
const RADIUS: Record<string, number> = { near: 25, district: 25, area: 35, governorate: 70 };

/** What a dot takes up, in pixels, with the air round it. */
const DOT = 22;

const sizeOfCluster = (mark: Mark): number => Math.round(26 + 5 * Math.log2(battlesOf(mark.sites).size));

export class Marks {
  private sites: Site[] = [];
  private chosen = "";
  private index: Supercluster<{ site: Site }> | null = null;
  private readonly areas = L.layerGroup();
  private readonly shown = new Map<string, { marker: L.Marker; mark: Mark }>();
  private readonly roving: Roving;
  private areasFor: Site[] | null = null;

  constructor(
    private readonly map: L.Map,
    private readonly page: Page,
    private readonly events: Events,
  ) {
    this.areas.addTo(map);
    const pane = map.getPane("markerPane")!;
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", page.words.say("placesOnMap"));
    this.roving = new Roving(pane, (key) => this.activate(key));
  }

  show(sites: Site[], chosen: string): void {
    this.sites = sites;
    this.chosen = chosen;
    this.index = new Supercluster<{ site: Site }>({ radius: 44, extent: 256, maxZoom: 9, minPoints: 3 });
    this.index.load(
      sites.filter(isPoint).map((site) => ({
        type: "Feature" as const,
        properties: { site },
        geometry: { type: "Point" as const, coordinates: [site.at[1], site.at[0]] },
      })),
    );
    this.drawAreas();
    this.update();
  }

  /** The marks for what is in view now. A mark that stays keeps its element, and so its focus. */
  update(): void {
    if (!this.index) return;
    const hadFocus = this.map.getPane("markerPane")!.contains(document.activeElement);
    const wanted = new Map(this.findMarks().map((mark) => [mark.key, mark]));
    for (const [key, { marker }] of this.shown) {
      if (!wanted.has(key)) {
        marker.remove();
        this.shown.delete(key);
      }
    }
    for (const [key, mark] of wanted) {
      const known = this.shown.get(key);
      if (known) known.mark = mark;
      else this.add(mark);
    }
    placeNames(this.map, [...this.shown.values()].map(({ marker, mark }) => ({
      element: marker.getElement()!,
      at: this.map.latLngToContainerPoint(mark.at),
      count: battlesOf(mark.sites).size,
      radius: mark.cluster === null ? DOT / 2 : sizeOfCluster(mark) / 2,
      isNamed: mark.cluster === null,
    })));
    this.roving.update([...this.shown].map(([key, { marker, mark }]) => ({
      key, element: marker.getElement()!, at: this.map.latLngToContainerPoint(mark.at),
    })), hadFocus);
  }

  focusFirst(): void {
    this.roving.focusFirst();
  }

  /** The battles of the chosen place, or of all places in view, in order of time. */
  findShown(chosen: string): Shown {
    const ofPlace = this.sites.find((site) => this.isAt(site, chosen));
    if (ofPlace) return { site: ofPlace, battles: [...ofPlace.battles] };
    const bounds = this.map.getBounds();
    const inView = this.sites.filter((site) => bounds.contains(site.at));
    return { site: null, battles: [...battlesOf(inView)] };
  }

  /** Those that have no place on this map: known only by their country, without coordinates, or beyond it. */
  findUnplaced(battles: number[]): number[] {
    const placed = battlesOf(this.sites);
    return battles.filter((battle) => !placed.has(battle));
  }

  private findMarks(): Mark[] {
    const bounds = this.map.getBounds().pad(0.1);
    const box: [number, number, number, number] = [
      bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth(),
    ];
    const clusters = this.index!.getClusters(box, Math.floor(this.map.getZoom()));
    const points = clusters.map((one): Mark => {
      const [longitude, latitude] = one.geometry.coordinates as [number, number];
      const at: L.LatLngTuple = [latitude, longitude];
      if (!("cluster" in one.properties)) return this.makeMark(one.properties.site);
      const id = one.properties.cluster_id;
      const sites = this.index!.getLeaves(id, Infinity).map((leaf) => leaf.properties.site);
      // Not by the id: in another choice of battles the same one can stand for other places.
      const key = `c${latitude.toFixed(4)},${longitude.toFixed(4)}-${sites.length}-${battlesOf(sites).size}`;
      return { key, at, sites, cluster: id };
    });
    const rough = this.sites.filter((site) => !isPoint(site) && bounds.contains(site.at));
    return [...points, ...rough.map((site) => this.makeMark(site))];
  }

  private makeMark(site: Site): Mark {
    const isChosen = this.isAt(site, this.chosen);
    const key = `p${[site.place, ...site.others].join()}-${site.battles.length}-${site.precision}-${isChosen}`;
    return { key, at: site.at, sites: [site], cluster: null };
  }

  private isAt(site: Site, id: string): boolean {
    return [site.place, ...site.others].some((place) => this.page.chronicle.places[place]!.id === id);
  }

  private add(mark: Mark): void {
    const icon = L.divIcon({ className: "mark-holder", html: this.makeFace(mark), iconSize: [0, 0] });
    const marker = L.marker(mark.at, { icon, keyboard: false, zIndexOffset: mark.cluster === null ? 0 : 500 });
    marker.addTo(this.map);
    marker.on("click", () => this.activate(mark.key));
    const element = marker.getElement()!;
    const name = mark.cluster === null ? this.nameSite(mark.sites[0]!).map(textOf).join(this.page.words.say("comma")) : this.nameCluster(mark);
    const { words } = this.page;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", words.say("counted", { month: name, count: words.battles(battlesOf(mark.sites).size) }));
    if (mark.cluster === null) element.setAttribute("aria-pressed", String(mark.key.endsWith("true")));
    this.shown.set(mark.key, { marker, mark });
  }

  private nameCluster(mark: Mark): string {
    const { words } = this.page;
    return words.say("placesTogether", { n: words.number(mark.sites.length) });
  }

  /** The names of a site's places. */
  nameSite(site: Site): Said[] {
    return [site.place, ...site.others].map((place) => this.page.names.places[place]!);
  }

  private makeFace(mark: Mark): HTMLElement {
    const { words } = this.page;
    const count = battlesOf(mark.sites).size;
    if (mark.cluster !== null) {
      const face = make("span", { class: "face cluster" }, words.number(count));
      face.style.setProperty("--size", `${sizeOfCluster(mark)}px`);
      return face;
    }
    const site = mark.sites[0]!;
    const chosen = mark.key.endsWith("true") ? " chosen" : "";
    const name = make("span", { class: "name" });
    this.nameSite(site).forEach((said, place) => name.append(...(place ? [words.say("comma")] : []), nodesOf(said)));
    if (site.battles.length > 1) name.append(" ", make("span", { class: "count" }, words.number(count)));
    return make("span", { class: `face place ${site.precision}${chosen}` }, make("span", { class: "dot" }), name);
  }

  private drawAreas(): void {
    this.areas.clearLayers();
    this.areasFor = this.sites;
    for (const site of this.sites) {
      const radius = RADIUS[site.precision];
      if (!radius) continue;
      if (site.precision === "governorate") void this.drawGovernorate(site, this.sites);
      else this.drawCircle(site, radius);
    }
  }

  private drawCircle(site: Site, radius: number): void {
    L.circle(site.at, { radius: radius * 1000, className: `area of-${site.precision}`, interactive: false }).addTo(this.areas);
  }

  private async drawGovernorate(site: Site, drawnFor: Site[]): Promise<void> {
    const rings = await findGovernorate(this.page.form.dataset["basemap"]!, site.at);
    if (this.areasFor !== drawnFor) return;
    if (!rings) this.drawCircle(site, RADIUS["governorate"]!);
    else L.polygon(rings.slice(0, 1), { className: "area of-governorate", interactive: false }).addTo(this.areas);
  }

  private activate(key: string): void {
    const mark = this.shown.get(key)?.mark;
    if (!mark) return;
    if (mark.cluster === null) this.events.onPlace(mark.sites[0]!.place);
    else {
      const bounds = L.latLngBounds(mark.sites.map((site) => site.at));
      const closer = Math.max(this.index!.getClusterExpansionZoom(mark.cluster), this.map.getZoom() + 1);
      const zoom = Math.min(Math.max(this.map.getBoundsZoom(bounds.pad(0.2)), closer), this.map.getMaxZoom());
      this.map.once("moveend", () => this.events.onZoom());
      this.map.setView(bounds.getCenter(), zoom);
    }
  }
}
