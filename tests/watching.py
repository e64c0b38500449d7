"""A browser that is watched: what ran, what the console said, and which hosts were asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

# What a reader may do to a page: events at each element, and every door opened.
_TOUCH = """() => {
  for (const frame of document.querySelectorAll('iframe')) {
    const root = frame.contentDocument?.body;
    if (!root) continue;
    for (const door of root.querySelectorAll('details')) door.open = true;
    for (const element of [root, ...root.querySelectorAll('*')]) {
      for (const name of ['mouseover', 'pointerenter', 'focus', 'toggle', 'error', 'load', 'begin']) {
        element.dispatchEvent(new Event(name));
      }
      if (element.closest('a, summary, button, select, form, svg')) continue;
      element.dispatchEvent(new Event('click'));
    }
  }
}"""
# How many files the page and its frames have got.
_COUNT = """() => {
  const frames = [window, ...Array.from({ length: window.length }, (_, n) => window[n])];
  return frames.reduce((sum, frame) => {
    try { return sum + frame.performance.getEntriesByType('resource').length } catch { return sum }
  }, 0);
}"""


@dataclass(frozen=True)
class Served:
    """A folder, and where it is served."""

    root: Path
    address: str


@dataclass
class Heard:
    """What happened while a browser showed pages."""

    ran: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def note_run(self, what: str) -> None:
        """Keep what an attack calls itself."""
        self.ran.append(what)

    def note_message(self, message: ConsoleMessage) -> None:
        """Keep what the console says, but for the icon that Chromium asks a host for by itself."""
        place = message.location["url"]
        if not place.endswith("/favicon.ico"):
            self.said.append(f"{place}: {message.text}")

    def note_dialog(self, dialog: Dialog) -> None:
        """Keep that there was one, and go on."""
        self.ran.append("a dialog")
        dialog.dismiss()

    def list_other_hosts(self, served: Served) -> list[str]:
        """What was asked for that is not of the site."""
        own = (served.address, "data:", "about:", "blob:")
        return sorted(url for url in self.asked if not url.startswith(own))


@contextmanager
def watch(browser: Browser) -> Iterator[tuple[Page, Heard]]:
    """A tab in which attacks can call `taken` from any frame, and nothing that happens goes unnoticed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page, heard = context.new_page(), Heard()
    context.expose_function("noteTaken", heard.note_run)
    context.add_init_script("window.taken = what => window.noteTaken(String(what))")
    page.on("console", heard.note_message)
    page.on("pageerror", lambda error: heard.said.append(f"{page.url}: {error}"))
    page.on("dialog", heard.note_dialog)
    page.on("popup", lambda _: heard.ran.append("a window"))
    page.on("request", lambda request: heard.asked.add(request.url))
    yield page, heard
    context.close()


def show_frames(page: Page, served: Served, frames: list[str], many: int = 40) -> None:
    """Show frames on pages of the site's own host, many on each, and touch all that they hold.

    The pages are files: an answer that a test gives would make the browser ask for every file again.
    """
    for start in range(0, len(frames), many):
        html = f"<!doctype html><link rel=icon href=data:,>{''.join(frames[start : start + many])}"
        (served.root / "frames.html").write_text(html, encoding="utf-8")
        page.goto(f"{served.address}frames.html?{start}")
        wait_until_still(page)
        page.evaluate(_TOUCH)
        wait_until_still(page)


def wait_until_still(page: Page) -> None:
    """Wait until a page has asked for nothing more for a while; what never ends is not waited for."""
    known, still, end = -1, 0, time.monotonic() + 20
    while still < 4 and time.monotonic() < end:
        page.wait_for_timeout(100)
        asked = page.evaluate(_COUNT)
        known, still = asked, still + 1 if asked == known else 0
