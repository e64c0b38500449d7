"""A language the site is published in: its code, direction and own name, from CLDR."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from chronicle.language.numbers import Digits
from chronicle.language.spelling import Script

if TYPE_CHECKING:
    from babel import Locale

# CLDR through Babel carries no locale for these codes; they are read as the nearest it has.
_STAND_INS = {"ku": "kmr"}


@cache
def find_locale(code: str) -> Locale | None:
    """The CLDR locale of a BCP 47 language code, or None where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    for candidate in (code, _STAND_INS.get(code, "")):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


@cache
def find_territory(name: str) -> str:
    """The ISO 3166 code of a country by its English name, or an empty text."""
    from babel import Locale

    names = {str(said).casefold(): str(code) for code, said in Locale("en").territories.items()}
    return names.get(name.casefold(), "")


def name_territory(code: str, language: str) -> str:
    """A country's name in a language, from CLDR; empty where there is none."""
    locale = find_locale(language)
    return str(locale.territories.get(code, "")) if locale else ""


@cache
def find_language(name: str) -> str:
    """The code of a language by its English name or its name for itself, or an empty text."""
    from babel import Locale

    codes = [str(code) for code in Locale("en").languages]
    own = {str(locale.get_language_name()).casefold(): c for c in codes if (locale := find_locale(c))}
    english = {str(said).casefold(): str(code) for code, said in Locale("en").languages.items()}
    return (own | english).get(name.casefold(), "")


@dataclass(frozen=True)
class Language:
    """One configured language. `regional` picks regional forms, such as en-GB for dates;
    `hijri` asks for dates in the Hijri calendar beside ours.
    """

    code: str
    regional: str = ""
    digits: Digits = Digits.LATIN
    months: str = "default"
    own_name: str = ""
    hijri: bool = False

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale for numbers and dates; English where CLDR knows neither code."""
        from babel import Locale

        return find_locale(self.regional) or find_locale(self.code) or Locale("en")

    @cached_property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return find_direction(self.code)

    @cached_property
    def name(self) -> str:
        """The language's name for itself, such as العربية."""
        locale = find_locale(self.code)
        known = locale.get_language_name() if locale else None
        return self.own_name or known or self.code

    def name_of(self, code: str) -> str:
        """Another language's name in this language: "Arabic" for ar; the code where CLDR has none."""
        locale = find_locale(code)
        return (locale.get_display_name(self.locale) if locale else None) or code

    @cached_property
    def script(self) -> Script:
        """The script its names are written in."""
        return Script.ARABIC if self.direction == "rtl" else Script.LATIN


@cache
def find_direction(code: str) -> str:
    """`rtl` or `ltr` for any BCP 47 code, such as that of a source; `ltr` where unknown."""
    locale = find_locale(code) or find_locale(code.split("-", maxsplit=1)[0])
    return "rtl" if locale is not None and locale.character_order == "right-to-left" else "ltr"
