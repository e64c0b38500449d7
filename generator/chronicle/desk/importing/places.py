"""What importing places of a gazetteer does: drafts of those asked for, and what known places lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chronicle.checks.events import is_within_reach
from chronicle.desk.edits import read_plain
from chronicle.desk.importing.completing import Missing, complete_place
from chronicle.desk.importing.gazetteer import Entry, Gazetteer, choose_names, read_gazetteer
from chronicle.desk.importing.gazetteer_source import find_gazetteer_source
from chronicle.desk.importing.homonyms import tell_apart
from chronicle.desk.importing.opening import Desk
from chronicle.desk.importing.places_asked import Asked, AskedPlaces
from chronicle.desk.importing.places_known import KnownPlaces
from chronicle.desk.importing.plan import Fate, ImportFault, Line, Plan, Progress, in_silence
from chronicle.desk.importing.records import make_file, read_id
from chronicle.desk.importing.taken import Taken
from chronicle.language import fold, propose_id
from chronicle.model import Coordinates, Kind, Place, PlaceKind


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
    known = KnownPlaces(desk.chronicle, gazetteer)
    known.match(progress(gazetteer.entries, len(gazetteer.entries), "reading"))
    run = _Run(desk, gazetteer, asked, known)
    run.make()
    run.account()
    return run.plan


class _Run:
    """One import on its way."""

    def __init__(self, desk: Desk, gazetteer: Gazetteer, asked: Asked, known: KnownPlaces) -> None:
        self.plan, self._desk, self._gazetteer, self._asked = Plan(), desk, gazetteer, asked
        self._taken = Taken(desk.chronicle, desk.reading.broken)
        self._order = desk.chronicle.languages
        self._known = known.known
        self._choice = AskedPlaces(asked, gazetteer, self._known)
        self._places = {p.id: _see(p) for p in desk.chronicle.places.values()}
        self._made: dict[str, _Place] = {}
        self.plan.notes += known.notes

    def make(self) -> None:
        """Drafts of the places that were asked for."""
        for entry in self._choice.choose():
            if entry.id not in self._known and entry.id not in self._made:
                self._made[entry.id] = self._draft(entry)
        self.plan.notes += self._choice.notes
        for entry_id, place in self._made.items():
            place.within = self._find_within(place, self._gazetteer.by_id[entry_id])
        tell_apart(self._places)
        for place in self._made.values():
            self._write(place)

    def _draft(self, entry: Entry) -> _Place:
        names = choose_names(entry, self._choice.like.get(entry.id) or entry.names.get("en", ""))
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
            remarks = tuple(self._choice.remarks.get(entry.id, ()))
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
