"""What differs between two states of a chronicle: records, figures, texts and pictures, not pages."""

from __future__ import annotations

import filecmp
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from chronicle.model import Kind, Record, Status
from chronicle.output.data import list_values
from chronicle.reading import PictureFile, Reading

# Words of a text, as a person would name them.
_WORDS = ("title", "summary", "body")


class Fate(StrEnum):
    """What became of a record, or of a part of one."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    RETRACTED = "retracted"
    REMOVED = "removed"
    UNREADABLE = "cannot be read now"
    WAS_UNREADABLE = "could not be read before"


@dataclass(frozen=True, slots=True)
class Change:
    """A value of a field before and after, or an item of a list. What was not there, or is gone, is None."""

    field: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Part:
    """What became of what is no value: the words of a text in a language, or the file of a picture."""

    name: str
    fate: Fate
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """What became of one record: its values, its other parts, and the id that it had before."""

    kind: Kind
    id: str
    fate: Fate
    changes: tuple[Change, ...] = ()
    parts: tuple[Part, ...] = ()
    old_id: str = ""


def compare(before: Reading, after: Reading) -> tuple[RecordDifference, ...]:
    """The records that differ, by kind and id. Their files must still be there."""
    return tuple(found for kind in Kind for found in _Comparison(kind, before, after).list_all())


class _Comparison:
    """The records of one kind in two states."""

    def __init__(self, kind: Kind, before: Reading, after: Reading) -> None:
        self._kind, self._before, self._after = kind, before, after
        self._old = before.chronicle.records.get(kind, {})
        self._new = after.chronicle.records.get(kind, {})
        self._broken_before = _list_broken(before, kind, self._new) - self._old.keys()
        self._broken_now = _list_broken(after, kind, self._old) - self._new.keys()
        self._old_ids = _find_old_ids(self._old.keys() | self._broken_before, self._new)

    def list_all(self) -> Iterator[RecordDifference]:
        """What differs, by id."""
        there = self._new.keys() | self._broken_now
        was_there = self._old.keys() | self._broken_before
        renamed = set(self._old_ids.values())
        for id in sorted(there | was_there):
            if id in self._broken_now:
                yield RecordDifference(self._kind, id, Fate.UNREADABLE)
            elif id in self._new:
                found = self._compare(id)
                yield from (found,) if found else ()
            elif id not in renamed:
                yield RecordDifference(self._kind, id, Fate.REMOVED)

    def _compare(self, id: str) -> RecordDifference | None:
        """What became of a record that is there now."""
        old_id = self._old_ids.get(id, "")
        if (old_id or id) in self._broken_before:
            return RecordDifference(self._kind, id, Fate.WAS_UNREADABLE, old_id=old_id)
        old, new = self._old.get(old_id or id), self._new[id]
        if old is None:
            return RecordDifference(self._kind, id, Fate.ADDED)
        changes = tuple(change for change in _compare_records(old, new) if not _tells_name(change, old_id))
        parts = (*self._compare_words(old, new), *self._compare_files(old, new))
        fate = _find_fate(old, new)
        if fate is Fate.CHANGED and not changes and not parts:
            return None
        return RecordDifference(self._kind, id, fate, changes, parts, old_id)

    def _compare_words(self, old: Record, new: Record) -> Iterator[Part]:
        languages = self._after.chronicle.languages
        for code in dict.fromkeys((*old.texts, *new.texts, *languages)):
            if code in _list_broken_texts(self._after, new):
                yield Part("text", Fate.UNREADABLE, code)
            elif code in _list_broken_texts(self._before, old):
                yield Part("text", Fate.WAS_UNREADABLE, code)
            else:
                yield from _compare_texts(old, new, code)

    def _compare_files(self, old: Record, new: Record) -> Iterator[Part]:
        """What became of the file of a picture."""
        if self._kind is Kind.PICTURE:
            one, other = _find_file(self._before, old.id), _find_file(self._after, new.id)
            if one and other and not _is_same(one, other):
                yield Part("file", Fate.CHANGED)
            elif one is None and other is not None:
                yield Part("file", Fate.ADDED)
            elif one is not None and other is None:
                yield Part("file", Fate.REMOVED)


def _list_broken(reading: Reading, kind: Kind, elsewhere: Mapping[str, Record]) -> set[str]:
    """The ids of records whose file gave none. Of one in a folder that is none of records nobody knows the
    kind: it is looked for `elsewhere`.
    """
    return {
        id
        for of, id in reading.broken
        if of is kind and (id in elsewhere or any((other, id) not in reading.broken for other in Kind))
    }


def _find_old_ids(old: Iterable[str], new: Mapping[str, Record]) -> dict[str, str]:
    """For each record that was renamed the id that it had."""
    gone, found = set(old) - new.keys(), dict[str, str]()
    for id in sorted(new.keys() - set(old)):
        for old_id in new[id].previous_ids:
            if id not in found and old_id in gone:
                found[id] = old_id
                gone.remove(old_id)
    return found


def _find_fate(old: Record, new: Record) -> Fate:
    if new.id != old.id:
        return Fate.RENAMED
    is_taken = new.status is Status.RETRACTED and old.status is not Status.RETRACTED
    return Fate.RETRACTED if is_taken else Fate.CHANGED


def _tells_name(change: Change, old_id: str) -> bool:
    """Whether a change only says again that a record was renamed."""
    return bool(old_id) and (
        change.field == "id" or (change.field == "previous_ids" and change.after == old_id)
    )


def _compare_records(old: Record, new: Record) -> Iterator[Change]:
    before, after = (dict(list_values(record, with_pictures=True)) for record in (old, new))
    return _compare_values(before, after)


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


def _compare_texts(old: Record, new: Record, code: str) -> Iterator[Part]:
    one, other = old.find_text(code), new.find_text(code)
    for name in _WORDS:
        if getattr(one, name, "") != getattr(other, name, ""):
            yield Part("text" if name == "body" else name, Fate.CHANGED, code)


def _list_broken_texts(reading: Reading, record: Record) -> set[str]:
    """The languages of a record's translations that cannot be read; what is still to be written can be."""
    broken = {code for *key, code in reading.broken_texts if tuple(key) == record.key}
    if not broken:
        return broken
    start = f"/{record.id}."
    return broken - {text.language for text in reading.unfinished if start in text.origin.path}


def _find_file(reading: Reading, id: str) -> PictureFile | None:
    return next((file for file in reading.pictures if file.id == id), None)


def _is_same(one: PictureFile, other: PictureFile) -> bool:
    """Whether two pictures are the same to the last byte. What is a link is no picture."""
    if one.path.is_symlink() or other.path.is_symlink():
        return False
    try:
        return filecmp.cmp(one.path, other.path, shallow=False)
    except OSError:
        return False


def show_value(value: Any) -> str:
    """A value on one line, as JSON but for plain words."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()
