"""One row of UCDP GED as an event. What a cell says wrongly is left out and told; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from chronicle.desk.importing.tables import Row
from chronicle.desk.importing.ucdp_dates import make_date
from chronicle.model import Coordinates

COLUMNS = (
    *("id", "type_of_violence", "side_a", "side_b"),
    *("where_prec", "where_coordinates", "latitude", "longitude", "country"),
    *("date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high"),
)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ][0-9:.]*)?", re.ASCII)
_COUNT = re.compile(r"(\d{1,9})(?:\.0+)?", re.ASCII)
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d+)?", re.ASCII)
_SUM = "2"  # of event_clarity
AGGREGATE = "aggregate"
OUT_OF_ORDER = "low, best and high not in order"


class Violence(IntEnum):
    """UCDP's three sorts of organised violence."""

    STATE_BASED = 1
    NON_STATE = 2
    ONE_SIDED = 3


@dataclass(frozen=True, slots=True)
class Party:
    """A side: UCDP's number, empty where the file gives none, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Where:
    """A standardised place name with what it lies in."""

    name: str
    district: str
    governorate: str
    country: str
    point: Coordinates | None


@dataclass(frozen=True, slots=True)
class Deaths:
    """The best estimates by side, and the three of all. None where the cell holds no number."""

    side_a: int | None
    side_b: int | None
    civilians: int | None
    unknown: int | None
    low: int | None
    best: int | None
    high: int | None

    @property
    def range(self) -> tuple[int, int, int] | None:
        """Low, best and high, where all three are there."""
        if self.low is None or self.best is None or self.high is None:
            return None
        return (self.low, self.best, self.high)

    @property
    def is_in_order(self) -> bool:
        """Whether low is not above best, nor best above high."""
        known = self.range
        return known is not None and known[0] <= known[1] <= known[2]


@dataclass(frozen=True, slots=True)
class Event:
    """An event with all that its row says well. `remarks` are what it does not."""

    line: int
    id: int
    relid: str
    violence: Violence
    sides: tuple[Party, ...]
    where: Where
    where_precision: int | None
    date: str
    is_sum: bool
    deaths: Deaths
    remarks: tuple[str, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        """What is counted at the end: sums over other rows, and estimates that contradict each other."""
        is_broken = self.deaths.range is not None and not self.deaths.is_in_order
        marks = {AGGREGATE: self.is_sum, OUT_OF_ORDER: is_broken}
        return tuple(mark for mark, is_so in marks.items() if is_so)


class UnusableRow(Exception):
    """Why a row gives no battle."""


def read_event(row: Row) -> Event:
    """The event of a row. Raises UnusableRow where it lacks what a battle must have."""
    if row.fault:
        raise UnusableRow(row.fault)
    remarks: list[str] = []
    id = _count(row["id"])
    if not id:
        raise UnusableRow(f'the id is "{row["id"]}", not a number')
    first, last = _day(row, "date_start"), _day(row, "date_end")
    if last < first:
        raise UnusableRow(f"date_end, {last}, is before date_start, {first}")
    where = _read_where(row, remarks)
    deaths = _read_deaths(row, remarks)
    return Event(
        line=row.line,
        id=id,
        relid=row["relid"],
        violence=_read_violence(row),
        sides=tuple(_read_sides(row, remarks)),
        where=where,
        where_precision=_choose(row, "where_prec", 7, remarks),
        date=make_date(first, last, _choose(row, "date_prec", 5, remarks)),
        is_sum=row["event_clarity"] == _SUM,
        deaths=deaths,
        remarks=tuple(remarks),
    )


def _read_violence(row: Row) -> Violence:
    known = {str(int(sort)): sort for sort in Violence}
    if row["type_of_violence"] not in known:
        raise UnusableRow(f'type_of_violence is "{row["type_of_violence"]}", not 1, 2 or 3')
    return known[row["type_of_violence"]]


def _day(row: Row, column: str) -> date:
    match = _DAY.fullmatch(row[column])
    try:
        return date.fromisoformat(match[1] if match else "")
    except ValueError:
        raise UnusableRow(f'{column} is "{row[column]}", not a date as 2017-11-03') from None


def _read_where(row: Row, remarks: list[str]) -> Where:
    name, country = row["where_coordinates"], row["country"]
    if not name and not country:
        raise UnusableRow("neither where_coordinates nor country says where")
    return Where(name or country, row["adm_2"], row["adm_1"], country, _read_point(row, remarks))


def _read_point(row: Row, remarks: list[str]) -> Coordinates | None:
    written = (row["latitude"], row["longitude"])
    if all(_DEGREES.fullmatch(text) for text in written):
        latitude, longitude = map(float, written)
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return Coordinates(latitude, longitude)
    remarks.append(f'latitude and longitude are "{written[0]}" and "{written[1]}": no point')
    return None


def _read_sides(row: Row, remarks: list[str]) -> Iterator[Party]:
    for letter in "ab":
        name = row[f"side_{letter}"]
        number = _count(row[f"side_{letter}_new_id"])
        if name:
            yield Party(str(number) if number else "", name)
        else:
            remarks.append(f"side_{letter} is empty")
            yield Party("", "")


def _read_deaths(row: Row, remarks: list[str]) -> Deaths:
    columns = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high")
    numbers = [_count(row[column]) for column in columns]
    remarks += [
        f'{column} is "{row[column]}", not a number'
        for column, number in zip(columns, numbers, strict=True)
        if number is None
    ]
    deaths = Deaths(*numbers)
    if deaths.range is not None and not deaths.is_in_order:
        low, best, high = deaths.range
        remarks.append(f"low {low}, best {best} and high {high} are not in order: no range is written")
    return deaths


def _count(text: str) -> int | None:
    match = _COUNT.fullmatch(text)
    return int(match[1]) if match else None


def _choose(row: Row, column: str, most: int, remarks: list[str]) -> int | None:
    number = _count(row[column])
    if number is not None and 1 <= number <= most:
        return number
    remarks.append(f'{column} is "{row[column]}", not 1 to {most}')
    return None
