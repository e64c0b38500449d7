"""A battle's time as a mark on the axis of its year: what is not known of it is drawn as not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronicle.model import Edge, Edtf, Moment, Precision, parse_edtf
from chronicle.output.edition import Desk

WIDTH = 100.0
# A single day would be too thin to see.
_THINNEST = 0.8
# How far the soft end of an "about" reaches on each side.
_SOFT = 2.5


@dataclass(frozen=True, slots=True)
class Span:
    """A bar on an axis of 100 units that runs in the reading direction.

    `kind` is how it is filled: `sure`, `wide` for a date that is only known to lie somewhere in the
    bar, `unsure` for one that may not be so. `soft` marks an "about", whose ends reach a little
    farther, from `soft_x` over `soft_width`. `arrows` are path data: what goes on beyond the axis, or
    whose end nobody gives.
    """

    start: float
    length: float
    kind: str
    soft: bool
    soft_x: float
    soft_width: float
    arrows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One kind of mark, and what it means."""

    span: Span
    words: str


def make_span(when: Edtf, year: int, direction: str) -> Span | None:
    """The part of a date that lies in a year; None where none does."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    starts, ends = when.earliest or first, when.latest or _end_of_open(when, last)
    if starts > last or ends < first:
        return None
    days = (last - first).days + 1
    start = WIDTH * (max(starts, first) - first).days / days
    length = max(WIDTH * ((min(ends, last) - max(starts, first)).days + 1) / days, _THINNEST)
    opens = (isinstance(when.start, Edge) or starts < first, isinstance(when.end, Edge) or ends > last)
    if direction == "rtl":
        start, opens = WIDTH - start - length, (opens[1], opens[0])
    before, after = _soft_ends(when, direction)
    return Span(
        start=round(start, 2),
        length=round(length, 2),
        kind=_find_kind(when),
        soft=bool(before or after),
        soft_x=round(start - before, 2),
        soft_width=round(length + before + after, 2),
        arrows=_draw_arrows(start, start + length, opens),
    )


def _soft_ends(when: Edtf, direction: str) -> tuple[float, float]:
    """How far the bar reaches beyond its left and its right end."""
    starts, ends = (_SOFT if _is_about(end) else 0.0 for end in (when.start, when.end))
    return (ends, starts) if direction == "rtl" else (starts, ends)


def _find_kind(when: Edtf) -> str:
    moments = [moment for moment in (when.start, when.end) if isinstance(moment, Moment)]
    if any(moment.uncertain for moment in moments):
        return "unsure"
    is_wide = not when.is_interval and any(m.precision is not Precision.DAY for m in moments)
    return "wide" if is_wide else "sure"


def _draw_arrows(left: float, right: float, opens: tuple[bool, bool]) -> tuple[str, ...]:
    """A chevron at each end that is open."""
    heads = (
        f"M{left + 1.5:.1f} 1L{left:.1f} 6L{left + 1.5:.1f} 11",
        f"M{right - 1.5:.1f} 1L{right:.1f} 6L{right - 1.5:.1f} 11",
    )
    return tuple(head for head, is_open in zip(heads, opens, strict=True) if is_open)


def _end_of_open(when: Edtf, last: date) -> date:
    """What goes on is drawn to the end of the axis; an end nobody gives, not beyond the start."""
    if when.end is Edge.OPEN or not isinstance(when.start, Moment):
        return last
    return when.start.latest


def _is_about(end: Moment | Edge) -> bool:
    return isinstance(end, Moment) and end.approximate


def make_legend(desk: Desk) -> tuple[LegendLine, ...]:
    """Every kind of mark once, drawn from a date of that kind."""
    words, direction = desk.edition.words, desk.edition.language.direction
    kinds = (
        ("2001-06-10", words.say("a day")),
        ("2001-04/2001-08-20", words.say("a span of days")),
        ("2001-06", words.say("some day in this time")),
        ("2001-05-10~/2001-07-10~", words.say("about these days")),
        ("2001-05-10?/2001-07-10", words.say("uncertain")),
        ("2001-05/..", words.say("going on, or the end is not known")),
    )
    spans = ((make_span(parse_edtf(text), 2001, direction), said) for text, said in kinds)
    return tuple(LegendLine(span, said) for span, said in spans if span is not None)
