"""The days of the year on which battles began or ended, as far as they are known to the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chronicle.model import Battle, Edge, Grade, Moment, Precision

# A day of every year: month and day.
YearDay = tuple[int, int]


class Part(StrEnum):
    """What of a battle lies on a day."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A battle on a day of the year."""

    battle: Battle
    part: Part


def collect_anniversaries(ordered: Iterable[Battle]) -> Mapping[YearDay, tuple[Anniversary, ...]]:
    """For each day of the year, what began or ended on it, in order of time."""
    found: dict[YearDay, list[Anniversary]] = {}
    for battle in filter(_is_held_true, ordered):
        for day, part in _known_days(battle):
            found.setdefault((day.month, day.day), []).append(Anniversary(battle, part))
    return {day: tuple(found[day]) for day in sorted(found)}


def _is_held_true(battle: Battle) -> bool:
    """Whether the sources do not show that what is told of it did not happen: nothing recalls that."""
    return battle.grade is not Grade.DISCOUNTED


def _known_days(battle: Battle) -> Iterator[tuple[date, Part]]:
    start, end = _known_day(battle.date.start), _known_day(battle.date.end)
    if start and start == end:
        yield start, Part.WHOLE
        return
    if start:
        yield start, Part.START
    if end:
        yield end, Part.END


def _known_day(moment: Moment | Edge) -> date | None:
    """The day that a date is, if nothing about it is in doubt."""
    if isinstance(moment, Edge) or moment.approximate or moment.uncertain:
        return None
    return moment.earliest if moment.precision is Precision.DAY else None
