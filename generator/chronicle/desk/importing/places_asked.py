"""Which entries of a gazetteer an editor asked for; where a name says too little, the editor chooses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chronicle.checks.events import measure_distance
from chronicle.desk.importing.gazetteer import Entry, Gazetteer
from chronicle.desk.importing.plan import ImportFault
from chronicle.language import fold
from chronicle.model import Coordinates

# How far, in km, a place asked for can lie from the spot that was said.
_NEAR = 25.0
_MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """Which places are to be made: by name, by id, all within one, or all there are."""

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    within: str = ""
    near: Coordinates | None = None
    everything: bool = False
    completes: bool = True


@dataclass(slots=True)
class AskedPlaces:
    """What was asked of a gazetteer. `like` has the names that entries were asked for by; `notes` and
    `remarks` say, in all and of single entries, why one is not made.
    """

    asked: Asked
    gazetteer: Gazetteer
    known: Mapping[str, str]  # places of the chronicle by the ids of their entries
    like: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    remarks: dict[str, list[str]] = field(default_factory=dict)

    def choose(self) -> Iterator[Entry]:
        """The entries, one after the other. Raises ImportFault for an id or an area that there is not."""
        asked, gazetteer = self.asked, self.gazetteer
        around = self._list_within(asked.within) if asked.within else None
        for id in asked.ids:
            if id not in gazetteer.by_id:
                raise ImportFault(f'{gazetteer.name} has no place with the id "{id}"')
            yield gazetteer.by_id[id]
        for name in asked.names:
            yield from self._choose_named(name, around)
        if asked.everything or (around is not None and not asked.names and not asked.ids):
            yield from (e for e in gazetteer.entries if around is None or e.id in around)

    def _choose_named(self, name: str, around: set[str] | None) -> Iterator[Entry]:
        """The one entry of a name; where there are several, they are told, and an editor chooses."""
        found = self.gazetteer.find_named(name)
        found = tuple(e for e in found if any(fold(s) == fold(name) for s in e.spellings)) or found
        near = self.asked.near
        fitting = [
            entry
            for entry in found
            if (around is None or entry.id in around)
            and (near is None or (entry.point and measure_distance(entry.point, near) <= _NEAR))
        ]
        if len(fitting) == 1:
            self.like[fitting[0].id] = name
            if known := self.known.get(fitting[0].id):
                self.notes.append(f"{name}: that is the place {known}, which is there already")
            yield fitting[0]
        elif fitting:
            self.notes.append(
                f"{name}: {len(fitting)} places have this name; choose one with --id, --near or --within:"
            )
            self.notes += [f"  --id {e.id}  {self._describe(e)}" for e in fitting[:_MOST_CANDIDATES]]
            for entry in fitting:
                self.remarks[entry.id] = [f"one of {len(fitting)} places called {name}"]
        else:
            where = " there" if near or around is not None else ""
            self.notes.append(f"{name}: {self.gazetteer.name} has no place of this name{where}")

    def _describe(self, entry: Entry) -> str:
        point = f" at {entry.point.latitude}, {entry.point.longitude}" if entry.point else ""
        parents = (self.gazetteer.by_id.get(id) for id in entry.parents)
        within = ", ".join(next(iter(parent.names.values())) for parent in parents if parent)
        return f"{' / '.join(entry.names.values())}, {entry.kind}{point}{f' in {within}' if within else ''}"

    def _list_within(self, said: str) -> set[str]:
        """The ids of the entries that lie in one, which is said by its id or its name."""
        gazetteer = self.gazetteer
        found = [gazetteer.by_id[said]] if said in gazetteer.by_id else self._list_areas(said)
        if len(found) != 1:
            what = "; ".join(f"{e.id} is {self._describe(e)}" for e in found[:_MOST_CANDIDATES])
            raise ImportFault(
                f'--within "{said}": say its id; {what}'
                if found
                else f'{gazetteer.name} has no place "{said}"'
            )
        inside = {found[0].id}
        while more := {e.id for e in gazetteer.entries if not inside.isdisjoint(e.parents)} - inside:
            inside |= more
        return inside - {found[0].id}

    def _list_areas(self, name: str) -> list[Entry]:
        parents = {id for entry in self.gazetteer.entries for id in entry.parents}
        return [entry for entry in self.gazetteer.find_named(name) if entry.id in parents]
