"""One year, or one month, of a row of battles: of the whole chronicle, of a place, an actor, a campaign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from chronicle.model import Battle
from chronicle.output.edition import SLOT, Desk, Link, Wording
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.grid import MOST_IN_YEAR, Grid, GridColumn, is_great, make_grid, say_month
from chronicle.output.views.items import BattleItem, make_item
from chronicle.output.views.parts import PartLink, cut, number_alike, number_parts
from chronicle.output.views.rows import Row, name_row, trail_of
from chronicle.output.views.spans import Legend, Span, draw_span, make_legend


@view
class DrawnItem:
    """A battle of the year, and its time drawn on the year's axis."""

    battle: BattleItem
    span: Span | None


@view
class MonthGroup:
    """The battles that can have begun in a month; or in a year, where no month is known."""

    heading: str
    anchor: str
    battles: tuple[DrawnItem, ...]


@view
class YearView:
    """The battles of one year, or one month. A great year has a grid of its months in their stead, and a
    great month its parts.
    """

    frame: Frame
    title: Wording
    count: str
    previous: Link | None
    next: Link | None
    grid: Grid | None = None
    ruler: tuple[GridColumn, ...] = ()
    legend: Legend | None = None
    months: tuple[MonthGroup, ...] = ()
    parts: tuple[PartLink, ...] = ()


def view_year(row: Row, year: int, desk: Desk, site: Site) -> YearView:
    """One year's battles, by month."""
    said, count = desk.edition.calendar.year(year), len(row.by_year[year])
    title = _title(row, desk.edition.words.say("The year {year}", year=said), said, desk)
    previous, following = _find_beside(row.by_year, year)
    view = YearView(
        frame=make_frame(desk, site, title, trail=trail_of(row, desk)),
        title=title,
        count=desk.edition.words.count("{n} battle", "{n} battles", count),
        previous=None if previous is None else _link(row, previous, None, desk),
        next=None if following is None else _link(row, following, None, desk),
    )
    if is_great(count):
        return replace(view, grid=make_grid(row.path, {year: row.by_month[year]}, desk))
    return _list(view, year, row.by_month[year], desk)


def view_month(row: Row, year: int, month: int, desk: Desk, site: Site) -> YearView:
    """One month's battles, of a year that has many."""
    battles, said = row.by_month[year][month], say_month(year, month, desk)
    trail = (*trail_of(row, desk), _link(row, year, None, desk))
    title = _title(row, said, said, desk)
    previous, following = _find_beside(row.by_month[year], month)
    view = YearView(
        frame=make_frame(desk, site, title, trail=trail),
        title=title,
        count=desk.edition.words.count("{n} battle", "{n} battles", len(battles)),
        previous=None if previous is None else _link(row, year, previous, desk),
        next=None if following is None else _link(row, year, following, desk),
    )
    if is_great(len(battles)):
        numbers = number_parts(len(battles), MOST_IN_YEAR)
        return replace(view, parts=tuple(_link_part(row, year, month, n, desk) for n in numbers))
    return _list(view, year, {month: battles}, desk)


def view_part_of_month(row: Row, year: int, month: int, number: int, desk: Desk, site: Site) -> YearView:
    """Some of the battles of a month that has very many."""
    of_month = row.by_month[year][month]
    battles, numbers = cut(of_month, number, MOST_IN_YEAR), number_parts(len(of_month), MOST_IN_YEAR)
    said = _name_part(of_month, number, desk).text
    title = _title(row, said, said, desk)
    trail = (*trail_of(row, desk), _link(row, year, None, desk), _link(row, year, month, desk))
    view = YearView(
        frame=make_frame(desk, site, title, trail=trail),
        title=title,
        count=desk.edition.words.count("{n} battle", "{n} battles", len(battles)),
        previous=_link_part(row, year, month, number - 1, desk).link if number - 1 in numbers else None,
        next=_link_part(row, year, month, number + 1, desk).link if number + 1 in numbers else None,
    )
    return _list(view, year, {month: battles}, desk)


def _link_part(row: Row, year: int, month: int, number: int, desk: Desk) -> PartLink:
    of_month, edition = row.by_month[year][month], desk.edition
    path = edition.routes.year(row.path, year, month, number)
    count = edition.words.number(len(cut(of_month, number, MOST_IN_YEAR)))
    return PartLink(Link(desk.to(path), _name_part(of_month, number, desk)), count)


def _name_part(of_month: tuple[Battle, ...], number: int, desk: Desk) -> Wording:
    """The dates of the first and the last battle of a part."""
    numbers = number_parts(len(of_month), MOST_IN_YEAR)

    def name(number: int) -> Wording:
        part = cut(of_month, number, MOST_IN_YEAR)
        dates = dict.fromkeys(desk.edition.when(battle.date).words for battle in (part[0], part[-1]))
        return desk.edition.own(" – ".join(dates))

    near = (name(n) for n in (number - 1, number + 1) if n in numbers)
    return number_alike(name(number), near, number, len(numbers), desk)


def _link(row: Row, year: int, month: int | None, desk: Desk) -> Link:
    edition = desk.edition
    said = edition.calendar.year(year) if month is None else say_month(year, month, desk)
    return Link(desk.to(edition.routes.year(row.path, year, month)), edition.own(said))


def _find_beside(row: Iterable[int], one: int) -> tuple[int | None, int | None]:
    """What stands before and after one of several years or months."""
    padded = (None, *row, None)
    place = padded.index(one)
    return padded[place - 1], padded[place + 1]


def _title(row: Row, alone: str, beside: str, desk: Desk) -> Wording:
    """The time alone for the whole chronicle; else whose battles of that time they are."""
    name = name_row(row, desk)
    if name is None:
        return desk.edition.own(alone)
    said = desk.edition.words.say("{name}: battles, {time}", name=SLOT, time=beside)
    return desk.edition.fill(said, name)


def _list(view: YearView, year: int, months: Mapping[int, tuple[Battle, ...]], desk: Desk) -> YearView:
    return replace(
        view,
        ruler=desk.edition.once(_make_ruler, lambda: _make_ruler(desk)),
        legend=make_legend(desk),
        months=_group(year, months, desk),
    )


def _make_ruler(desk: Desk) -> tuple[GridColumn, ...]:
    calendar = desk.edition.calendar
    names = enumerate(calendar.short_months(), start=1)
    return tuple(GridColumn(short, calendar.name_of_month(month)) for month, short in names)


def _group(year: int, months: Mapping[int, tuple[Battle, ...]], desk: Desk) -> tuple[MonthGroup, ...]:
    return tuple(
        MonthGroup(say_month(year, month, desk), f"m{month:02}", _draw(of_month, year, desk))
        for month, of_month in months.items()
    )


def _draw(battles: Iterable[Battle], year: int, desk: Desk) -> tuple[DrawnItem, ...]:
    return tuple(desk.once((DrawnItem, b.id, year), partial(_draw_one, b, year, desk)) for b in battles)


def _draw_one(battle: Battle, year: int, desk: Desk) -> DrawnItem:
    return DrawnItem(make_item(battle, desk), draw_span(battle.date, year, desk.edition))
