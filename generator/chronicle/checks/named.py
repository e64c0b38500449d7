"""Every id that a record's fields name, with the kind it must be of and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronicle.facts import Facts, Key
from chronicle.model import Actor, Battle, Campaign, Kind, Page, Picture, Place, Record, Source, Status, Step

Named = tuple[Kind, str, tuple[Step, ...]]


def find_named(record: Record) -> Iterator[Named]:
    """Every id in a record's fields, with the kind it must be of and its way."""
    match record:
        case Battle():
            yield from _named_by_battle(record)
        case Place() if record.within:
            yield Kind.PLACE, record.within, ("within",)
        case Actor():
            for n, membership in enumerate(record.part_of):
                yield Kind.ACTOR, membership.actor, ("part_of", n, "actor")
        case Page():
            for n, battle in enumerate(record.featured):
                yield Kind.BATTLE, battle, ("featured", n)
        case Campaign() if record.part_of:
            yield Kind.CAMPAIGN, record.part_of, ("part_of",)
        case Picture() if record.source:
            yield Kind.SOURCE, record.source, ("source",)
    if isinstance(record, Battle | Place | Actor | Campaign):
        for n, source in enumerate(record.sources):
            yield Kind.SOURCE, source, ("sources", n)
        for n, picture in enumerate(record.pictures):
            yield Kind.PICTURE, picture, ("pictures", n)


def _named_by_battle(battle: Battle) -> Iterator[Named]:
    if battle.part_of:
        yield Kind.CAMPAIGN, battle.part_of, ("part_of",)
    for n, scene in enumerate(battle.places):
        yield Kind.PLACE, scene.place, ("places", n, "place")
    for n, side in enumerate(battle.sides):
        for m, participant in enumerate(side.actors):
            yield Kind.ACTOR, participant.actor, ("sides", n, "actors", m, "actor")
        for m, commander in enumerate(side.commanders):
            yield Kind.ACTOR, commander, ("sides", n, "commanders", m)
    if battle.outcome:
        for n, actor in enumerate(battle.outcome.by):
            yield Kind.ACTOR, actor, ("outcome", "by", n)
        if battle.outcome.source:
            yield Kind.SOURCE, battle.outcome.source, ("outcome", "source")
    for n, related in enumerate(battle.related):
        yield Kind.BATTLE, related.battle, ("related", n, "battle")
    yield from _named_by_rows(battle)


def _named_by_rows(battle: Battle) -> Iterator[Named]:
    for n, change in enumerate(battle.control):
        row = (
            (Kind.PLACE, change.place, "place"),
            (Kind.ACTOR, change.from_, "from"),
            (Kind.ACTOR, change.to, "to"),
            (Kind.SOURCE, change.source, "source"),
        )
        yield from ((kind, id, ("control", n, field)) for kind, id, field in row if id)
    for n, figure in enumerate(battle.figures):
        cells = (
            (Kind.ACTOR, figure.of, "of"),
            (Kind.PLACE, figure.at, "at"),
            (Kind.ACTOR, figure.said_by, "said_by"),
            (Kind.SOURCE, figure.source, "source"),
        )
        yield from ((kind, id, ("figures", n, field)) for kind, id, field in cells if id)


def find_orphans(facts: Facts, named: Iterable[Key]) -> Iterator[Record]:
    """Places, actors, campaigns and sources that no field, which `named` are of, and no text names."""
    known = {*named, *facts.mentions, *((Kind.SOURCE, id) for id in facts.citing)}
    for record in facts.chronicle:
        is_named = record.key in known or record.status is Status.RETRACTED
        if isinstance(record, Place | Actor | Campaign | Source) and not is_named:
            yield record
