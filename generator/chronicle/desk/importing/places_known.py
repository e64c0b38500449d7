"""Which entries of a gazetteer are places that the chronicle has already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chronicle.desk.importing.gazetteer import Entry, Gazetteer, Sought, find_entry
from chronicle.language import find_territory
from chronicle.model import Chronicle, Place, PlaceKind

# How far, in km, a place of the chronicle can lie from its entry.
_SAME = 10.0


@dataclass(slots=True)
class KnownPlaces:
    """The places of a chronicle by the ids of their entries, and what is to be told of the others."""

    chronicle: Chronicle
    gazetteer: Gazetteer
    known: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def match(self, entries: Iterable[Entry]) -> None:
        """Match by id, or else by name and point; a name that says too little is told."""
        by_id = {
            (scheme, id): place.id
            for place in self.chronicle.places.values()
            for scheme, ids in place.ids.items()
            for id in ids
        }
        for entry in entries:
            if id := by_id.get((self.gazetteer.scheme, entry.id)):
                self.known[entry.id] = id
        found = set(self.known.values())
        for place in self.chronicle.places.values():
            if place.id not in found:
                self._match_by_name(place)

    def _match_by_name(self, place: Place) -> None:
        for name in place.names.values():
            sought = Sought(name, place.kind, self._find_country(place), place.coordinates)
            entry = find_entry(self.gazetteer, sought, _SAME)
            if isinstance(entry, str):
                told = f"which it is, its ids can say: {{{self.gazetteer.scheme}: …}}"
                self.notes.append(f"the place {place.id}: {entry}; {told}")
                return
            if entry and entry.id not in self.known:
                self.known[entry.id] = place.id
                return

    def _find_country(self, place: Place) -> str:
        places, seen = self.chronicle.places, set[str]()
        here: Place | None = place
        while here and here.id not in seen:
            if here.kind is PlaceKind.COUNTRY:
                return find_territory(here.names.get("en", ""))
            seen.add(here.id)
            here = places.get(here.within or "")
        return ""
