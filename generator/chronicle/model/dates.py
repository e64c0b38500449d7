"""EDTF dates: how precise, how sure and how open a date is survives to the page.

The forms taken are those of the Library of Congress' EDTF specification (ISO 8601-2:2019) that
editors use: whole and partial dates, the qualifiers ~ ? %, unspecified digits (2017-11-XX,
2017-11-0X, 201X) and intervals with open (..) or unknown (empty) ends.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any

_ONE_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|\dX|XX))?)?"
    r"(?P<qualifier>[~?%])?",
    re.ASCII,
)


class ImpossibleDate(ValueError):
    """A text that is no date. `reason` says why; `ends_first` marks an interval that runs backwards.

    The reason is a template with its values, so that it can be said in another language.
    """

    def __init__(self, template: str, *, ends_first: bool = False, **values: str) -> None:
        super().__init__(template.format_map(values))
        self.template, self.values = template, values
        self.ends_first = ends_first

    @property
    def reason(self) -> str:
        """Why this is no date, in words."""
        return str(self)


class Precision(IntEnum):
    """How finely a date is known, from the coarsest."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    MONTH = 4
    TEN_DAYS = 5
    DAY = 6


class Edge(StrEnum):
    """An end of an interval that is no date: still going on (or since ever), or not known."""

    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Moment:
    """One date with its precision and its doubts; `earliest` and `latest` bound what it can mean."""

    text: str
    precision: Precision
    earliest: date
    latest: date
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval. A single date has the same moment as start and end."""

    text: str
    # These follow from the text.
    start: Moment | Edge = field(compare=False)
    end: Moment | Edge = field(compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return parse_edtf, (self.text,)

    @property
    def is_interval(self) -> bool:
        """Whether it was written with a slash."""
        return "/" in self.text

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None where the start is open or unknown."""
        return self.start.earliest if isinstance(self.start, Moment) else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None where the end is open or unknown."""
        return self.end.latest if isinstance(self.end, Moment) else None

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Chronological order: by first possible day, then last; an open start sorts by its end."""
        start = self.earliest or self.latest or date.min
        return (start, self.latest or date.max, self.text)

    @property
    def is_certain(self) -> bool:
        """Whether nothing in it is marked about or uncertain."""
        moments = [m for m in (self.start, self.end) if isinstance(m, Moment)]
        return not any(m.approximate or m.uncertain for m in moments)

    @property
    def years(self) -> range:
        """The calendar years it can touch; an open end counts as the year of the known end."""
        first = self.earliest or self.latest
        last = self.latest or self.earliest
        return range(first.year, last.year + 1) if first and last else range(0)

    def may_touch(self, other: Edtf) -> bool:
        """Whether the two can have a day in common."""
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)

    def may_lie_within(self, outer: Edtf) -> bool:
        """Whether this can lie wholly inside `outer`, giving every doubt its benefit."""
        starts = self.start.latest if isinstance(self.start, Moment) else self.latest
        ends = self.end.earliest if isinstance(self.end, Moment) else self.earliest
        fits = _not_after(outer.earliest, starts) and _not_after(ends, outer.latest)
        return fits and self.may_touch(outer)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """The date that a text says.

    Raises ImpossibleDate, which says in words what is wrong.
    """
    head, slash, tail = text.partition("/")
    if not slash:
        moment = _parse_moment(text)
        return Edtf(text, moment, moment)
    start, end = _parse_edge(head), _parse_edge(tail)
    if isinstance(start, Edge) and isinstance(end, Edge):
        raise ImpossibleDate("an interval needs a date on at least one side")
    if isinstance(start, Moment) and isinstance(end, Moment) and end.latest < start.earliest:
        raise ImpossibleDate("{end} is before {start}", ends_first=True, end=tail, start=head)
    return Edtf(text, start, end)


def _parse_edge(text: str) -> Moment | Edge:
    if text == "..":
        return Edge.OPEN
    return _parse_moment(text) if text else Edge.UNKNOWN


def _parse_moment(text: str) -> Moment:
    match = _ONE_DATE.fullmatch(text)
    if not match:
        raise ImpossibleDate(_reason(text))
    year, month, day = match["year"], match["month"], match["day"]
    if month == "XX" and day not in (None, "XX"):
        raise ImpossibleDate("a day needs its month")
    precision, earliest, latest = _bounds(year, month, day)
    sign = match["qualifier"] or ""
    return Moment(text, precision, earliest, latest, sign in ("~", "%"), sign in ("?", "%"))


def _bounds(year: str, month: str | None, day: str | None) -> tuple[Precision, date, date]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        raise ImpossibleDate("there is no year 0 here: years run from 0001 to 9999")
    if "X" in year:
        if month not in (None, "XX"):
            raise ImpossibleDate("a month needs its whole year")
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return precision, date(first, 1, 1), date(last, 12, 31)
    if month is None or month == "XX":
        return Precision.YEAR, date(first, 1, 1), date(first, 12, 31)
    return _bounds_in_month(first, int(month), day)


def _bounds_in_month(year: int, month: int, day: str | None) -> tuple[Precision, date, date]:
    if not 1 <= month <= 12:
        raise ImpossibleDate("there is no month {month}", month=f"{month:02}")
    length = calendar.monthrange(year, month)[1]
    if day is None or day == "XX":
        return Precision.MONTH, date(year, month, 1), date(year, month, length)
    first, last = max(int(day.replace("X", "0")), 1), min(int(day.replace("X", "9")), length)
    if int(day.replace("X", "0")) > length or int(day.replace("X", "9")) == 0:
        raise ImpossibleDate("{month} has no day {day}", month=f"{year:04}-{month:02}", day=day)
    precision = Precision.TEN_DAYS if "X" in day else Precision.DAY
    return precision, date(year, month, first), date(year, month, last)


def _reason(text: str) -> str:
    if any(c.isdigit() and not c.isascii() for c in text):
        return "a date is written with the digits 0 to 9, whatever digits the pages show"
    if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}", text):
        return "a date is written year-month-day"
    if re.search(r"\d{4}-\d\d\.\.|\.\.\d|\d\s*(?:-|–|to)\s*\d{4}", text):
        return "an interval is written with a slash, as 2017-10-26/2017-11-03"
    return "a date is written as 2017-11-03, 2017-11 or 2017, with ~ for about and ? for uncertain"


def _not_after(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first <= second
