/** In a preview: load the page again when a new one is there, and show the problems of what was saved over it.
 *
 * The server puts this script into its pages; no site that is built has it. A hidden page asks for nothing. */

import { make } from "./parts/elements";

interface Told {
  /** The number of the site; a higher one is a newer site. */
  epoch: number;
  /** The number of the list of problems; 0 where there are none. */
  report: number;
  panel: string;
}

const script = document.currentScript as HTMLScriptElement;
const epoch = Number(script.dataset["epoch"]);
/** A page that lists the problems itself; another list makes it load itself again. */
const isList = script.dataset["report"] !== undefined;
const AGAIN = 1000;

let report = Number(script.dataset["report"] ?? 0);
let asking: AbortController | undefined;
let root: ShadowRoot | undefined;

async function ask(): Promise<void> {
  const control = new AbortController();
  asking?.abort();
  asking = control;
  while (!control.signal.aborted) {
    try {
      const answer = await fetch(`/livereload/${epoch}/${report}`, { signal: control.signal, cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      hear((await answer.json()) as Told);
    } catch {
      // The server is gone, or is being started anew.
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

function hear(told: Told): void {
  const isNew = told.report !== report;
  report = told.report;
  if (told.epoch > epoch || (isNew && isList)) {
    asking?.abort();
    location.reload();
  } else if (isNew) show(told.panel);
}

function show(panel: string): void {
  root ??= attach();
  root.innerHTML = panel;
  if (!panel) return;
  find("close").addEventListener("click", close);
  find("count").addEventListener("click", open);
  // Said to those who do not see it, without moving them from where they read.
  if (!find("panel").hidden) find("said").textContent = find("count").textContent;
}

function attach(): ShadowRoot {
  const host = make("div", { id: "chronicle-preview", lang: "en", dir: "ltr" });
  document.body.append(host);
  return host.attachShadow({ mode: "open" });
}

function find(name: string): HTMLElement {
  return root!.querySelector<HTMLElement>(`.${name}`)!;
}

function open(): void {
  set(true);
  find("close").focus();
}

function close(): void {
  const hadFocus = root!.activeElement !== null;
  set(false);
  if (hadFocus) find("count").focus();
}

function set(isOpen: boolean): void {
  find("panel").hidden = !isOpen;
  find("count").hidden = isOpen;
  find("count").setAttribute("aria-expanded", String(isOpen));
}

function follow(): void {
  if (document.visibilityState === "visible") void ask();
  else asking?.abort();
}

window.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && root?.querySelector(".panel:not([hidden])")) close();
});
window.addEventListener("pageshow", follow);
window.addEventListener("pagehide", () => asking?.abort());
document.addEventListener("visibilitychange", follow);
