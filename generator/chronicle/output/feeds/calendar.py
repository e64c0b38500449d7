"""The days on which battles began or ended as a calendar (RFC 5545), each of which comes again every year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import partial
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from chronicle.facts import Anniversary, Facts, Part
from chronicle.model import Moment
from chronicle.output.edition import Edition
from chronicle.output.file_plan import FilePlan
from chronicle.output.site import Site

# Nobody subscribes to more, and a program that does would be slow.
MOST_IN_CALENDAR = 1000
_MAKER = "-//mkdocs-chronicle//EN"


def plan_calendars(site: Site) -> Iterator[FilePlan]:
    """A calendar in each language, where there is something in it, and not too much."""
    for edition in site.editions if has_calendar(site.editions[0].facts) else ():
        yield FilePlan(edition.routes.calendar(edition.code), partial(render_calendar, edition))


def has_calendar(facts: Facts) -> bool:
    """Whether there is a calendar to subscribe to."""
    return 0 < sum(map(len, facts.anniversaries.values())) <= MOST_IN_CALENDAR


def render_calendar(edition: Edition) -> bytes:
    """The calendar of one language."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", edition.title)
    for found in edition.facts.anniversaries.values():
        for anniversary in found:
            calendar.add_component(_make_event(anniversary, edition))
    return bytes(calendar.to_ical())


def _make_event(anniversary: Anniversary, edition: Edition) -> Event:
    battle, words = anniversary.battle, edition.words
    day, title = _find_day(anniversary), edition.name(battle).text
    said = {
        Part.START: words.say("{title}: the beginning, {year}"),
        Part.END: words.say("{title}: the end, {year}"),
    }
    sentence = said.get(anniversary.part, words.say("{title}, {year}"))
    host = urlsplit(edition.routes.base).hostname or "chronicle"
    event = Event()
    event.add("uid", f"{edition.code}-{battle.id}-{anniversary.part}@{host}")
    # When the item was made: that of what it tells, since a build day would be another in each build.
    event.add("dtstamp", datetime.combine(day, time(tzinfo=UTC)))
    event.add("dtstart", day)
    event.add("rrule", _recur(day))
    event.add("transp", "TRANSPARENT")
    event.add("summary", sentence.format(title=title, year=edition.calendar.year(day.year)))
    if edition.routes.base:
        event.add("url", edition.routes.absolute(edition.routes.of(edition.code, battle)))
    return event


def _recur(day: date) -> dict[str, object]:
    """Every year on a day; what lies on a leap day comes on the last of February."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return {"freq": "yearly", **({"bymonth": 2, "bymonthday": -1} if is_leap_day else {})}


def _find_day(anniversary: Anniversary) -> date:
    date_ = anniversary.battle.date
    moment = date_.end if anniversary.part is Part.END else date_.start
    assert isinstance(moment, Moment)  # or it were no anniversary
    return moment.earliest
