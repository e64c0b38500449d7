/** Which names the map has room for: those with the most battles first, none over another. */

import type * as L from "leaflet";

interface Named {
  element: HTMLElement;
  at: L.Point;
  count: number;
  radius: number;
  isNamed: boolean;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 3;

export function placeNames(map: L.Map, marks: Named[]): void {
  const isTurned = document.documentElement.dir === "rtl";
  const taken: Box[] = marks.map(({ at, radius }) => boxOf(at, radius));
  // All widths are read before any name is shown or hidden: reading between would lay out the page each time.
  const named = marks
    .filter(({ isNamed }) => isNamed)
    .map((mark) => ({ ...mark, name: mark.element.querySelector<HTMLElement>(".name")! }))
    .map((mark) => ({ ...mark, width: mark.name.offsetWidth, height: mark.name.offsetHeight }))
    .sort((one, other) => other.count - one.count);
  const { x, y } = map.getSize();
  for (const { at, radius, name, width, height } of named) {
    const top = at.y - height / 2;
    const start = isTurned ? at.x - 12 - width : at.x + 12;
    const box = { left: start - GAP, top, right: start + width + GAP, bottom: top + height };
    const isOff = box.left < 0 || box.right > x || box.top < 0 || box.bottom > y;
    const own = boxOf(at, radius);
    const fits = !isOff && taken.every((other) => isSame(other, own) || !meet(box, other));
    name.classList.toggle("hidden", !fits);
    if (fits) taken.push(box);
  }
}

const boxOf = ({ x, y }: L.Point, radius: number): Box => ({
  left: x - radius, top: y - radius, right: x + radius, bottom: y + radius,
});

const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const isSame = (one: Box, other: Box): boolean => one.left === other.left && one.top === other.top;
