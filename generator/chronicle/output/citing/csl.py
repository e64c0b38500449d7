"""What is cited as CSL-JSON, which Zotero and citation styles read. BibTeX and RIS are made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from chronicle.model import Edtf, Moment, Precision, Source, SourceKind

Item = dict[str, Any]
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>\\{}]+", re.ASCII).fullmatch
_ISBN = re.compile(r"[0-9][0-9Xx -]{8,16}", re.ASCII).fullmatch
# A statement is a report of its own genre: CSL has no other word for it.
STATEMENT = "statement"
_TYPES: Mapping[SourceKind, str] = {
    SourceKind.PRESS: "article-newspaper",
    SourceKind.AGENCY: "article-newspaper",
    SourceKind.STATEMENT: "report",
    SourceKind.DATASET: "dataset",
    SourceKind.REPORT: "report",
    SourceKind.BOOK: "book",
    SourceKind.VIDEO: "motion_picture",
}


def make_item(source: Source, codes: Iterable[str]) -> Item:
    """A source as an item. Its publisher stands in the source's own language where it has that, or else in
    the first of `codes` that it has; all its names stand under `custom`.
    """
    kind = _TYPES[source.kind]
    publisher = choose_words(source.publisher, (source.language, *codes))
    item: Item = {
        "id": source.id,
        "type": kind,
        "title": source.title,
        "language": source.language,
        "author": [{"literal": name} for name in source.authors],
        "container-title" if kind == "article-newspaper" else "publisher": publisher,
        "issued": make_date(source.date) if source.date else None,
        "genre": STATEMENT if source.kind is SourceKind.STATEMENT else None,
        "URL": source.url,
        "archive": source.archive,
        "DOI": next(filter(_DOI, source.ids.get("doi", ())), None),
        "ISBN": next(filter(_ISBN, source.ids.get("isbn", ())), None),
        "custom": _list_own(source),
    }
    return {name: value for name, value in item.items() if value}


def _list_own(source: Source) -> Item:
    """What CSL has no words for: all names of the publisher, and a date with its doubts."""
    own: Item = {"publisher": dict(source.publisher)} if len(source.publisher) > 1 else {}
    if source.date and not source.date.is_certain:
        own["edtf"] = source.date.text
    return own


def choose_words(said: Mapping[str, str], codes: Iterable[str]) -> str:
    """What is said in the first of some languages that has it, or in any."""
    return next((said[code] for code in (*codes, "und", *said) if code in said), "")


def make_date(date: Edtf) -> Item:
    """A date as far as it is known. CSL knows no more of a doubt than that there is one."""
    ends = [date.start, date.end] if date.is_interval else [date.start]
    moments = [end for end in ends if isinstance(end, Moment)]
    if len(moments) < len(ends) or any(moment.precision < Precision.YEAR for moment in moments):
        return {"literal": date.text}
    made: Item = {"date-parts": [_list_parts(moment) for moment in moments]}
    return made if date.is_certain else {**made, "circa": True}


def _list_parts(moment: Moment) -> list[int]:
    first = moment.earliest
    parts = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.TEN_DAYS: 2}.get(moment.precision, 3)
    return [first.year, first.month, first.day][:parts]


def render_csl(items: Iterable[Item]) -> bytes:
    """Items as a file of CSL-JSON, a line for each."""
    return b"[\n" + b",\n".join(map(orjson.dumps, items)) + b"\n]\n"
