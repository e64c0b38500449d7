/** One stop of the Tab key for all marks; the arrow keys go from mark to mark, Enter chooses. */

import type * as L from "leaflet";

interface Stop {
  key: string;
  element: HTMLElement;
  at: L.Point;
}

const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class Roving {
  private stops: Stop[] = [];
  private current = "";

  constructor(group: HTMLElement, private readonly choose: (key: string) => void) {
    group.addEventListener("keydown", (event) => this.onKey(event));
    group.addEventListener("focusin", (event) => {
      const stop = this.stops.find(({ element }) => element === event.target);
      if (stop) this.settle(stop.key);
    });
  }

  /** The marks now on the map. Where the one in focus was taken away, the nearest gets it. */
  update(stops: Stop[], hadFocus: boolean): void {
    const before = this.stops.find(({ key }) => key === this.current);
    this.stops = inReadingOrder(stops);
    if (!this.stops.some(({ key }) => key === this.current)) this.current = nearest(this.stops, before?.at)?.key ?? "";
    this.settle(this.current);
    if (hadFocus) this.focus(this.current);
  }

  focusFirst(): void {
    this.focus(this.current);
  }

  private settle(current: string): void {
    this.current = current;
    for (const { key, element } of this.stops) element.tabIndex = key === current ? 0 : -1;
  }

  private focus(key: string): void {
    this.stops.find((stop) => stop.key === key)?.element.focus({ preventScroll: true });
  }

  private onKey(event: KeyboardEvent): void {
    const here = this.stops.find(({ element }) => element === event.target);
    if (!here) return;
    const to = this.findNext(here, event.key);
    if (event.key === "Enter" || event.key === " ") this.choose(here.key);
    else if (event.key in WAYS || event.key === "Home" || event.key === "End") this.focus((to ?? here).key);
    else return;
    // The map itself would move.
    event.preventDefault();
    event.stopPropagation();
  }

  private findNext(here: Stop, key: string): Stop | undefined {
    if (key === "Home") return this.stops[0];
    if (key === "End") return this.stops.at(-1);
    const way = WAYS[key];
    if (!way) return undefined;
    // Where nothing lies on that side, the arrow goes on in reading order: no mark is out of reach.
    const step = key === "ArrowDown" || key === (isTurned() ? "ArrowLeft" : "ArrowRight") ? 1 : -1;
    return this.findTowards(here, way) ?? this.stops[this.stops.indexOf(here) + step];
  }

  /** The nearest mark on that side; one far off the line counts as farther. */
  private findTowards(here: Stop, [x, y]: [number, number]): Stop | undefined {
    let best: Stop | undefined;
    let least = Infinity;
    for (const stop of this.stops) {
      const [dx, dy] = [stop.at.x - here.at.x, stop.at.y - here.at.y];
      const along = dx * x + dy * y;
      const far = Math.hypot(along, 2 * Math.abs(dx * y + dy * x));
      if (stop !== here && along > 0 && far < least) [best, least] = [stop, far];
    }
    return best;
  }
}

/** From the top, and from the side where reading starts. */
function inReadingOrder(stops: Stop[]): Stop[] {
  const way = isTurned() ? -1 : 1;
  const row = ({ at }: Stop): number => Math.round(at.y / 60);
  return [...stops].sort((one, other) => row(one) - row(other) || way * (one.at.x - other.at.x));
}

function nearest(stops: Stop[], at: L.Point | undefined): Stop | undefined {
  if (!at) return stops[0];
  return [...stops].sort((one, other) => one.at.distanceTo(at) - other.at.distanceTo(at))[0];
}

const isTurned = (): boolean => document.documentElement.dir === "rtl";
