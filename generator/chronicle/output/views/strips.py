"""Who held a place when, as a strip of bands along time. The list beside it says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from chronicle.facts import Holding, LedgerRow
from chronicle.model import Edge
from chronicle.output.edition import Desk
from chronicle.output.view import view
from chronicle.output.views.items import HoldingLine, make_holding

WIDTH = 100.0
# A holder keeps one of these colours through the whole site.
_COLOURS = 6
_SHORTEST_SIDE = timedelta(days=60)


@view
class Band:
    """One holding on the strip. `start` and `length` are in hundredths of its width, `colour` is 0 for
    nobody known; the edges say how the date of each end is known.
    """

    start: float
    length: float
    colour: int
    entries_differ: bool
    soft_start: bool
    soft_end: bool
    line: HoldingLine


@view
class Strip:
    """All holdings of a place, in order of time; positions run in the reading direction."""

    bands: tuple[Band, ...]
    width: float = WIDTH


def make_strip(holdings: Sequence[Holding], desk: Desk) -> Strip | None:
    """The strip of a place; None where nothing is known of who held it."""
    joints = [day for h in holdings for row in (h.start, h.end) if row and (day := _day(row))]
    if not joints:
        return None
    side = max((max(joints) - min(joints)) // 5, _SHORTEST_SIDE)
    first, last = _move(min(joints), -side), _move(max(joints), side)
    colours = _colour_holders(desk)
    return Strip(tuple(_make_band(h, first, last, colours, desk) for h in holdings))


def _move(day: date, by: timedelta) -> date:
    """A day some days off, or the first or last one that a calendar has."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _make_band(holding: Holding, first: date, last: date, colours: dict[str, int], desk: Desk) -> Band:
    start = (_day(holding.start) if holding.start else None) or first
    end = (_day(holding.end) if holding.end else None) or last
    whole = (last - first).days
    position, length = WIDTH * (start - first).days / whole, WIDTH * max((end - start).days, 0) / whole
    if desk.edition.language.direction == "rtl":
        position = WIDTH - position - length
    return Band(
        start=round(position, 2),
        length=round(length, 2),
        colour=colours.get(holding.holder or "", 0),
        entries_differ=holding.entries_differ,
        soft_start=holding.since_unknown or _is_soft(holding.start),
        soft_end=_is_soft(holding.end),
        line=make_holding(holding, desk),
    )


def _day(row: LedgerRow) -> date | None:
    """The day that stands for a change: the middle of what its date can mean."""
    first, last = row.change.date.earliest, row.change.date.latest
    if first and last:
        return first + (last - first) / 2
    return first or last


def _is_soft(row: LedgerRow | None) -> bool:
    """Whether an end of a band is open, or its date about or uncertain or wider than a day."""
    if row is None:
        return True
    changed = row.change.date
    is_open = isinstance(changed.start, Edge) or isinstance(changed.end, Edge)
    return is_open or not changed.is_certain or changed.earliest != changed.latest


def _colour_holders(desk: Desk) -> dict[str, int]:
    """The colours of all holders of the chronicle, by id, so that each keeps its own on every page."""
    return {holder: number % _COLOURS + 1 for number, holder in enumerate(desk.facts.holders)}
