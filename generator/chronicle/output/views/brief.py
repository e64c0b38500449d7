"""A battle in a few lines, for the first screen of a phone: where, who against whom, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from chronicle.model import Battle, PlaceRole
from chronicle.output.edition import Desk, Wording
from chronicle.output.view import view

# Of more names only the first two are said, and how many are left.
_MOST = 3


@view
class Names:
    """The first of several names, and how many more there are in words."""

    first: tuple[Wording, ...]
    more: str


@view
class Brief:
    """The lines beside the date. The facts below them say all."""

    places: Names
    sides: tuple[Names, ...]
    result: str
    by: tuple[Wording, ...]


def make_brief(battle: Battle, desk: Desk) -> Brief:
    """A battle in a few lines."""
    edition, chronicle = desk.edition, desk.facts.chronicle
    scenes = [scene.place for scene in battle.places if scene.role is PlaceRole.SCENE]
    places = [edition.name(chronicle.places[id]) for id in scenes or battle.place_ids]
    sides = (
        [edition.short_name(chronicle.actors[one.actor]) for one in side.actors] for side in battle.sides
    )
    outcome = battle.outcome
    return Brief(
        places=_shorten_places(places, desk),
        sides=tuple(_shorten_actors(names, desk) for names in sides),
        result=edition.label(outcome.result) if outcome else "",
        by=tuple(edition.short_name(chronicle.actors[id]) for id in outcome.by) if outcome else (),
    )


def _shorten_places(names: Sequence[Wording], desk: Desk) -> Names:
    first = _choose(names)
    left = len(names) - len(first)
    words = desk.edition.words
    return Names(first, words.count("and {n} more place", "and {n} more places", left) if left else "")


def _shorten_actors(names: Sequence[Wording], desk: Desk) -> Names:
    first = _choose(names)
    left = len(names) - len(first)
    words = desk.edition.words
    return Names(first, words.count("and {n} other", "and {n} others", left) if left else "")


def _choose(names: Sequence[Wording]) -> tuple[Wording, ...]:
    return tuple(names if len(names) <= _MOST else names[: _MOST - 1])
