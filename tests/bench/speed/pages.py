"""The pages of a made-up chronicle as any tool can be given them: titles, texts, and what a battle names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from bench.corpus import Corpus
from bench.corpus.records import Words
from bench.corpus.texts import Writer
from bench.corpus.writing import Written, write_pages, write_records, write_sources

# Each kind of page, and its folder.
FOLDERS = {
    "battle": "battles",
    "place": "places",
    "actor": "actors",
    "campaign": "campaigns",
    "year": "years",
    "source": "sources",
}
# What a battle belongs to: each of these has a page that lists its battles.
GROUPS = ("places", "actors", "campaigns", "years")
_LISTS = {
    "places": Words("الأماكن", "Places"),
    "actors": Words("الأطراف", "Actors"),
    "campaigns": Words("الحملات", "Campaigns"),
    "years": Words("السنوات", "Years"),
}
_LINK = re.compile(r"\[\[(?P<kind>\w+):(?P<id>[^\]]+)\]\]|\[@(?P<source>[^\]]+)\]")
_NOTHING = Words("", "")
# The one that is written in C, where there is one: ten thousand records are read.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Names = Mapping[tuple[str, str], Words]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in both languages. Its facts are shown as they are; its groups are the ids that a battle names.

    A page that is no record is of the kind `home`, `page`, or `list`: all pages of one folder.
    """

    kind: str
    id: str
    title: Words
    summary: Words = _NOTHING
    body: Words = _NOTHING
    day: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def list_pages(corpus: Corpus) -> list[Page]:
    """All pages: those of the records, of the years, and those that list them."""
    writer = Writer(corpus.seed)
    # Each text goes on where the one before it ended, so they are drawn as the chronicle's own files are.
    pages = [_make_plain(one) for one in write_pages(corpus, writer)]
    sources = [_make_source(path, text) for path, text in write_sources(corpus, writer)]
    titles = {
        record.key: record.name
        for record in (*corpus.places, *corpus.actors, *corpus.campaigns, *corpus.battles)
    }
    records = [_make_record(one, titles[one.key]) for one in write_records(corpus, writer)]
    return [*pages, *_make_lists(), *_make_years(records), *sources, *records]


def name_pages(pages: Iterable[Page]) -> Names:
    """The title of each page, by its kind and id."""
    return {(page.kind, page.id): page.title for page in pages}


def write_body(page: Page, code: str, names: Names, find_address: Callable[[str, str], str]) -> str:
    """A text with plain Markdown links, each to the address of a kind and id."""

    def write_link(found: re.Match[str]) -> str:
        kind, id = ("source", found["source"]) if found["source"] else (found["kind"], found["id"])
        shown = "*" if found["source"] else names[kind, id].of(code)
        return f"[{shown}]({find_address(kind, id)})"

    return _LINK.sub(write_link, page.body.of(code))


def _make_plain(one: Written) -> Page:
    id = one.key.partition(":")[2]
    return Page("home" if id == "home" else "page", id, one.title, one.summary, one.body)


def _make_source(path: str, text: str) -> Page:
    facts = _read_facts(text.split("---\n")[1])
    shown = {"publisher": facts["publisher"]["en"], "kind": facts["kind"]}
    id = path.removeprefix("sources/").removesuffix(".md")
    return Page("source", id, Words(facts["title"], facts["title"]), day=str(facts["date"]), facts=shown)


def _make_lists() -> Iterator[Page]:
    for folder, title in _LISTS.items():
        yield Page("list", folder, title)


def _make_years(records: Iterable[Page]) -> Iterator[Page]:
    for year in sorted({year for page in records for year in page.groups.get("years", ())}):
        yield Page("year", year, Words(year, year))


def _make_record(one: Written, title: Words) -> Page:
    kind, _, id = one.key.partition(":")
    facts = _read_facts("\n".join(one.facts))
    shown = {name: str(facts[name]) for name in ("kind", "grade", "coordinates") if name in facts}
    if kind != "battle":
        return Page(kind, id, title, one.summary, one.body, facts=shown)
    day = str(facts["date"])
    return Page(kind, id, title, one.summary, one.body, day, shown, _find_groups(facts, day))


def _find_groups(facts: Mapping[str, Any], day: str) -> dict[str, tuple[str, ...]]:
    actors = [id for side in facts["sides"] for name in ("actors", "commanders") for id in side.get(name, ())]
    places = [place if isinstance(place, str) else place["place"] for place in facts["places"]]
    campaigns = [facts["part_of"]] if "part_of" in facts else []
    return {
        "places": _once(places),
        "actors": _once(actors),
        "campaigns": _once(campaigns),
        "years": (day[:4],),
        "sources": _once(facts["sources"]),
    }


def _once(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _read_facts(lines: str) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = yaml.load(lines, _Loader)
    return facts
