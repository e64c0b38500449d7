"""What Kiwix asks to know of a file, and shows in its lists."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from chronicle import __version__
from chronicle.desk.packing.about import About
from chronicle.language import find_long_code, propose_id

_LONGEST_TITLE, _LONGEST_DESCRIPTION, _LONGEST_STORY = 30, 80, 4000
_MARKS = frozenset({"Mn", "Me", "Cf"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAGS = ("_category:other", "_ftindex:yes", "_videos:no", "_details:yes")


def describe_zim(about: About, changed: str, *, has_pictures: bool) -> Mapping[str, str]:
    """The metadata by their names. Empty ones are left out."""
    pictures = f"_pictures:{'yes' if has_pictures else 'no'}"
    found = {
        "Name": _name(about),
        "Title": shorten(about.title, _LONGEST_TITLE),
        "Description": shorten(about.description, _LONGEST_DESCRIPTION),
        "LongDescription": shorten(_tell(about), _LONGEST_STORY),
        "Language": ",".join(dict.fromkeys(find_long_code(code) for code in about.codes)),
        "Creator": about.creator or about.title,
        "Publisher": about.creator or about.title,
        "Date": changed,
        "License": about.licence,
        "Source": about.address,
        "Scraper": f"mkdocs-chronicle {__version__}",
        "Tags": ";".join((*_TAGS, pictures)),
    }
    return {name: value for name, value in found.items() if value}


def _name(about: About) -> str:
    """A name that stays the same in every edition: where it is published, or the title; and the language."""
    parts = urlsplit(about.address)
    where = f"{parts.hostname or ''}{parts.path}".strip("/").replace("/", "-")
    language = about.codes[0] if len(about.codes) == 1 else "mul"
    return f"{where or propose_id(about.title) or 'chronicle'}_{language}_all"


def _tell(about: About) -> str:
    """The descriptions in all languages; none where that is no more than the description says."""
    told = "\n".join(dict.fromkeys(filter(None, about.descriptions.values())))
    return told if told != shorten(about.description, _LONGEST_DESCRIPTION) else ""


def shorten(text: str, most: int) -> str:
    """A text that is no longer than so many signs as a reader counts them, cut between words."""
    if _count(text) <= most:
        return text
    words = text.split()
    while len(words) > 1 and _count(" ".join(words)) >= most:
        words.pop()
    return f"{_cut(' '.join(words), most - 1)}…"


def _cut(text: str, most: int) -> str:
    """The first signs of what may be a single word."""
    while _count(text) > most:
        text = text[:-1]
    return text.rstrip(" ،,;:.")


def _count(text: str) -> int:
    """How many signs at most: those that stand on another, or are not seen, are part of it."""
    return sum(unicodedata.category(sign) not in _MARKS for sign in text)


def find_day(changes: Iterable[str]) -> str:
    """The day that a file is of: that of the newest change that its pages name.

    A site without a history names none. Then it is the day that the environment gives, as it does where the
    same bytes are wanted again, and otherwise today.
    """
    if newest := max(filter(_DAY.fullmatch, changes), default=""):
        return newest
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return now.date().isoformat()
