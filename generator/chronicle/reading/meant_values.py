"""What was probably meant by a value that was refused, for the help of a problem: ids, addresses, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from chronicle.model import is_id
from chronicle.model.fields import is_safe_address
from chronicle.reading.meant_dates import make_plain_digits, propose_dates

# A help as problems take it: a template, and the values that fill it.
Advice = tuple[str, Mapping[str, object]]
_NONE: Advice = ("", {})
_QUOTES = "\"'“”„‟‘’«»` \t\u00a0\u202f"
_BETWEEN_ITEMS = re.compile(r"\s*[,،;؛]\s*")
_WORDED = re.compile(r"\[[^\]]*\]\((?P<address>[^)]*)\)")
_HOST = re.compile(r"(?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/:?#].*)?", re.IGNORECASE)
_HALF_SCHEME = re.compile(r"(https?)(?::/?|/+|://+)(?=\w)", re.IGNORECASE)
_FROM_TO = re.compile(r"(?P<low>\d+)\s*(?:-|–|—|/|to|إلى|الى)\s*(?P<high>\d+)")
_WITH_SIGNS = re.compile(r"[~<>+]?\d[\d,. _'٬،]*[~+]?")
_DEGREES = re.compile(
    r"(?P<degrees>-?\d+(?:\.\d+)?)\s*(?:[°º]\s*)?(?:(?P<minutes>\d+(?:\.\d+)?)\s*['′’]\s*)?"
    r"(?:(?P<seconds>\d+(?:\.\d+)?)\s*(?:[\"″”]|'')\s*)?(?P<side>[NSEW])?",
    re.IGNORECASE,
)


def advise(code: str, value: object) -> Advice:
    """The way out for a value that was refused with this code, or an empty one."""
    if code == "impossible-date":
        return _advise_date(value)
    if code == "bad-id":
        return _advise_id(value)
    if code == "unsafe-address":
        return _advise_address(value)
    if code == "impossible-coordinates" and isinstance(value, list):
        return _advise_swap(value)
    return _NONE


def advise_type(expected: str, value: object) -> Advice:
    """The way out for a value of the wrong type."""
    if expected.startswith("coordinates"):
        return _advise_coordinates(value)
    if expected.startswith("a date"):
        return _advise_date("/".join(map(str, value)) if isinstance(value, list) else value)
    if expected == "a list":
        return _advise_list(value)
    if expected == "a whole number":
        return _advise_number(value)
    return _advise_without_brackets(value) if isinstance(value, list) else _NONE


def _advise_date(value: object) -> Advice:
    found = propose_dates(str(value))
    if len(found) == 2:
        return "is it {one} or {other}?", {"one": found[0], "other": found[1]}
    return ("write it as {one}", {"one": found[0]}) if found else _NONE


def find_meant_id(text: str) -> str:
    """The id in what has marks, a folder or an ending round it; empty where there is none."""
    plain = text.strip(_QUOTES).removeprefix("[[").removesuffix("]]").split("|")[0]
    name = plain.removeprefix("@").rpartition("/")[2].partition(".md")[0].casefold()
    id = re.sub(r"[_\u2010-\u2015]", "-", re.sub(r"(?<=\.md)$|\.[a-z]{2,3}$", "", name))
    return id if is_id(id) else ""


def _advise_id(value: object) -> Advice:
    text = str(value)
    items = _BETWEEN_ITEMS.split(text.strip(_QUOTES))
    if len(items) > 1 and all(map(is_id, items)):
        return "part them with a plain comma: {items}", {"items": ", ".join(items)}
    id = find_meant_id(text)
    return ("write {id}: the name of its file, without folder and .md", {"id": id}) if id else _NONE


def _advise_address(value: object) -> Advice:
    text = str(value).strip(_QUOTES)
    worded = _WORDED.fullmatch(text)
    text = (worded["address"] if worded else text).strip("<> ").replace(" ", "%20")
    text = "https://" + text.lstrip("/") if _HOST.fullmatch(text) else _HALF_SCHEME.sub(r"\1://", text, 1)
    return ("write {address}", {"address": text}) if is_safe_address(text) else _NONE


def _advise_swap(value: list[object]) -> Advice:
    second, first = value if len(value) == 2 else (None, None)
    if _fits(first, 90) and _fits(second, 180):
        return "latitude comes first: is it [{first}, {second}]?", {"first": first, "second": second}
    return _NONE


def _fits(number: object, most: int) -> bool:
    return isinstance(number, int | float) and -most <= number <= most


def _advise_coordinates(value: object) -> Advice:
    if isinstance(value, dict):
        parts = [value.get(name) for names in _AXES for name in names if name in value]
    else:
        parts = value if isinstance(value, list) else [value]
    if len(parts) == 4 and all(isinstance(part, int) for part in parts):
        numbers = [f"{parts[0]}.{parts[1]}", f"{parts[2]}.{parts[3]}"]
    else:
        numbers = list(chain.from_iterable(map(_find_degrees, parts)))
    if len(numbers) != 2:
        return _NONE
    return "write [{first}, {second}]", {"first": numbers[0], "second": numbers[1]}


_AXES = (("lat", "latitude"), ("lon", "lng", "long", "longitude"))


def _find_degrees(value: object) -> list[str]:
    """The decimal degrees in a text: plain, or with minutes, seconds and the side of the world."""
    text = make_plain_digits(str(value)).replace("٫", ".").replace("،", ",")[:80]
    return [_in_degrees(match) for match in _DEGREES.finditer(text)]


def _in_degrees(match: re.Match[str]) -> str:
    sign = "-" if (match["side"] or "").casefold() in ("s", "w") else ""
    if not match["minutes"]:
        return sign + match["degrees"]
    parts = float(match["minutes"]) / 60 + float(match["seconds"] or 0) / 3600
    return sign + f"{float(match['degrees']) + parts:.4f}"


def _advise_list(value: object) -> Advice:
    items = _BETWEEN_ITEMS.split(str(value).strip(_QUOTES))
    if not isinstance(value, dict) and all(map(is_id, items)):
        return "write it in brackets: [{items}]", {"items": ", ".join(items)}
    return "start each item on a line of its own, with a hyphen and a space", {}


def _advise_number(value: object) -> Advice:
    text = str(value).strip()
    span = _FROM_TO.fullmatch(text)
    if span:
        return "in place of value write low: {low} and high: {high}", span.groupdict()
    if not text.isascii() and any(sign.isdecimal() for sign in text):
        return "write numbers with the digits 0 to 9; the page can show others", {}
    if isinstance(value, str) and text.isdigit():
        return "write the number without quotes", {}
    if isinstance(value, str | float) and _WITH_SIGNS.fullmatch(text):
        return "write the digits alone, as 1500; about that many is approximate: true", {}
    if isinstance(value, str):
        return "write it in digits; where nobody gives a number, leave the figure out", {}
    return _NONE


def _advise_without_brackets(value: list[object]) -> Advice:
    """One too many brackets, as of a link: [[al-qaim]] is a list in a list."""
    inner: object = value
    while isinstance(inner, list) and len(inner) == 1:
        inner = inner[0]
    if isinstance(inner, str) and is_id(inner):
        return "write it without these brackets: {id}", {"id": inner}
    return _NONE
