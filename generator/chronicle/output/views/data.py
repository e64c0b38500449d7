"""The page of the open data: every file, every column, under what terms, and how to cite it."""

from __future__ import annotations

from functools import partial

from chronicle.model import Kind, LicenceSettings
from chronicle.output.data import (
    BATTLES_MAP,
    BIBTEX_FILE,
    CSL_FILE,
    PACKAGE_FILE,
    PLACES_MAP,
    TABLES,
    Column,
    Table,
    list_file,
    schema_file,
    table_file,
)
from chronicle.output.edition import Desk, Wording
from chronicle.output.frame import Frame, make_frame
from chronicle.output.labels import Label, mark
from chronicle.output.linked import describe_dataset
from chronicle.output.routes import WITH_DATA
from chronicle.output.site import Site
from chronicle.output.view import view

_TYPES: dict[str, Label] = {
    "string": mark("type of a column", "text"),
    "integer": mark("type of a column", "whole number"),
    "number": mark("type of a column", "number"),
    "boolean": mark("type of a column", "true or false"),
    "date": mark("type of a column", "date"),
}


@view
class FileLine:
    """A file to be downloaded, by its name, and what is in it."""

    name: str
    href: str
    says: str


@view
class ColumnLine:
    """A column of a table: its name, what it holds, and what its cells can be."""

    name: str
    says: str
    type: str
    words: tuple[str, ...]


@view
class TableLine:
    """A table: its file, and its columns."""

    file: FileLine
    columns: tuple[ColumnLine, ...]


@view
class KindLine:
    """The files of one kind of record: all of them together, where each of them is, and what they hold."""

    kind: str
    all: FileLine
    each: str
    schema: FileLine


@view
class DataView:
    """All that the page of the open data shows."""

    frame: Frame
    title: Wording
    summary: str
    licence: LicenceSettings | None
    tables: tuple[TableLine, ...]
    maps: tuple[FileLine, ...]
    references: tuple[FileLine, ...]
    kinds: tuple[KindLine, ...]
    package: FileLine
    has_hxl: bool


def view_data(desk: Desk, site: Site) -> DataView:
    """The page of the open data in one language."""
    edition, say = desk.edition, desk.edition.words.say
    title = edition.own(say("Open data"))
    summary = say("All that this chronicle records, as files for programs. Each holds every language.")
    codes = [one.code for one in site.editions]
    return DataView(
        frame=make_frame(
            desk,
            site,
            title,
            summary,
            is_cited=True,
            describe_page=partial(describe_dataset, desk, title.text, summary, _list_media(), codes),
        ),
        title=title,
        summary=summary,
        licence=site.licence,
        tables=tuple(_make_table(table, desk, site) for table in TABLES),
        maps=(
            _link(BATTLES_MAP, say("Battles at all their places."), desk),
            _link(PLACES_MAP, say("Places, with how closely each is known."), desk),
        ),
        references=(
            _link(CSL_FILE, say("Sources as CSL-JSON, for Zotero and citation styles."), desk),
            _link(BIBTEX_FILE, say("Sources as BibTeX."), desk),
        ),
        kinds=tuple(_make_kind(kind, desk) for kind in WITH_DATA),
        package=_link(PACKAGE_FILE, say("What each table is, as a Frictionless data package."), desk),
        has_hxl=site.has_hxl,
    )


def _list_media() -> tuple[tuple[str, str], ...]:
    """The files that hold all records of a kind, each with its media type."""
    return (
        *((table_file(table.name), "text/csv") for table in TABLES),
        *((list_file(kind), "application/json") for kind in WITH_DATA),
        (BATTLES_MAP, "application/geo+json"),
        (PLACES_MAP, "application/geo+json"),
        (CSL_FILE, "application/vnd.citationstyles.csl+json"),
        (BIBTEX_FILE, "application/x-bibtex"),
    )


def _link(file: str, says: str, desk: Desk) -> FileLine:
    return FileLine(file.rpartition("/")[2], desk.to(file), says)


def _make_table(table: Table, desk: Desk, site: Site) -> TableLine:
    columns = table.list_columns(edition.code for edition in site.editions)
    says = desk.edition.words.say(table.says)
    return TableLine(
        _link(table_file(table.name), says, desk), tuple(_make_column(column, desk) for column in columns)
    )


def _make_column(column: Column, desk: Desk) -> ColumnLine:
    edition, says = desk.edition, desk.edition.words.say(column.says)
    if column.language:
        language = edition.name_of(column.language)
        says = edition.words.say("{sentence} In {language}.", sentence=says, language=language)
    if column.has_several:
        says = edition.words.say("{sentence} Several have a semicolon between them.", sentence=says)
    return ColumnLine(column.name, says, edition.say_label(_TYPES[column.type]), column.one_of)


def _make_kind(kind: Kind, desk: Desk) -> KindLine:
    say = desk.edition.words.say
    return KindLine(
        desk.edition.label(kind),
        _link(list_file(kind), say("All of them"), desk),
        desk.edition.routes.record_data(kind, "{id}"),
        _link(schema_file(kind), say("JSON Schema"), desk),
    )
