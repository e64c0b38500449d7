"""Rules of what stands behind a record: how many sources, how far they carry, and who names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from chronicle.checks.case import Case
from chronicle.checks.named import find_orphans
from chronicle.language import fold
from chronicle.model import (
    Figure,
    Grade,
    Place,
    Record,
    Status,
    Step,
)

# How many sources that do not depend on each other a grade promises: see the page on methodology.
_PROMISED = {Grade.CONFIRMED: 2, Grade.FAIR: 1, Grade.WEAK: 1, Grade.CONTESTED: 2}

_LONG_BEFORE = timedelta(days=366)


def figure_with_one_source(case: Case) -> None:
    for battle in case.chronicle.battles.values():
        sources: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for figure in battle.figures:
            sources[_what_is_counted(figure)].add(figure.source or "")
        for n, figure in enumerate(battle.figures):
            if figure.source and len(sources[_what_is_counted(figure)]) == 1:
                case.found.note(
                    "figure-with-one-source",
                    battle.origin.spot("figures", n),
                    "one source alone gives this figure",
                    "is there another, who counted for themselves?",
                )


def _what_is_counted(figure: Figure) -> tuple[object, ...]:
    return (figure.measure, figure.of, figure.at)


def source_without_archive(case: Case) -> None:
    for source in case.chronicle.sources.values():
        if source.url and not source.archive:
            case.found.note(
                "source-without-archive",
                source.origin.spot("url"),
                "this address has no archived copy beside it",
                "pages vanish: have it archived, and write the copy's address as archive: …",
            )


def grade_beyond_sources(case: Case) -> None:
    for battle in case.chronicle.battles.values():
        promised = _PROMISED.get(battle.grade, 0) if battle.grade else 0
        publishers = {_publisher(case, id) for id in case.facts.cited.get(battle.key, ())}
        if len(publishers) < promised:
            case.found.warn(
                "grade-beyond-sources",
                battle.origin.spot("grade"),
                '"{grade}" promises {promised} publishers or more; this battle cites {number}',
                "cite another source, or choose a grade that these carry",
                grade=battle.grade,
                promised=promised,
                number=len(publishers),
            )


def sources_before_battle(case: Case) -> None:
    """A slip in a year shows without a look at today's calendar: sources do not tell of what is to come."""
    for battle in case.chronicle.battles.values():
        start = battle.date.earliest
        cited = [case.chronicle.sources.get(id) for id in case.facts.cited.get(battle.key, ())]
        last = [source.date.latest if source and source.date else None for source in cited]
        if start and last and all(day and start - day > _LONG_BEFORE for day in last):
            case.found.warn(
                "sources-before-battle",
                battle.origin.spot("date"),
                "all sources of this battle are more than a year older than it is",
                "is the year right, here and in the sources?",
            )


def _publisher(case: Case, id: str) -> tuple[object, ...]:
    """Whoever published a source; an unknown source, which is told already, counts as one of its own."""
    source = case.chronicle.sources.get(id)
    return tuple(sorted(source.publisher.items())) if source else (id,)


def shared_alias(case: Case) -> None:
    owners: dict[tuple[str, str], list[tuple[Place, tuple[Step, ...]]]] = defaultdict(list)
    for place in case.chronicle.places.values():
        for code, name, way in _names_of(place):
            owners[code, fold(name)].append((place, way))
    for found in owners.values():
        first = found[0][0]
        for place, way in found[1:]:
            if not _lie_in_each_other(case, first, place):
                case.found.warn(
                    "shared-alias",
                    place.origin.spot(*way),
                    '"{name}" is a name of the place "{twin}" too',
                    "say which it is, as in {{en: Salihiyah (Abu Kamal)}}, or leave the name to one",
                    name=_at(place, way),
                    twin=first.id,
                )


def _names_of(place: Place) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
    for code, name in place.names.items():
        yield code, name, ("names", code)
    for code, aliases in place.aliases.items():
        yield from ((code, alias, ("aliases", code, n)) for n, alias in enumerate(aliases))


def _at(place: Place, way: tuple[Step, ...]) -> str:
    return next(name for _, name, found in _names_of(place) if found == way)


def _lie_in_each_other(case: Case, one: Place, other: Place) -> bool:
    """A district and its chief town often have one name, and no reader takes them for rivals."""
    tree = case.facts.places
    return one.id == other.id or one.id in tree.ancestors(other.id) or other.id in tree.ancestors(one.id)


def orphan(case: Case) -> None:
    """Not asked while a file is broken: it may be the one that names the record."""
    if case.broken or case.broken_texts:
        return
    named = {
        (kind, id) for kind, rows in case.named.items() for record, id, _ in rows if record.key != (kind, id)
    }
    for record in find_orphans(case.facts, named):
        case.found.note(
            "orphan",
            record.origin.spot(),
            "no record names this {kind}",
            "name it where it belongs, or delete the file",
            kind=record.kind_of_record,
        )


def _is_over(record: Record) -> bool:
    return record.status is Status.RETRACTED
