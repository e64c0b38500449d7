"""What feeds tell of: entries by the day of their last change, and corrections by theirs.

Of a change the day is told, as on pages, and not the hour: that is when an editor works.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain, islice

from chronicle.model import Battle, Correction, Grade, Kind, Record, Status
from chronicle.output.edition import Edition, Wording
from chronicle.output.site import Site
from chronicle.reading import Version

# A feed is read again and again, often on a bad line.
MOST_IN_FEED = 30
# Grades that a reader must know of with the first word.
_DOUBTS = (Grade.WEAK, Grade.CONTESTED, Grade.DISCOUNTED)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item: its address, which is its id too, its words with their languages, and when it was changed."""

    address: str
    title: Wording
    summary: Wording
    changed: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language: its words, the page that it is of, and its entries, the latest first."""

    title: str
    subtitle: str
    language: str
    page: str
    site_title: str
    licence: str
    entries: tuple[FeedEntry, ...]


def list_latest(ids: Iterable[str], edition: Edition, site: Site) -> tuple[FeedEntry, ...]:
    """The battles among some that were changed last. Which have no version is not known to have changed."""
    versions = ((site.versions.get((Kind.BATTLE, id)), id) for id in ids)
    known = sorted(((v, id) for v, id in versions if v is not None), key=_latest_first)
    battles = edition.facts.chronicle.battles
    return tuple(_tell_battle(battles[id], version, edition) for version, id in known[:MOST_IN_FEED])


def _latest_first(known: tuple[Version, str]) -> tuple[date, int, str]:
    version, id = known
    return date.min + (date.max - version.day), -version.rank, id


def _tell_battle(battle: Battle, version: Version, edition: Edition) -> FeedEntry:
    def make() -> FeedEntry:
        text = battle.find_text(edition.code)
        summary = edition.own(text.summary) if text and text.summary else edition.name(battle)
        said = edition.compose(edition.own(_say_doubts(battle, edition)), summary)
        return FeedEntry(_find_address(battle, edition), edition.name(battle), said, _start(version.day))

    return edition.once((_tell_battle, battle.id), make)


def _say_doubts(battle: Battle, edition: Edition) -> str:
    """That an entry is no more than a draft, or what it tells is in doubt or not true: before all else."""
    grade = edition.label(battle.grade) if battle.grade in _DOUBTS else ""
    said = edition.words.say(", ").join(filter(None, (edition.status(battle), grade)))
    return f"[{said}] " if said else ""


def _find_address(record: Record, edition: Edition) -> str:
    return edition.routes.absolute(edition.routes.of(edition.code, record))


def _start(day: date) -> datetime:
    return datetime.combine(day, time(tzinfo=UTC))


def list_corrections(edition: Edition) -> tuple[tuple[Battle, str, Correction], ...]:
    """Every correction with its battle and its anchor there, the latest first."""
    battles = edition.facts.chronicle.battles.values()
    found = [
        (battle, name, one)
        for battle in battles
        for name, one in zip(name_corrections(battle), battle.corrections, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (one[2].date.sort_key, one[0].id, one[1]), reverse=True))


def tell_corrections(edition: Edition, site: Site) -> Iterator[FeedEntry]:
    """The latest corrections, each at the start of the first day that its date can mean, and what was taken
    back, on the day of its last change.
    """
    entries = chain(_tell_corrected(edition), _tell_retracted(edition, site))
    return islice(sorted(entries, key=lambda entry: entry.changed, reverse=True), MOST_IN_FEED)


def _tell_corrected(edition: Edition) -> Iterator[FeedEntry]:
    for battle, name, correction in list_corrections(edition):
        day = correction.date.earliest or correction.date.latest or date.min
        address = f"{_find_address(battle, edition)}#{name}"
        yield FeedEntry(address, edition.name(battle), edition.choose(correction.text), _start(day))


def _tell_retracted(edition: Edition, site: Site) -> Iterator[FeedEntry]:
    said = edition.own(edition.words.say("Taken back"))
    for record in list_retracted(edition):
        version = site.versions.get(record.key)
        if version is not None:
            address = _find_address(record, edition)
            yield FeedEntry(address, edition.name(record), said, _start(version.day))


def list_retracted(edition: Edition) -> Iterator[Record]:
    """All that was taken back, by kind and name."""
    for kind in filter(lambda kind: kind.has_pages, Kind):
        records = edition.facts.chronicle.records.get(kind, {}).values()
        yield from sorted((one for one in records if one.status is Status.RETRACTED), key=edition.sort_key)


def name_corrections(battle: Battle) -> Iterator[str]:
    """The anchors of a battle's corrections on its page. They are made of their dates: one that is written
    before the others does not rename them.
    """
    seen: Counter[str] = Counter()
    for correction in battle.corrections:
        name = re.sub("[^0-9A-Za-z]+", "-", str(correction.date)).strip("-")
        seen[name] += 1
        yield f"correction-{name}" + (f"-{seen[name]}" if seen[name] > 1 else "")
