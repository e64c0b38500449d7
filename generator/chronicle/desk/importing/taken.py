"""The ids of a chronicle that are given already: no new record takes one that a link could mistake."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.model import LINKABLE, Chronicle, Kind


class Taken:
    """Ids by what they could be mistaken for: places, actors, campaigns and battles share links."""

    def __init__(self, chronicle: Chronicle, broken: Iterable[tuple[Kind, str]] = ()) -> None:
        self._ids: dict[Kind | None, set[str]] = {}
        for record in chronicle:
            for id in (record.id, *record.previous_ids):
                self._of(record.kind_of_record).add(id)
        for kind, id in broken:
            self._of(kind).add(id)

    def _of(self, kind: Kind) -> set[str]:
        return self._ids.setdefault(None if kind in LINKABLE else kind, set())

    def take(self, kind: Kind, *proposals: str) -> str:
        """The first of the proposals that is free, or else the last with a number; it is given now."""
        ids = self._of(kind)
        proposed = [id for id in proposals if id] or [str(kind)]
        free = next((id for id in proposed if id not in ids), "")
        number = 2
        while not free or free in ids:
            free, number = f"{proposed[-1]}-{number}", number + 1
        ids.add(free)
        return free
