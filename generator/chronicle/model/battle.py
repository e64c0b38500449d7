"""A battle: an event with its places, sides, outcome, control ledger and figures."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from chronicle.model.fields import EMPTY, Count, Date, Frozen, Id, Ids, InLanguages, one_or_more, short_form
from chronicle.model.record import Record
from chronicle.model.vocabulary import (
    ActorRole,
    BattleKind,
    Grade,
    Kind,
    Measure,
    PlacePrecision,
    PlaceRole,
    Relation,
    Result,
)

IdList = Annotated[tuple[Id, ...], BeforeValidator(one_or_more)]


class Scene(Frozen):
    """A place in a battle: what it was to it, and how closely it is known."""

    place: Id
    role: PlaceRole = PlaceRole.SCENE
    precision: PlacePrecision | None = None


class Participant(Frozen):
    """An actor on a side, and what it did there."""

    actor: Id
    role: ActorRole = ActorRole.COMBATANT


class Side(Frozen):
    """Those who stood together."""

    actors: Annotated[tuple[Annotated[Participant, short_form("actor")], ...], Field(min_length=1)]
    commanders: IdList = ()


class Outcome(Frozen):
    """How it ended, as a source says."""

    result: Result
    by: IdList = ()
    source: Id | None = None


class ControlChange(Frozen):
    """One row of the ledger of who holds what. `to` empty means that nobody is known to hold it."""

    place: Id
    date: Date
    from_: Id | None = Field(default=None, alias="from")
    to: Id | None = None
    source: Id | None = None
    note: InLanguages = EMPTY


class Figure(Frozen):
    """One number that one source gives, or a range of low, best and high.

    `events` are the rows of a dataset that the number is the sum of; `aggregate` marks a number
    that lies over others and must never be added to them.
    """

    measure: Measure
    of: Id | None = None
    value: Count | None = None
    low: Count | None = None
    best: Count | None = None
    high: Count | None = None
    approximate: bool = False
    aggregate: bool = False
    at: Id | None = None
    date: Date | None = None
    said_by: Id | None = None
    source: Id | None = None
    events: Annotated[tuple[Count, ...], BeforeValidator(one_or_more)] = ()
    note: InLanguages = EMPTY

    @property
    def has_range(self) -> bool:
        """Whether low, best or high is written."""
        return any(number is not None for number in (self.low, self.best, self.high))

    @property
    def range(self) -> tuple[int | None, int | None, int | None]:
        """Low, best and high. A plain value, or a best value alone, is all three; a bound that is
        not given is not known, and never taken for another.
        """
        alone = self.low is None and self.high is None
        only = self.value if self.value is not None else self.best if alone else None
        return (self.low, self.best, self.high) if only is None else (only, only, only)


class RelatedBattle(Frozen):
    """Another battle, and how it stands to this one."""

    battle: Id
    as_: Relation = Field(alias="as")


class Correction(Frozen):
    """What was changed after publication, and when."""

    date: Date
    text: InLanguages


class Battle(Record):
    """An event of the chronicle. Its title, summary and text are in `texts`."""

    kind_of_record: ClassVar[Kind] = Kind.BATTLE

    kind: BattleKind
    date: Date
    part_of: Id | None = None
    places: Annotated[tuple[Annotated[Scene, short_form("place")], ...], Field(min_length=1)]
    sides: tuple[Side, ...] = ()
    outcome: Outcome | None = None
    control: tuple[ControlChange, ...] = ()
    figures: tuple[Figure, ...] = ()
    grade: Grade | None = None
    sources: IdList = ()
    pictures: IdList = ()
    related: tuple[RelatedBattle, ...] = ()
    corrections: tuple[Correction, ...] = ()
    ids: Ids = EMPTY

    @cached_property
    def actor_ids(self) -> tuple[str, ...]:
        """Every actor on a side, commanders last, each once, in the order written."""
        named = [p.actor for side in self.sides for p in side.actors]
        commanders = [c for side in self.sides for c in side.commanders]
        return tuple(dict.fromkeys(named + commanders))

    @cached_property
    def place_ids(self) -> tuple[str, ...]:
        """Every place of the battle, each once, in the order written."""
        return tuple(dict.fromkeys(scene.place for scene in self.places))
