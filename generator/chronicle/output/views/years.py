"""The chronology: the list of years, and one page for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.model import Battle, Moment, Precision
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, Site, make_frame
from chronicle.output.views.items import BattleItem, make_item
from chronicle.output.views.spans import LegendLine, Span, make_legend, make_span


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year and how many battles touch it."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class ChronologyView:
    """The list of years."""

    frame: Frame
    title: Wording
    years: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """A battle of the year, and its time drawn on the year's axis."""

    battle: BattleItem
    span: Span | None


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The battles that can have begun in a month; or in a year, where no month is known."""

    heading: str
    anchor: str
    battles: tuple[DrawnItem, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """One year's battles."""

    frame: Frame
    title: Wording
    count: str
    legend: tuple[LegendLine, ...]
    months: tuple[MonthGroup, ...]
    previous: Link | None
    next: Link | None


def view_chronology(desk: Desk, site: Site) -> ChronologyView:
    """The list of years."""
    edition = desk.edition
    title = edition.own(edition.words.say("Chronology"))
    years = tuple(
        YearLine(_year_link(year, desk), edition.words.count("{n} battle", "{n} battles", len(battles)))
        for year, battles in desk.facts.by_year.items()
    )
    return ChronologyView(make_frame(desk, site, title), title, years)


def view_year(year: int, desk: Desk, site: Site) -> YearView:
    """One year's battles, by month."""
    edition, facts = desk.edition, desk.facts
    battles, years = facts.by_year[year], list(facts.by_year)
    place = years.index(year)
    title = edition.own(edition.words.say("The year {year}", year=edition.calendar.year(year)))
    trail = (
        Link(desk.to(edition.routes.chronology(edition.code)), edition.own(edition.words.say("Chronology"))),
    )
    return YearView(
        frame=make_frame(desk, site, title, trail=trail),
        title=title,
        count=edition.words.count("{n} battle", "{n} battles", len(battles)),
        legend=make_legend(desk),
        months=_group_by_month(year, battles, desk),
        previous=_year_link(years[place - 1], desk) if place else None,
        next=_year_link(years[place + 1], desk) if place + 1 < len(years) else None,
    )


def _group_by_month(year: int, battles: Iterable[Battle], desk: Desk) -> tuple[MonthGroup, ...]:
    found: dict[int, list[Battle]] = {}
    for battle in battles:
        found.setdefault(_month_within(battle, year), []).append(battle)
    calendar, words = desk.edition.calendar, desk.edition.words
    headings = {0: words.say("From the year before, or month not known")}
    return tuple(
        MonthGroup(
            headings.get(month) or calendar.month(year, month),
            f"m{month:02}",
            _draw(found[month], year, desk),
        )
        for month in sorted(found)
    )


def _draw(battles: Iterable[Battle], year: int, desk: Desk) -> tuple[DrawnItem, ...]:
    direction = desk.edition.language.direction
    return tuple(DrawnItem(make_item(b, desk), make_span(b.date, year, direction)) for b in battles)


def _month_within(battle: Battle, year: int) -> int:
    """The month in which a battle can have begun this year; 0 where it began before or none is known."""
    first = battle.date.earliest
    start = battle.date.start
    knows_month = isinstance(start, Moment) and start.precision >= Precision.MONTH
    return first.month if first and first.year == year and knows_month else 0


def _year_link(year: int, desk: Desk) -> Link:
    edition = desk.edition
    path = edition.routes.chronology(edition.code, year)
    return Link(desk.to(path), edition.own(edition.calendar.year(year)))
