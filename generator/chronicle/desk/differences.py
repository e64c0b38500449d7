"""What differs between two states of a chronicle: in its records, figures and texts, not in pages."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson

from chronicle.model import Chronicle, Kind, Record, Status
from chronicle.output.data import list_values

# Words of a text, as a person would name them.
_WORDS = ("title", "summary", "body")


class NoSuchRevision(ValueError):
    """Git knows no such revision, or none with this content; the message says which."""


class Fate(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    RETRACTED = "retracted"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A value of a field before and after, or an item of a list. What was not there, or is gone, is None."""

    field: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """What became of one record: its values, and the words of its texts by language."""

    kind: Kind
    id: str
    fate: Fate
    changes: tuple[Change, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


def compare(before: Chronicle, after: Chronicle) -> tuple[RecordDifference, ...]:
    """The records that differ, by kind and id."""
    return tuple(found for kind in Kind for found in _compare_kind(kind, before, after))


def _compare_kind(kind: Kind, before: Chronicle, after: Chronicle) -> Iterator[RecordDifference]:
    old, new = before.records.get(kind, {}), after.records.get(kind, {})
    for id in sorted(old.keys() | new.keys()):
        if id not in new:
            yield RecordDifference(kind, id, Fate.REMOVED)
        elif id not in old:
            yield RecordDifference(kind, id, Fate.ADDED)
        elif found := _compare_records(old[id], new[id]):
            yield found


def _compare_records(old: Record, new: Record) -> RecordDifference | None:
    changes = tuple(_compare_values(dict(list_values(old)), dict(list_values(new))))
    words = tuple(_compare_words(old, new))
    if not changes and not words:
        return None
    is_taken = new.status is Status.RETRACTED and old.status is not Status.RETRACTED
    fate = Fate.RETRACTED if is_taken else Fate.CHANGED
    return RecordDifference(new.kind_of_record, new.id, fate, changes, words)


def _compare_values(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if isinstance(before or after, list):
            yield from _compare_lists(name, before or [], after or [])
        else:
            yield Change(name, before, after)


def _compare_lists(name: str, old: list[Any], new: list[Any]) -> Iterator[Change]:
    """What left a list and what came into it. Where only the order is another, the whole list is told."""
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        yield Change(name, old, new)
    yield from (Change(name, before=item) for item in gone)
    yield from (Change(name, after=item) for item in come)


def _without(items: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    left = list(others)
    found = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found


def _compare_words(old: Record, new: Record) -> Iterator[tuple[str, str]]:
    for code in dict.fromkeys((*old.texts, *new.texts)):
        one, other = old.find_text(code), new.find_text(code)
        for name in _WORDS:
            if getattr(one, name, "") != getattr(other, name, ""):
                yield code, "text" if name == "body" else name


def show_value(value: Any) -> str:
    """A value on one line, as JSON but for plain words."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def extract_content(content: Path, revision: str, target: Path) -> Path:
    """Write the content as it was in a revision into a folder. Raises NoSuchRevision."""
    root, prefix = _ask(content, "rev-parse", "--show-toplevel", "--show-prefix").decode().split("\n")[:2]
    prefix = prefix.rstrip("/")
    try:
        data = _ask(Path(root), "archive", "--format=tar", f"{revision}:{prefix}")
    except NoSuchRevision:
        known = _ask(content, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        raise NoSuchRevision(f"in {known[:12]} there is no {prefix}") from None
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(target, filter="data")
    return target


def _ask(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    except FileNotFoundError:
        raise NoSuchRevision("git is not installed") from None
    except subprocess.CalledProcessError as fault:
        said = fault.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise NoSuchRevision(said or f"git knows no {arguments[-1].partition('^')[0]}") from None
    return done.stdout
