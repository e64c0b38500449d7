"""Tables as others publish them: CSV, packed with gzip or not, with or without a row of HXL tags."""

from __future__ import annotations

import csv
import gzip
import io
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from chronicle.desk.importing.plan import ImportFault
from chronicle.language import BIDI_CONTROLS

_GZIP = b"\x1f\x8b"
_LARGEST_CELL = 1024 * 1024
_NEVER_KEPT = {*BIDI_CONTROLS, "\ufeff", "\ufffe", "\uffff"}
_INVISIBLE = {"Cc", "Cs", "Co", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it begins, and its cells by the name of their column.

    `fault` says what is wrong with the row as a whole; it then has no cells that could be trusted.
    """

    line: int
    cells: Mapping[str, str]
    fault: str = ""

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and rows of a file."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def expect(self, name: str, *columns: str) -> None:
        """Raises ImportFault, which names them, where the table has not all of these columns."""
        missing = [column for column in columns if column not in self.columns]
        if missing:
            raise ImportFault(f"{name} has no column {', '.join(missing)}; is it the right file?")


def read_table(file: Path) -> Table:
    """The table in a file. Raises ImportFault where it cannot be read as one."""
    try:
        with _open(file) as stream:
            return _read(stream, file.name)
    except (OSError, EOFError, zlib.error) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise ImportFault(f"{file} cannot be read: {reason}") from None
    except UnicodeDecodeError:
        raise ImportFault(f"{file.name} is not UTF-8; save it as CSV UTF-8") from None


def _open(file: Path) -> io.TextIOWrapper:
    raw = file.open("rb")
    is_packed = raw.read(2) == _GZIP
    raw.seek(0)
    stream = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if is_packed else raw
    return io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")


def _read(stream: io.TextIOWrapper, name: str) -> Table:
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(stream)
    try:
        columns = tuple(clean(column).casefold() for column in next(reader, []))
        twice = {column for column in columns if column and columns.count(column) > 1}
        if len(columns) < 2 or twice:
            what = f"two columns called {min(twice)}" if twice else "no row of column names"
            raise ImportFault(f"{name} has {what}; it should be a CSV file with a name for each column")
        return Table(columns, tuple(_read_rows(reader, columns)))
    except csv.Error as fault:
        raise ImportFault(f"{name}:{reader.line_num} cannot be read as CSV: {fault}") from None


def _read_rows(reader: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[Row]:
    before = getattr(reader, "line_num", 1)
    for cells in reader:
        line, before = before + 1, getattr(reader, "line_num", before + 1)
        if not any(cells) or _is_hxl(cells):
            continue
        if len(cells) != len(columns):
            lines = f"; it goes on to line {before}: is a quotation mark left open?" if before > line else ""
            yield Row(line, {}, f"the row has {len(cells)} cells, the table {len(columns)} columns{lines}")
        else:
            yield Row(line, dict(zip(columns, map(clean, cells), strict=True)))


def _is_hxl(cells: list[str]) -> bool:
    """A row of tags such as #date+start, by which the Humanitarian Exchange Language names columns."""
    written = [cell.strip() for cell in cells if cell.strip()]
    return all(cell.startswith("#") for cell in written)


def clean(text: str) -> str:
    """A cell on one line, without what nobody can see: no record may hold that."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = (" " if _is_invisible(sign) else sign for sign in unicodedata.normalize("NFC", text))
    return " ".join("".join(seen).split())


def _is_invisible(sign: str) -> bool:
    return sign in _NEVER_KEPT or unicodedata.category(sign) in _INVISIBLE
