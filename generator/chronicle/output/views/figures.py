"""Who says what: figures as a matrix of speakers against what they count. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronicle.model import Battle, Figure, Kind, Measure
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.view import view
from chronicle.output.views.items import Cited, cite, link_or_none


@view
class Amount:
    """A number or a range, ready to print; `best` is empty where there is no range.

    `said` is empty but for a number with one bound, such as "at least 300", which then is printed
    for it.
    """

    text: str
    best: str = ""
    said: str = ""
    is_approximate: bool = False


@view
class Bar:
    """Where a figure lies on its column's scale, from 0 to 100; `best` is None for a plain number."""

    start: float
    length: float
    best: float | None


@view
class FigureLine:
    """One figure: who says how many of what, and on whose word."""

    amount: Amount
    source: Cited | None
    where: Link | None
    when: str
    is_aggregate: bool
    events: tuple[str, ...]
    note: Wording | None
    bar: Bar | None = None


@view
class Heading:
    """The heading of a row or column: a measure and of whom, or a speaker."""

    words: str = ""
    link: Link | None = None
    name: Wording | None = None


@view
class Row:
    """A row of the matrix. An empty cell gives no figure."""

    heading: Heading
    cells: tuple[tuple[FigureLine, ...], ...]


@view
class Matrix:
    """All figures of a battle: speakers against measures, or turned where that is the narrower table."""

    columns: tuple[Heading, ...]
    rows: tuple[Row, ...]


_PLACES = {measure: place for place, measure in enumerate(Measure)}
_Key = tuple[Measure, str | None]
_Speaker = tuple[str | None, str | None]
# More measures than this do not fit on a phone.
_WIDEST = 2


def make_matrix(battle: Battle, desk: Desk, numbers: Mapping[str, str]) -> Matrix | None:
    """The figures of a battle: measures in their fixed order, speakers in the order written."""
    if not battle.figures:
        return None
    keys = sorted({(f.measure, f.of) for f in battle.figures}, key=_order)
    speakers = list(dict.fromkeys(map(_speaker, battle.figures)))
    cells = _lay_out(battle.figures, speakers, keys, desk, numbers)
    measures = [Heading(desk.edition.label(m), link_or_none(desk, Kind.ACTOR, of)) for m, of in keys]
    names = [_name_speaker(speaker, desk) for speaker in speakers]
    if len(keys) > _WIDEST and len(speakers) < len(keys):
        cells, measures, names = list(zip(*cells, strict=True)), names, measures
    rows = (Row(name, tuple(row)) for name, row in zip(names, cells, strict=True))
    return Matrix(tuple(measures), tuple(rows))


def _lay_out(
    figures: tuple[Figure, ...],
    speakers: list[_Speaker],
    keys: list[_Key],
    desk: Desk,
    numbers: Mapping[str, str],
) -> list[tuple[tuple[FigureLine, ...], ...]]:
    """The cells, a row for each speaker; all of one measure share a scale."""
    tops = {key: _top(f for f in figures if (f.measure, f.of) == key) for key in keys}

    def cell(speaker: _Speaker, key: _Key) -> tuple[FigureLine, ...]:
        own = [f for f in figures if _speaker(f) == speaker and (f.measure, f.of) == key]
        return tuple(make_figure(f, desk, numbers, tops[key]) for f in own)

    return [tuple(cell(speaker, key) for key in keys) for speaker in speakers]


def _name_speaker(speaker: _Speaker, desk: Desk) -> Heading:
    said_by, source = speaker
    cited = cite(source, desk, {})
    return Heading("", link_or_none(desk, Kind.ACTOR, said_by), cited.name if cited else None)


def _speaker(figure: Figure) -> _Speaker:
    """Who says it: a speaker, or where none is named the source itself."""
    return (figure.said_by, None if figure.said_by else figure.source)


def _order(key: _Key) -> tuple[int, bool, str]:
    measure, of = key
    return (_PLACES[measure], of is not None, of or "")


def _top(figures: Iterable[Figure]) -> int:
    """The end of a measure's scale; 0 where there is nothing to compare."""
    compared = tuple(figures)
    if len(compared) == 1:
        return 0
    return max((n for figure in compared for n in figure.range if n is not None), default=0)


def _make_bar(figure: Figure, top: int) -> Bar | None:
    known = [n for n in figure.range if n is not None]
    if not top or not known:
        return None
    low, high = 100 * min(known) / top, 100 * max(known) / top
    best = figure.range[1]
    shown = round(100 * best / top, 1) if best is not None and low != high else None
    return Bar(round(low if low != high else 0, 1), round(high - low if low != high else high, 1), shown)


def make_amount(figure: Figure, desk: Desk) -> Amount:
    """A figure's number; a range is low to high with its best value apart."""
    return render_amount(*figure.range, desk, is_approximate=figure.approximate)


def render_amount(
    low: int | None, best: int | None, high: int | None, desk: Desk, *, is_approximate: bool = False
) -> Amount:
    """Low to high, one number where they are the same, or what is said of one bound alone."""
    words = desk.edition.words
    shown = words.number(best) if best is not None else ""
    if low is not None and high is not None:
        if low == high:
            return Amount(words.number(low), is_approximate=is_approximate)
        return Amount(f"{words.number(low)}–{words.number(high)}", shown, is_approximate=is_approximate)
    if low is not None:
        said = words.say("at least {number}", number=words.number(low))
    else:
        said = words.say("at most {number}", number=words.number(high or 0))
    return Amount(words.number(low or high or 0), shown, said, is_approximate)


def make_figure(figure: Figure, desk: Desk, numbers: Mapping[str, str], top: int = 0) -> FigureLine:
    """A figure as a line of a table; `numbers` are the page's, `top` is its column's largest."""
    edition = desk.edition
    return FigureLine(
        amount=make_amount(figure, desk),
        source=cite(figure.source, desk, numbers),
        where=link_or_none(desk, Kind.PLACE, figure.at),
        when=edition.when(figure.date).words if figure.date else "",
        is_aggregate=figure.aggregate,
        events=tuple(edition.digits(str(event)) for event in figure.events),
        note=edition.choose(figure.note) if figure.note else None,
        bar=_make_bar(figure, top),
    )
