/** The basemap: land, water and borders from the site's own file, drawn under everything else. */

import * as L from "leaflet";
import { readData } from "../parts/loading";

type Lines = number[][];

export interface Outlines {
  scale: number;
  bounds: [[number, number], [number, number]];
  land: Lines;
  lakes: Lines;
  greatRivers: Lines;
  rivers: Lines;
  governorateLines: Lines;
  borders: Lines;
  disputed: Lines;
  governorates: Lines[];
}

export type NamedPoint = [latitude: number, longitude: number, name: string];

const CLOSE = 8;

export async function drawBasemap(map: L.Map, address: string, names: NamedPoint[]): Promise<void> {
  if (!address) return;
  const outlines = await readData<Outlines>(address);
  const pane = map.createPane("ground");
  pane.style.zIndex = "200";
  const options = (className: string): L.PolylineOptions => ({ className, interactive: false, pane: "ground", smoothFactor: 1 });
  const area = (lines: Lines, name: string): L.Layer => L.polygon(decode(lines, outlines.scale).map((ring) => [ring]), options(name));
  const line = (lines: Lines, name: string): L.Layer => L.polyline(decode(lines, outlines.scale), { ...options(name), fill: false });
  area(outlines.land, "land").addTo(map);
  area(outlines.lakes, "lake").addTo(map);
  line(outlines.greatRivers, "river").addTo(map);
  line(outlines.governorateLines, "governorate").addTo(map);
  line(outlines.borders, "border").addTo(map);
  line(outlines.disputed, "disputed").addTo(map);
  map.setMaxBounds(L.latLngBounds(outlines.bounds).pad(0.1));
  const close = L.layerGroup([line(outlines.rivers, "river")]);
  const named = L.layerGroup(names.map(nameGovernorate));
  const update = (): void => {
    const isClose = map.getZoom() >= CLOSE;
    for (const layer of [close, named]) if (isClose) layer.addTo(map);
      else layer.remove();
  };
  map.on("zoomend", update);
  update();
}

/** The outline of the governorate that a point lies in, once the basemap is here. */
export async function findGovernorate(address: string, at: [number, number]): Promise<L.LatLngTuple[][] | null> {
  if (!address) return null;
  const { governorates, scale } = await readData<Outlines>(address);
  for (const lines of governorates) {
    const rings = decode(lines, scale);
    if (rings[0] && contains(rings[0], at)) return rings;
  }
  return null;
}

function nameGovernorate([latitude, longitude, name]: NamedPoint): L.Marker {
  const text = document.createElement("span");
  text.textContent = name;
  const icon = L.divIcon({ className: "map-region", html: text, iconSize: [0, 0] });
  return L.marker([latitude, longitude], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
}

/** Lines of steps as lines of points. */
function decode(lines: Lines, scale: number): L.LatLngTuple[][] {
  return lines.map((steps) => {
    const points: L.LatLngTuple[] = [];
    let [x, y] = [0, 0];
    for (let place = 0; place < steps.length; place += 2) {
      x += steps[place]!;
      y += steps[place + 1]!;
      points.push([y / scale, x / scale]);
    }
    return points;
  });
}

/** Whether a point lies in a ring: a line from it to the east crosses the ring an odd number of times. */
function contains(ring: L.LatLngTuple[], [latitude, longitude]: [number, number]): boolean {
  let isInside = false;
  ring.forEach(([lat, lng], place) => {
    const [before, beforeLng] = ring[(place + ring.length - 1) % ring.length]!;
    const crosses = lat > latitude !== before > latitude;
    if (crosses && longitude < lng + ((latitude - lat) * (beforeLng - lng)) / (before - lat)) isInside = !isInside;
  });
  return isInside;
}
