"""What an import would do: files and edits, and what became of each row."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from chronicle.desk.edits import apply_edits
from chronicle.desk.new_files import NewFile, write_all
from chronicle.model import Kind
from chronicle.problems import Edit

T = TypeVar("T")
HEAD = ("line", "id", "fate", "record", "marks", "remarks")


class ImportFault(Exception):
    """Why nothing can be imported, in words that say what to do."""


class Fate(StrEnum):
    """What became of a row."""

    MADE = "made"
    COMPLETED = "completed"
    MERGED = "merged"
    KNOWN = "known already"
    LEFT_OUT = "left out"
    REFUSED = "not made"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it stands in the file, its id there, what became of it, and what is to be said of it.

    `marks` are what many rows are, and what is counted at the end.
    """

    number: int
    id: str
    fate: Fate
    record: str = ""
    remarks: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Progress(Protocol):
    """Shows how far long work is."""

    def __call__(self, items: Iterable[T], length: int, label: str) -> Iterable[T]:
        """The items, one after the other."""


def in_silence(items: Iterable[T], length: int, label: str) -> Iterable[T]:  # noqa: ARG001
    """Progress that nobody watches."""
    return items


@dataclass(slots=True)
class Plan:
    """Everything that an import would write, what became of the rows, and what an editor should look at."""

    lines: list[Line] = field(default_factory=list)
    files: list[NewFile] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    made: Counter[Kind] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def fates(self) -> Counter[Fate]:
        """How many rows met each fate."""
        met = Counter(line.fate for line in self.lines)
        return Counter({fate: met[fate] for fate in Fate if fate in met})

    @property
    def marks(self) -> Counter[str]:
        """How many rows bear each mark."""
        return Counter(mark for line in self.lines for mark in line.marks)

    @property
    def remarked(self) -> Iterator[Line]:
        """The rows of which something is to be said. What nobody asked for has its reason in the report."""
        ordered = sorted(self.lines, key=lambda line: line.number)
        return (line for line in ordered if line.remarks and line.fate is not Fate.LEFT_OUT)

    def add(self, kind: Kind, *files: NewFile) -> None:
        """A new record with its translations."""
        self.files += files
        self.made[kind] += 1


def carry_out(root: Path, plan: Plan, progress: Progress = in_silence) -> None:
    """Write all that was planned, or nothing of it. Raises OSError where something cannot be written."""
    write_all(root, progress(plan.files, len(plan.files), "writing"), lambda: apply_edits(root, plan.edits))


def write_report(file: Path, plan: Plan) -> None:
    """One line for each row, as CSV, in the order of the file. Raises OSError."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(HEAD)
            for line in sorted(plan.lines, key=lambda line: line.number):
                writer.writerow(
                    (
                        line.number,
                        line.id,
                        line.fate,
                        line.record,
                        "; ".join(line.marks),
                        "; ".join(line.remarks),
                    )
                )
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
