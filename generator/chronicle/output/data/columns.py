"""What a table of the open data is: columns, each with a sentence that says what it holds, and rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from chronicle.facts import Facts
from chronicle.model import Edtf
from chronicle.output.routes import Routes

# Between the values of a cell that holds several.
BETWEEN = ";"
Row = Mapping[str, object]


def sentence(text: str) -> str:
    """Marks a sentence for the catalogues."""
    return text


class Type(StrEnum):
    """What the cells of a column are, by the names of Frictionless' Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `says` is a sentence for the catalogues.

    `hxl` is its tag in the Humanitarian Exchange Language; `one_of` the words that a cell can be, `leads_to`
    the table whose ids it names. A cell `has_several` where values stand with a semicolon between them.
    """

    name: str
    says: str
    type: Type = Type.STRING
    hxl: str = ""
    one_of: tuple[str, ...] = ()
    leads_to: str = ""
    has_several: bool = False
    is_needed: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """What tables are made from: the facts, the languages' codes in their order, and the site's addresses."""

    facts: Facts
    codes: tuple[str, ...]
    routes: Routes


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a file `data/<name>.csv`. No two rows have the same `key`, where it has one."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Published], Iterator[Row]]
    key: tuple[str, ...] = ()

    def list_columns(self, codes: Iterable[str]) -> tuple[Column, ...]:
        """Its columns, with one for each language where words stand by language."""
        codes = tuple(codes)
        return tuple(one for column in self.columns for one in _by_language(column, codes))


def in_languages(name: str, says: str, hxl: str = "", *, has_several: bool = False) -> Column:
    """A column for each language of the chronicle: `title_ar`, `title_en`."""
    return Column(name, says, hxl=hxl, has_several=has_several, language="*")


def _by_language(column: Column, codes: tuple[str, ...]) -> tuple[Column, ...]:
    if not column.language:
        return (column,)
    return tuple(
        replace(
            column,
            name=name_in(column.name, code),
            hxl=f"{column.hxl}+i_{code.partition('-')[0]}" if column.hxl else "",
            language=code,
        )
        for code in codes
    )


def name_in(name: str, code: str) -> str:
    """The name of the column that holds the words of one language."""
    return f"{name}_{code.replace('-', '_').lower()}"


def spread_words(
    name: str, said: Mapping[str, str] | Mapping[str, tuple[str, ...]], codes: Iterable[str]
) -> dict[str, object]:
    """Words by language as cells; what is the same in every language stands in each."""
    return {name_in(name, code): said.get(code, said.get("und", "")) for code in codes}


def render_table(table: Table, published: Published, *, has_hxl: bool) -> str:
    """A table as CSV (RFC 4180, UTF-8): its names, the tags of HXL where they are asked for, and its rows."""
    columns = table.list_columns(published.codes)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in columns)
    if has_hxl:
        writer.writerow(column.hxl for column in columns)
    names = [column.name for column in columns]
    for row in table.rows(published):
        writer.writerow([_render_cell(row.get(name)) for name in names])
    return out.getvalue()


def _render_cell(value: object) -> str:
    """A value as a cell: what is not known is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Edtf():
            return value.text
        case date():
            return value.isoformat()
        case tuple() | list():
            return BETWEEN.join(map(str, value))
        case Mapping():
            return BETWEEN.join(f"{name}:{one}" for name, of in value.items() for one in of)
    return str(value)
