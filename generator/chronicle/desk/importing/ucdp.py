"""Events of UCDP GED as draft battles, with the places, actors and the source that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from chronicle.desk.importing.gazetteer import Gazetteer
from chronicle.desk.importing.gazetteer_source import find_gazetteer_source
from chronicle.desk.importing.opening import Desk
from chronicle.desk.importing.plan import Fate, ImportFault, Line, Plan, Progress, in_silence
from chronicle.desk.importing.records import make_file, make_translation, read_id
from chronicle.desk.importing.tables import Row, read_table
from chronicle.desk.importing.taken import Taken
from chronicle.desk.importing.ucdp_actors import Actors, NewActor
from chronicle.desk.importing.ucdp_places import Found, Places, find_middles, find_precision
from chronicle.desk.importing.ucdp_rows import COLUMNS, Event, Party, UnusableRow, Violence, read_event
from chronicle.desk.importing.ucdp_words import Named, Wordsmith
from chronicle.model import Battle, BattleKind, Chronicle, Kind

SCHEME = "ucdp"
_RELEASE = re.compile(r"(?<!\d)(\d\d)[._-]?(\d{1,2})(?!\d)")
_WRITTEN_RELEASE = re.compile(r"(\d\d)\.\d{1,2}(?:\.\d{1,2})?")
_MEANS = "as UCDP sorts it; the means are not said"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the editor chose: the release, a source that stands for it already, and which days."""

    release: str = ""
    source: str = ""
    since: str = ""
    until: str = ""


def plan_ucdp(
    file: Path,
    desk: Desk,
    chosen: Chosen,
    gazetteer: Gazetteer | None = None,
    progress: Progress = in_silence,
) -> Plan:
    """What importing a file of UCDP GED would do. Raises ImportFault where it cannot be done."""
    table = read_table(file)
    table.expect(file.name, *COLUMNS)
    run = _Run(desk, _choose_release(file, desk, chosen), gazetteer)
    events = list(run.read(progress(table.rows, len(table.rows), "reading"), chosen))
    run.settle(events)
    for event in progress(events, len(events), "drafting"):
        run.draft(event)
    run.finish()
    return run.plan


def _choose_release(file: Path, desk: Desk, chosen: Chosen) -> Chosen:
    if chosen.source:
        if chosen.source not in desk.chronicle.sources:
            raise ImportFault(f'no source is called "{chosen.source}"; leave --source out to have one made')
        return chosen
    match = _RELEASE.search(file.name)
    release = chosen.release or (f"{match[1]}.{match[2]}" if match else "")
    if not _WRITTEN_RELEASE.fullmatch(release):
        raise ImportFault("say which release of UCDP GED this is, as in --release 19.1: it is cited")
    return Chosen(release, "", chosen.since, chosen.until)


class _Run:
    """One import on its way."""

    def __init__(self, desk: Desk, chosen: Chosen, gazetteer: Gazetteer | None) -> None:
        self.desk, self.plan, self._gazetteer = desk, Plan(), gazetteer
        self._taken = Taken(desk.chronicle, desk.reading.broken)
        self._smiths = tuple(Wordsmith(edition) for edition in desk.editions)
        self._actors = Actors(desk.chronicle, self._taken, [edition.words for edition in desk.editions])
        self._known = dict(_list_known(desk.chronicle))
        self._chosen = chosen
        self._places: Places

    def read(self, rows: Iterable[Row], chosen: Chosen) -> Iterator[Event]:
        """The events that are to be made. What becomes of the other rows is noted."""
        first: dict[int, tuple[Event, Mapping[str, str]]] = {}
        for row in rows:
            try:
                event = read_event(row)
            except UnusableRow as fault:
                self.plan.lines.append(Line(row.line, row["id"], Fate.REFUSED, "", (str(fault),)))
                continue
            before = first.setdefault(event.id, (event, row.cells))
            if before[0] is not event:
                self._note_twin(event, row, before)
            elif battle := self._known.get(str(event.id)) or self._known.get(event.relid):
                self._note_known(event, battle)
            elif (chosen.since and event.date[:10] < chosen.since) or _is_after(event, chosen.until):
                self._note(event, Fate.LEFT_OUT, "", "its date lies outside those chosen")
            else:
                yield event

    def settle(self, events: Sequence[Event]) -> None:
        """Look at all events before the first is drafted: what stands for an area is known from others."""
        middles = find_middles((event.where, event.where_precision) for event in events)
        self._places = Places(self.desk.chronicle, self._taken, self._gazetteer, middles)
        for event in events:
            self._places.find(event.where)
        self._places.tell_apart()

    def draft(self, event: Event) -> None:
        """A battle of one event."""
        place = self._places.find(event.where)
        precision = find_precision(event.where_precision, place.kind)
        sides = tuple(self._actors.find(party) for party in _sides_of(event))
        named = Named(place.id, precision, sides, self._source)
        base = f"{place.id}-{event.date[:10]}"
        id = self._taken.take(Kind.BATTLE, base, f"{base}-{event.id}")
        said = [(s.code, s.say(event, named, self._places.find_named(place, s.code))) for s in self._smiths]
        (_, first), *others = said
        is_attack = event.violence is Violence.ONE_SIDED
        fields = {
            "title": first.title,
            "kind": str(BattleKind.ATTACK if is_attack else BattleKind.BATTLE),
            "date": event.date,
            "places": [{"place": place.id, "precision": str(precision)}],
            "sides": [{"actors": [actor]} for actor in sides],
            "figures": list(self._list_figures(event, sides)),
            "sources": [self._source],
            "ids": {SCHEME: [event.id, *([event.relid] if event.relid else [])]},
        }
        file = make_file(
            self.desk.shown,
            Kind.BATTLE,
            id,
            fields,
            year=event.date[:4],
            body=first.body,
            comments={"kind": _MEANS},
        )
        self.plan.add(
            Kind.BATTLE, file, *(make_translation(file, code, first, words) for code, words in others)
        )
        self._note(event, Fate.MADE, id)

    def finish(self) -> None:
        """The records that the battles name."""
        for place in self._places.new:
            self._make_place(place)
        for actor in self._actors.new:
            self._make_actor(actor)
        self.plan.notes += dict.fromkeys([*self._places.notes, *self._actors.notes])

    def _list_figures(self, event: Event, sides: tuple[str, ...]) -> Iterator[dict[str, object]]:
        deaths = event.deaths
        told: dict[str, object] = {
            "said_by": self._actors.find_speaker(),
            "source": self._source,
            "events": [event.id],
        }
        if event.is_sum:
            told["aggregate"] = True
        if deaths.range is not None and deaths.is_in_order:
            low, best, high = deaths.range
            note = {s.code: s.say_unknown(deaths.unknown) for s in self._smiths} if deaths.unknown else {}
            yield {"measure": "killed", "low": low, "best": best, "high": high, **told} | (
                {"note": note} if note else {}
            )
        for of, number in self._list_sides(event, sides):
            if number:
                yield {"measure": "killed", "of": of, "value": number, **told}

    def _list_sides(self, event: Event, sides: tuple[str, ...]) -> Iterator[tuple[str, int | None]]:
        """Of whom the single estimates are. What UCDP gives as 0 it did not find: that is no figure."""
        deaths = event.deaths
        named = [party for party in event.sides if party.name]
        if len(named) == len(event.sides) == 2:
            yield sides[0], deaths.side_a
            if event.violence is not Violence.ONE_SIDED:
                yield sides[1], deaths.side_b
        if deaths.civilians:
            yield self._actors.find_civilians(), deaths.civilians

    @cached_property
    def _source(self) -> str:
        """The id of the dataset's source, which is made when the first draft cites it."""
        chosen = self._chosen
        sources = self.desk.chronicle.sources
        if chosen.source:
            return chosen.source
        id = f"ucdp-ged-{chosen.release.replace('.', '-')}"
        known = next((s.id for s in sources.values() if id in (s.id, *s.previous_ids)), "")
        if known:
            return known
        says = [(edition.code, edition.words.say) for edition in self.desk.editions]
        fields = {
            "publisher": {code: say("Uppsala Conflict Data Program") for code, say in says},
            "title": f"UCDP Georeferenced Event Dataset (GED) {chosen.release}",
            "language": "en",
            "date": int(f"20{chosen.release[:2]}"),
            "url": "https://ucdp.uu.se/downloads/",
            "kind": "dataset",
            "note": {
                code: say(
                    "Data under CC BY 4.0. To be cited with Sundberg & Melander 2013, Journal of Peace"
                    " Research 50(4). It holds only events in which people were killed."
                )
                for code, say in says
            },
        }
        id = self._taken.take(Kind.SOURCE, id)
        self.plan.add(Kind.SOURCE, make_file(self.desk.shown, Kind.SOURCE, id, fields))
        return id

    def _make_place(self, place: Found) -> None:
        sources = [self._source]
        if place.is_in_gazetteer and self._gazetteer:
            sources += find_gazetteer_source(self._gazetteer, self.desk, self._taken, self.plan)
        fields = {
            "names": dict(place.names),
            "kind": str(place.kind),
            "within": place.within,
            "coordinates": list(place.point) if place.point else None,
            "ids": {**{scheme: read_id(id) for scheme, id in place.others.items()}, SCHEME: place.keys},
            "sources": sources,
        }
        self.plan.add(Kind.PLACE, make_file(self.desk.shown, Kind.PLACE, place.id, fields))

    def _make_actor(self, actor: NewActor) -> None:
        fields = {
            "names": dict(actor.names),
            "short": dict(actor.short),
            "kind": str(actor.kind),
            "ids": {SCHEME: read_id(actor.ucdp)} if actor.ucdp else {},
            "sources": [self._source],
        }
        self.plan.add(Kind.ACTOR, make_file(self.desk.shown, Kind.ACTOR, actor.id, fields))

    def _note(self, event: Event, fate: Fate, record: str, *remarks: str) -> None:
        self.plan.lines.append(
            Line(
                event.line,
                str(event.id),
                fate,
                record,
                (*remarks, *event.remarks),
                event.marks,
            )
        )

    def _note_twin(self, event: Event, row: Row, before: tuple[Event, Mapping[str, str]]) -> None:
        first, cells = before
        other = [column for column, cell in row.cells.items() if cells.get(column) != cell]
        if other:
            said = f"line {first.line} has this id too, with other values of {', '.join(other)}"
            self._note(event, Fate.REFUSED, "", said)
        else:
            self._note(event, Fate.MERGED, "", f"the same as line {first.line}")

    def _note_known(self, event: Event, battle: Battle) -> None:
        self._note(event, Fate.KNOWN, battle.id, *_list_differences(event, battle))


def _list_known(chronicle: Chronicle) -> Iterator[tuple[str, Battle]]:
    """The battles by the events that they are of, or that their figures are the sum of."""
    for battle in chronicle.battles.values():
        yield from ((id, battle) for id in battle.ids.get(SCHEME, ()))
        yield from ((str(id), battle) for figure in battle.figures for id in figure.events)


def _list_differences(event: Event, battle: Battle) -> Iterator[str]:
    """What a battle of this event alone says otherwise. An editor had reasons: it is only told."""
    if len([id for id in battle.ids.get(SCHEME, ()) if id.isdigit()]) != 1:
        return
    if battle.date.text != event.date:
        yield f"dated {battle.date} there, {event.date} here"
    for figure in battle.figures:
        is_whole = figure.of is None and figure.events == (event.id,)
        if is_whole and event.deaths.is_in_order and figure.range != event.deaths.range:
            yield f"{figure.range} dead there, {event.deaths.range} here"


def _sides_of(event: Event) -> tuple[Party, ...]:
    """Those who fought. Civilians who were attacked are no side."""
    sides = event.sides[:1] if event.violence is Violence.ONE_SIDED else event.sides
    return tuple(party for party in sides if party.name)


def _is_after(event: Event, until: str) -> bool:
    return bool(until) and event.date[:10] > until
