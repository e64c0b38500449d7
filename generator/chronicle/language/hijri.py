"""Days of the Hijri calendar, as the tables of Umm al-Qura give them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple


class HijriDay(NamedTuple):
    """A day of the Hijri calendar; days compare in order of time."""

    year: int
    month: int
    day: int


@lru_cache(maxsize=4096)
def find_hijri(day: date) -> HijriDay | None:
    """The Hijri day of a day; None before 1343 AH and after 1500 AH, which have no tables."""
    from hijridate import Gregorian

    try:
        return HijriDay(*Gregorian.fromdate(day).to_hijri().datetuple())
    except OverflowError:
        return None
