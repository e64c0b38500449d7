"""Which records readers may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from chronicle.model import Chronicle, Record, Status

RecordT = TypeVar("RecordT", bound=Record)
# What a build publishes where drafts are not asked for.
SHOWN = frozenset({Status.PUBLISHED, Status.RETRACTED})


def select_published(chronicle: Chronicle, *, drafts: bool) -> Chronicle:
    """The chronicle without drafts and entries under review, unless drafts are asked for.

    A retracted entry keeps its page, which says so; lists and totals leave it out.
    """
    if drafts:
        return chronicle
    records = {
        kind: {id: record for id, record in of_kind.items() if record.status in SHOWN}
        for kind, of_kind in chronicle.records.items()
    }
    return Chronicle(chronicle.languages, records)


def is_listed(record: Record) -> bool:
    """Whether lists, totals and links back name a record."""
    return record.status is not Status.RETRACTED


def select_listed(records: Mapping[str, RecordT]) -> dict[str, RecordT]:
    """The records by id that lists name."""
    return {id: record for id, record in records.items() if is_listed(record)}
