"""Draft records on their way to files, and the text of the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.desk.new_files import NewFile, render_record
from chronicle.model import Kind, Text, list_fields

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Words:
    """A record's title and text in one language."""

    title: str
    body: str


def make_file(
    shown: str,
    kind: Kind,
    id: str,
    fields: Mapping[str, object],
    *,
    year: str = "",
    body: str = "",
    comments: Mapping[str, str] | None = None,
) -> NewFile:
    """The file of a draft. Fields stand in the house's order; those without a value are left out."""
    known = {**fields, "status": DRAFT}
    ordered = {
        name: known[name] for name in list_fields(kind) if known.get(name) not in (None, (), [], {}, "")
    }
    folder = f"{kind.folder}/{year}" if year else kind.folder
    return NewFile(f"{shown}/{folder}/{id}.md", render_record(ordered, body, comments))


def make_translation(file: NewFile, language: str, original: Words, said: Words) -> NewFile:
    """The file of a translation, stamped with what it translates."""
    digest = Text(language="", title=original.title, body=original.body).digest
    fields = {"title": said.title, "translated_from": digest}
    return NewFile(f"{file.path.removesuffix('.md')}.{language}.md", render_record(fields, said.body))


def read_id(id: str) -> int | str:
    """A number as a number: it reads better."""
    return int(id) if id.isascii() and id.isdigit() and not id.startswith("0") and len(id) < 16 else id
