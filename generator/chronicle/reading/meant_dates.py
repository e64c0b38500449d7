"""The date that was meant by one that is not written in EDTF, for the help of a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from chronicle.model import ImpossibleDate, parse_edtf

# Months by their number: in English, and in Arabic with the names of Iraq and Syria, and of Egypt.
_MONTHS = (
    ("january", "jan", "كانون الثاني", "يناير"),
    ("february", "feb", "شباط", "فبراير"),
    ("march", "mar", "آذار", "مارس"),
    ("april", "apr", "نيسان", "أبريل", "ابريل"),
    ("may", "أيار", "ايار", "مايو"),
    ("june", "jun", "حزيران", "يونيو"),
    ("july", "jul", "تموز", "يوليو"),
    ("august", "aug", "آب", "أغسطس"),
    ("september", "sept", "sep", "أيلول", "ايلول", "سبتمبر"),
    ("october", "oct", "تشرين الأول", "تشرين الاول", "أكتوبر", "اكتوبر"),
    ("november", "nov", "تشرين الثاني", "نوفمبر"),
    ("december", "dec", "كانون الأول", "كانون الاول", "ديسمبر"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = re.compile(rf"(?<!\w)({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?!\w)\.?")
_ABOUT = re.compile(r"^(?:~|(?:c|ca|circa|about|around|approx|حوالي|نحو)\b\.?)\s*|\s*~$")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2212]")
_BETWEEN = re.compile(
    r"\s*/\s*|\s+-\s+|\s*[\u2013\u2014]\s*|\s*\.\.\.?\s*|\s+(?:to|until|till|إلى|الى|حتى)\s+"
    r"|(?<=\d{4})-(?=\d{4}$)|(?<=\d{4}-\d\d-\d\d)-"
)
_DAYS = re.compile(r"(?P<first>\d{1,2})\s*[-/]\s*(?P<last>\d{1,2})\s+(?P<rest>\D+\d{4})")
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d\d.*$", re.IGNORECASE)
_PARTS = re.compile(r"[0-9X]+")
_LONGEST = 60


def propose_dates(text: str) -> tuple[str, ...]:
    """What may have been meant, in EDTF: one date, two where day and month may change places, or none."""
    if len(text) > _LONGEST:
        return ()
    plain = _HYPHENS.sub("-", make_plain_digits(text.casefold())).strip(" \t\u00a0\u202f.,;،؛'\"“”‘’«»")
    found = dict.fromkeys(filter(_exists, _propose(plain)))
    return tuple(found)[:2]


def _propose(text: str) -> Iterator[str]:
    days = _DAYS.fullmatch(text)
    if days:
        text = f"{days['first']} {days['rest']}/{days['last']} {days['rest']}"
    parts = _BETWEEN.split(text)
    if len(parts) == 2 and all(re.search(r"\d", part) for part in parts):
        first, last = (_share(*parts), parts[1]) if not re.search(r"\d{4}", parts[0]) else parts
        starts = tuple(_propose_one(first))
        for start, end in product(starts, (*_propose_one(last), *_continue(starts, last))):
            yield f"{start}/{end}"
    yield from _propose_one(text)


def _share(first: str, last: str) -> str:
    """The first day of "1–2 November 2017", which takes month and year from the second."""
    return re.sub(r"^\d{1,2}", first, last) if re.fullmatch(r"\d{1,2}", first) else f"{first} {last[-4:]}"


def _continue(starts: tuple[str, ...], last: str) -> Iterator[str]:
    """The second day of 2017-11-03/05, which takes year and month from the first."""
    if re.fullmatch(r"\d{1,2}", last):
        yield from (f"{start[:8]}{last:0>2}" for start in starts if len(start) == len("2017-11-03"))


def _propose_one(text: str) -> Iterator[str]:
    """A date of one day, month or year, whatever the order of its parts."""
    plain, count = _ABOUT.subn("", text.strip())
    plain = _CLOCK.sub("", plain)
    about = "~" if count else ""
    if re.search(r"\w\?$", plain):
        plain, about = plain.removesuffix("?"), "%" if about else "?"
    if re.fullmatch(r"\d{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    if re.fullmatch(r"\d{3}0s", plain):
        yield f"{plain[:3]}X{about}"
    month = _MONTH.search(plain)
    rest = plain.replace(month.group(), " ", 1) if month else plain
    rest = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", rest)
    if re.search(r"[^\W\dx_]", rest):
        return
    numbers = _PARTS.findall(re.sub(r"\?\?|xx", "XX", rest))
    for date in _order(numbers, _NUMBERS[month[1]] if month else None):
        yield date + about


def _order(parts: list[str], month: int | None) -> Iterator[str]:
    years = [part for part in parts if len(part) == 4]
    others = [f"{part:0>2}" for part in parts if len(part) < 3]
    if len(years) != 1 or len(others) + 1 != len(parts):
        return
    if month is not None:
        yield "-".join((years[0], f"{month:02}", *others))
    elif parts[0] == years[0] or len(others) < 2:
        yield "-".join((years[0], *others))
    else:
        yield "-".join((years[0], *reversed(others)))
        yield "-".join((years[0], *others))


def make_plain_digits(text: str) -> str:
    """The text with the digits 0 to 9 in place of others."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def _exists(text: str) -> bool:
    try:
        parse_edtf(text)
    except ImpossibleDate:
        return False
    return True
