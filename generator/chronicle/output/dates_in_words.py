"""An EDTF date as a reader reads it, with its doubts in words."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.language import Calendar, Words
from chronicle.model import Edge, Edtf, Moment, Precision


@dataclass(frozen=True, slots=True)
class When:
    """A date in words. `iso` is the plain calendar date, for machines, where it is one."""

    words: str
    iso: str = ""
    edtf: str = ""


def render_when(date: Edtf, words: Words, calendar: Calendar) -> When:
    """A date with its precision, its doubts and its open ends in words."""
    return When(_interval(date, words, calendar), _iso(date), date.text)


def _iso(date: Edtf) -> str:
    moment = date.start
    plain = isinstance(moment, Moment) and not date.is_interval and date.is_certain and "X" not in date.text
    return date.text if plain else ""


def _interval(date: Edtf, words: Words, calendar: Calendar) -> str:
    start, end = date.start, date.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        if not date.is_interval:
            return _moment(start, words, calendar)
        first = _without_repeated_year(start, end, words, calendar)
        return words.say("{start} to {end}", start=first, end=_moment(end, words, calendar))
    if isinstance(start, Moment):
        said = _moment(start, words, calendar)
        unknown = end is Edge.UNKNOWN
        return (
            words.say("from {start}, end not known", start=said)
            if unknown
            else words.say("since {start}", start=said)
        )
    assert isinstance(end, Moment)  # an interval has a date on one side at least
    said = _moment(end, words, calendar)
    unknown = start is Edge.UNKNOWN
    return (
        words.say("until {end}, start not known", end=said) if unknown else words.say("until {end}", end=said)
    )


def _without_repeated_year(start: Moment, end: Moment, words: Words, calendar: Calendar) -> str:
    same_year = start.earliest.year == end.earliest.year
    days = start.precision is Precision.DAY and end.precision is Precision.DAY
    if same_year and days:
        bare = calendar.day_of_month(start.earliest.year, start.earliest.month, start.earliest.day)
        return _with_doubts(start, bare, words)
    return _moment(start, words, calendar)


def _moment(moment: Moment, words: Words, calendar: Calendar) -> str:
    return _with_doubts(moment, _bare(moment, words, calendar), words)


def _with_doubts(moment: Moment, bare: str, words: Words) -> str:
    if moment.approximate and moment.uncertain:
        return words.say("about {date} (uncertain)", date=bare)
    if moment.approximate:
        return words.say("about {date}", date=bare)
    return words.say("{date} (uncertain)", date=bare) if moment.uncertain else bare


def _bare(moment: Moment, words: Words, calendar: Calendar) -> str:
    first, last = moment.earliest, moment.latest
    match moment.precision:
        case Precision.DAY:
            return calendar.day(first.year, first.month, first.day)
        case Precision.MONTH:
            return calendar.month(first.year, first.month)
        case Precision.YEAR:
            return calendar.year(first.year)
        case Precision.TEN_DAYS:
            start = calendar.day_of_month(first.year, first.month, first.day)
            return words.say(
                "between {start} and {end}", start=start, end=calendar.day(last.year, last.month, last.day)
            )
        case _:
            return words.say(
                "between {start} and {end}", start=calendar.year(first.year), end=calendar.year(last.year)
            )
