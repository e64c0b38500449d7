"""The order of time: chronology, previous and next, and what happened the same day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from chronicle.model import Battle, Moment, Precision

# A battle longer than this has no "same day": only its first day is compared.
_LONGEST_IN_DAYS = 10
# A period longer than this stands in its first year only.
_LONGEST_IN_YEARS = 30


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The battles just before and after one in a list."""

    previous: Battle | None = None
    next: Battle | None = None


def order_battles(battles: Iterable[Battle]) -> tuple[Battle, ...]:
    """Battles in chronological order, by id where dates are alike."""
    return tuple(sorted(battles, key=lambda battle: (battle.date.sort_key, battle.id)))


def find_neighbours(ordered: tuple[Battle, ...]) -> Mapping[str, Neighbours]:
    """Previous and next of each battle of an ordered list."""
    padded = (None, *ordered, None)
    return {battle.id: Neighbours(padded[place], padded[place + 2]) for place, battle in enumerate(ordered)}


def group_by_year(ordered: tuple[Battle, ...]) -> Mapping[int, tuple[Battle, ...]]:
    """The battles that touch each year. One that spans years stands in each of them.

    A date known only to a decade or century would stand in every year; it stands in its first.
    """
    found: dict[int, list[Battle]] = {}
    for battle in ordered:
        years = battle.date.years
        longest = _LONGEST_IN_YEARS if battle.date.is_interval else 1
        for year in years if len(years) <= longest else years[:1]:
            found.setdefault(year, []).append(battle)
    return {year: tuple(found[year]) for year in sorted(found)}


@dataclass(frozen=True, eq=False)
class ByTime:
    """Some battles in order of time, by year and by month. Pages in every language ask for the same."""

    battles: tuple[Battle, ...]

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Battle, ...]]:
        """The battles that touch each year."""
        return group_by_year(self.battles)

    @cached_property
    def by_month(self) -> Mapping[int, Mapping[int, tuple[Battle, ...]]]:
        """The battles of each year by month."""
        return {year: group_by_month(battles, year) for year, battles in self.by_year.items()}


def group_by_month(battles: Iterable[Battle], year: int) -> Mapping[int, tuple[Battle, ...]]:
    """A year's battles by the month in which each began.

    Under 0 stand those that began before the year, or in a month that is not known.
    """
    found: dict[int, list[Battle]] = {}
    for battle in battles:
        found.setdefault(_month_within(battle, year), []).append(battle)
    return {month: tuple(found[month]) for month in sorted(found)}


def _month_within(battle: Battle, year: int) -> int:
    start = battle.date.start
    if isinstance(start, Moment) and start.precision >= Precision.MONTH and start.earliest.year == year:
        return start.earliest.month
    return 0


def group_by_day(ordered: tuple[Battle, ...]) -> Mapping[date, tuple[Battle, ...]]:
    """The battles that can have been under way on each day."""
    found: dict[date, list[Battle]] = {}
    for battle in ordered:
        for day in days_of(battle):
            found.setdefault(day, []).append(battle)
    return {day: tuple(battles) for day, battles in found.items()}


def days_of(battle: Battle) -> tuple[date, ...]:
    """The days of a short battle; the first day of a long one; none where no day is known."""
    start, first, last = battle.date.start, battle.date.earliest, battle.date.latest
    if first is None or not isinstance(start, Moment):
        return ()
    length = (last - first).days if last else _LONGEST_IN_DAYS + 1
    if length > _LONGEST_IN_DAYS:
        return (first,) if start.precision is Precision.DAY else ()
    return tuple(first + timedelta(days=n) for n in range(length + 1))
