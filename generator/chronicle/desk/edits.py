"""Changes to files that an editor wrote: single spots, with everything round them left as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from chronicle.problems import Edit

_BOM = "\ufeff"


def apply_edits(root: Path, edits: Iterable[Edit]) -> tuple[Path, ...]:
    """Make the edits, file by file, and return the files in the order of their paths.

    Each file is exchanged in one step. A byte order mark and the kind of line ends stay. Raises OSError
    where a file cannot be read or written, and ValueError where two edits touch the same characters.
    """
    changed = []
    for path, of_file in groupby(sorted(set(edits)), key=lambda edit: edit.spot.path):
        file = root / path
        file_edits = list(of_file)
        text = file.read_bytes().decode("utf-8")
        bom, end = (_BOM if text.startswith(_BOM) else ""), ("\r\n" if "\r\n" in text else "\n")
        plain = text.removeprefix(_BOM).replace("\r\n", "\n")
        replace_file(file, bom + edit_text(plain, file_edits).replace("\n", end))
        changed.append(file)
    return tuple(changed)


def read_plain(file: Path) -> str:
    """A file's text as the reader sees it: without a byte order mark, and with plain line ends."""
    return file.read_text(encoding="utf-8-sig")


def edit_text(text: str, edits: Iterable[Edit]) -> str:
    """The text of one file with its edits made. Raises ValueError where two touch the same characters."""
    starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]
    parts, end = [], 0
    for edit in sorted(edits):
        start = starts[edit.spot.line - 1] + edit.spot.column - 1
        if start < end:
            raise ValueError(f"two edits at {edit.spot}")
        parts += [text[end:start], edit.text]
        end = start + edit.spot.width
    return "".join([*parts, text[end:]])


def replace_file(file: Path, text: str) -> None:
    """Put a text in the place of a file's, whole or not at all, with the file's permissions."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(name).chmod(file.stat().st_mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
