"""What feeds tell of: entries by their last change, and corrections by their day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from chronicle.model import Battle, Correction, Kind
from chronicle.output.edition import Edition
from chronicle.output.site import Site
from chronicle.reading import Version

# A feed is read again and again, often on a bad line.
MOST_IN_FEED = 30


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item: its address, which is its id too, its words with their language, and when it was changed."""

    address: str
    title: str
    language: str
    summary: str
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


def _latest_first(known: tuple[Version, str]) -> tuple[int, int, str]:
    return -known[0].time, -known[0].rank, known[1]


def _tell_battle(battle: Battle, version: Version, edition: Edition) -> FeedEntry:
    def make() -> FeedEntry:
        title, text = edition.name(battle), battle.find_text(edition.code)
        return FeedEntry(
            edition.routes.absolute(edition.routes.of(edition.code, battle)),
            title.text,
            title.language,
            text.summary if text else "",
            datetime.fromtimestamp(version.time, UTC),
        )

    return edition.once((_tell_battle, battle.id), make)


def list_corrections(edition: Edition) -> tuple[tuple[Battle, int, Correction], ...]:
    """Every correction with its battle and its number there, the latest first."""
    battles = edition.facts.chronicle.battles.values()
    found = [(battle, n, one) for battle in battles for n, one in enumerate(battle.corrections, 1)]
    return tuple(sorted(found, key=lambda one: (one[2].date.sort_key, one[0].id, one[1]), reverse=True))


def tell_corrections(edition: Edition) -> Iterator[FeedEntry]:
    """The latest corrections, each at the start of the first day that its date can mean."""
    for battle, number, correction in list_corrections(edition)[:MOST_IN_FEED]:
        title, said = edition.name(battle), edition.choose(correction.text)
        address = edition.routes.absolute(edition.routes.of(edition.code, battle))
        day = correction.date.earliest or correction.date.latest or date.min
        yield FeedEntry(
            f"{address}#{name_correction(number)}",
            title.text,
            title.language,
            said.text,
            datetime.combine(day, time(tzinfo=UTC)),
        )


def name_correction(number: int) -> str:
    """The anchor of a correction on the page of its battle."""
    return f"correction-{number}"
