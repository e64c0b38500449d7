"""What a search engine must be able to do here, and what it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page
from queries import Query

# A record's own page, or one below it, such as a place in one year.
_RECORD = re.compile(r"^/(?P<code>[a-z]+)/(?P<kind>place|actor|campaign|battle|source)s/(?P<id>[^/]+)/")
_PAGE = re.compile(r"^/(?P<code>[a-z]+)/((?P<id>about|methodology)/)?$")
# Waits in a page for something to become true, and then for it to be drawn.
UNTIL = """
const until = async (test, seconds) => {
  const end = performance.now() + 1000 * seconds;
  while (!test() && performance.now() < end) await new Promise(done => setTimeout(done, 4));
  await new Promise(done => requestAnimationFrame(done));
  return test();
};
"""
# A reader waits no longer.
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """The addresses that were found, the best first, how long it took, and whether they are but a guess."""

    addresses: tuple[str, ...]
    seconds: float
    is_guess: bool = False

    def finds(self, query: Query, among: int) -> bool:
        """Whether a right record is among the first results."""
        return any(find_record(address) in query["expect"] for address in self.addresses[:among])

    def finds_in_language(self, query: Query) -> bool:
        """Whether the first result is right, and in the language that is being read."""
        return self.finds(query, 1) and self.addresses[0].startswith(f"/{query['interface']}/")


def find_record(address: str) -> str:
    """The record that a page tells of, as queries name it; nothing for lists, years and days."""
    if found := _RECORD.match(address):
        return f"{found['kind']}:{found['id']}"
    if found := _PAGE.match(address):
        return f"page:{found['id'] or 'home'}"
    return ""


@dataclass(frozen=True, slots=True)
class Index:
    """What an engine has beside the pages, and how long it took to make, if that was measured."""

    folders: tuple[Path, ...]
    files: int
    size: int
    seconds: float | None = None


def weigh_index(folders: tuple[Path, ...], files: list[Path], seconds: float | None = None) -> Index:
    """An index of these files, in a site of these folders."""
    return Index(folders, len(files), sum(file.stat().st_size for file in files), seconds)


class Engine(Protocol):
    """A search engine."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def eager(self) -> tuple[str, ...]:
        """Parts of the paths that it loads with every page, before anything is asked."""

    def prepare(self, site: Path, folder: Path) -> Index | None:
        """Make the index over a built site; None if this site has no such search."""

    def open(self, page: Page, address: str, code: str) -> None:
        """Open the page on which a reader of a language begins."""

    def ask(self, page: Page, query: str) -> Answer:
        """Type a query, and wait for what is found."""
