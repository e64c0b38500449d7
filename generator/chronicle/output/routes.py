"""Every address of the site. The only place where one is made.

A path is relative to the site's root and ends in a slash, as `ar/battles/al-qaim-2017/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin

from chronicle.model import Kind, Record

CHRONOLOGY = "chronology"


@dataclass(frozen=True)
class Routes:
    """Addresses under one base, such as https://example.org/chronicle/."""

    base: str

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

    def chronology(self, language: str, year: int | None = None) -> str:
        """The list of years, or one year's battles."""
        return f"{language}/{CHRONOLOGY}/" + (f"{year:04}/" if year is not None else "")

    def glossary(self, language: str) -> str:
        """All names and spellings."""
        return f"{language}/glossary/"

    def picture(self, id: str, width: int, digest: str) -> str:
        """The file of a picture in one size. Another picture has another name, so it can be kept for ever."""
        return f"media/{id}.{width}.{digest}.webp"

    def absolute(self, path: str) -> str:
        """The whole address of a path."""
        return urljoin(self.base, quote(path))


def relate(here: str, there: str) -> str:
    """The address of one path as a link on another. Both end in a slash, or name a file.

    A page can so be read from any folder of any host, or from a disk.
    """
    ours, theirs = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(ours), len(theirs) - 1) and ours[shared] == theirs[shared]:
        shared += 1
    steps = [".."] * (len(ours) - shared) + theirs[shared:]
    return "/".join(steps) or "./"


def file_of(path: str) -> str:
    """The file, under the site's folder, that is served at a path."""
    return f"{path}index.html" if path.endswith("/") or not path else path
