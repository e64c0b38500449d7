"""In which commit each file of the content was last changed, and by whom it ever was, as git tells it: one
pass over its log.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from chronicle.reading.git import GitRefused, ask_git
from chronicle.reading.hidden import without_hidden

# Before a commit and its time: no path starts with it.
_COMMIT = "\x01"
# With `-c` a merge changes the files that differ from all its parents.
_LOG = ("log", "--date-order", "-z", "-c", "--name-only", "--no-renames", "--no-relative")
_OF_FILES = ("HEAD", "--", ".")
# Names as .mailmap has them. They are not even asked for where no page may show them.
_PLAIN, _NAMED = f"--format={_COMMIT}%H %ct", f"--format={_COMMIT}%H %ct %aN"
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
    """The last commit of each file, by the path that problems show, and where they were asked for, the names
    of all who changed it, the first to do so first.

    A file that has changed since, or is not in git, has none, nor has one of a commit whose time no calendar
    has. In a shallow clone no file has one: git would give every file the oldest commit at hand.
    """

    versions: Mapping[str, Version] = field(default_factory=dict, repr=False)
    authors: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    is_shallow: bool = False
    lacks_one: bool = False  # whether any file of git has no version
    fault: str = ""  # in git's words, where there is a repository and it tells nothing

    def find_version(self, paths: Iterable[str]) -> Version | None:
        """The last commit that changed one of some files; None where it is not known of them all."""
        versions = [self.versions.get(path) for path in paths]
        known = [version for version in versions if version is not None]
        return max(known) if known and len(known) == len(versions) else None

    def list_authors(self, paths: Iterable[str]) -> tuple[str, ...]:
        """The names of all who changed one of some files, each once."""
        return tuple(dict.fromkeys(name for path in paths for name in self.authors.get(path, ())))

    @property
    def latest(self) -> Version | None:
        """The last commit that changed any file; None where it is not known of them all."""
        return max(self.versions.values(), default=None) if not self.lacks_one else None


class HistoryReader:
    """Reads the history again and again; the log is only asked when there is a new commit."""

    def __init__(self, content: Path, shown: str, *, names_authors: bool = False) -> None:
        self.content, self.shown, self.names_authors = content, shown, names_authors
        self._commit, self._versions = "", dict[str, Version | None]()
        self._authors: Mapping[str, tuple[str, ...]] = {}

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
            log = _ask(self.content, *_LOG, _NAMED if self.names_authors else _PLAIN, *_OF_FILES)
            self._commit, self._versions, self._authors = commit, _find_versions(log), _find_authors(log)
        changed = set(_find_changed(_ask(self.content, *_STATUS)))
        kept = ((path, version) for path, version in self._versions.items() if path not in changed)
        versions = {self._show(path, prefix): version for path, version in kept if version}
        authors = {self._show(path, prefix): names for path, names in self._authors.items()}
        return History(versions, authors, lacks_one=bool(changed) or None in self._versions.values())

    def _show(self, path: str, prefix: str) -> str:
        return f"{self.shown}/{path.removeprefix(prefix)}"


def read_history(content: Path, shown: str, *, names_authors: bool = False) -> History:
    """The history of the files under `content`; `shown` is how problems show that folder."""
    return HistoryReader(content, shown, names_authors=names_authors).read()


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
            commit, time = path[1:].split(" ")[:2]
            day, rank = _find_day(time), rank - 1
            version = Version(rank, int(time), commit, day) if day else None
        elif path and path not in found:
            found[path] = version
    return found


def _find_authors(log: str) -> dict[str, tuple[str, ...]]:
    """The names of all who changed each path of a log. Git takes any sign in a name; those that nobody sees,
    or that turn a line round, are left out.
    """
    found: dict[str, dict[str, None]] = {}
    for path, name in reversed(_with_names(log)):
        if name:
            found.setdefault(path, {})[name] = None
    return {path: tuple(names) for path, names in found.items()}


def _with_names(log: str) -> list[tuple[str, str]]:
    """Each path of a log with the name of who changed it, the last change first."""
    found, name = list[tuple[str, str]](), ""
    for part in log.split("\0"):
        path = part.removeprefix("\n")
        if path.startswith(_COMMIT):
            name = " ".join(without_hidden(" ".join(path.split(" ")[2:])).split())
        elif path:
            found.append((path, name))
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
