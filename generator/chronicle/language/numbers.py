"""Numbers in words of a language: grouping from CLDR, and the reader's digits."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


class Digits(StrEnum):
    """The digits a language is shown with: 2017 or ٢٠١٧."""

    LATIN = "latin"
    ARABIC_INDIC = "arabic-indic"
    PERSIAN = "persian"


_TABLES = {
    Digits.ARABIC_INDIC: str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    Digits.PERSIAN: str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}


def set_digits(text: str, digits: Digits) -> str:
    """The text with its Latin digits written in the given digits."""
    table = _TABLES.get(digits)
    return text.translate(table) if table else text


@lru_cache(maxsize=4096)
def render_number(number: float, locale: Locale, digits: Digits) -> str:
    """A number with the grouping of the locale: 1500 is "1,500" in English, and so in Arabic.

    The digits of the East come with their own separators: ١٬٥٠٠.
    """
    from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

    text = format_decimal(number, locale=locale, numbering_system="latn")
    if digits is Digits.LATIN:
        return text
    group = get_group_symbol(locale, numbering_system="latn")
    decimal = get_decimal_symbol(locale, numbering_system="latn")
    return set_digits(text.translate({ord(group): "٬", ord(decimal): "٫"}), digits)
