"""Another id for a record: its files, everything that names it, and the old id, which still leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chronicle.checks.named import find_named
from chronicle.desk.edits import apply_edits, read_plain
from chronicle.desk.new_records import find_id_fault
from chronicle.desk.translating import restamp
from chronicle.model import KEY, Chronicle, Kind, Record, Reference, Text
from chronicle.problems import Edit, Spot
from chronicle.reading import Reading
from chronicle.reading.front_matter import find_end


class NotRenamed(ValueError):
    """An id that a record cannot be given; its text says why."""


@dataclass(frozen=True)
class Renaming:
    """What has to change: edits of single spots, then files that get another name."""

    edits: tuple[Edit, ...]
    moves: tuple[tuple[str, str], ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """The paths of all files that change or move, as they are called before."""
        return tuple(sorted({edit.spot.path for edit in self.edits} | {old for old, _ in self.moves}))


def plan_renaming(record: Record, id: str, reading: Reading, root: Path) -> Renaming:
    """What giving a record another id changes.

    Raises NotRenamed, and OSError where the record's file cannot be read.
    """
    chronicle = reading.chronicle
    fault = "" if id in record.previous_ids else find_id_fault(record.kind_of_record, id, chronicle)
    if fault or id == record.id:
        raise NotRenamed(fault or f"it is called {id} already")
    if reading.broken or len(reading.broken_texts) > len(reading.unfinished):
        raise NotRenamed("some files cannot be read, and may name it: mend first what chronicle check tells")
    edits = [*_in_fields(record, id, chronicle), *_in_texts(record, id, reading)]
    if record.kind_of_record is not Kind.PICTURE:
        edits.append(_keep_old_id(record, id, root))
    moves = tuple((path, _with_id(path, record.id, id)) for path in _list_files(record, reading, root))
    for _, path in moves:
        if (root / path).exists():
            raise NotRenamed(f"there is a file {path} already")
    return Renaming(tuple(edits), moves)


def _list_files(record: Record, reading: Reading, root: Path) -> list[str]:
    """The record's file, its translations, finished or not, and a picture's picture."""
    own = Path(record.origin.path)
    translations = sorted((root / own).parent.glob(f"{record.id}.*.md"))
    is_picture = record.kind_of_record is Kind.PICTURE
    pictures = [p.shown for p in reading.pictures if is_picture and p.id == record.id]
    return [own.as_posix(), *((own.parent / file.name).as_posix() for file in translations), *pictures]


def rename(renaming: Renaming, root: Path) -> None:
    """Make the edits, then move the files. Raises OSError."""
    apply_edits(root, renaming.edits)
    for old, new in renaming.moves:
        (root / old).rename(root / new)


def _with_id(path: str, old: str, new: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{new}{name.removeprefix(old)}"


def _in_fields(record: Record, id: str, chronicle: Chronicle) -> Iterator[Edit]:
    for other in chronicle:
        for kind, named, way in find_named(other):
            if (kind, named) == record.key:
                yield Edit(other.origin.spot(*way), id)


def _in_texts(record: Record, id: str, reading: Reading) -> Iterator[Edit]:
    """Links, citations and pictures, and the stamps of translations whose originals change in no word."""
    chronicle = reading.chronicle
    unfinished = ((None, text) for text in reading.unfinished)
    for other, text in (*((r, t) for r in chronicle for t in r.texts.values()), *unfinished):
        places = [_find_id(text, r) for r in text.references if _means(r, record, chronicle)]
        yield from (Edit(text.origin.text_spot(text.body, at, len(record.id)), id) for at in places)
        if places and other and text.language == chronicle.first_language:
            yield from _restamp(other, text, _replace(text.body, places, record.id, id))


def _means(reference: Reference, record: Record, chronicle: Chronicle) -> bool:
    if reference.id != record.id:
        return False
    if reference.is_citation or reference.is_picture:
        return reference.kind is record.kind_of_record
    linked = chronicle.find_linked(reference.kind, reference.id)
    if record in linked and len(linked) > 1:
        raise NotRenamed(
            f"a link [[{record.id}]] may mean another record: mend first what chronicle check tells"
        )
    return record in linked


def _find_id(text: Text, reference: Reference) -> int:
    """Where the id stands in the body: after the brackets, and after the kind where one is said."""
    start = reference.offset
    if reference.kind and not reference.is_citation and not reference.is_picture:
        start = text.body.index(":", start)
    return text.body.index(reference.id, start)


def _replace(body: str, places: list[int], old: str, new: str) -> str:
    for at in reversed(places):
        body = body[:at] + new + body[at + len(old) :]
    return body


def _restamp(record: Record, original: Text, body: str) -> Iterator[Edit]:
    after = original.with_body(body).digest
    for text in record.texts.values():
        if text.translated_from == original.digest:
            yield restamp(text, after)


def _keep_old_id(record: Record, id: str, root: Path) -> Edit:
    """The old id joins those that the record had, or takes the place of the one that it gets back."""
    origin = record.origin
    if id in record.previous_ids:
        return Edit(origin.spot("previous_ids", record.previous_ids.index(id)), record.id)
    if not record.previous_ids:
        line = (
            find_end(read_plain(root / origin.path))
            if ("status", KEY) not in origin.marks
            else origin.key_spot("status").line
        )
        return Edit(Spot(origin.path, line, 1, 0), f"previous_ids: [{record.id}]\n")
    last = origin.spot("previous_ids", len(record.previous_ids) - 1)
    is_in_line = last.line == origin.key_spot("previous_ids").line
    if is_in_line:
        return Edit(Spot(origin.path, last.line, last.column + last.width, 0), f", {record.id}")
    return Edit(Spot(origin.path, last.line + 1, 1, 0), f"{' ' * (last.column - 3)}- {record.id}\n")
