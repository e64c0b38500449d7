"""Days of the Hijri calendar, as the tables of Umm al-Qura give them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hijridate import Gregorian


class HijriDay(NamedTuple):
    """A day of the Hijri calendar; days compare in order of time."""

    year: int
    month: int
    day: int


def find_hijri(day: date) -> HijriDay | None:
    """The Hijri day of a day; None before 1343 AH and after 1500 AH, which have no tables."""
    try:
        return HijriDay(*Gregorian.fromdate(day).to_hijri().datetuple())
    except OverflowError:
        return None
