/** Leaflet's map in the page: its frame, its buttons, its scale and its remarks. */

import * as L from "leaflet";
import { make } from "../parts/elements";
import type { Words } from "../parts/words";
import type { Site } from "./sites";

export interface View {
  map: L.Map;
  fit: (sites: Site[]) => void;
  moveTo: (said: string) => void;
  /** Zoom, latitude and longitude, as the address has them. */
  said: () => string;
  remark: (words: Words, unplaced: number) => void;
}

const FARTHEST = 5;
const CLOSEST = 11;

export function openMap(holder: HTMLElement, words: Words, onMoved: (moved: string) => void): View {
  const drawn = holder.querySelector<HTMLElement>("figure");
  const frame = make("div", { class: "map map-frame", role: "region", "aria-label": words.say("mapOf") });
  const remark = make("p", { class: "map-remark" });
  if (drawn) drawn.hidden = true;
  holder.prepend(frame, remark);
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(frame, {
    attributionControl: false,
    zoomControl: false,
    minZoom: FARTHEST,
    maxZoom: CLOSEST,
    zoomSnap: 0.5,
    zoomAnimation: !isStill,
    fadeAnimation: !isStill,
    inertia: !isStill,
    renderer: L.svg({ padding: 0.6 }),
  });
  const side = document.documentElement.dir === "rtl" ? "topleft" : "topright";
  L.control.zoom({ position: side, zoomInTitle: words.say("zoomIn"), zoomOutTitle: words.say("zoomOut") }).addTo(map);
  addScale(map, words);
  map.setView([34.6, 41.5], 6, { animate: false });
  map.on("moveend", () => onMoved(printView(map)));
  return {
    map,
    fit(sites) {
      const bounds = L.latLngBounds(sites.map((site) => site.at));
      if (bounds.isValid()) map.fitBounds(bounds.pad(0.08), { maxZoom: 9, animate: false });
    },
    moveTo(said) {
      const [zoom, latitude, longitude] = said.split("/").map(Number);
      if ([zoom, latitude, longitude].every(Number.isFinite)) {
        map.setView([latitude!, longitude!], zoom!, { animate: false });
      }
    },
    said: () => printView(map),
    remark(words, unplaced) {
      remark.textContent = unplaced ? words.say("unplaced", { count: words.battles(unplaced) }) : "";
    },
  };
}

const printView = (map: L.Map): string => {
  const { lat, lng } = map.getCenter();
  return `${+map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
};

const ROUND_LENGTHS = [500, 200, 100, 50, 20, 10, 5, 2, 1];
const LONGEST_BAR = 110;

/** A bar of a round number of kilometres, with its length in the reader's digits. */
function addScale(map: L.Map, words: Words): void {
  const bar = make("div", { class: "map-scale" });
  const control = new L.Control({ position: document.documentElement.dir === "rtl" ? "bottomright" : "bottomleft" });
  control.onAdd = () => bar;
  control.addTo(map);
  const update = (): void => {
    const middle = map.getSize().y / 2;
    const kilometre = 1000 / map.distance(map.containerPointToLatLng([0, middle]), map.containerPointToLatLng([1, middle]));
    const length = ROUND_LENGTHS.find((km) => km * kilometre <= LONGEST_BAR) ?? 1;
    bar.style.inlineSize = `${length * kilometre}px`;
    bar.textContent = words.say("kilometres", { n: words.number(length) });
  };
  map.on("zoomend resize", update);
  map.whenReady(update);
}
