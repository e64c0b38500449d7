"""Years as rows and months as columns: how many battles began when, each number a way to its list."""

from __future__ import annotations

from collections.abc import Mapping

from chronicle.model import Battle
from chronicle.output.edition import Desk, Link
from chronicle.output.view import view

# A year with more battles than this has a page for each month.
MOST_IN_YEAR = 150
# How many heights a bar has.
LEVELS = 8


@view
class GridColumn:
    """A month: short, its name, and in one sign for a phone."""

    short: str
    name: str
    narrow: str = ""


@view
class GridCell:
    """The battles that began in a month. `level` is the height of its bar, 0 for none."""

    count: str = ""
    words: str = ""
    href: str = ""
    level: int = 0


_NO_BATTLES = GridCell()


@view
class GridRow:
    """A year."""

    link: Link
    count: str
    cells: tuple[GridCell, ...]


@view
class Grid:
    """All years. The first column is for what began earlier, or in a month that is not known."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


def is_great(battles: int) -> bool:
    """Whether a year with so many battles leaves them to the pages of its months."""
    return battles > MOST_IN_YEAR


def make_grid(row: str, years: Mapping[int, Mapping[int, tuple[Battle, ...]]], desk: Desk) -> Grid:
    """The grid of some years and their months, whose pages lie below the path `row`."""
    most = max((len(b) for months in years.values() for b in months.values()), default=1)
    has_unknown = any(0 in months for months in years.values())
    shown = range(0 if has_unknown else 1, 13)
    return Grid(
        columns=desk.edition.once(
            (GridColumn, has_unknown), lambda: _make_columns(desk, has_unknown=has_unknown)
        ),
        rows=tuple(_make_row(row, year, months, shown, most, desk) for year, months in years.items()),
    )


def _make_columns(desk: Desk, *, has_unknown: bool) -> tuple[GridColumn, ...]:
    calendar, words = desk.edition.calendar, desk.edition.words
    unknown = GridColumn("?", words.say("From the year before, or month not known"), "?")
    months = enumerate(zip(calendar.short_months(), calendar.narrow_months(), strict=True), start=1)
    named = tuple(
        GridColumn(short, calendar.name_of_month(month), narrow) for month, (short, narrow) in months
    )
    return (unknown, *named) if has_unknown else named


def _make_row(
    row: str, year: int, months: Mapping[int, tuple[Battle, ...]], shown: range, most: int, desk: Desk
) -> GridRow:
    edition, total = desk.edition, sum(map(len, months.values()))
    to_year = desk.to(edition.routes.year(row, year))
    has_pages = is_great(total)
    cells = []
    for month in shown:
        count = len(months.get(month, ()))
        if not count:
            cells.append(_NO_BATTLES)
            continue
        own_page = desk.to(edition.routes.year(row, year, month))
        href = own_page if has_pages else f"{to_year}#m{month:02}"
        cells.append(_make_cell(count, most, href, say_month(year, month, desk), desk))
    return GridRow(
        Link(to_year, edition.own(edition.calendar.year(year))),
        edition.words.number(total),
        tuple(cells),
    )


def _make_cell(count: int, most: int, href: str, month: str, desk: Desk) -> GridCell:
    words = desk.edition.words
    counted = words.count("{n} battle", "{n} battles", count)
    said = words.say("{month}: {count}", month=month, count=counted)
    return GridCell(words.number(count), said, href, -(-count * LEVELS // most))


def say_month(year: int, month: int, desk: Desk) -> str:
    """A month of a year as a heading; 0 is what began before, or in a month that is not known."""
    if not month:
        return desk.edition.words.say("From the year before, or month not known")
    return desk.edition.once((say_month, year, month), lambda: desk.edition.calendar.month(year, month))
