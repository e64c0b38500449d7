"""The ledger: for each published page, what it was made from and how its file looked on disk.

It is only ever a help. Where it is missing, broken, from another version, or does not fit the files
that stand in the site's folder, pages are made again: nothing but time is lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

_FORM = 1


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page's fingerprint, and the size and time of change (nanoseconds) of its file."""

    fingerprint: str
    size: int
    changed: int


@dataclass(frozen=True)
class Ledger:
    """The marks of all pages by file name, under one `environment`: templates, code and settings."""

    environment: str = ""
    pages: Mapping[str, PageMark] = field(default_factory=dict)

    def is_current(self, file: str, fingerprint: str, site: Path) -> bool:
        """Whether the published file was made from the same, and nobody has touched it since."""
        mark = self.pages.get(file)
        if mark is None or mark.fingerprint != fingerprint:
            return False
        try:
            stat = os.lstat(site / file)
        except OSError:
            return False
        return stat.st_size == mark.size and stat.st_mtime_ns == mark.changed


def read_ledger(path: Path, environment: str) -> Ledger:
    """The ledger of the last build; an empty one where it does not serve."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["form"] != _FORM or kept["environment"] != environment:
            return Ledger(environment)
        pages = {
            str(file): PageMark(str(f), int(size), int(changed))
            for file, (f, size, changed) in kept["pages"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Ledger(environment)
    return Ledger(environment, pages)


def write_ledger(path: Path, environment: str, fingerprints: Mapping[str, str], site: Path) -> None:
    """Keep the marks of the pages that now stand in the site's folder. Raises OSError."""
    pages = {}
    for file, fingerprint in fingerprints.items():
        stat = os.lstat(site / file)
        pages[file] = (fingerprint, stat.st_size, stat.st_mtime_ns)
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = json.dumps({"form": _FORM, "environment": environment, "pages": pages})
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as fresh:
        fresh.write(kept)
    Path(fresh.name).replace(path)
