/** What the timeline and the map have in common: the data, the form, the address, the ways to other pages. */

import { type Chronicle, type Names, readChronicle } from "./data";
import { FilterForm } from "./filters";
import { BattleList } from "./list";
import { readData } from "./loading";
import { type Choice, type State, isState, parseState, printState, readChoice } from "./state";
import { Words } from "./words";

export interface Page {
  form: HTMLFormElement;
  chronicle: Chronicle;
  names: Names;
  words: Words;
  list: BattleList;
  state: () => State;
  /** The address of this page with some things chosen otherwise. */
  link: (chosen: Partial<State>) => string;
  /** Choose: the address changes, and the page with it. */
  go: (chosen: Partial<State>) => void;
  /** As `go`, but without a step to go back to. */
  adjust: (chosen: Partial<State>) => void;
  /** Put into the address what the page shows already. */
  note: (chosen: Partial<State>) => void;
  /** Say that data did not come; what was made at build stays. */
  giveUp: (error: unknown) => void;
}

/** Read the data, and call `show` now and whenever the choice in the address changes. */
export async function openPage(show: (page: Page, state: State, choice: Choice) => void | Promise<void>): Promise<void> {
  const form = document.querySelector<HTMLFormElement>("#explorer")!;
  const words = new Words(JSON.parse(form.dataset["words"]!));
  let state = parseState(isState(location.hash) ? location.hash : "");
  // Until the data is here the form is empty; it stands there at once, so that the page does not jump.
  form.hidden = false;
  // On a phone the filters would fill the screen; there they wait until they are asked for.
  const fold = form.querySelector("details")!;
  fold.open = window.matchMedia("(min-width: 40rem)").matches;
  try {
    const [chronicle, names] = await Promise.all([
      readChronicle(form.dataset["columns"]!),
      readData<Names>(form.dataset["names"]!),
    ]);
    const section = document.querySelector<HTMLElement>("#explorer-list")!;
    const blocks = { folder: form.dataset["blocks"]!, size: Number(form.dataset["blockSize"]), battles: "../battles/" };
    const link = (chosen: Partial<State>): string => printState({ ...state, ...chosen });
    const list = new BattleList(section, chronicle, names, words, blocks, (page) => link({ page: String(page) }));
    const page: Page = { form, chronicle, names, words, list, state: () => state, link, go, adjust, note, giveUp };
    // Another choice of battles starts at its first page.
    const filters = new FilterForm(form, chronicle, names, words, (chosen) => go({ ...chosen, page: "", at: "" }));
    const showAll = (): void => {
      const choice = readChoice(state, chronicle);
      filters.show(choice, state);
      leadOn(state);
      void Promise.resolve(show(page, state, choice)).catch(giveUp);
    };
    window.addEventListener("popstate", () => {
      if (!isState(location.hash)) return;
      state = parseState(location.hash);
      showAll();
    });
    function go(chosen: Partial<State>): void {
      state = { ...state, ...chosen };
      history.pushState(null, "", printState(state) || location.pathname);
      showAll();
    }
    function note(chosen: Partial<State>): void {
      state = { ...state, ...chosen };
      history.replaceState(null, "", printState(state) || location.pathname);
      leadOn(state);
    }
    function adjust(chosen: Partial<State>): void {
      note(chosen);
      showAll();
    }
    showAll();
  } catch (error) {
    giveUp(error);
  }

  function giveUp(error: unknown): void {
    form.querySelector("details")!.hidden = true;
    // A list of another choice must not stand under these words.
    document.querySelector<HTMLElement>("#explorer-list")!.replaceChildren();
    document.querySelector<HTMLOutputElement>("#explorer-count")!.value = words.say("notLoaded");
    console.error(error);
  }
}

/** The same choice in the other languages, and on the other of the two pages. */
function leadOn(state: State): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) link.hash = printState(state);
  const other = document.querySelector<HTMLAnchorElement>("#explorer-other");
  if (other) other.hash = printState({ ...state, page: "", at: "", map: "" });
}
