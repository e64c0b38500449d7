"""Hostile entries come out harmless: what the page holds, and what a browser does with it.

The pages are tried twice: with their policy taken out, so that nothing but the clean-up stands between an
entry and the browser, and with it, when the browser must have nothing to refuse.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from builds import COMMAND, read_site, run
from chronicle.output.safety import POLICY
from conftest import serve
from hostile import EVIL, TEXTS, act, write_hostile
from playwright.sync_api import Browser, Page, Route

Site = dict[str, bytes]
_TAG = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
# What a reader may do to a page: events at each element, and every door opened.
_TOUCH = """() => {
  for (const frame of document.querySelectorAll('iframe')) {
    const inner = frame.contentDocument;
    for (const door of inner.querySelectorAll('details')) door.open = true;
    for (const element of inner.querySelectorAll('body, body *')) {
      for (const name of ['mouseover', 'pointerenter', 'focus', 'keydown', 'submit', 'toggle', 'error', 'load']) {
        element.dispatchEvent(new Event(name));
      }
      if (!['a', 'summary', 'button', 'input'].includes(element.localName)) element.dispatchEvent(new Event('click'));
    }
  }
}"""


@dataclass
class Heard:
    """What a browser did and said while it showed pages."""

    ran: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


@contextmanager
def _listen(browser: Browser) -> Iterator[tuple[Page, Heard]]:
    """A tab in which `taken` can be called from any frame, and nothing that happens goes unnoticed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, heard = context.new_page(), Heard()
    context.expose_function("note", lambda what: heard.ran.append(what))
    context.add_init_script("window.taken = what => window.note(String(what))")
    page.on("console", lambda message: heard.said.append(f"{message.location['url']}: {message.text}"))
    page.on("pageerror", lambda error: heard.said.append(f"{page.url}: {error}"))
    page.on("dialog", lambda dialog: (heard.ran.append("a dialog"), dialog.dismiss()))
    page.on("popup", lambda _: heard.ran.append("a window"))
    page.on("request", lambda request: heard.asked.add(request.url))
    yield page, heard
    context.close()


def _show(page: Page, address: str, frames: list[str]) -> None:
    """Show frames on one page of the site's own host, a few at a time, and touch all that they hold."""
    for shown in (frames[start : start + 40] for start in range(0, len(frames), 40)):
        html = f"<!doctype html><link rel=icon href=data:,>{''.join(shown)}"
        page.unroute_all()
        page.route(f"{address}frames", partial(_answer, html))
        page.goto(f"{address}frames")
        page.wait_for_load_state("networkidle")
        page.evaluate(_TOUCH)
        page.wait_for_timeout(100)


def _answer(html: str, route: Route) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")
