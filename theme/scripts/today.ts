/** The battles of this day of the year, by the reader's own clock, on the first page.
 *
 * Each month is a file of data. Where today has no battle the next day that
 * has one is shown, and said to be another day. If anything fails, the link to the calendar still stands. */

import type { Said } from "./parts/data";
import { make } from "./parts/elements";
import { leadTo } from "./parts/leading";
import { readData } from "./parts/loading";
import { nodesOf } from "./parts/words";

interface Battle {
  title: Said;
  href: string;
  when: string;
  part: string;
  more: Said[];
}

interface Day {
  day: string;
  href: string;
  count: string;
  battles: Battle[];
}

type Days = Record<string, Day>;

/** A month's days; none where its file is missing, as `-` says. */
async function fetchDays(month: number, files: string[]): Promise<Days> {
  const file = files[month - 1];
  return file && file !== "-" ? readData<Days>(file) : {};
}

/** The first day from today on that has battles. A year on, this month's earlier days come. */
async function findDay(today: Date, files: string[]): Promise<[day: Day, isToday: boolean] | null> {
  for (let ahead = 0; ahead <= 12; ahead++) {
    const days = await fetchDays(((today.getMonth() + ahead) % 12) + 1, files);
    const first = ahead === 0 ? today.getDate() : 1;
    for (let number = first; number <= 31; number++) {
      const day = days[number];
      if (day) return [day, ahead === 0 && number === first];
    }
  }
  return null;
}

function list(battle: Battle): HTMLElement {
  const when = make("p", { class: "today-date" }, make("bdi", {}, battle.when));
  if (battle.part) when.append(" ", make("span", { class: "part" }, battle.part));
  const more = battle.more.flatMap((words, n) => [...(n ? [" · "] : []), nodesOf(words)]);
  const link = make("a", { href: leadTo(battle.href) }, make("bdi", {}, nodesOf(battle.title)));
  return make("li", {}, make("p", { class: "today-title" }, link), when, make("p", { class: "today-kind" }, ...more));
}

async function showToday(section: HTMLElement): Promise<void> {
  const words = section.querySelector(".today-words");
  const found = await findDay(new Date(), (section.dataset["files"] ?? "").split(" "));
  if (!words || !found) return;
  const [day, isToday] = found;
  const shown = [
    make("h3", {}, make("a", { href: leadTo(day.href) }, day.day)),
    make("ol", {}, ...day.battles.map(list)),
  ];
  if (!isToday) shown.unshift(make("p", { class: "today-none" }, section.dataset["none"] ?? ""));
  if (day.count) shown.push(make("p", { class: "today-count" }, make("a", { href: leadTo(day.href) }, day.count)));
  words.replaceChildren(...shown);
}

const section = document.querySelector<HTMLElement>(".today");
if (section) showToday(section).catch(() => undefined);
