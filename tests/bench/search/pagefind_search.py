"""Pagefind as it comes: its command over the built pages, and its script's search."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from bench.search.engines import Answer, Index
from bench.search.indexing import measure_pagefind

# Its own list shows five results at first, and loads a file for each.
_ASK = """async query => {
  const start = performance.now();
  globalThis.pagefind ??= await import('/pagefind/pagefind.js');
  const {results} = await pagefind.search(query);
  const shown = results.slice(0, 5).map(result => result.data());
  await shown[0];
  await new Promise(done => requestAnimationFrame(done));
  const seconds = (performance.now() - start) / 1000;
  return [(await Promise.all(shown)).map(data => data.url), seconds];
}"""


class Pagefind:
    """Pagefind with its defaults. It takes the language of a page from its markup."""

    name = "Pagefind"
    eager: tuple[str, ...] = ()

    def prepare(self, site: Path, folder: Path) -> Index | None:
        """Run its command."""
        made = measure_pagefind(site, folder / "pagefind")
        return Index((folder, site), made.files, made.size, made.cost.seconds)

    def open(self, page: Page, address: str, code: str) -> None:
        """Any page of the language."""
        page.goto(f"{address}{code}/about/")

    def ask(self, page: Page, query: str) -> Answer:
        """The first five results, without the pause that its field makes before it searches."""
        found, seconds = page.evaluate(_ASK, query)
        return Answer(tuple(found), seconds)
