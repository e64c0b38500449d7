"""Pagefind as it comes: its command over the built pages, and its script's search."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page

from bench.search.engines import Answer, Index, weigh_index
from bench.search.measured import run_measured

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
        """Run its command; the pages stay as they are."""
        bundle = folder / "pagefind"
        shutil.rmtree(bundle, ignore_errors=True)
        command: list[str | Path] = [sys.executable, "-m", "pagefind", "--silent", "--site", site]
        cost = run_measured([*command, "--output-path", bundle], cwd=folder)
        files = [file for file in bundle.rglob("*") if file.is_file()]
        return weigh_index((folder, site), files, cost.seconds)

    def open(self, page: Page, address: str, code: str) -> None:
        """Any page of the language."""
        page.goto(f"{address}{code}/about/")

    def ask(self, page: Page, query: str) -> Answer:
        """The first five results, without the pause that its field makes before it searches."""
        found, seconds = page.evaluate(_ASK, query)
        return Answer(tuple(found), seconds)
