"""The days of the year: which have battles, and one page for each month."""

from __future__ import annotations

from calendar import monthrange

from chronicle.facts import Part, YearDay
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.feeds import has_calendar
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.grid import is_great as is_too_many
from chronicle.output.views.items import BattleItem, make_item

# Any leap year: its months are as long as a month can be.
_LEAP = 2000


@view
class DayCell:
    """A day in the calendar: its number, and where it has battles a link and how many in words."""

    number: str
    href: str = ""
    words: str = ""


@view
class MonthCells:
    """A month in the calendar; without a link where it has no battles."""

    name: str
    href: str
    days: tuple[DayCell, ...]


@view
class DaysView:
    """The calendar of all days."""

    frame: Frame
    title: Wording
    summary: str
    months: tuple[MonthCells, ...]
    calendar: str


@view
class DayEntry:
    """A battle on a day: `part` says whether it began or ended then, where it is not of that day alone."""

    battle: BattleItem
    part: str


@view
class DayGroup:
    """The battles of one day of the year."""

    heading: str
    anchor: str
    entries: tuple[DayEntry, ...]


@view
class MonthDaysView:
    """The days of a month that have battles, or one day. A great month has cells that lead to its days."""

    frame: Frame
    title: Wording
    summary: str
    cells: tuple[DayCell, ...]
    days: tuple[DayGroup, ...]
    previous: Link | None
    next: Link | None


def view_days(desk: Desk, site: Site) -> DaysView:
    """The calendar of all days."""
    title = desk.edition.own(desk.edition.words.say("Days of the year"))
    months = tuple(_make_month(month, desk) for month in range(1, 13))
    path = desk.edition.routes.calendar(desk.edition.code)
    calendar = desk.to(path) if has_calendar(desk.facts) else ""
    return DaysView(make_frame(desk, site, title), title, say_scope(desk), months, calendar)


def say_scope(desk: Desk) -> str:
    """Which battles stand under a day."""
    return desk.edition.words.say(
        "Battles whose first or last day is known, under that day of the year. "
        "Those known only to a month, or about a day, are not here."
    )


def _make_month(month: int, desk: Desk) -> MonthCells:
    calendar = desk.edition.calendar
    days = tuple(_make_cell((month, day), desk) for day in range(1, monthrange(_LEAP, month)[1] + 1))
    href = link_month(month, desk).href if any(day.href for day in days) else ""
    return MonthCells(calendar.name_of_month(month), href, days)


def _make_cell(day: YearDay, desk: Desk) -> DayCell:
    number = desk.edition.digits(str(day[1]))
    found = desk.facts.anniversaries.get(day, ())
    if not found:
        return DayCell(number)
    count = desk.edition.words.count("{n} battle", "{n} battles", len(found))
    words = desk.edition.words.say("{day}: {count}", day=say_day(day, desk), count=count)
    return DayCell(number, find_day(day, desk), words)


def view_month_days(month: int, desk: Desk, site: Site) -> MonthDaysView:
    """The days of one month."""
    edition = desk.edition
    title, months = edition.own(edition.calendar.name_of_month(month)), list_months(desk)
    place, is_great = months.index(month), is_great_month(month, desk)
    index = desk.to(edition.routes.days(edition.code))
    trail = (Link(index, edition.own(edition.words.say("Days of the year"))),)
    return MonthDaysView(
        frame=make_frame(desk, site, title, trail=trail),
        title=title,
        summary=say_scope(desk),
        cells=_make_month(month, desk).days if is_great else (),
        days=tuple(_make_group(day, desk) for day in _days_of(month, desk) if not is_great),
        previous=link_month(months[place - 1], desk) if place else None,
        next=link_month(months[place + 1], desk) if place + 1 < len(months) else None,
    )


def view_day(day: YearDay, desk: Desk, site: Site) -> MonthDaysView:
    """One day of a great month."""
    edition, days = desk.edition, _days_of(day[0], desk)
    place, said = days.index(day), edition.own(say_day(day, desk))
    whole = edition.own(edition.words.say("Days of the year"))
    index = Link(desk.to(edition.routes.days(edition.code)), whole)
    return MonthDaysView(
        frame=make_frame(desk, site, said, trail=(index, link_month(day[0], desk))),
        title=said,
        summary=say_scope(desk),
        cells=(),
        days=(_make_group(day, desk),),
        previous=_link_day(days[place - 1], desk) if place else None,
        next=_link_day(days[place + 1], desk) if place + 1 < len(days) else None,
    )


def _link_day(day: YearDay, desk: Desk) -> Link:
    return Link(find_day(day, desk), desk.edition.own(say_day(day, desk)))


def _days_of(month: int, desk: Desk) -> tuple[YearDay, ...]:
    return desk.once(
        (_days_of, month), lambda: tuple(day for day in desk.facts.anniversaries if day[0] == month)
    )


def is_great_month(month: int, desk: Desk) -> bool:
    """Whether a month's battles are too many for one page."""

    def count() -> bool:
        return is_too_many(sum(len(desk.facts.anniversaries[day]) for day in _days_of(month, desk)))

    return desk.once((is_great_month, month), count)


def find_day(day: YearDay, desk: Desk) -> str:
    """Where a day's battles stand, as a link: on a page of their own, or on that of their month."""
    if is_great_month(day[0], desk):
        return desk.to(desk.edition.routes.days(desk.edition.code, *day))
    return f"{link_month(day[0], desk).href}#{anchor_of(day)}"


def _make_group(day: YearDay, desk: Desk) -> DayGroup:
    found = desk.facts.anniversaries[day]
    entries = tuple(DayEntry(make_item(one.battle, desk), say_part(one.part, desk)) for one in found)
    return DayGroup(say_day(day, desk), anchor_of(day), entries)


def list_months(desk: Desk) -> list[int]:
    """The months that have battles."""
    return list(dict.fromkeys(month for month, _ in desk.facts.anniversaries))


def link_month(month: int, desk: Desk) -> Link:
    """A link to a month's days."""
    edition = desk.edition
    return Link(
        desk.to(edition.routes.days(edition.code, month)), edition.own(edition.calendar.name_of_month(month))
    )


def anchor_of(day: YearDay) -> str:
    """The id of a day on its month's page."""
    return f"d{day[1]:02}"


def say_day(day: YearDay, desk: Desk) -> str:
    """A day of every year: "3 November"."""
    return desk.once((say_day, day), lambda: desk.edition.calendar.day_of_month(_LEAP, *day))


def say_part(part: Part, desk: Desk) -> str:
    """What of a battle lies on a day; empty for a battle of that day alone."""
    words = desk.edition.words
    said = {Part.START: words.say("began on this day"), Part.END: words.say("ended on this day")}
    return said.get(part, "")
