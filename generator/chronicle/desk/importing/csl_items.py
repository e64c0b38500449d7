"""One item of CSL-JSON as the fields of a source. What it lacks is named; nothing is guessed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from chronicle.desk.importing.tables import clean
from chronicle.language import find_language
from chronicle.model import ImpossibleDate, SourceKind, is_language, is_safe_address, parse_edtf
from chronicle.reading import FILL_IN

# Where a work stands: of newspapers and sites that is who published it.
_IN_A_PAPER = ("article-newspaper", "article-magazine", "post-weblog", "webpage", "post")
_KINDS = {
    **dict.fromkeys(_IN_A_PAPER, SourceKind.PRESS),
    **dict.fromkeys(("broadcast", "motion_picture"), SourceKind.VIDEO),
    **dict.fromkeys(("book", "chapter", "classic"), SourceKind.BOOK),
    **dict.fromkeys(
        ("report", "article", "article-journal", "paper-conference", "thesis", "manuscript", "pamphlet"),
        SourceKind.REPORT,
    ),
    **dict.fromkeys(
        ("speech", "interview", "personal_communication", "hearing", "legislation", "treaty", "bill"),
        SourceKind.STATEMENT,
    ),
    "dataset": SourceKind.DATASET,
}
_OTHERWISE = SourceKind.REPORT
_UNKNOWN_LANGUAGE = "und"
_TAG = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)\b[^<>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>\\]+", re.ASCII)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Item:
    """A work that can be cited, with the keys that it is known by, the surest first."""

    id: str
    fields: Mapping[str, object]
    keys: tuple[tuple[str, str], ...]
    ids: Mapping[str, str]
    remarks: tuple[str, ...]
    comments: Mapping[str, str]

    def text(self, field: str) -> str:
        """A field as text; empty where it is missing."""
        said = self.fields.get(field)
        return "" if said in (None, FILL_IN) else str(said)


class UnusableItem(Exception):
    """Why an item gives no source."""


def read_item(value: object) -> Item:
    """The item in a value of JSON. Raises UnusableItem where there is nothing to cite."""
    if not isinstance(value, dict):
        raise UnusableItem("it is no object with fields")
    cells = {str(name): cell for name, cell in value.items()}
    title, url, doi = _read_title(cells), read_line(cells.get("URL")), _read_doi(cells)
    if not title and not url and not doi:
        raise UnusableItem("it has no title, URL or DOI: nobody could tell what is cited")
    remarks: list[str] = []
    comments: dict[str, str] = {}
    address = _read_address(url, doi, remarks)
    fields = {
        "publisher": _expect(_find_publisher(cells), "publisher", remarks),
        "title": _expect(title, "title", remarks),
        "language": _read_language(cells, remarks),
        "date": _read_date(cells, remarks),
        "url": address,
        "archive": next((a for a in _list_archives(cells) if is_safe_address(a)), None),
        "kind": str(_read_kind(cells, remarks, comments)),
        "authors": list(_read_names(cells.get("author"))),
    }
    id = read_line(cells.get("id"))
    ids = {"doi": doi} if doi else {}
    isbn = re.sub(r"[^0-9Xx]", "", read_line(cells.get("ISBN")).split(" ")[0])
    if isbn and cells.get("type") == "book":
        ids["isbn"] = isbn
    keys = [*((scheme, known.casefold()) for scheme, known in ids.items()), *find_address_key(address)]
    if id:
        ids["csl"] = id
    return Item(id, fields, tuple(keys), ids, tuple(remarks), comments)


def find_address_key(address: str | None) -> Iterator[tuple[str, str]]:
    """What an address is known by. The first page of a site says nothing of the work."""
    parts = urlsplit(address or "")
    if parts.hostname and (parts.path.strip("/") or parts.query):
        host = parts.hostname.removeprefix("www.")
        yield "url", f"{host}{parts.path.rstrip('/')}?{parts.query}"


def read_line(value: object) -> str:
    """A text or number on one line, without markup and without what nobody can see."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else ""
    return clean(html.unescape(_TAG.sub("", value[:_LONGEST])))


def _read_title(cells: Mapping[str, object]) -> str:
    title = read_line(cells.get("title"))
    return "" if title == FILL_IN else title


def _expect(said: str, what: str, remarks: list[str]) -> str:
    if said:
        return said
    remarks.append(f"it has no {what}: written as {FILL_IN}")
    return FILL_IN


def _find_publisher(cells: Mapping[str, object]) -> str:
    """Who published it; of articles in papers the paper; else the body that wrote it."""
    names = ["publisher", "container-title", "authority"]
    if cells.get("type") in _IN_A_PAPER:
        names.insert(0, "container-title")
    said = next((line for name in names if (line := read_line(cells.get(name)))), "")
    authors = cells.get("author")
    first = authors[0] if isinstance(authors, list) and authors else None
    return said or (read_line(first.get("literal")) if isinstance(first, dict) else "")


def _read_language(cells: Mapping[str, object], remarks: list[str]) -> str:
    said = read_line(cells.get("language"))
    code = said.replace("_", "-").split("-")[0].strip().casefold()
    if is_language(code):
        return code
    if found := find_language(said) if said else "":
        return found
    why = f'the language "{said}" is none known' if said else "it does not say its language"
    remarks.append(f"{why}: written as {_UNKNOWN_LANGUAGE}")
    return _UNKNOWN_LANGUAGE


def _read_kind(cells: Mapping[str, object], remarks: list[str], comments: dict[str, str]) -> SourceKind:
    said = read_line(cells.get("type"))
    kind = _KINDS.get(said)
    if read_line(cells.get("genre")) == SourceKind.STATEMENT:  # as our own references say it
        return SourceKind.STATEMENT
    if kind is None:
        why = f'the type "{said}" has no kind' if said else "it has no type"
        remarks.append(f"{why}: written as {_OTHERWISE}")
        comments["kind"] = f"to be looked at: the file says {said or 'nothing'}"
    return kind or _OTHERWISE


def _read_doi(cells: Mapping[str, object]) -> str:
    match = _DOI.search(read_line(cells.get("DOI")))
    return match[0].rstrip(".,;") if match else ""


def _read_address(url: str, doi: str, remarks: list[str]) -> str | None:
    if url and is_safe_address(url):
        return url
    if url:
        remarks.append(f'the URL is "{url[:80]}", which is no address of the web')
    address = f"https://doi.org/{doi}"
    return address if doi and is_safe_address(address) else None


def _list_archives(cells: Mapping[str, object]) -> Iterator[str]:
    yield from (read_line(cells.get(name)) for name in ("archive_location", "archive"))


def _read_date(cells: Mapping[str, object], remarks: list[str]) -> str | int | None:
    issued = cells.get("issued")
    if issued is None:
        remarks.append("it has no date")
        return None
    written = _write_date(issued) if isinstance(issued, dict) else read_line(issued)
    try:
        date = parse_edtf(written).text
    except ImpossibleDate:
        remarks.append(f'the date is "{read_line(str(issued))[:80]}", which cannot be read as one')
        return None
    return int(date) if re.fullmatch(r"[1-9]\d{3}", date) else date


def _write_date(issued: Mapping[str, object]) -> str:
    parts = issued.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return read_line(issued.get("raw")) or read_line(issued.get("literal"))
    days = [day for part in parts[:2] if (day := _write_day(part))]
    about = "~" if issued.get("circa") and str(issued["circa"]).casefold() not in ("0", "false") else ""
    return "/".join(f"{day}{about}" for day in days)


def _write_day(part: object) -> str:
    """A year, month and day as far as they are numbers."""
    numbers = [read_line(number) for number in part[:3]] if isinstance(part, list) else []
    while numbers and numbers[-1] in ("", "0"):
        numbers.pop()
    if not numbers or not all(_NUMBER.fullmatch(number) for number in numbers):
        return ""
    year, *rest = map(int, numbers)
    return "-".join([f"{year:04}", *(f"{number:02}" for number in rest)])


def _read_names(value: object) -> Iterator[str]:
    for name in value if isinstance(value, list) else ():
        if isinstance(name, dict):
            order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            said = read_line(name.get("literal")) or " ".join(
                filter(None, (read_line(name.get(n)) for n in order))
            )
            if said:
                yield said
