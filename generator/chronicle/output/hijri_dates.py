"""An EDTF date in the Hijri calendar: what it leaves open stays open there."""

from __future__ import annotations

from collections.abc import Sequence

from chronicle.language import HijriDay, Words, find_hijri, set_digits
from chronicle.model import Edtf, Moment, Precision
from chronicle.output.dates_in_words import say_interval
from chronicle.output.labels import mark
from chronicle.output.view import view

# In Arabic as they stand after a day or a preposition.
HIJRI_MONTHS = (
    mark("Hijri month", "Muharram"),
    mark("Hijri month", "Safar"),
    mark("Hijri month", "Rabi al-Awwal"),
    mark("Hijri month", "Rabi al-Thani"),
    mark("Hijri month", "Jumada al-Ula"),
    mark("Hijri month", "Jumada al-Akhira"),
    mark("Hijri month", "Rajab"),
    mark("Hijri month", "Sha'ban"),
    mark("Hijri month", "Ramadan"),
    mark("Hijri month", "Shawwal"),
    mark("Hijri month", "Dhu al-Qa'da"),
    mark("Hijri month", "Dhu al-Hijja"),
)


def render_hijri(date: Edtf, words: Words, months: Sequence[str]) -> str:
    """A date in words of the Hijri calendar. `months` are its month names.

    Empty where a part of the date is wider than a month, of which the Hijri calendar would say nothing
    worth reading, and where the calendar's tables do not reach.
    """
    moments = [moment for moment in (date.start, date.end) if isinstance(moment, Moment)]
    days = [find_hijri(day) for moment in moments for day in (moment.earliest, moment.latest)]
    if None in days or any(moment.precision < Precision.MONTH for moment in moments):
        return ""
    return say_interval(date, words, _HijriManner(words, months))


@view
class _HijriManner:
    """How the Hijri calendar says one date. A month of ours lies in two of its own, or in three."""

    words: Words
    months: Sequence[str]

    def is_wide(self, moment: Moment) -> bool:
        """Whether it is said as "between … and …"."""
        first, last = _bounds(moment)
        return first != last if moment.precision is not Precision.MONTH else first[:2] != last[:2]

    def bare(self, moment: Moment) -> str:
        """A date without its doubts."""
        first, last = _bounds(moment)
        say = self._month if moment.precision is Precision.MONTH else self._day
        if not self.is_wide(moment):
            return say(last)
        start = say(first, with_year=first.year != last.year)
        return self.words.say("between {start} and {end}", start=start, end=say(last))

    def before(self, start: Moment, end: Moment) -> str:
        """The first date of two, without a year that the second repeats."""
        first, last = _bounds(start)[0], _bounds(end)[0]
        if start.precision is end.precision is Precision.DAY and first.year == last.year:
            return self._day(first, with_year=False)
        return self.bare(start)

    def _day(self, hijri: HijriDay, *, with_year: bool = True) -> str:
        day, month = self._digits(hijri.day), self.months[hijri.month - 1]
        if not with_year:
            return self.words.say("{day} {month}", day=day, month=month)
        return self.words.say("{day} {month} {year} AH", day=day, month=month, year=self._digits(hijri.year))

    def _month(self, hijri: HijriDay, *, with_year: bool = True) -> str:
        month = self.months[hijri.month - 1]
        return (
            self.words.say("{month} {year} AH", month=month, year=self._digits(hijri.year))
            if with_year
            else month
        )

    def _digits(self, number: int) -> str:
        return set_digits(str(number), self.words.language.digits)


def _bounds(moment: Moment) -> tuple[HijriDay, HijriDay]:
    first, last = find_hijri(moment.earliest), find_hijri(moment.latest)
    assert first is not None  # a date out of reach is never said
    assert last is not None
    return first, last
