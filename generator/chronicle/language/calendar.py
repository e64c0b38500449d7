"""Days, months and years in words, from CLDR, with the month names the chronicle chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from chronicle.language.languages import Language
from chronicle.language.numbers import set_digits

if TYPE_CHECKING:
    from babel import Locale

# A longer short name of a month does not fit the head of a column.
_LONGEST_SHORT = 4
# Shorter than this is no name, but a number.
_LONGEST_NUMBER = 3


class MonthStyle(StrEnum):
    """Month names in Arabic: تشرين الثاني, نوفمبر, or both. Other languages know one style."""

    DEFAULT = "default"
    LEVANTINE = "levantine"
    GREGORIAN = "gregorian"
    BOTH = "both"


@dataclass(frozen=True)
class Calendar:
    """Writes dates in one language."""

    language: Language

    def day(self, year: int, month: int, day: int) -> str:
        """A whole date: "3 November 2017"."""
        from babel.dates import format_date

        return self._clean(format_date(date(year, month, day), "long", locale=self._locale), month)

    def day_of_month(self, year: int, month: int, day: int) -> str:
        """A date without its year: "3 November"."""
        from babel.dates import format_skeleton

        return self._clean(format_skeleton("MMMMd", date(year, month, day), locale=self._locale), month)

    def month(self, year: int, month: int) -> str:
        """A month with its year: "November 2017"."""
        from babel.dates import format_skeleton

        return self._clean(format_skeleton("yMMMM", date(year, month, 1), locale=self._locale), month)

    def short_months(self) -> tuple[str, ...]:
        """The twelve months as heads of narrow columns: "Nov", or numbers where not all have short names."""
        names = tuple(n.strip(".") for n in self._locale.months["format"]["abbreviated"].values())
        if max(map(len, names)) <= _LONGEST_SHORT:
            return names
        return tuple(set_digits(str(month), self.language.digits) for month in range(1, 13))

    def narrow_months(self) -> tuple[str, ...]:
        """The twelve months in one letter each, or the numbers that stand for short names."""
        short = self.short_months()
        letters = tuple(self._locale.months["stand-alone"]["narrow"].values())
        return short if max(map(len, short)) < _LONGEST_NUMBER else letters

    def name_of_month(self, month: int) -> str:
        """A month without its year: "November"."""
        name = self._locale.months["stand-alone"]["wide"][month]
        return self._with_both_names(name, month) if self._has_both else name

    def year(self, year: int) -> str:
        """A year in the reader's digits, never grouped."""
        return set_digits(str(year), self.language.digits)

    @property
    def _is_arabic(self) -> bool:
        return self.language.code.split("-", maxsplit=1)[0] == "ar"

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        language = self.language
        has_region = bool(language.regional) or "-" in language.code
        if not self._is_arabic or (has_region and language.months == MonthStyle.DEFAULT):
            return language.locale
        return Locale("ar") if language.months == MonthStyle.GREGORIAN else Locale("ar", "SY")

    @property
    def _has_both(self) -> bool:
        return self._is_arabic and self.language.months == MonthStyle.BOTH

    def _clean(self, text: str, month: int) -> str:
        """Without CLDR's invisible direction marks (the page isolates dates) and in our digits."""
        text = text.replace("\u200f", "").replace("\u200e", "")
        if self._has_both:
            text = self._with_both_names(text, month)
        return set_digits(text, self.language.digits)

    def _with_both_names(self, text: str, month: int) -> str:
        from babel import Locale

        ours = self._locale.months["format"]["wide"][month]
        other = Locale("ar").months["format"]["wide"][month]
        return text if ours == other else text.replace(ours, f"{ours}/{other}")
