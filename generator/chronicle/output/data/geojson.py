"""Places and battles as GeoJSON (RFC 7946): longitude before latitude, WGS 84."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from chronicle.model import Battle, Place, Record, Scene, Status
from chronicle.output.data.columns import Published
from chronicle.output.data.records import describe_record
from chronicle.output.maps import MAIN_ROLES, find_precision


def render_places(of: Published) -> bytes:
    """Every place; one whose coordinates are not known has no geometry."""
    places = of.facts.chronicle.places
    listed = (places[id] for id in sorted(places) if places[id].status is not Status.RETRACTED)
    return _collect(_feature(place, [place], of, {"precision": find_precision(place)}) for place in listed)


def render_battles(of: Published) -> bytes:
    """Every battle where it was fought, as far as that is known. `points` says of which place each is."""
    return _collect(_locate_battle(battle, of) for battle in of.facts.chronology)


def _locate_battle(battle: Battle, of: Published) -> dict[str, Any]:
    scenes: dict[str, Scene] = {}
    for scene in battle.places:
        if scene.role in MAIN_ROLES and of.facts.chronicle.places[scene.place].coordinates is not None:
            scenes.setdefault(scene.place, scene)
    places = [of.facts.chronicle.places[id] for id in scenes]
    points = [
        {"place": place.id, "precision": find_precision(place, scenes[place.id].precision)}
        for place in places
    ]
    earliest, latest = battle.date.earliest, battle.date.latest
    return _feature(battle, places, of, {"earliest": earliest, "latest": latest, "points": points})


def _feature(
    record: Record, places: Iterable[Place], of: Published, more: Mapping[str, object]
) -> dict[str, Any]:
    points = [[at.longitude, at.latitude] for place in places if (at := place.coordinates) is not None]
    properties = {name: value for name, value in describe_record(record, of).items() if name != "coordinates"}
    return {
        "type": "Feature",
        "id": f"{record.kind_of_record}:{record.id}",
        "geometry": _geometry(points),
        "properties": properties | dict(more),
    }


def _geometry(points: list[list[float]]) -> dict[str, Any] | None:
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _collect(features: Iterable[dict[str, Any]]) -> bytes:
    """The features as one collection, a line for each, so that a difference between two can be read."""
    lines = b",\n".join(map(orjson.dumps, features))
    return b'{"type": "FeatureCollection", "features": [\n' + lines + b"\n]}\n"
