"""What a build says of itself in the end: what is in the chronicle, what could be better, what it weighs."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.checks import find_named, find_orphans
from chronicle.facts import Facts, is_listed
from chronicle.glue.building import Build
from chronicle.memory import Ledger
from chronicle.model import Kind

_MOST_NAMED, _MOST_PAGES = 3, 3
_MANY = {
    Kind.BATTLE: ("battle", "battles"),
    Kind.PLACE: ("place", "places"),
    Kind.ACTOR: ("actor", "actors"),
    Kind.CAMPAIGN: ("campaign", "campaigns"),
    Kind.SOURCE: ("source", "sources"),
    Kind.PAGE: ("page", "pages"),
}


def report(build: Build) -> Iterator[str]:
    """The lines of the report. After edits of texts alone only the weight: records are not all read then."""
    if build.edited is None:
        yield from _report_facts(build.site.editions[0].facts)
    yield from _report_weight(build.ledger)


def _report_facts(facts: Facts) -> Iterator[str]:
    records = facts.chronicle.records
    counts = (_count(sum(map(is_listed, records.get(kind, {}).values())), *_MANY[kind]) for kind in _MANY)
    yield f"chronicle: {', '.join(counts)}"
    battles = facts.chronicle.battles
    alone = [id for id, battle in battles.items() if is_listed(battle) and len(facts.cited[battle.key]) == 1]
    if alone:
        yield f"on one source: {_count(len(alone), *_MANY[Kind.BATTLE])} ({_name(alone)})"
    named = {
        (kind, id) for one in facts.chronicle for kind, id, _ in find_named(one) if one.key != (kind, id)
    }
    orphans = [f"{one.kind_of_record}/{one.id}" for one in find_orphans(facts, named)]
    if orphans:
        yield f"named by no other: {_count(len(orphans), 'record', 'records')} ({_name(orphans)})"


def _report_weight(ledger: Ledger) -> Iterator[str]:
    marks = {**ledger.others, **ledger.pages}
    pages = {file: mark.size for file, mark in marks.items() if file.endswith(".html")}
    weight = sum(mark.size for mark in marks.values())
    others = _count(len(marks) - len(pages), "other file", "other files")
    yield f"site: {_count(len(pages), 'page', 'pages')}, {others}, {_weigh(weight)}"
    biggest = sorted(pages, key=lambda file: (-pages[file], file))[:_MOST_PAGES]
    said = (f"{file.removesuffix('index.html')} {_weigh(pages[file])}" for file in biggest)
    yield f"biggest pages: {', '.join(said)}"


def _name(ids: list[str]) -> str:
    more = len(ids) - _MOST_NAMED
    return ", ".join(ids[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _weigh(size: int) -> str:
    """Bytes as a person reads them."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} kB"
