"""Files: which there are, and their text. The only place where content is read from disk."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from chronicle.model import Kind
from chronicle.problems import Problems, Spot
from chronicle.reading.hidden import find_hidden

_TEXTS = (".md", ".markdown", ".yml", ".yaml")
_FOLDERS = frozenset(kind.folder for kind in Kind)
_LIKE_TEXTS = frozenset(["txt", "text", "mdx", "mdown", "yml", "yaml", "doc", "docx", "odt", "rtf", "rst"])
_LIKE_PICTURES = frozenset(["jpg", "jpeg", "png", "webp", "gif", "svg", "tif", "tiff", "heic", "avif"])
LARGEST_FILE = 4 * 1024 * 1024


class SourceFile(NamedTuple):
    """A file under content/. `shown` is its path as problems show it."""

    place: str | os.PathLike[str]
    shown: str
    parts: tuple[str, ...]
    stamp: tuple[int, int, int]
    is_plain: bool

    @property
    def path(self) -> Path:
        """Where it lies on disk."""
        return Path(self.place)


def find_files(content: Path, shown: str, problems: Problems) -> tuple[list[SourceFile], list[SourceFile]]:
    """Every Markdown file below `content`, and every other file in media/, both in the order of their
    paths. What is hidden is left out.
    """
    files, media = list[SourceFile](), list[SourceFile]()
    for entry, parts in _walk(content, (), Spot(shown), problems):
        is_text = entry.name.casefold().endswith((".md", ".markdown"))
        if is_text or parts[0] == "media":
            found = files if is_text else media
            found.append(_make_file(entry, f"{shown}/{'/'.join(parts)}", parts))
        elif parts[0] in _FOLDERS and Path(entry).is_dir():
            # A link to a folder: its records would be missing, and nobody would know why.
            tell_link(_make_file(entry, f"{shown}/{'/'.join(parts)}", parts), problems)
        elif len(parts) > 1 and parts[0] in _FOLDERS:
            _tell_unread(entry.name, Spot(f"{shown}/{'/'.join(parts)}"), problems)
    by_parts = attrgetter("parts")
    return sorted(files, key=by_parts), sorted(media, key=by_parts)


def _tell_unread(name: str, spot: Spot, problems: Problems) -> None:
    """Say that what was meant as a record, or a picture, is none where it lies. Other files may lie there."""
    ending = name.casefold().rpartition(".")[2]
    if ending in _LIKE_PICTURES:
        problems.error("misplaced-file", spot, "a picture is not looked for here", "move it into media")
    elif ending in _LIKE_TEXTS:
        said = "this file is not read: the name of a record's file ends in .md"
        problems.error("misplaced-file", spot, said, "save it as plain text under such a name")


def _walk(
    folder: Path, parts: tuple[str, ...], spot: Spot, problems: Problems
) -> Iterator[tuple[os.DirEntry[str], tuple[str, ...]]]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError as fault:
        reason = fault.strerror or fault
        problems.error("unreadable-file", spot, "this folder cannot be read: {reason}", reason=reason)
        return
    for entry in entries:
        way = (*parts, entry.name)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, way, Spot(f"{spot.path}/{entry.name}"), problems)
        else:
            yield entry, way


def _make_file(entry: os.DirEntry[str], shown: str, parts: tuple[str, ...]) -> SourceFile:
    """A file with its stamp; one that cannot be looked at has none, and cannot be read either."""
    try:
        stat = entry.stat(follow_symlinks=False)
        stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    except OSError:
        stamp = (0, 0, 0)
    return SourceFile(entry.path, shown, parts, stamp, entry.is_file(follow_symlinks=False))


def read_text(file: SourceFile, problems: Problems) -> str | None:
    """The file's text with plain line ends, or None with a problem that says why it has none."""
    if not file.is_plain:
        tell_link(file, problems)
        return None
    if file.stamp[1] > LARGEST_FILE:
        size = f"{file.stamp[1] / 1024 / 1024:.0f} MB"
        problems.error("too-large", Spot(file.shown), "this file has {size}; the most is 4 MB", size=size)
        return None
    try:
        raw = _read_bytes(file)
    except OSError as fault:
        reason = fault.strerror or fault
        problems.error(
            "unreadable-file", Spot(file.shown), "this file cannot be read: {reason}", reason=reason
        )
        return None
    return _decode(raw, file.shown, problems)


def _read_bytes(file: SourceFile) -> bytes:
    """All of a file. Python's own way makes three objects and asks the system twice as much."""
    size = file.stamp[1]
    place = os.open(file.place, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        raw = os.read(place, size + 1)
        while len(raw) != size and (more := os.read(place, LARGEST_FILE)):
            raw += more  # it has changed since it was found
    finally:
        os.close(place)
    return raw


def tell_link(file: SourceFile, problems: Problems) -> None:
    """Say that something is no file: what it leads to may lie anywhere."""
    problems.error(
        "unreadable-file",
        Spot(file.shown),
        "this is a link to a file, or no file at all",
        "put the file itself here",
    )


def _decode(raw: bytes, shown: str, problems: Problems) -> str | None:
    try:
        text = raw.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as fault:
        before = fault.object[: fault.start].decode("utf-8", "replace")
        spot = _spot_after(shown, before)
        byte = f"{fault.object[fault.start]:#04x}"
        problems.error(
            "not-utf8",
            spot,
            "this file is not UTF-8 text: the byte {byte} stands here",
            "save it again with the encoding UTF-8",
            byte=byte,
        )
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = find_hidden(text)
    for one in hidden:
        spot = _spot_after(shown, text[: one.start])
        problems.error(one.code, spot, one.template, one.advice, **one.values)
    return None if hidden else text


def _spot_after(shown: str, before: str) -> Spot:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return Spot(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))


def read_line(root: Path, spot: Spot) -> str | None:
    """One line of a file, for showing a problem; None where it cannot be had, or should not be."""
    file = root / spot.path
    if file.suffix.casefold() not in _TEXTS:
        return None
    try:
        if not file.is_file() or file.is_symlink() or file.stat().st_size > LARGEST_FILE:
            return None
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            line = next(islice(lines, spot.line - 1, None), None)
    except OSError:
        return None
    return None if line is None else line.rstrip("\n")
