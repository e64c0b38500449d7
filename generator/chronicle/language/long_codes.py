"""The codes of three letters that libraries file languages under: ISO 639-3."""

from __future__ import annotations

from functools import cache

# What CLDR's list of older and longer codes does not lead to, or leads to by way of a dialect's.
_CHOSEN = {
    "et": "est", "ff": "ful", "ik": "ipk", "iu": "iku", "kg": "kon", "lv": "lav", "mi": "mri", "mn": "mon",
    "oj": "oji", "om": "orm", "ps": "pus", "sc": "srd", "sh": "hbs", "tl": "tgl", "tw": "twi",
}  # fmt: skip
_UNKNOWN = "und"


@cache
def find_long_code(code: str) -> str:
    """The ISO 639-3 code of a language by its BCP 47 code, such as ara for ar; `und` where there is none."""
    from babel.core import get_global

    primary = code.partition("-")[0].lower()
    if len(primary) == 3:
        return primary
    aliases = get_global("language_aliases").items()
    longer = [str(long) for long, short in aliases if short == primary and len(str(long)) == 3]
    # Of several, one is the language's and the others are a dialect's, or made from its English name.
    nearest = min(longer, key=lambda long: (not long.startswith(primary), long), default=_UNKNOWN)
    return _CHOSEN.get(primary, nearest)
