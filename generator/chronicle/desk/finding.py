"""The record that a word on the command line means."""

from __future__ import annotations

from chronicle.model import Chronicle, Kind, Record, find_kind
from chronicle.reading.faulty_values import find_nearest


class NoRecord(ValueError):
    """A word that means no record, or more than one; its text says what to write."""


def find_record(word: str, chronicle: Chronicle) -> Record:
    """The record of an id, with its kind before a colon where kinds share it. Raises NoRecord."""
    before, colon, after = word.partition(":")
    kind = find_kind(before) if colon else None
    if colon and kind is None:
        raise NoRecord(f'"{before}" is no kind of record: they are {", ".join(Kind)}')
    id = after if colon else word
    found = [record for record in chronicle if record.id == id and kind in (None, record.kind_of_record)]
    if not found:
        near = find_nearest(id, sorted({record.id for record in chronicle}))
        raise NoRecord(f'nothing is called "{word}"' + (f'; did you mean "{near}"?' if near else ""))
    if len(found) > 1:
        words = " or ".join(f"{record.kind_of_record}:{record.id}" for record in found)
        raise NoRecord(f'"{id}" is the id of {len(found)} records: write {words}')
    return found[0]
