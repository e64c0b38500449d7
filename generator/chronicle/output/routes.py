"""Every address of the site. The only place where one is made.

A path is relative to the site's root and ends in a slash, as `ar/battles/al-qaim-2017/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urljoin, urlsplit

from chronicle.model import BattleKind, Kind, Record

TIMELINE, LISTS = "timeline", "lists"
# The kinds of which each record has a file for programs.
WITH_DATA = (Kind.BATTLE, Kind.PLACE, Kind.ACTOR, Kind.CAMPAIGN, Kind.SOURCE)
# Where whom to tell of a weakness is looked for, and where hosts that publish nothing hidden have it.
SECURITY_FILES = (".well-known/security.txt", "security.txt")
_FOLDERS = frozenset(kind.folder for kind in WITH_DATA)
# Signs of private use, which no file that is read holds: up to the language's folder, or to the site's.
TO_LANGUAGE, TO_SITE = "\ue002", "\ue003"
# What an address may hold as it is; all else is quoted.
_PLAIN = re.compile(r"[a-z0-9][a-z0-9/-]*|").fullmatch
_KEPT = ":/?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True)
class Routes:
    """Addresses under one base, such as https://example.org/chronicle/."""

    base: str
    # Where the content can be edited: an address, and what is joined to it for a file.
    repository: str = ""
    find_edit_path: Callable[[str], str] | None = None

    def home(self, language: str) -> str:
        """The first page of a language."""
        return f"{language}/"

    def index(self, language: str, kind: Kind) -> str:
        """The list of a kind."""
        return f"{language}/{kind.folder}/"

    def record(self, language: str, kind: Kind, id: str) -> str:
        """A record's own page."""
        if kind is Kind.PAGE:
            return f"{language}/{id}/" if id != "home" else self.home(language)
        return f"{language}/{kind.folder}/{id}/"

    def of(self, language: str, record: Record) -> str:
        """The page of a record at hand."""
        return self.record(language, record.kind_of_record, record.id)

    def timeline(self, language: str) -> str:
        """All battles by year and month."""
        return f"{language}/{TIMELINE}/"

    def map(self, language: str) -> str:
        """All battles on one map."""
        return f"{language}/map/"

    def battle_kind(self, language: str, kind: BattleKind) -> str:
        """All battles of a kind."""
        return f"{language}/kinds/{kind}/"

    def year(self, row: str, year: int, month: int | None = None, part: int | None = None) -> str:
        """One year of a row of battles, one month of it, or a part of one, below the page of the row.

        The month is 0 for what began before the year, or in a month that is not known.
        """
        of_month = f"{month:02}/" if month is not None else ""
        return f"{row}{year:04}/{of_month}" + (f"{part}/" if part is not None else "")

    def days(self, language: str, month: int | None = None, day: int | None = None) -> str:
        """The days of the year, those of one month, or one day."""
        return f"{language}/days/" + "".join(f"{part:02}/" for part in (month, day) if part is not None)

    def days_data(self, language: str, month: int) -> str:
        """What a script reads of one month's days, without the end of the name, which its content gives."""
        return f"{language}/days/{month:02}"

    def calendar(self, language: str) -> str:
        """The file of the days of the year, for calendars."""
        return f"{language}/days/anniversaries.ics"

    def search(self, language: str) -> str:
        """What was found in names and texts."""
        return f"{language}/search/"

    def part(self, language: str, listing: str, number: int) -> str:
        """A part of a long list."""
        return f"{language}/{LISTS}/{listing}/{number}/"

    def pair(self, language: str, one: str, other: str, *, is_allied: bool) -> str:
        """The battles of two actors, by their ids: on one side, or against each other."""
        first, second = sorted((one, other))
        return f"{language}/{Kind.ACTOR.folder}/{first}/{'with' if is_allied else 'against'}/{second}/"

    def glossary(self, language: str) -> str:
        """All names and spellings."""
        return f"{language}/glossary/"

    def record_data(self, kind: Kind, id: str) -> str:
        """The file of a record, the same in all languages."""
        return f"data/{kind.folder}/{id}.json"

    def corrections(self, language: str) -> str:
        """What was changed after publication."""
        return f"{language}/corrections/"

    def data(self, language: str) -> str:
        """What there is for programs."""
        return f"{language}/data/"

    def translations(self, language: str) -> str:
        """How the texts stand in each language."""
        return f"{language}/translations/"

    def picture(self, id: str, width: int, digest: str) -> str:
        """The file of a picture in one size. Another picture has another name, so it can be kept for ever."""
        return f"media/{id}.{width}.{digest}.webp"

    def card(self, page: str, digest: str) -> str:
        """The picture that a link to a page is shown with."""
        return f"cards/{page.rstrip('/')}.{digest}.png"

    def edit(self, file: str) -> str:
        """Where a file of the content can be edited, as MkDocs joins it; empty where it is no web address."""
        if self.find_edit_path is None:
            return ""
        path, base = self.find_edit_path(file), self.repository
        if base and not base.endswith("/") and not path.startswith(("?", "#")):
            base += "/"
        try:
            address = quote(urljoin(base, path), safe=_KEPT)
            return address if urlsplit(address).scheme in ("http", "https") else ""
        except ValueError:
            return ""

    def absolute(self, path: str) -> str:
        """The whole address of a path."""
        if _PLAIN(path):
            return self._start + path
        return urljoin(self.base, quote(path))

    @cached_property
    def _start(self) -> str:
        """What stands before every path."""
        return urljoin(self.base, "-").removesuffix("-")


def point(here: str, there: str) -> str:
    """One path as a link on a page: a mark for the way up, and the rest. Both end in a slash, or name a file.

    The mark says up to the folder of the language, or of the site. So a link is the same on all pages of a
    language, and is made and printed once; `settle` puts the way in its place when a page is done.
    """
    language, slash, rest = there.partition("/")
    if slash and here.startswith(f"{language}/"):
        return f"{TO_LANGUAGE}{rest}"
    return f"{TO_SITE}{there}"


def has_twins(path: str) -> bool:
    """Whether a page is there in every language. Parts of lists are cut in the order of each language."""
    return not path.partition("/")[2].startswith(f"{LISTS}/")


def is_part(path: str) -> bool:
    """Whether a page is a piece of a list: one of a number, a year, a month or a day. A record is none, even
    one whose id is a number.
    """
    _, *steps = path.rstrip("/").split("/")
    is_record = len(steps) == 2 and steps[0] in _FOLDERS
    return bool(steps) and (steps[0] == LISTS or (steps[-1].isdigit() and not is_record))


def settle(text: str, path: str) -> str:
    """A page with the ways up from its path. It can be read from any folder of any host, or from a disk."""
    depth = path.count("/")
    to_site, to_language = "../" * depth or "./", "../" * (depth - 1) or "./"
    # In half the time that replace() takes with so many in a text.
    return to_language.join(to_site.join(text.split(TO_SITE)).split(TO_LANGUAGE))


def settle_data(text: str) -> str:
    """Data with the ways from the first page of a language, which scripts put in front of them."""
    return text.replace(TO_LANGUAGE, "").replace(TO_SITE, "../")


def file_of(path: str) -> str:
    """The file, under the site's folder, that is served at a path."""
    return f"{path}index.html" if path.endswith("/") or not path else path
