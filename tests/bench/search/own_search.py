"""The search that is measured: the field for names on every page, and the page of results for texts."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from bench.search.engines import PATIENCE, UNTIL, Answer, Index, weigh_index

_ASK_FIELD = f"""async query => {{ {UNTIL}
  const find = name => document.querySelector(name);
  const field = find('.search-field'), said = find('.search-said'), list = find('#search-results');
  list.replaceChildren();
  said.textContent = '\\u0001';
  const start = performance.now();
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event('input'));
  await until(() => said.textContent !== '\\u0001', {PATIENCE});
  const found = [...list.querySelectorAll('a:not(.search-all)')].map(link => new URL(link.href).pathname);
  return [found, (performance.now() - start) / 1000, said.textContent !== ''];
}}"""
# The page names the query that its results answer.
_ASK_PAGE = f"""async query => {{ {UNTIL}
  const page = document.querySelector('#search-page');
  const start = performance.now();
  location.hash = 'q=' + encodeURIComponent(query);
  await until(() => page.dataset.answered === query, {PATIENCE});
  const found = [...page.querySelectorAll('a.found-link')].map(link => new URL(link.href).pathname);
  return [found, (performance.now() - start) / 1000, page.dataset.guess === 'true'];
}}"""


class NameField:
    """The field: results while one types."""

    name = "chronicle"
    eager: tuple[str, ...] = ()

    def prepare(self, site: Path, folder: Path) -> Index | None:
        """Count what the build has written."""
        return _weigh(site, folder)

    def open(self, page: Page, address: str, code: str) -> None:
        """Any page has the field."""
        page.goto(f"{address}{code}/about/")

    def ask(self, page: Page, query: str) -> Answer:
        """What the list under the field shows, in its order."""
        found, seconds, is_guess = page.evaluate(_ASK_FIELD, query)
        return Answer(tuple(found), seconds, is_guess)


class ResultsPage:
    """The page of results: whole texts are searched."""

    name = "chronicle"
    eager: tuple[str, ...] = ()

    def prepare(self, site: Path, folder: Path) -> Index | None:
        """Count what the build has written, if it has such a page."""
        return _weigh(site, folder) if list(site.glob("*/search/index.html")) else None

    def open(self, page: Page, address: str, code: str) -> None:
        """The page, before anything is asked."""
        page.goto(f"{address}{code}/search/")

    def ask(self, page: Page, query: str) -> Answer:
        """What the page lists once it says that it answers this query."""
        found, seconds, is_guess = page.evaluate(_ASK_PAGE, query)
        return Answer(tuple(found), seconds, is_guess)


def _weigh(site: Path, _: Path) -> Index:
    return weigh_index((site,), [file for file in (site / "search").rglob("*") if file.is_file()])
