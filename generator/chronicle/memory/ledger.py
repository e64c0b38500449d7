"""The ledger: what the published site is, and how each of its files and folders looked on disk.

It is only ever a help. Where it is missing, broken, from another version, or does not fit the files
that stand in the site's folder, pages are made again: nothing but time is lost.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from chronicle.processes import spread

_FORM = 3
# How files and folders look: the path, the size (0 for a folder), the time of change (nanoseconds).
_Looks = list[tuple[str, int, int]]


class FileMark(NamedTuple):
    """A digest of a file or of what it was made from, its size, and its time of change (nanoseconds)."""

    digest: str
    size: int
    changed: int

    def fits(self, path: str | Path) -> bool:
        """Whether a file looks as it did when it was marked. Raises OSError."""
        stat = os.lstat(path)
        return stat.st_size == self.size and stat.st_mtime_ns == self.changed


@dataclass(frozen=True, slots=True)
class ContentMark:
    """What a site was made from. `facts` stands for all of it but the words of texts, which `words` has a
    digest of for each file, by how problems show it.
    """

    facts: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


NO_CONTENT = ContentMark()


@dataclass(frozen=True)
class Ledger:
    """The marks of all files by name, under one `environment`: templates, code and settings.

    `pages` are what has a digest, `others` the files that every whole build writes, `folders` the times
    of change of all folders.
    """

    environment: str = ""
    pages: Mapping[str, FileMark] = field(default_factory=dict)
    others: Mapping[str, FileMark] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)
    content: ContentMark = NO_CONTENT

    def find_mark(self, file: str, digest: str) -> FileMark | None:
        """The mark of a page, if it has this digest."""
        mark = self.pages.get(file)
        return mark if mark is not None and mark.digest == digest else None

    def is_whole(self, site: Path) -> bool:
        """Whether every file and folder of a site stands as it was left, and nothing else does."""
        if not self.pages:
            return False
        root = f"{site}/"
        try:
            return all(
                os.lstat(root + folder).st_mtime_ns == changed for folder, changed in self.folders.items()
            ) and all(
                mark.fits(root + file) for marks in (self.pages, self.others) for file, mark in marks.items()
            )
        except (OSError, ValueError):
            return False


def read_ledger(path: Path, environment: str) -> Ledger:
    """The ledger of the last build; an empty one where it does not serve."""
    try:
        kept = orjson.loads(path.read_bytes())
        if kept["form"] != _FORM or kept["environment"] != environment:
            return Ledger(environment)
        content = ContentMark(str(kept["facts"]), dict(kept["words"]))
        pages, others = _read_marks(kept["pages"]), _read_marks(kept["others"])
        return Ledger(environment, pages, others, dict(kept["folders"]), content)
    except (OSError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Ledger(environment)


def _read_marks(kept: Any) -> dict[str, FileMark]:
    return {file: FileMark(*mark) for file, mark in kept.items()}


def mark_files(environment: str, digests: Mapping[str, str], folder: Path, content: ContentMark) -> Ledger:
    """The ledger of all that stands in a folder. What is hidden is not the build's. Raises OSError."""
    pages, others, folders = dict[str, FileMark](), dict[str, FileMark](), dict[str, int]()
    near, far = _look_into(folder, "")
    shallow = [_look_into(folder, name) for name in far]

    def look_below(name: str) -> _Looks:
        return _look_below(folder, name)

    deep = spread(look_below, [name for _, names in shallow for name in names])
    for looks in (near, *(looks for looks, _ in shallow), *(looks for _, looks in deep)):
        for name, size, changed in looks:
            if name.endswith("/") or not name:
                folders[name] = changed
                continue
            digest = digests.get(name)
            marks = others if digest is None else pages
            marks[name] = FileMark(digest or "", size, changed)
    return Ledger(environment, pages, others, folders, content)


def _look_below(root: Path, folder: str) -> _Looks:
    """How everything in a folder looks, and in all folders in it."""
    found, waiting = list[tuple[str, int, int]](), [folder]
    while waiting:
        looks, folders = _look_into(root, waiting.pop())
        found += looks
        waiting += folders
    return found


def _look_into(root: Path, folder: str) -> tuple[_Looks, list[str]]:
    """How a folder and its files look, and the folders in it. All paths are from the root, which is an empty
    one; those of folders end in a slash.
    """
    place = f"{root}/{folder}"
    looks, folders = [(folder, 0, os.lstat(place).st_mtime_ns)], []
    with os.scandir(place) as entries:
        for entry in entries:
            if not folder and entry.name.startswith("."):
                continue
            name = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{name}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                looks.append((name, stat.st_size, stat.st_mtime_ns))
    return looks, folders


def amend_marks(
    ledger: Ledger, site: Path, written: Mapping[str, str | None], gone: Iterable[str], content: ContentMark
) -> Ledger:
    """The ledger after some files of a site were exchanged or taken away. What was `written` stands with its
    digest; what every whole build writes has none. Raises OSError.
    """
    pages, others, folders = {**ledger.pages}, {**ledger.others}, {**ledger.folders}
    for file in gone:
        pages.pop(file, None)
        others.pop(file, None)
    for file, digest in written.items():
        stat = os.lstat(site / file)
        marks = others if digest is None else pages
        marks[file] = FileMark(digest or "", stat.st_size, stat.st_mtime_ns)
    for folder in {above for file in (*written, *gone) for above in _list_folders(file)}:
        try:
            folders[folder] = os.lstat(site / folder).st_mtime_ns
        except FileNotFoundError:
            folders.pop(folder, None)
    return Ledger(ledger.environment, pages, others, folders, content)


def _list_folders(file: str) -> Iterator[str]:
    """The folders that a file lies in, as paths that end in a slash; the site's own is an empty one."""
    while file:
        file = file.rstrip("/").rpartition("/")[0]
        file = f"{file}/" if file else ""
        yield file


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Keep a ledger for the next build. Raises OSError."""
    said = {
        "form": _FORM,
        "environment": ledger.environment,
        "facts": ledger.content.facts,
        "words": ledger.content.words,
        "pages": ledger.pages,
        "others": ledger.others,
        "folders": ledger.folders,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(orjson.dumps(said, default=tuple))  # marks are tuples with names
    fresh.replace(path)
