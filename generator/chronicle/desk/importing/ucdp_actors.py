"""The sides of UCDP's events as actors of the chronicle, and who speaks in it for the dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronicle.desk.importing.spellings import find_key
from chronicle.desk.importing.taken import Taken
from chronicle.desk.importing.ucdp_rows import Party
from chronicle.language import Words, find_territory, name_territory, propose_id
from chronicle.model import Actor, ActorKind, Chronicle, Kind

SCHEME = "ucdp"
_LANGUAGE = "en"
_GOVERNMENT = "Government of "
CIVILIANS = Party("1", "Civilians")
_SPEAKER = "ucdp"


@dataclass(slots=True)
class NewActor:
    """An actor that is to be made."""

    id: str
    kind: ActorKind
    names: Mapping[str, str]
    short: Mapping[str, str]
    ucdp: str


class Actors:
    """The actors of a chronicle, to which UCDP's are added."""

    def __init__(self, chronicle: Chronicle, taken: Taken, words: Sequence[Words]) -> None:
        self._taken, self._words = taken, words
        self._order = chronicle.languages
        self.new: list[NewActor] = []
        self.notes: list[str] = []
        actors = chronicle.actors.values()
        self._by_number = {id: actor.id for actor in actors for id in actor.ids.get(SCHEME, ())}
        self._by_name: dict[str, set[str]] = {}
        for actor in actors:
            for spelling in _spellings(actor):
                self._by_name.setdefault(find_key(spelling), set()).add(actor.id)
        self._civilians = [actor.id for actor in actors if actor.kind is ActorKind.CIVILIANS]
        self._speaker = next((actor.id for actor in actors if _is_speaker(actor)), "")
        self._found: dict[Party, str] = {}

    def find(self, party: Party) -> str:
        """The id of the actor that is this side."""
        if party not in self._found:
            known = self._by_number.get(party.id) if party.id else None
            self._found[party] = known or self._find_named(party) or self._make(party)
            if party.id:
                self._by_number.setdefault(party.id, self._found[party])
        return self._found[party]

    def find_civilians(self) -> str:
        """The id of the actor that stands for civilians."""
        if len(self._civilians) == 1:
            return self._civilians[0]
        return self.find(CIVILIANS)

    def find_speaker(self) -> str:
        """The id of the monitor who says what the dataset says."""
        if not self._speaker:
            names = {words.language.code: words.say("Uppsala Conflict Data Program") for words in self._words}
            self._speaker = self._taken.take(Kind.ACTOR, _SPEAKER)
            self.new.append(NewActor(self._speaker, ActorKind.MONITOR, names, {_LANGUAGE: "UCDP"}, ""))
        return self._speaker

    def _find_named(self, party: Party) -> str:
        """The one actor with a spelling that reads the same, if it has no number of UCDP's yet."""
        found = self._by_name.get(find_key(party.name), set()) - set(self._by_number.values())
        if len(found) != 1:
            return ""
        (id,) = found
        self.notes.append(f"{party.name} is taken for the actor {id}")
        return id

    def _make(self, party: Party) -> str:
        names = self._name(party)
        ordered = {code: names[code] for code in (*self._order, *names) if code in names}
        id = self._taken.take(Kind.ACTOR, propose_id(party.name))
        self.new.append(NewActor(id, find_kind(party), ordered, {}, party.id))
        return id

    def _name(self, party: Party) -> dict[str, str]:
        """The names: UCDP's, and in other languages what a dictionary of countries can say."""
        names = dict[str, str]()
        if party.name == CIVILIANS.name:
            names = {w.language.code: w.say_in("name of an actor", "Civilians") for w in self._words}
        elif party.name.startswith(_GOVERNMENT):
            names = self._name_government(find_territory(party.name.removeprefix(_GOVERNMENT)))
        return {**names, _LANGUAGE: party.name}

    def _name_government(self, territory: str) -> dict[str, str]:
        return {
            words.language.code: words.say("Government of {country}", country=country)
            for words in self._words
            if territory and (country := name_territory(territory, words.language.code))
        }


def find_kind(party: Party) -> ActorKind:
    """What the name says: a government, civilians, several together; else an armed group."""
    if party.name == CIVILIANS.name:
        return ActorKind.CIVILIANS
    if "," in party.name:
        return ActorKind.COALITION
    return ActorKind.STATE if party.name.startswith(_GOVERNMENT) else ActorKind.ARMED_GROUP


def _spellings(actor: Actor) -> Iterable[str]:
    yield from actor.names.values()
    yield from actor.short.values()
    for aliases in actor.aliases.values():
        yield from aliases


def _is_speaker(actor: Actor) -> bool:
    if actor.kind is not ActorKind.MONITOR:
        return False
    return _SPEAKER in (actor.id, *actor.previous_ids) or "UCDP" in _spellings(actor)
