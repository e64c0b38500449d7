"""Files: which there are, and their text. The only place where content is read from disk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chronicle.language import BIDI_CONTROLS
from chronicle.problems import Problems, Spot

_BIDI = re.compile(f"[{''.join(sorted(BIDI_CONTROLS))}]+")
LARGEST_FILE = 4 * 1024 * 1024
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Markdown file under content/. `shown` is its path as problems show it."""

    path: Path
    shown: str
    parts: tuple[str, ...]
    stamp: tuple[int, int, int]
    is_link: bool


def find_files(content: Path, shown: str) -> Iterator[SourceFile]:
    """Every Markdown file below `content`, in the order of their paths; hidden ones are left out."""
    yield from sorted(_walk(content, shown, ()), key=lambda file: file.parts)


def _walk(folder: Path, shown: str, parts: tuple[str, ...]) -> Iterator[SourceFile]:
    with os.scandir(folder) as entries:
        for entry in entries:
            here = f"{shown}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(folder / entry.name, here, (*parts, entry.name))
            elif entry.name.casefold().endswith((".md", ".markdown")):
                stat = entry.stat(follow_symlinks=False)
                stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
                yield SourceFile(folder / entry.name, here, (*parts, entry.name), stamp, entry.is_symlink())


def read_text(file: SourceFile, problems: Problems) -> str | None:
    """The file's text with plain line ends, or None with a problem that says why it has none."""
    if file.is_link:
        problems.error(
            "unreadable-file", Spot(file.shown), "this is a symbolic link; a record is a plain file"
        )
        return None
    if file.stamp[1] > LARGEST_FILE:
        size = f"{file.stamp[1] / 1024 / 1024:.0f} MB"
        problems.error(
            "too-large", Spot(file.shown), "the file has {size}; a record has at most 4 MB", size=size
        )
        return None
    try:
        raw = file.path.read_bytes()
    except OSError as fault:
        problems.error("unreadable-file", Spot(file.shown), "{reason}", reason=fault.strerror or fault)
        return None
    return _decode(raw, file.shown, problems)


def _decode(raw: bytes, shown: str, problems: Problems) -> str | None:
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8", "replace").removeprefix("\ufeff")
        spot = _spot_after(shown, before)
        byte = f"{raw[fault.start]:#04x}"
        problems.error(
            "not-utf8",
            spot,
            "the byte {byte} is not UTF-8",
            "save the file with the encoding UTF-8",
            byte=byte,
        )
        return None
    control = _CONTROL.search(text)
    if control:
        spot = _spot_after(shown, text[: control.start()])
        name = f"U+{ord(control.group()):04X}"
        problems.error(
            "control-character", spot, "there is a control character, {name}", "delete it", name=name
        )
        return None
    _tell_bidi_controls(text, shown, problems)
    return text


def _tell_bidi_controls(text: str, shown: str, problems: Problems) -> None:
    """Invisible marks that turn text around: never needed, since pages isolate foreign text."""
    for match in _BIDI.finditer(text):
        name = f"U+{ord(match.group()[0]):04X}"
        problems.error(
            "bidi-control",
            _spot_after(shown, text[: match.start()]),
            "there is an invisible direction control, {name}",
            "delete it: the page keeps text of the other direction apart by itself",
            name=name,
        )


def _spot_after(shown: str, before: str) -> Spot:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return Spot(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))


def read_line(root: Path, spot: Spot) -> str | None:
    """One line of a file, for showing a problem; None where it cannot be had."""
    try:
        with (root / spot.path).open(encoding="utf-8-sig", errors="replace") as file:
            for number, line in enumerate(file, start=1):
                if number == spot.line:
                    return line.rstrip("\r\n")[:10_000]
                if number > 1_000_000:
                    break
    except OSError:
        return None
    return None
