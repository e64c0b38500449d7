"""Which records readers may see."""

from __future__ import annotations

from chronicle.model import Chronicle, Status

_SHOWN = frozenset({Status.PUBLISHED, Status.RETRACTED})


def select_published(chronicle: Chronicle, *, drafts: bool) -> Chronicle:
    """The chronicle without drafts and entries under review, unless drafts are asked for.

    A retracted entry keeps its page, which says so; lists and totals leave it out.
    """
    if drafts:
        return chronicle
    records = {
        kind: {id: record for id, record in of_kind.items() if record.status in _SHOWN}
        for kind, of_kind in chronicle.records.items()
    }
    return Chronicle(chronicle.languages, records)
