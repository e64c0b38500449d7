"""The ledger: for each published page or data file, what it was made from and how it looked on disk.

It is only ever a help. Where it is missing, broken, from another version, or does not fit the files
that stand in the site's folder, pages are made again: nothing but time is lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_FORM = 1


@dataclass(frozen=True, slots=True)
class FileMark:
    """A page's fingerprint, and the size and time of change (nanoseconds) of its file."""

    fingerprint: str
    size: int
    changed: int

    def fits(self, path: Path) -> bool:
        """Whether a file looks as it did when it was marked. Raises OSError."""
        stat = os.lstat(path)
        return stat.st_size == self.size and stat.st_mtime_ns == self.changed


@dataclass(frozen=True)
class Ledger:
    """The marks of all pages by file name, under one `environment`: templates, code and settings."""

    environment: str = ""
    pages: Mapping[str, FileMark] = field(default_factory=dict)

    def find_mark(self, file: str, fingerprint: str) -> FileMark | None:
        """The mark of a page, if it was made from the same as now."""
        mark = self.pages.get(file)
        return mark if mark is not None and mark.fingerprint == fingerprint else None


def read_ledger(path: Path, environment: str) -> Ledger:
    """The ledger of the last build; an empty one where it does not serve."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["form"] != _FORM or kept["environment"] != environment:
            return Ledger(environment)
        pages = {
            str(file): FileMark(str(f), int(size), int(changed))
            for file, (f, size, changed) in kept["pages"].items()
        }
    except (OSError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Ledger(environment)
    return Ledger(environment, pages)


def mark_files(environment: str, fingerprints: Mapping[str, str], folder: Path) -> Ledger:
    """The ledger of the pages that stand in a folder. Raises OSError."""
    pages = {}
    for file, fingerprint in fingerprints.items():
        stat = os.lstat(folder / file)
        pages[file] = FileMark(fingerprint, stat.st_size, stat.st_mtime_ns)
    return Ledger(environment, pages)


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Keep a ledger for the next build. Raises OSError."""
    pages = {file: (mark.fingerprint, mark.size, mark.changed) for file, mark in ledger.pages.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps({"form": _FORM, "environment": ledger.environment, "pages": pages}))
    fresh.replace(path)
