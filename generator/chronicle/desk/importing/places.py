"""Places of a gazetteer: those asked for as drafts, and what known places lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chronicle.checks.events import is_within_reach, measure_distance
from chronicle.desk.edits import read_plain
from chronicle.desk.importing.completing import Missing, complete_place
from chronicle.desk.importing.gazetteer import (
    Entry,
    Gazetteer,
    Sought,
    choose_names,
    find_entry,
    read_gazetteer,
)
from chronicle.desk.importing.gazetteer_source import find_gazetteer_source
from chronicle.desk.importing.homonyms import tell_apart
from chronicle.desk.importing.opening import Desk
from chronicle.desk.importing.plan import Fate, ImportFault, Line, Plan, Progress, in_silence
from chronicle.desk.importing.records import make_file, read_id
from chronicle.desk.importing.taken import Taken
from chronicle.language import find_territory, fold, propose_id
from chronicle.model import Coordinates, Kind, Place, PlaceKind

# How far, in km, a place of the chronicle can lie from its entry, and one asked for from its spot.
_SAME = 10.0
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
class _Place:
    """A place on its way in, or one that is there."""

    id: str
    kind: PlaceKind
    names: Mapping[str, str]
    within: str | None
    point: Coordinates | None
    is_new: bool = True
    entry: Entry | None = None
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def plan_places(
    file: Path,
    desk: Desk,
    asked: Asked,
    scheme: str = "",
    source: str = "",
    progress: Progress = in_silence,
) -> Plan:
    """What importing places of a gazetteer would do. Raises ImportFault where it cannot be done."""
    if source and source not in desk.chronicle.sources:
        raise ImportFault(f'no source is called "{source}"; chronicle new source makes one')
    gazetteer = read_gazetteer(file, scheme, source)
    run = _Run(desk, gazetteer, asked)
    run.match(progress(gazetteer.entries, len(gazetteer.entries), "reading"))
    run.make()
    run.account()
    return run.plan


class _Run:
    """One import on its way."""

    def __init__(self, desk: Desk, gazetteer: Gazetteer, asked: Asked) -> None:
        self.plan, self._desk, self._gazetteer, self._asked = Plan(), desk, gazetteer, asked
        self._taken = Taken(desk.chronicle, desk.reading.broken)
        self._order = desk.chronicle.languages
        self._known: dict[str, str] = {}  # places of the chronicle by the id of their entry
        self._places = {p.id: _see(p) for p in desk.chronicle.places.values()}
        self._made: dict[str, _Place] = {}
        self._like: dict[str, str] = {}  # the names that entries were asked for by
        self._remarks: dict[str, list[str]] = {}

    def match(self, entries: Iterable[Entry]) -> None:
        """Find the entries of the places that are there: by id, or else by name and point."""
        by_id = {
            (scheme, id): place.id
            for place in self._desk.chronicle.places.values()
            for scheme, ids in place.ids.items()
            for id in ids
        }
        for entry in entries:
            if id := by_id.get((self._gazetteer.scheme, entry.id)):
                self._known[entry.id] = id
        found = set(self._known.values())
        for place in self._desk.chronicle.places.values():
            if place.id not in found:
                self._match_by_name(place)

    def _match_by_name(self, place: Place) -> None:
        for name in place.names.values():
            sought = Sought(name, place.kind, self._find_country(place), place.coordinates)
            entry = find_entry(self._gazetteer, sought, _SAME)
            if isinstance(entry, str):
                told = f"which it is, its ids can say: {{{self._gazetteer.scheme}: …}}"
                self.plan.notes.append(f"the place {place.id}: {entry}; {told}")
                return
            if entry and entry.id not in self._known:
                self._known[entry.id] = place.id
                return

    def _find_country(self, place: Place) -> str:
        places, seen = self._desk.chronicle.places, set[str]()
        here: Place | None = place
        while here and here.id not in seen:
            if here.kind is PlaceKind.COUNTRY:
                return find_territory(here.names.get("en", ""))
            seen.add(here.id)
            here = places.get(here.within or "")
        return ""

    def make(self) -> None:
        """Drafts of the places that were asked for."""
        for entry in self._list_asked():
            if entry.id not in self._known and entry.id not in self._made:
                self._made[entry.id] = self._draft(entry)
        for entry_id, place in self._made.items():
            place.within = self._find_within(place, self._gazetteer.by_id[entry_id])
        tell_apart(self._places)
        for place in self._made.values():
            self._write(place)

    def _list_asked(self) -> Iterator[Entry]:
        asked, gazetteer = self._asked, self._gazetteer
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
        found = self._gazetteer.find_named(name)
        found = tuple(e for e in found if any(fold(s) == fold(name) for s in e.spellings)) or found
        near = self._asked.near
        fitting = [
            entry
            for entry in found
            if (around is None or entry.id in around)
            and (near is None or (entry.point and measure_distance(entry.point, near) <= _NEAR))
        ]
        if len(fitting) == 1:
            self._like[fitting[0].id] = name
            if known := self._known.get(fitting[0].id):
                self.plan.notes.append(f"{name}: that is the place {known}, which is there already")
            yield fitting[0]
        elif fitting:
            self.plan.notes.append(
                f"{name}: {len(fitting)} places have this name; choose one with --id, --near or --within:"
            )
            self.plan.notes += [f"  --id {e.id}  {self._describe(e)}" for e in fitting[:_MOST_CANDIDATES]]
            for entry in fitting:
                self._remarks[entry.id] = [f"one of {len(fitting)} places called {name}"]
        else:
            where = " there" if near or around is not None else ""
            self.plan.notes.append(f"{name}: {self._gazetteer.name} has no place of this name{where}")

    def _describe(self, entry: Entry) -> str:
        point = f" at {entry.point.latitude}, {entry.point.longitude}" if entry.point else ""
        parents = (self._gazetteer.by_id.get(id) for id in entry.parents)
        within = ", ".join(next(iter(parent.names.values())) for parent in parents if parent)
        return f"{' / '.join(entry.names.values())}, {entry.kind}{point}{f' in {within}' if within else ''}"

    def _list_within(self, said: str) -> set[str]:
        """The ids of the entries that lie in one, which is said by its id or its name."""
        gazetteer = self._gazetteer
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
        parents = {id for entry in self._gazetteer.entries for id in entry.parents}
        return [entry for entry in self._gazetteer.find_named(name) if entry.id in parents]

    def _draft(self, entry: Entry) -> _Place:
        names = choose_names(entry, self._like.get(entry.id) or entry.names.get("en", ""))
        ordered = {code: names[code] for code in (*self._order, *names) if code in names}
        spellings = {code: (entry.names[code], *entry.aliases.get(code, ())) for code in names}
        aliases = {
            code: kept
            for code, spelt in spellings.items()
            if (kept := tuple(a for a in dict.fromkeys(spelt) if fold(a) != fold(names[code])))
        }
        spelt = names.get("en") or next(iter(ordered.values()))
        id = self._taken.take(Kind.PLACE, propose_id(spelt))
        place = _Place(id, entry.kind, ordered, None, entry.point, entry=entry, aliases=aliases)
        self._places[id] = place
        return place

    def _find_within(self, place: _Place, entry: Entry) -> str | None:
        """The nearest thing round it that the chronicle has, or will have, and in which its point can lie."""
        waiting, seen = list(entry.parents), {entry.id}
        while waiting:
            id = waiting.pop(0)
            if id in seen:
                continue
            seen.add(id)
            parent = self._made.get(id) or self._places.get(self._known.get(id, ""))
            if parent and self._can_hold(parent, place):
                return parent.id
            waiting += self._gazetteer.by_id[id].parents if id in self._gazetteer.by_id else ()
        return None

    def _can_hold(self, parent: _Place, place: _Place) -> bool:
        here, seen = parent, set[str]()
        while here.id not in seen:
            if here.id == place.id:
                return False
            seen.add(here.id)
            here = self._places.get(here.within or "", here)
        return not (place.point and parent.point) or is_within_reach(place.point, parent.kind, parent.point)

    def _write(self, place: _Place) -> None:
        assert place.entry is not None
        sources = find_gazetteer_source(self._gazetteer, self._desk, self._taken, self.plan)
        fields = {
            "names": dict(place.names),
            "aliases": {code: list(spelt) for code, spelt in place.aliases.items()},
            "kind": str(place.kind),
            "within": place.within,
            "coordinates": list(place.point) if place.point else None,
            "ids": {scheme: read_id(id) for scheme, id in place.entry.ids.items()},
            "sources": list(sources),
        }
        comments = (
            {} if place.entry.is_kind_sure else {"kind": "to be looked at: the gazetteer does not say which"}
        )
        self.plan.add(
            Kind.PLACE, make_file(self._desk.shown, Kind.PLACE, place.id, fields, comments=comments)
        )

    def account(self) -> None:
        """What became of each row, and what known places are given."""
        for entry in self._gazetteer.entries:
            remarks = tuple(self._remarks.get(entry.id, ()))
            if made := self._made.get(entry.id):
                self._note(entry.line, entry.id, Fate.MADE, made.id, *entry.remarks)
            elif known := self._known.get(entry.id):
                self._account_known(entry, self._desk.chronicle.places[known])
            else:
                self._note(entry.line, entry.id, Fate.LEFT_OUT, "", *(remarks or ("nobody asked for it",)))
        for row, reason in self._gazetteer.refused:
            id = row["wof_id"] or row["id"]
            is_asked = self._asked.everything or id in self._asked.ids
            self._note(row.line, id, Fate.REFUSED if is_asked else Fate.LEFT_OUT, "", reason)

    def _account_known(self, entry: Entry, place: Place) -> None:
        missing = self._find_missing(entry, place) if self._asked.completes else Missing()
        edits = []
        if missing:
            text = read_plain(self._desk.root / place.origin.path)
            edits = list(complete_place(place, text, missing))
        self.plan.edits += edits
        if edits:
            self._note(entry.line, entry.id, Fate.COMPLETED, place.id, f"added {missing.said}")
        else:
            self._note(entry.line, entry.id, Fate.KNOWN, place.id)

    def _find_missing(self, entry: Entry, place: Place) -> Missing:
        """Names in the chronicle's languages, a point and ids. Ids alone are no reason to touch a file."""
        like = next(iter(place.names.values()), "")
        names = choose_names(entry, like)
        lacking = {code: names[code] for code in self._order if code in names and code not in place.names}
        parent = self._desk.chronicle.places.get(place.within or "")
        can_lie_there = not (entry.point and parent and parent.coordinates) or is_within_reach(
            entry.point, parent.kind, parent.coordinates
        )
        point = entry.point if place.coordinates is None and can_lie_there else None
        if not lacking and not point:
            return Missing()
        ids = {scheme: read_id(id) for scheme, id in entry.ids.items() if scheme not in place.ids}
        return Missing(lacking, point, ids)

    def _note(self, line: int, id: str, fate: Fate, record: str, *remarks: str) -> None:
        self.plan.lines.append(Line(line, id, fate, record, remarks))


def _see(place: Place) -> _Place:
    return _Place(place.id, place.kind, place.names, place.within, place.coordinates, is_new=False)
