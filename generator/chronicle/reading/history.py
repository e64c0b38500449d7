"""In which commit each file of the content was last changed, as git tells it: one pass over its log."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

# Before a commit and its time: no path starts with it.
_COMMIT = "\x01"
_LOG = (
    *(
        "-c",
        "log.showSignature=false",
        "-c",
        "log.showRoot=true",
        "log",
        "--date-order",
        "-z",
        f"--format={_COMMIT}%H %ct",
    ),
    # A merge changes the files that differ from all its parents.
    *("-c", "--name-only", "--no-renames", "HEAD", "--", "."),
)
_STATUS = ("--no-optional-locks", "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", ".")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A commit: how late it is in the history, its time in seconds since 1970, its id, and its UTC day.

    Clocks can be wrong, and many commits can be of one second. Their order is git's, which knows it.
    """

    rank: int
    time: int
    commit: str
    day: date


@dataclass(frozen=True)
class History:
    """The last commit of each file, by the path that problems show.

    A file that has changed since, or is not in git, has none. In a shallow clone no file has one: git
    would give every file the oldest commit at hand.
    """

    versions: Mapping[str, Version] = field(default_factory=dict, repr=False)
    is_shallow: bool = False
    is_changed: bool = False  # since the last commit, in any file

    def find_version(self, paths: Iterable[str]) -> Version | None:
        """The last commit that changed one of some files; None where it is not known of them all."""
        versions = [self.versions.get(path) for path in paths]
        known = [version for version in versions if version is not None]
        return max(known) if known and len(known) == len(versions) else None

    @property
    def latest(self) -> Version | None:
        """The last commit that changed any file; None where none is known, or something is changed since."""
        return max(self.versions.values(), default=None) if not self.is_changed else None


class HistoryReader:
    """Reads the history again and again; the log is only asked when there is a new commit."""

    def __init__(self, content: Path, shown: str) -> None:
        self.content, self.shown = content, shown
        self._commit, self._versions = "", dict[str, Version]()

    def read(self) -> History:
        """The history as git tells it now; an empty one where there is no git, or no commit."""
        told = _ask(self.content, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
        if told is None:
            return History()
        shallow, prefix, commit = told.split("\n")[:3]
        if shallow == "true":
            return History(is_shallow=True)
        if commit != self._commit:
            self._commit, self._versions = commit, _find_versions(_ask(self.content, *_LOG) or "")
        status = _ask(self.content, *_STATUS)
        changed = set(_find_changed(status or ""))
        if status is None:
            return History()
        kept = ((path, version) for path, version in self._versions.items() if path not in changed)
        versions = {f"{self.shown}/{path.removeprefix(prefix)}": version for path, version in kept}
        return History(versions, is_changed=bool(changed))


def read_history(content: Path, shown: str) -> History:
    """The history of the files under `content`; `shown` is how problems show that folder."""
    return HistoryReader(content, shown).read()


def _find_versions(log: str) -> dict[str, Version]:
    """The last commit of each path of a log, from git's root: the first that is told, since none comes before
    one that follows it.
    """
    found: dict[str, Version] = {}
    version, rank = None, 0
    for part in log.split("\0"):
        path = part.removeprefix("\n")
        if path.startswith(_COMMIT):
            commit, _, time = path[1:].partition(" ")
            day, rank = _find_day(int(time)), rank - 1
            version = Version(rank, int(time), commit, day) if day else None
        elif path and path not in found and version:
            found[path] = version
    return found


def _find_day(time: int) -> date | None:
    """The UTC day of a time; None for one that no calendar has: git takes any number."""
    try:
        return datetime.fromtimestamp(time, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _find_changed(status: str) -> Iterator[str]:
    """The paths that differ from the last commit. Before each stand two letters and a space."""
    for line in status.split("\0"):
        if len(line) > 3:
            yield line[3:]


def _ask(folder: Path, *arguments: str) -> str | None:
    """What git says; None where it is not there or refuses."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return os.fsdecode(done.stdout)
