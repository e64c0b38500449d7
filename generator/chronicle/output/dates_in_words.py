"""An EDTF date as a reader reads it, with its doubts in words."""

from __future__ import annotations

from typing import Protocol

from chronicle.language import Calendar, Words
from chronicle.model import Edge, Edtf, Moment, Precision
from chronicle.output.view import view


@view
class When:
    """A date in words. `iso` is the plain calendar date, for machines, where it is one."""

    words: str
    iso: str = ""


class Manner(Protocol):
    """How one calendar says a date, without its doubts."""

    def is_wide(self, moment: Moment) -> bool:
        """Whether it is said as "between … and …"."""

    def bare(self, moment: Moment) -> str:
        """A date."""

    def before(self, start: Moment, end: Moment) -> str:
        """The first date of two, without a year that the second repeats."""


def render_when(date: Edtf, words: Words, calendar: Calendar) -> When:
    """A date with its precision, its doubts and its open ends in words."""
    return When(say_interval(date, words, _PlainManner(words, calendar)), _iso(date))


def _iso(date: Edtf) -> str:
    moment = date.start
    plain = isinstance(moment, Moment) and not date.is_interval and date.is_certain and "X" not in date.text
    return date.text if plain else ""


def say_interval(date: Edtf, words: Words, manner: Manner) -> str:
    """A date or an interval in words, in any calendar."""
    start, end = date.start, date.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        if not date.is_interval or start.text == end.text:
            return _with_doubts(start, words, manner)
        return _span(start, end, words, manner)
    known = start if isinstance(start, Moment) else end
    assert isinstance(known, Moment)  # an interval has a date on one side at least
    said = _inside(known, manner.bare(known), words, manner)
    if start is Edge.UNKNOWN:
        phrase = words.say("until {end}, start not known", end=said)
    elif start is Edge.OPEN:
        phrase = words.say("until {end}", end=said)
    elif end is Edge.UNKNOWN:
        phrase = words.say("from {start}, end not known", start=said)
    else:
        phrase = words.say("since {start}", start=said)
    return _doubt(phrase, known.uncertain, words)


def _span(start: Moment, end: Moment, words: Words, manner: Manner) -> str:
    """Two dates; a doubt about one of them is never said as if it were of both."""
    first = _inside(start, manner.before(start, end), words, manner)
    last = _inside(end, manner.bare(end), words, manner)
    if start.approximate or manner.is_wide(start):
        said = words.say("from {start} to {end}", start=first, end=last)
    else:
        said = words.say("{start} to {end}", start=first, end=last)
    if start.uncertain and not end.uncertain:
        return words.say("{span} (start uncertain)", span=said)
    if end.uncertain and not start.uncertain:
        return words.say("{span} (end uncertain)", span=said)
    return _doubt(said, start.uncertain, words)


def _inside(moment: Moment, bare: str, words: Words, manner: Manner) -> str:
    """A date within a longer phrase: what is itself a phrase stands in brackets."""
    if manner.is_wide(moment):
        bare = f"({bare})"
    return words.say("about {date}", date=bare) if moment.approximate else bare


def _with_doubts(moment: Moment, words: Words, manner: Manner) -> str:
    said = manner.bare(moment)
    if moment.approximate and manner.is_wide(moment):
        said = words.say("{date} (approximate)", date=said)
    elif moment.approximate:
        said = words.say("about {date}", date=said)
    return _doubt(said, moment.uncertain, words)


def _doubt(said: str, uncertain: bool, words: Words) -> str:
    return words.say("{date} (uncertain)", date=said) if uncertain else said


@view
class _PlainManner:
    """How the calendar of the records says one date."""

    words: Words
    calendar: Calendar

    def is_wide(self, moment: Moment) -> bool:
        """Whether it is said as "between … and …"."""
        is_phrase = moment.precision in (Precision.TEN_DAYS, Precision.DECADE, Precision.CENTURY)
        return is_phrase and moment.earliest != moment.latest

    def bare(self, moment: Moment) -> str:
        """A date."""
        calendar, first, last = self.calendar, moment.earliest, moment.latest
        match moment.precision:
            case Precision.MONTH:
                return calendar.month(first.year, first.month)
            case Precision.YEAR:
                return calendar.year(first.year)
            case Precision.TEN_DAYS if first != last:
                start = calendar.day_of_month(first.year, first.month, first.day)
                end = calendar.day(last.year, last.month, last.day)
            case Precision.DAY | Precision.TEN_DAYS:
                return calendar.day(first.year, first.month, first.day)
            case _:
                start, end = calendar.year(first.year), calendar.year(last.year)
        return self.words.say("between {start} and {end}", start=start, end=end)

    def before(self, start: Moment, end: Moment) -> str:
        """The first date of two, without a year that the second repeats."""
        first = start.earliest
        if start.precision is end.precision is Precision.DAY and first.year == end.earliest.year:
            return self.calendar.day_of_month(first.year, first.month, first.day)
        return self.bare(start)
