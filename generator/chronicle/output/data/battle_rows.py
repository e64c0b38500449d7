"""What stands in the tables of battles: the rows, as entries have them."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.facts import is_listed
from chronicle.model import (
    Battle,
    Place,
    PlacePrecision,
)
from chronicle.output.data.cells import (
    address_cells,
    by_id,
    date_cells,
    point_cells,
    words_of,
)
from chronicle.output.data.columns import Published, Row, spread_words
from chronicle.output.maps import MAIN_ROLES, find_precision

COMMANDER = "commander"


def _find_scene(battle: Battle, of: Published) -> tuple[Place, PlacePrecision] | None:
    """The first place where a battle was fought whose coordinates are known, and how closely."""
    for scene in battle.places:
        place = of.facts.chronicle.places[scene.place]
        if scene.role in MAIN_ROLES and place.coordinates is not None:
            return place, find_precision(place, scene.precision)
    return None


def list_battles(of: Published) -> Iterator[Row]:
    """All battles, in order of time."""
    for battle in of.facts.chronology:
        found = _find_scene(battle, of)
        yield {
            "id": battle.id,
            **words_of(battle, of),
            "kind": battle.kind,
            **date_cells(battle.date),
            "campaign": battle.part_of,
            "places": battle.place_ids,
            "actors": battle.actor_ids,
            "point_of": found[0].id if found else None,
            **point_cells(found),
            "outcome": battle.outcome.result if battle.outcome else None,
            "outcome_by": battle.outcome.by if battle.outcome else None,
            "outcome_source": battle.outcome.source if battle.outcome else None,
            "grade": battle.grade,
            "status": battle.status,
            "sources": of.facts.cited[battle.key],
            "ids": battle.ids,
            **address_cells(battle, of),
        }


def list_scenes(of: Published) -> Iterator[Row]:
    """The places of each battle."""
    for battle in of.facts.chronology:
        for scene in battle.places:
            place = of.facts.chronicle.places[scene.place]
            precision = find_precision(place, scene.precision)
            yield {"battle": battle.id, "place": scene.place, "role": scene.role, "precision": precision}


def list_participants(of: Published) -> Iterator[Row]:
    """Who stood on which side."""
    for battle in of.facts.chronology:
        for number, side in enumerate(battle.sides, 1):
            for one in side.actors:
                yield {"battle": battle.id, "side": number, "actor": one.actor, "role": one.role}
            for id in side.commanders:
                yield {"battle": battle.id, "side": number, "actor": id, "role": COMMANDER}


def list_control(of: Published) -> Iterator[Row]:
    """Changes of control."""
    for battle in of.facts.chronology:
        for change in battle.control:
            yield {
                "battle": battle.id,
                "place": change.place,
                **date_cells(change.date),
                "from": change.from_,
                "to": change.to,
                "source": change.source,
                **spread_words("note", change.note, of.codes),
            }


def list_figures(of: Published) -> Iterator[Row]:
    """Every number as one source gives it."""
    for battle in of.facts.chronology:
        for figure in battle.figures:
            yield {
                "battle": battle.id,
                "measure": figure.measure,
                "of": figure.of,
                "low": figure.low,
                "best": figure.best if figure.value is None else figure.value,
                "high": figure.high,
                "is_approximate": figure.approximate,
                "is_aggregate": figure.aggregate,
                "said_by": figure.said_by,
                "source": figure.source,
                "place": figure.at,
                **date_cells(figure.date),
                "events": figure.events,
                **spread_words("note", figure.note, of.codes),
            }


def list_related(of: Published) -> Iterator[Row]:
    """Battles that entries name as related, without retracted ones."""
    for battle in of.facts.chronology:
        listed = (one for one in battle.related if is_listed(of.facts.chronicle.battles[one.battle]))
        for other in listed:
            yield {"battle": battle.id, "other": other.battle, "relation": other.as_}


def list_corrections(of: Published) -> Iterator[Row]:
    """What was changed after publication."""
    for battle in by_id(of.facts.chronicle.battles):
        for correction in battle.corrections:
            yield {
                "battle": battle.id,
                "status": battle.status,
                **date_cells(correction.date),
                **spread_words("text", correction.text, of.codes),
            }
