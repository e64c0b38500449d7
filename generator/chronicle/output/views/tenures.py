"""The time that an actor belonged to another, as a bar that is full where this is sure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chronicle.model import Edtf, Membership, Moment
from chronicle.output.edition import Desk
from chronicle.output.view import view

WIDTH = 100.0
# A single day would be too thin to see.
_THINNEST = 0.8


@view
class Axis:
    """The years that all bars of a page share, and their first and last in words."""

    first: date
    last: date
    first_year: str
    last_year: str
    is_rtl: bool


@view
class Tenure:
    """A bar on an axis of 100 units in the reading direction: `x` and `width` of the time it may have been,
    `sure_x` and `sure_width` of the time it was. `is_doubtful` marks a date that is about or uncertain.
    """

    x: float
    width: float
    sure_x: float
    sure_width: float
    is_doubtful: bool


def make_axis(memberships: Sequence[Membership], desk: Desk) -> Axis | None:
    """The years from the first to the last date of some memberships; None where none has a date."""
    dates = [edge for one in memberships for edge in (one.from_, one.to) if edge is not None]
    days = [day for when in dates for day in (when.earliest, when.latest) if day is not None]
    if not days:
        return None
    first, last = min(days).year, max(days).year
    calendar = desk.edition.calendar
    return Axis(
        date(first, 1, 1),
        date(last, 12, 31),
        calendar.year(first),
        calendar.year(last),
        desk.edition.language.direction == "rtl",
    )


def make_tenure(membership: Membership, axis: Axis | None) -> Tenure | None:
    """The bar of one membership; None where neither its start nor its end is known."""
    start, end = membership.from_, membership.to
    if axis is None or (start is None and end is None):
        return None
    x, width = _place(_earliest(start) or axis.first, _latest(end) or axis.last, axis)
    # From an end alone nothing is sure but that it was so before.
    starts, ends = _latest_start(start), _earliest_end(end)
    sure_x, sure_width = _place(starts, ends, axis) if starts and ends and starts <= ends else (x, 0.0)
    is_doubtful = any(when is not None and not when.is_certain for when in (start, end))
    return Tenure(x, width, sure_x, sure_width, is_doubtful)


def _earliest(when: Edtf | None) -> date | None:
    return when.earliest if when else None


def _latest(when: Edtf | None) -> date | None:
    return when.latest if when else None


def _latest_start(when: Edtf | None) -> date | None:
    """The last day on which it can have begun."""
    if when is None:
        return None
    return when.latest or (when.start.latest if isinstance(when.start, Moment) else None)


def _earliest_end(when: Edtf | None) -> date | None:
    """The first day on which it can have ended."""
    if when is None:
        return None
    return when.earliest or (when.end.earliest if isinstance(when.end, Moment) else None)


def _place(first: date, last: date, axis: Axis) -> tuple[float, float]:
    """Where days stand on the axis: a position and a length."""
    days = (axis.last - axis.first).days + 1
    x = WIDTH * (first - axis.first).days / days
    width = max(WIDTH * ((last - first).days + 1) / days, _THINNEST)
    x = min(x, WIDTH - width)
    return round(WIDTH - x - width if axis.is_rtl else x, 2), round(width, 2)
