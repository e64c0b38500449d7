/** The timeline: filters, the grid counted anew, and the battles of the choice in a list. */

import { openPage } from "./parts/page";
import { showGrid } from "./parts/grid";
import { choose } from "./parts/state";

void openPage((page, state, choice) => {
  const { chronicle, words } = page;
  const found = choose(chronicle, choice);
  const output = document.querySelector<HTMLOutputElement>("#explorer-count")!;
  output.value = words.say("ofAll", { count: words.battles(found.length), all: words.number(chronicle.count) });

  const isWithin = (year: number, month: number): boolean => {
    const first = year * 12 + Math.max(month - 1, 0);
    return (month ? first : first + 11) >= choice.from && first <= choice.to;
  };
  const hasMonths = choice.from > -Infinity || choice.to < Infinity;
  showGrid(
    document.querySelector<HTMLTableElement>("#explorer-grid table")!,
    chronicle,
    choose(chronicle, choice, ["from", "to"]),
    words,
    (from, to) => page.link({ from, to, page: "" }),
    (year, month) => hasMonths && isWithin(year, month),
  );
  void page.list.show(found, Number(state.page) || 1, isWithin);
});
