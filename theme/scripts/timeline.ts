/** The timeline: filters, the grid counted anew, and the battles of the choice in a list. */

import { showGrid } from "./parts/grid";
import { openPage } from "./parts/page";
import { choose, hasMonths, isWithin } from "./parts/state";

const list = document.querySelector<HTMLElement>("#explorer-list")!;
const grid = document.querySelector<HTMLElement>("#explorer-grid")!;
let isAskedFor = false;

// Who chose a month, or the next page, goes on reading in the list.
for (const part of [grid, list]) {
  part.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    isAskedFor = link?.getAttribute("href")?.startsWith("#") ?? false;
  });
}

void openPage(async (page, state, choice) => {
  const { chronicle, words } = page;
  const found = choose(chronicle, choice);
  const output = document.querySelector<HTMLOutputElement>("#explorer-count")!;
  output.value = words.counted(choice, found.length, chronicle.count);

  showGrid(
    grid.querySelector("table")!,
    chronicle,
    choose(chronicle, choice, ["from", "to"]),
    words,
    (from, to) => page.link({ from, to, page: "" }),
    (year, month) => hasMonths(choice) && isWithin(choice, year, month),
  );
  await page.list.show(found, Number(state.page) || 1, (year, month) => isWithin(choice, year, month));
  if (isAskedFor) list.focus();
  isAskedFor = false;
});
