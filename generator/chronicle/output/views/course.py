"""The course of a campaign: its battles, each drawn on one axis from the first month to the last."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from chronicle.model import Battle
from chronicle.output.edition import Desk
from chronicle.output.view import view
from chronicle.output.views.items import make_item
from chronicle.output.views.spans import WIDTH, make_span_between
from chronicle.output.views.years import DrawnItem

# A longer axis is divided by years.
_MOST_MONTHS = 20
_MOST_LABELS = 7
# More ticks would be a grey band.
_MOST_TICKS = 40


@view
class AxisLabel:
    """A month or a year over the axis, at `x` in hundredths of its width. A minor one gives way on phones."""

    x: float
    words: str
    anchor: str
    is_minor: bool


@view
class Course:
    """Battles in order of time, and the axis that all of them are drawn on. `ticks` is path data."""

    labels: tuple[AxisLabel, ...]
    ticks: str
    battles: tuple[DrawnItem, ...]


def make_course(battles: tuple[Battle, ...], desk: Desk) -> Course | None:
    """The course of some battles; None without any."""
    days = [day for b in battles for day in (b.date.earliest, b.date.latest) if day is not None]
    if not days:
        return None
    first, last = _round_out(min(days), max(days))
    direction = desk.edition.language.direction
    steps = list(_step(first, last, desk))
    ends = [end for _, end, _ in steps[:-1]] if len(steps) <= _MOST_TICKS else []
    return Course(
        labels=tuple(_label(steps, direction)),
        ticks="".join(f"M{_place(end, direction)} 0V12" for end in ends),
        battles=tuple(
            DrawnItem(make_item(b, desk), make_span_between(b.date, first, last, direction)) for b in battles
        ),
    )


def _label(steps: list[tuple[float, float, str]], direction: str) -> Iterator[AxisLabel]:
    """Some of the steps: the first, the last, and others evenly between them."""
    count = min(len(steps), _MOST_LABELS)
    chosen = sorted({round(n * (len(steps) - 1) / max(count - 1, 1)) for n in range(count)})
    for place, number in enumerate(chosen):
        start, end, said = steps[number]
        ends = {0: (start, "start"), len(chosen) - 1: (end, "end")} if len(chosen) > 1 else {}
        x, anchor = ends.get(place, ((start + end) / 2, "middle"))
        is_minor = place not in (0, len(chosen) // 2, len(chosen) - 1)
        yield AxisLabel(_place(x, direction), said, anchor, is_minor)


def _round_out(first: date, last: date) -> tuple[date, date]:
    """From the first day of a month to the last of another, or of whole years where there are many."""
    if _count_months(first, last) > _MOST_MONTHS:
        return date(first.year, 1, 1), date(last.year, 12, 31)
    return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def _count_months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _step(first: date, last: date, desk: Desk) -> Iterator[tuple[float, float, str]]:
    """Each month, or year, of the axis: where it begins and ends, and what it is called."""
    calendar, days = desk.edition.calendar, (last - first).days + 1
    if _count_months(first, last) > _MOST_MONTHS:
        parts = [(date(y, 1, 1), date(y, 12, 31), calendar.year(y)) for y in range(first.year, last.year + 1)]
    else:
        parts = [_month(first, step, desk) for step in range(_count_months(first, last))]
    for start, end, said in parts:
        yield WIDTH * (start - first).days / days, WIDTH * ((end - first).days + 1) / days, said


def _month(first: date, step: int, desk: Desk) -> tuple[date, date, str]:
    """A month of the axis. The first of each year bears the year: "Nov" but "Jan 2017"."""
    calendar = desk.edition.calendar
    year, month = first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1
    return (
        date(year, month, 1),
        date(year, month, monthrange(year, month)[1]),
        calendar.name_of_month(month) if step and month > 1 else calendar.month(year, month),
    )


def _place(x: float, direction: str) -> float:
    return round(WIDTH - x if direction == "rtl" else x, 2)
