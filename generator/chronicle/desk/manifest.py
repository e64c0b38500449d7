"""The checksums of a site, and whether a folder is still what was built.

A manifest is what `sha256sum` writes and checks: a line for each file, its SHA-256 and its path. The ways
from old addresses stand in it as comments. It is kept away from the site: whoever can change the one on a
host could change the other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import file_digest
from pathlib import Path

from chronicle.desk.edits import replace_file
from chronicle.output.safety import REDIRECTS_FILE

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
_MOVE = re.compile(r"# (/\S*) (/\S*)")


class BrokenManifest(ValueError):
    """A file that is no manifest; the message says where."""


class Fate(StrEnum):
    """What became of a file."""

    CHANGED = "changed"
    MISSING = "missing"
    UNKNOWN = "not of this build"
    UNREACHABLE = "not to be had"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The checksums of files by path, and the ways from old addresses to new ones, as paths on the host."""

    digests: Mapping[str, str]
    moves: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it was built, and why it could not be had."""

    path: str
    fate: Fate
    reason: str = ""


def write_manifest(site: Path, files: Iterable[str], file: Path) -> int:
    """Write the checksums of the files that a build made; how many there are. Raises OSError."""
    digests = {path: _digest(site / path) for path in sorted(files)}
    lines = [f"# {old} {new}\n" for old, new in _read_moves(site, digests)]
    lines += [f"{digest}  {path}\n" for path, digest in digests.items()]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    replace_file(file, "".join(lines))
    return len(digests)


def _read_moves(site: Path, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The ways from old addresses that hosts are told of."""
    if REDIRECTS_FILE not in known:
        return
    for line in (site / REDIRECTS_FILE).read_text(encoding="utf-8").splitlines():
        old, new, *_ = (*line.split(), "", "")
        if _MOVE.fullmatch(f"# {old} {new}"):
            yield old, new


def read_manifest(file: Path) -> Manifest:
    """What was built. Raises BrokenManifest, and OSError."""
    digests, moves = dict[str, str](), dict[str, str]()
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if move := _MOVE.fullmatch(line):
            moves[move[1]] = move[2]
        elif match := _LINE.fullmatch(line):
            digests[match[2]] = match[1]
        elif not line.startswith("#"):
            raise BrokenManifest(f"{file.name}:{number} is no line of a manifest")
    if not digests:
        raise BrokenManifest(f"{file.name} names no file")
    return Manifest(digests, moves)


def list_left_alone(site: Path, known: Iterable[str]) -> list[str]:
    """What is hidden at the top of a site and is no file of the build's, which leaves it there."""
    known = frozenset(known)
    folders = {path.partition("/")[0] for path in known}
    found = list[str]()
    for entry in sorted(site.glob(".*")):
        if entry.name in folders and not _is_file(entry):
            found += (path for path in _list_below(site, entry.name) if path not in known)
        elif entry.name not in known:
            found.append(entry.name)
    return found


def list_files(site: Path) -> list[str]:
    """The files of a site in the order of their paths, but for what is hidden at its top."""
    return sorted(path for path in _list_below(site) if not path.startswith("."))


def verify_folder(site: Path, manifest: Manifest) -> Iterator[Difference]:
    """What is not as it was built in a folder, in the order of the paths. Of what is hidden at its top only
    files of the build are looked at.
    """
    known = manifest.digests
    there = {path for path in _list_below(site) if path in known or not path.startswith(".")}
    for path in sorted(there | known.keys()):
        if path not in there:
            yield Difference(path, Fate.MISSING)
        elif path not in known:
            yield Difference(path, Fate.UNKNOWN)
        elif found := _compare(site / path, path, known[path]):
            yield found


def _compare(file: Path, path: str, digest: str) -> Difference | None:
    try:
        is_same = file.is_file() and _digest(file) == digest
    except OSError as fault:
        return Difference(path, Fate.UNREACHABLE, fault.strerror or str(fault))
    return None if is_same else Difference(path, Fate.CHANGED)


def _list_below(site: Path, folder: str = "") -> Iterator[str]:
    """All that is no folder, by its path from the site. Nobody knows what may stand behind a link."""
    with os.scandir(site / folder) as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _list_below(site, path)
            else:
                yield path


def _is_file(entry: Path) -> bool:
    return entry.is_symlink() or not entry.is_dir()


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
