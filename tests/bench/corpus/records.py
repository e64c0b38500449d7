"""The records of a chronicle that is made up: what they are called, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, NamedTuple

Position = tuple[float, float]
# How the plugin's settings, and all pairs here, put the languages in order.
LANGUAGES = ("ar", "en")


class Words(NamedTuple):
    """The same in Arabic and in English."""

    ar: str
    en: str

    def of(self, code: str) -> str:
        """Those of one language."""
        return self[LANGUAGES.index(code)]

    def fill(self, name: Words) -> Words:
        """A pattern with a name in its braces."""
        return Words(self.ar.format(name.ar), self.en.format(name.en))


@dataclass(frozen=True, slots=True)
class Record:
    """What every record has."""

    sort: ClassVar[str]
    id: str
    name: Words

    @property
    def key(self) -> str:
        """Its kind and id, as queries name it."""
        return f"{self.sort}:{self.id}"


@dataclass(frozen=True, slots=True)
class Place(Record):
    """A place, in what lies around it."""

    sort: ClassVar[str] = "place"
    kind: str
    within: str | None = None
    at: Position | None = None
    also_ar: tuple[str, ...] = ()
    also_en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor(Record):
    """A body or a person."""

    sort: ClassVar[str] = "actor"
    kind: str
    short: Words | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A report of a day."""

    id: str
    day: date


@dataclass(frozen=True, slots=True)
class Campaign(Record):
    """A year or two of battles."""

    sort: ClassVar[str] = "campaign"
    year: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Battle(Record):
    """A battle. `plain` is its title without the day."""

    sort: ClassVar[str] = "battle"
    plain: Words
    kind: str
    day: date
    place: Place
    near: Place
    sides: tuple[Actor, Actor]
    commander: Actor | None
    campaign: Campaign | None
    sources: tuple[Source, ...]
    killed: int | None


@dataclass(slots=True)
class Corpus:
    """All records of one chronicle, in the order in which they were made."""

    seed: int
    number: int
    places: list[Place] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    campaigns: list[Campaign] = field(default_factory=list)
    battles: list[Battle] = field(default_factory=list)

    @property
    def settlements(self) -> list[Place]:
        """Towns, villages and what else bears a name of its own."""
        wide = ("country", "governorate", "district")
        return [place for place in self.places if place.kind not in wide]

    @property
    def people(self) -> list[Actor]:
        """Actors that are one person."""
        return [actor for actor in self.actors if actor.kind == "person"]

    @property
    def fighters(self) -> list[Actor]:
        """Actors that can be a side of a battle."""
        return [actor for actor in self.actors if actor.kind not in ("person", "monitor")]
