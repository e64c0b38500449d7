"""A battle's time as marks on the axis of its year: what is not known of it is drawn as not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from chronicle.model import Edge, Edtf, Moment, Precision, parse_edtf
from chronicle.output.edition import Desk, Edition
from chronicle.output.view import view

WIDTH = 100.0
# A single day would be too thin to see.
_THINNEST = 0.8
# How far the soft end of an "about" reaches.
_SOFT = 2.5


@view
class Piece:
    """A part of a bar, on an axis of 100 units that runs in the reading direction.

    `kind` says how it is filled: `sure`; `wide` where a day lies somewhere in it; `unsure` for what
    may not be so; `soft` beyond the end of an "about".
    """

    kind: str
    x: float
    width: float


@view
class Span:
    """A bar and its ends, as path data: `arrows` lead on beyond an end, `tails` are the dots after one
    that nobody gives.
    """

    pieces: tuple[Piece, ...]
    arrows: tuple[str, ...]
    tails: tuple[str, ...]


@view
class LegendLine:
    """One kind of mark, and what it means."""

    span: Span
    words: str


@view
class Legend:
    """Every kind of mark once. It is the same on all pages of a language."""

    lines: tuple[LegendLine, ...]


@view
class _Bar:
    """Where a date lies on an axis, from left to right: it begins between `out` and `in`, and ends so too."""

    start_out: float
    start_in: float
    end_in: float
    end_out: float


def draw_span(when: Edtf, year: int, edition: Edition) -> Span | None:
    """The part of a date that lies in a year. Many pages ask for it, and so do the data for scripts."""
    return edition.once((Span, when, year), lambda: make_span(when, year, edition.language.direction))


def make_span(when: Edtf, year: int, direction: str) -> Span | None:
    """The part of a date that lies in a year; None where none does."""
    return make_span_between(when, date(year, 1, 1), date(year, 12, 31), direction)


def make_span_between(when: Edtf, first: date, last: date, direction: str) -> Span | None:
    """The part of a date that lies on an axis from the first to the last day; None where none does."""
    bar = _lay(when, first, last)
    pieces = _clip(_doubt(_cut(bar, when), when))
    if not pieces:
        return None
    left, right = pieces[0].x, pieces[-1].x + pieces[-1].width
    whole = Span(
        pieces=(*pieces, *_soften(bar, when, left, right)),
        arrows=tuple(_draw_arrows(bar, when, left, right)),
        tails=tuple(_draw_tails(when, left, right)),
    )
    return _mirror(whole, bar, when, left, right) if direction == "rtl" else whole


def _lay(when: Edtf, first: date, last: date) -> _Bar:
    day = WIDTH / ((last - first).days + 1)

    def at(moment_day: date) -> float:
        return day * (moment_day - first).days

    start, end = when.start, when.end
    # What has no end goes on beyond the axis; an end that nobody gives is drawn as long as the other.
    beyond = {Edge.OPEN: (-1.0, WIDTH + 1.0)}
    if isinstance(start, Moment):
        starts = (at(start.earliest), at(start.latest))
    else:
        assert isinstance(end, Moment)
        starts = (beyond.get(start, (at(end.earliest),))[0],) * 2
    if isinstance(end, Moment):
        ends = (at(end.earliest) + day, at(end.latest) + day)
    else:
        assert isinstance(start, Moment)
        ends = (beyond.get(end, (at(start.latest) + day,))[-1],) * 2
    return _Bar(*starts, *ends)


def _cut(bar: _Bar, when: Edtf) -> list[Piece]:
    """What it covers for certain, and round that what it only may cover."""
    if not when.is_interval or bar.start_in >= bar.end_in:
        is_day = isinstance(when.start, Moment) and when.start.precision is Precision.DAY
        return [_piece("sure" if is_day else "wide", bar.start_out, bar.end_out)]
    return [
        _piece("wide", bar.start_out, bar.start_in),
        _piece("sure", bar.start_in, bar.end_in),
        _piece("wide", bar.end_in, bar.end_out),
    ]


def _piece(kind: str, left: float, right: float) -> Piece:
    return Piece(kind, left, right - left)


def _doubt(pieces: list[Piece], when: Edtf) -> Iterator[Piece]:
    """The pieces of an uncertain end are unsure; where it has none of its own, half of the bar is."""
    start, end = _is_unsure(when.start), _is_unsure(when.end)
    if not (start or end) or (start and end) or len(pieces) == 1:
        yield from (replace(p, kind="unsure") if start or end else p for p in pieces)
        return
    first, core, last = pieces
    half = core.width / 2
    halves = (replace(core, width=half), replace(core, x=core.x + half, width=half))
    if start:
        yield from _unsure((first,) if first.width > 0 else halves[:1])
        yield from (core, last) if first.width > 0 else (halves[1], last)
    else:
        yield from (first, core) if last.width > 0 else (first, halves[0])
        yield from _unsure((last,) if last.width > 0 else halves[1:])


def _unsure(pieces: Iterable[Piece]) -> Iterator[Piece]:
    return (replace(piece, kind="unsure") for piece in pieces)


def _is_unsure(end: Moment | Edge) -> bool:
    return isinstance(end, Moment) and end.uncertain


def _clip(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces as far as they lie on the axis, and wide enough to be seen."""
    kept = []
    for piece in pieces:
        left, right = max(piece.x, 0.0), min(piece.x + piece.width, WIDTH)
        if right > left:
            left = min(left, WIDTH - _THINNEST)
            kept.append(_piece(piece.kind, left, max(right, left + _THINNEST)))
    return [replace(piece, x=round(piece.x, 2), width=round(piece.width, 2)) for piece in kept]


def _soften(bar: _Bar, when: Edtf, left: float, right: float) -> Iterator[Piece]:
    if _is_about(when.start) and bar.start_out >= 0:
        yield Piece("soft", round(left - _SOFT, 2), _SOFT)
    if _is_about(when.end) and bar.end_out <= WIDTH + 0.01:
        yield Piece("soft", round(right, 2), _SOFT)


def _is_about(end: Moment | Edge) -> bool:
    return isinstance(end, Moment) and end.approximate


def _draw_arrows(bar: _Bar, when: Edtf, left: float, right: float) -> Iterator[str]:
    """A chevron after each end that lies beyond the axis; two where there is no end."""
    if bar.start_out < 0:
        yield _chevron(left, -1)
    if when.start is Edge.OPEN:
        yield _chevron(left - 1.6, -1)
    if bar.end_out > WIDTH + 0.01:
        yield _chevron(right, 1)
    if when.end is Edge.OPEN:
        yield _chevron(right + 1.6, 1)


def _chevron(edge: float, way: int) -> str:
    base, tip = edge + way * 0.6, edge + way * 2
    return f"M{base:.1f} 2L{tip:.1f} 6L{base:.1f} 10"


def _draw_tails(when: Edtf, left: float, right: float) -> Iterator[str]:
    """Three dots at each end that is not known."""
    if when.start is Edge.UNKNOWN:
        yield _dots(left, -1)
    if when.end is Edge.UNKNOWN:
        yield _dots(right, 1)


def _dots(edge: float, way: int) -> str:
    return "".join(f"M{edge + way * step:.1f} 6h{way * 0.9:.1f}" for step in (1.2, 3.2, 5.2))


def _mirror(span: Span, bar: _Bar, when: Edtf, left: float, right: float) -> Span:
    """The same from right to left."""
    flipped = _Bar(WIDTH - bar.end_out, WIDTH - bar.end_in, WIDTH - bar.start_in, WIDTH - bar.start_out)
    turned = replace(when, start=when.end, end=when.start)
    left, right = WIDTH - right, WIDTH - left
    return Span(
        pieces=tuple(replace(p, x=round(WIDTH - p.x - p.width, 2)) for p in span.pieces),
        arrows=tuple(_draw_arrows(flipped, turned, left, right)),
        tails=tuple(_draw_tails(turned, left, right)),
    )


def make_legend(desk: Desk) -> Legend:
    """Every kind of mark once, drawn from a date of that kind."""
    return desk.edition.once(Legend, lambda: _make_legend(desk))


def _make_legend(desk: Desk) -> Legend:
    words, direction = desk.edition.words, desk.edition.language.direction
    kinds: Sequence[tuple[str, str]] = (
        ("2001-06-10", words.say("a day")),
        ("2001-04-01/2001-08-20", words.say("a span of days")),
        ("2001-06", words.say("some day in this time")),
        ("2001-04/2001-08", words.say("begins and ends some day in the pale parts")),
        ("2001-05-10~/2001-07-10~", words.say("about these days")),
        ("2001-05-10?/2001-07-10?", words.say("uncertain")),
        ("2001-05-01/2002-03-01", words.say("goes on beyond the axis")),
        ("2001-05-01/..", words.say("still going on")),
        ("2001-05-01/", words.say("the end is not known")),
    )
    spans = ((make_span(parse_edtf(text), 2001, direction), said) for text, said in kinds)
    return Legend(tuple(LegendLine(span, said) for span, said in spans if span is not None))
