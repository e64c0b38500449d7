"""Characters that nobody sees, or that mean something in one font only: no text of a chronicle holds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from chronicle.language import BIDI_CONTROLS
from chronicle.model import blank_code

# With what is as invisible: U+2028 and U+2029, where YAML breaks a line and an editor does not, and U+FEFF.
# What has no width, tags, and what Unicode gives to no text. Joiners have a meaning in Persian and Kurdish.
_NEVER = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    f"\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f{_NEVER}"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_CONTROL = re.compile(f"[{_INVISIBLE}{_PRIVATE}]")
_BIDI = re.compile(f"[{''.join(sorted(BIDI_CONTROLS))}]+")
_HIDDEN = re.compile(f"[{_INVISIBLE}{_PRIVATE}{''.join(sorted(BIDI_CONTROLS))}]")
# A character that HTML spells: by its number, or by a name of its own.
_SPELT = re.compile(r"&(?:#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<number>[0-9]{1,8}))|[a-zA-Z]+);?")


class Hidden(NamedTuple):
    """Such a character: where it stands in a text, and how that is said."""

    start: int
    code: str
    template: str
    advice: str
    values: dict[str, str]


def find_hidden(text: str) -> tuple[Hidden, ...]:
    """The first character that nobody sees; or each place where invisible marks turn text around, which is
    never needed, since pages isolate foreign text.
    """
    if not _HIDDEN.search(text):
        return ()
    control = _CONTROL.search(text)
    if control is None:
        return tuple(map(_tell_bidi, _BIDI.finditer(text)))
    is_private = unicodedata.category(control.group()) == "Co"
    what = "a character of private use" if is_private else "an invisible character"
    values = {"what": what, "name": _name(control)}
    return (Hidden(control.start(), "control-character", "{what} stands here, {name}", "delete it", values),)


def without_hidden(text: str) -> str:
    """A text without such characters."""
    return _HIDDEN.sub("", text)


def find_spelt(markdown: str) -> Iterator[tuple[Hidden, int]]:
    """Such characters as a text spells for HTML, `&#x202e;` or `&rlm;`, each with its width. In code they are
    shown as they are written.
    """
    if "&" not in markdown:
        return
    for match in _SPELT.finditer(blank_code(markdown)):
        for one in find_hidden(_read_spelt(match)):
            yield one._replace(start=match.start()), len(match.group())


def _read_spelt(match: re.Match[str]) -> str:
    """The character, also where Python reads none: browsers do."""
    number = int(match["hex"] or match["number"] or "0", 16 if match["hex"] else 10)
    return unescape(match.group()) or (chr(number) if number < 0x20 else "")


def _tell_bidi(found: re.Match[str]) -> Hidden:
    return Hidden(
        found.start(),
        "bidi-control",
        "an invisible direction control stands here, {name}",
        "delete it: the page keeps text of the other direction apart by itself",
        {"name": _name(found)},
    )


def _name(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()[0]):04X}"
