"""Asking an engine: all queries in a page that stays open, and some of them as the first of a new reader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright
from queries import Query

from bench.search.engines import Answer, Engine, Index
from bench.search.questions import choose_some
from bench.search.serving import Tally, serve

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)
# A page and an index may both take long; what is measured ends earlier by itself.
_TIMEOUT = 180_000


@dataclass(frozen=True, slots=True)
class First:
    """What the first query of a reader costs: compressed bytes, and seconds until a result is seen.

    `fonts` are those bytes that are typefaces: a query or a result may be in another script than the page.
    """

    size: int
    fonts: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured of an engine."""

    name: str
    index: Index
    answers: tuple[tuple[Query, Answer], ...]
    firsts: tuple[First, ...]

    def share(self, hits: Sequence[bool]) -> float:
        """How many of all queries, from 0 to 1."""
        return sum(hits) / len(self.answers)

    @property
    def found_first(self) -> float:
        """Recall at 1."""
        return self.share([answer.finds(query, 1) for query, answer in self.answers])

    @property
    def found_among_five(self) -> float:
        """Recall at 5."""
        return self.share([answer.finds(query, 5) for query, answer in self.answers])

    @property
    def found_in_language(self) -> float:
        """The strict rate."""
        return self.share([answer.finds_in_language(query) for query, answer in self.answers])

    @property
    def claimed(self) -> float:
        """How often anything was shown as found, and not as a guess."""
        return self.share([bool(answer.addresses) and not answer.is_guess for _, answer in self.answers])


def measure(engine: Engine, index: Index, queries: list[Query], firsts: int) -> Measured:
    """Ask all queries, and so many of them in a new browser profile each."""
    with serve(index.folders) as (address, tally), _open_browser() as browser:
        answers = tuple(_ask_all(engine, browser, address, tally, queries))
        some = choose_some(queries, firsts)
        costs = tuple(_ask_first(engine, browser, address, tally, query) for query in some)
    return Measured(engine.name, index, answers, costs)


@contextmanager
def _open_browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _open_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(_TIMEOUT)
    yield context.new_page()
    context.close()


def _ask_all(
    engine: Engine, browser: Browser, address: str, tally: Tally, queries: list[Query]
) -> Iterator[tuple[Query, Answer]]:
    for code in dict.fromkeys(query["interface"] for query in queries):
        with _open_page(browser) as page:
            engine.open(page, address, code)
            tally.wait()
            asked = [query for query in queries if query["interface"] == code]
            # One before them loads what the others find there.
            engine.ask(page, asked[-1]["q"])
            for query in asked:
                yield query, engine.ask(page, query["q"])


def _ask_first(engine: Engine, browser: Browser, address: str, tally: Tally, query: Query) -> First:
    with _open_page(browser) as page:
        tally.take()
        engine.open(page, address, query["interface"])
        if not engine.eager:
            tally.wait()
        before = tally.take()
        answer = engine.ask(page, query["q"])
        tally.wait()
        sent = [one for one in before if any(part in one[0] for part in engine.eager)] + tally.take()
        fonts = sum(size for path, size in sent if path.endswith(".woff2"))
        return First(sum(size for _, size in sent), fonts, answer.seconds)
