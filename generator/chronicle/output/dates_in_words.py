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


def render_when(date: Edtf, words: Words, calendar: Calendar) -> When:
    """A date with its precision, its doubts and its open ends in words."""
    return When(_interval(date, words, calendar), _iso(date))


def _iso(date: Edtf) -> str:
    moment = date.start
    plain = isinstance(moment, Moment) and not date.is_interval and date.is_certain and "X" not in date.text
    return date.text if plain else ""


def _interval(date: Edtf, words: Words, calendar: Calendar) -> str:
    start, end = date.start, date.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        if not date.is_interval or start.text == end.text:
            return _with_doubts(start, _bare(start, words, calendar), words)
        return _span(start, end, words, calendar)
    known = start if isinstance(start, Moment) else end
    assert isinstance(known, Moment)  # an interval has a date on one side at least
    said = _inside(known, _bare(known, words, calendar), words)
    if start is Edge.UNKNOWN:
        phrase = words.say("until {end}, start not known", end=said)
    elif start is Edge.OPEN:
        phrase = words.say("until {end}", end=said)
    elif end is Edge.UNKNOWN:
        phrase = words.say("from {start}, end not known", start=said)
    else:
        phrase = words.say("since {start}", start=said)
    return _doubt(phrase, known.uncertain, words)


def _span(start: Moment, end: Moment, words: Words, calendar: Calendar) -> str:
    """Two dates; a doubt about one of them is never said as if it were of both."""
    first = _inside(start, _without_repeated_year(start, end, words, calendar), words)
    last = _inside(end, _bare(end, words, calendar), words)
    plain = not (start.approximate or start.precision in _WIDE)
    if plain:
        said = words.say("{start} to {end}", start=first, end=last)
    else:
        said = words.say("from {start} to {end}", start=first, end=last)
    if start.uncertain and not end.uncertain:
        return words.say("{span} (start uncertain)", span=said)
    if end.uncertain and not start.uncertain:
        return words.say("{span} (end uncertain)", span=said)
    return _doubt(said, start.uncertain, words)


def _without_repeated_year(start: Moment, end: Moment, words: Words, calendar: Calendar) -> str:
    same_year = start.earliest.year == end.earliest.year
    days = start.precision is Precision.DAY and end.precision is Precision.DAY
    if same_year and days:
        return calendar.day_of_month(start.earliest.year, start.earliest.month, start.earliest.day)
    return _bare(start, words, calendar)


def _inside(moment: Moment, bare: str, words: Words) -> str:
    """A date within a longer phrase: what is itself a phrase stands in brackets."""
    if moment.precision in _WIDE and moment.earliest != moment.latest:
        bare = f"({bare})"
    return words.say("about {date}", date=bare) if moment.approximate else bare


def _with_doubts(moment: Moment, bare: str, words: Words) -> str:
    if moment.approximate:
        wide = moment.precision in _WIDE
        bare = words.say("{date} (approximate)", date=bare) if wide else words.say("about {date}", date=bare)
    return _doubt(bare, moment.uncertain, words)


def _doubt(said: str, uncertain: bool, words: Words) -> str:
    return words.say("{date} (uncertain)", date=said) if uncertain else said


# These are said as "between … and …".
_WIDE = frozenset({Precision.TEN_DAYS, Precision.DECADE, Precision.CENTURY})


def _bare(moment: Moment, words: Words, calendar: Calendar) -> str:
    first, last = moment.earliest, moment.latest
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
    return words.say("between {start} and {end}", start=start, end=end)
