/** The battles of this day of the year, by the reader's own clock, on the first page.
 *
 * Each month is a file that calls `chronicleDays` with its days. Where today has no battle the next day that
 * has one is shown, and said to be another day. If anything fails, the link to the calendar still stands. */

import { loadScript } from "./parts/loading";

/** Words in the page's direction, or words with a language and a direction of their own. */
type Piece = string | [text: string, language: string, direction: string];

interface Battle {
  title: Piece[];
  href: string;
  when: string;
  part: string;
  more: Piece[][];
}

interface Day {
  day: string;
  href: string;
  count: string;
  battles: Battle[];
}

type Days = Record<string, Day>;

declare global {
  interface Window {
    chronicleDays?: (month: number, days: Days) => void;
  }
}

const months = new Map<number, Days>();
window.chronicleDays = (month, days) => void months.set(month, days);

/** A month's days; none where its file is missing, as `-` says. */
async function fetchDays(month: number, files: string[]): Promise<Days> {
  const file = files[month - 1];
  if (file && file !== "-" && !months.has(month)) await loadScript(file);
  return months.get(month) ?? {};
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

function make(name: string, kind: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.append(...children);
  return element;
}

function say(pieces: Piece[]): (Node | string)[] {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const [text, language, direction] = piece;
    const apart = make("bdi", "", text);
    if (language) apart.lang = language;
    apart.dir = direction;
    return apart;
  });
}

function link(href: string, ...words: (Node | string)[]): HTMLElement {
  const anchor = make("a", "", ...words) as HTMLAnchorElement;
  anchor.href = href;
  return anchor;
}

function list(battle: Battle): HTMLElement {
  const when = make("p", "today-date", make("bdi", "", battle.when));
  if (battle.part) when.append(" ", make("span", "part", battle.part));
  const more = battle.more.flatMap((words, n) => [...(n ? [" · "] : []), ...say(words)]);
  return make(
    "li",
    "",
    make("p", "today-title", link(battle.href, make("bdi", "", ...say(battle.title)))),
    when,
    make("p", "today-kind", ...more),
  );
}

async function showToday(section: HTMLElement): Promise<void> {
  const words = section.querySelector(".today-words");
  const found = await findDay(new Date(), (section.dataset.files ?? "").split(" "));
  if (!words || !found) return;
  const [day, isToday] = found;
  const shown = [make("h3", "", link(day.href, day.day)), make("ol", "", ...day.battles.map(list))];
  if (!isToday) shown.unshift(make("p", "today-none", section.dataset.none ?? ""));
  if (day.count) shown.push(make("p", "today-count", link(day.href, day.count)));
  words.replaceChildren(...shown);
}

const section = document.querySelector<HTMLElement>(".today");
if (section) showToday(section).catch(() => undefined);
