"""Without any script every page is reached by links, and every fact of every record stands on a page."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping

import pytest
from chronicle.language import Language, render_number
from chronicle.model import Chronicle, Edtf, Kind, Record, Status
from chronicle.model.fields import Frozen, fields_of
from chronicle.output.routes import Routes
from chronicle.reading import read_chronicle
from conftest import ROOT
from playwright.sync_api import Browser
from seen import SeenPage, is_remote, resolve

Pages = dict[str, SeenPage]
# Fields that name another record, and the kind of it.
_NAMES = {
    "place": Kind.PLACE, "within": Kind.PLACE, "at": Kind.PLACE,
    "actor": Kind.ACTOR, "actors": Kind.ACTOR, "commanders": Kind.ACTOR, "by": Kind.ACTOR, "of": Kind.ACTOR,
    "said_by": Kind.ACTOR, "from_": Kind.ACTOR, "to": Kind.ACTOR,
    "source": Kind.SOURCE, "sources": Kind.SOURCE, "battle": Kind.BATTLE, "featured": Kind.BATTLE,
}  # fmt: skip
_NUMBERS = frozenset({"value", "low", "best", "high"})


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    """This repository's own chronicle."""
    return read_chronicle(ROOT / "content", "content", ("ar", "en")).chronicle


def test_every_page_is_reached_by_links_from_the_first(own_pages: Pages) -> None:
    reached, waiting = {"ar/"}, deque(["ar/"])
    while waiting:
        path = waiting.popleft()
        page = own_pages[path]
        for link in (one["href"] for one in page.all("a") if "href" in one):
            to, _ = resolve(path, link)
            if not is_remote(link) and to in own_pages and to not in reached:
                reached.add(to)
                waiting.append(to)
    # What a search found is shown by a script; nothing leads there without one.
    alone = {"404.html", "ar/search/", "en/search/"}
    beside = {path for path, page in own_pages.items() if page.is_door} | alone
    assert set(own_pages) - beside - reached == set()


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_fact_of_every_record_stands_on_its_page(
    code: str, chronicle: Chronicle, own_pages: Pages
) -> None:
    missing, count = [], 0
    for record in chronicle:
        path = Routes("").of(code, record)
        if record.status is Status.DRAFT:
            continue
        page = own_pages[path]
        shown = _squeeze(" ".join(text for _, text in page.words))
        links = {resolve(path, link)[0] if not is_remote(link) else link for link in page.links()}
        for what, is_link in _find_facts(record, code):
            count += 1
            if (what not in links) if is_link else (_squeeze(what) not in shown):
                missing.append((path, what))
    assert missing == []
    assert count > 5000


def _find_facts(record: Record, code: str) -> Iterator[tuple[str, bool]]:
    """What must be read on a record's page, each with whether it is a link's address."""
    text = record.texts.get(code) or next(iter(record.texts.values()), None)
    if text is not None:
        yield text.title or "", False
        yield text.summary or "", False
        yield from ((word, False) for word in re.findall(r"[^\W\d_]{4,}", _without_marks(text.body)))
    yield from _walk(record, record, code)


def _walk(record: Record, part: Frozen, code: str) -> Iterator[tuple[str, bool]]:
    for name, value in ((name, getattr(part, name)) for name in fields_of(type(part))):
        if name in ("texts", "id", "previous_ids", "status", "kind_of_record") or not value:
            continue
        if name in _NAMES:
            for id in [value] if isinstance(value, str) else value:
                if isinstance(id, str):
                    yield Routes("").record(code, _NAMES[name], id), True
                else:
                    yield from _walk(record, id, code)
        elif name == "part_of" and isinstance(value, str):
            yield Routes("").record(code, Kind.CAMPAIGN, value), True
        elif name in ("url", "archive"):
            yield value, True
        elif name in _NUMBERS:
            yield render_number(value, Language(code).locale, Language(code).digits), False
        elif name in ("names", "short", "publisher", "office", "note"):
            yield from _said(value, code, all_of_them=name == "names")
        elif isinstance(value, Edtf):
            yield from ((str(year), False) for year in {value.years.start, value.years.stop - 1})
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, Frozen):
                    yield from _walk(record, one, code)
        elif isinstance(value, Frozen):
            yield from _walk(record, value, code)


def _said(value: Mapping[str, str], code: str, *, all_of_them: bool) -> Iterator[tuple[str, bool]]:
    if all_of_them:
        yield from ((text, False) for text in value.values())
    elif code in value:
        yield value[code], False


def _without_marks(body: str) -> str:
    """The words of a Markdown text that a reader sees."""
    body = re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"\1", body)
    return re.sub(r"\[\[[^\]]*\]\]|\[@[^\]]*\]|\]\([^)]*\)|<[^>]*>", " ", body)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_what_scripts_add_waits_unseen(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("ar/timeline/", "en/map/"):
        page.goto(address + path)
        assert page.locator("#explorer").is_hidden()
        assert page.locator("#explorer-list").is_hidden()
        assert page.locator("main a").count() > 10
    context.close()
