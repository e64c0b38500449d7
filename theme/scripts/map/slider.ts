/** The time slider: two handles over bars that say how many battles began in each month. */

import type { Month } from "../parts/data";
import { draw, make } from "../parts/elements";
import type { Page } from "../parts/page";
import { type Choice, type State, choose, printMonth } from "../parts/state";

type OnChosen = (chosen: Partial<State>, isFirst: boolean) => void;

export class TimeSlider {
  private readonly from = make("input", { type: "range", class: "handle" });
  private readonly to = make("input", { type: "range", class: "handle" });
  private readonly bars = draw("svg", { class: "month-bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  private readonly said = make("p", { class: "slider-said" });
  /** Whether the next change is the first since a handle was taken. */
  private isFirst = true;
  private readonly first: number;
  private readonly last: number;

  constructor(holder: HTMLElement, private readonly page: Page, onChosen: OnChosen) {
    const { chronicle, words } = page;
    this.first = chronicle.firstMonth.reduce((one, other) => Math.min(one, other), Infinity);
    this.last = chronicle.lastMonth.reduce((one, other) => Math.max(one, other), -Infinity);
    this.from.setAttribute("aria-label", words.say("fromMonth"));
    this.to.setAttribute("aria-label", words.say("toMonth"));
    for (const handle of [this.from, this.to]) {
      handle.min = String(this.first);
      handle.max = String(this.last);
    }
    for (const handle of [this.from, this.to]) {
      handle.addEventListener("focus", () => (this.isFirst = true));
      handle.addEventListener("change", () => {
        onChosen(this.read(handle), this.isFirst);
        this.isFirst = false;
      });
      handle.addEventListener("input", () => {
        this.read(handle);
        this.say(Number(this.from.value), Number(this.to.value));
      });
    }
    const track = make("div", { class: "slider-track" }, this.bars, this.from, this.to);
    if (chronicle.count) holder.append(make("div", { class: "slider", role: "group", "aria-label": words.say("time") }, track, this.said));
  }

  show(choice: Choice): void {
    this.from.value = String(Math.max(choice.from, this.first));
    this.to.value = String(Math.min(choice.to, this.last));
    this.drawBars(choose(this.page.chronicle, choice, ["from", "to"]));
    const from = choice.from > -Infinity ? choice.from : this.first;
    this.say(from, choice.to < Infinity ? choice.to : this.last);
  }

  /** What the handles say. The one that moves pushes the other before it. */
  private read(moved: HTMLInputElement): Partial<State> {
    if (moved === this.from && +this.from.value > +this.to.value) this.to.value = this.from.value;
    if (moved === this.to && +this.to.value < +this.from.value) this.from.value = this.to.value;
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    return { from: from > this.first ? printMonth(from) : "", to: to < this.last ? printMonth(to) : "" };
  }

  private say(from: Month, to: Month): void {
    const { words } = this.page;
    this.from.setAttribute("aria-valuetext", words.month(from));
    this.to.setAttribute("aria-valuetext", words.month(to));
    this.said.textContent = words.say("fromTo", { from: words.month(from), to: words.month(to) });
    const isOut = (bar: Element): boolean => +bar.getAttribute("data-month")! < from || +bar.getAttribute("data-month")! > to;
    for (const bar of this.bars.children) bar.classList.toggle("out", isOut(bar));
  }

  private drawBars(battles: number[]): void {
    const months = this.last - this.first + 1;
    const counts = new Array<number>(Math.max(months, 1)).fill(0);
    for (const battle of battles) counts[this.page.chronicle.firstMonth[battle]! - this.first]!++;
    const most = counts.reduce((one, other) => Math.max(one, other), 1);
    const isTurned = document.documentElement.dir === "rtl";
    this.bars.setAttribute("viewBox", `0 0 ${counts.length} 1`);
    this.bars.replaceChildren(
      ...counts.flatMap((count, month) => {
        if (!count) return [];
        const x = isTurned ? counts.length - 1 - month : month;
        const height = count / most;
        return [draw("rect", { x: x + 0.1, width: 0.8, y: 1 - height, height, "data-month": month + this.first })];
      }),
    );
  }
}
