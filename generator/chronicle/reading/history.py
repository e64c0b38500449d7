"""In which commit each file of the content was last changed, as git tells it: one pass over its log."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from chronicle.reading.git import GitRefused, ask_git

# Before a commit and its time: no path starts with it.
_COMMIT = "\x01"
# With `-c` a merge changes the files that differ from all its parents.
_LOG = ("log", "--date-order", "-z", "-c", "--name-only", "--no-renames", "--no-relative")
_OF_FILES = (f"--format={_COMMIT}%H %ct", "HEAD", "--", ".")
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

    A file that has changed since, or is not in git, has none, nor has one of a commit whose time no calendar
    has. In a shallow clone no file has one: git would give every file the oldest commit at hand.
    """

    versions: Mapping[str, Version] = field(default_factory=dict, repr=False)
    is_shallow: bool = False
    lacks_one: bool = False  # whether any file of git has no version
    fault: str = ""  # in git's words, where there is a repository and it tells nothing

    def find_version(self, paths: Iterable[str]) -> Version | None:
        """The last commit that changed one of some files; None where it is not known of them all."""
        versions = [self.versions.get(path) for path in paths]
        known = [version for version in versions if version is not None]
        return max(known) if known and len(known) == len(versions) else None

    @property
    def latest(self) -> Version | None:
        """The last commit that changed any file; None where it is not known of them all."""
        return max(self.versions.values(), default=None) if not self.lacks_one else None


class HistoryReader:
    """Reads the history again and again; the log is only asked when there is a new commit."""

    def __init__(self, content: Path, shown: str) -> None:
        self.content, self.shown = content, shown
        self._commit, self._versions = "", dict[str, Version | None]()

    def read(self) -> History:
        """The history as git tells it now; an empty one where there is no git, or no commit."""
        try:
            return self._read()
        except GitRefused as fault:
            return History(fault=str(fault) if _has_repository(self.content) else "")

    def _read(self) -> History:
        told = _ask(self.content, "rev-parse", "--is-shallow-repository", "--show-prefix")
        shallow, prefix = told.split("\n")[:2]
        commit = _find_head(self.content)
        if shallow == "true" or not commit:
            return History(is_shallow=shallow == "true")
        if commit != self._commit:
            self._commit, self._versions = commit, _find_versions(_ask(self.content, *_LOG, *_OF_FILES))
        changed = set(_find_changed(_ask(self.content, *_STATUS)))
        kept = ((path, version) for path, version in self._versions.items() if path not in changed)
        versions = {f"{self.shown}/{path.removeprefix(prefix)}": version for path, version in kept if version}
        return History(versions, lacks_one=bool(changed) or None in self._versions.values())


def read_history(content: Path, shown: str) -> History:
    """The history of the files under `content`; `shown` is how problems show that folder."""
    return HistoryReader(content, shown).read()


def _has_repository(folder: Path) -> bool:
    """Whether a folder seems to lie in a repository, which git may still refuse to read."""
    place = folder.resolve()
    return any((above / ".git").exists() for above in (place, *place.parents))


def _find_head(folder: Path) -> str:
    """The last commit; an empty text where there is none yet."""
    try:
        return _ask(folder, "rev-parse", "--quiet", "--verify", "HEAD").strip()
    except GitRefused as fault:
        if str(fault):
            raise
        return ""


def _find_versions(log: str) -> dict[str, Version | None]:
    """The last commit of each path of a log, from git's root: the first that is told, since none comes before
    one that follows it. None for one whose time no calendar has: an older one would be untrue.
    """
    found: dict[str, Version | None] = {}
    version, rank = None, 0
    for part in log.split("\0"):
        path = part.removeprefix("\n")
        if path.startswith(_COMMIT):
            commit, _, time = path[1:].partition(" ")
            day, rank = _find_day(time), rank - 1
            version = Version(rank, int(time), commit, day) if day else None
        elif path and path not in found:
            found[path] = version
    return found


def _find_day(time: str) -> date | None:
    """The UTC day of a time; None for one that no calendar has: git takes any number, or none."""
    try:
        return datetime.fromtimestamp(int(time), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _find_changed(status: str) -> Iterator[str]:
    """The paths that differ from the last commit. Before each stand two letters and a space."""
    for line in status.split("\0"):
        if len(line) > 3:
            yield line[3:]


def _ask(folder: Path, *arguments: str) -> str:
    """What git says. Raises GitRefused."""
    return os.fsdecode(ask_git(folder, *arguments))
