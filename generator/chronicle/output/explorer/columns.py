"""The battles as columns of numbers: the same for every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from chronicle.facts import Facts, group_by_month
from chronicle.model import Battle, BattleKind, Edge, PlacePrecision, Record
from chronicle.output.maps import MAIN_ROLES, Basemap, find_precision

_FIRST_DAY = date(1970, 1, 1).toordinal()
PRECISIONS = tuple(PlacePrecision)


class Numbering:
    """The places, actors and campaigns that battles name, with all above them, in a fixed order."""

    def __init__(self, facts: Facts, basemap: Basemap | None) -> None:
        self.facts = facts
        self.basemap = basemap
        self.battles = facts.chronology
        self.places = _number(facts.battles_within, facts.chronicle.places)
        self.actors = _number(facts.battles_of_members, facts.chronicle.actors)
        self.campaigns = _number(facts.battles_in, facts.chronicle.campaigns)


def _number(ids: Iterable[str], records: Mapping[str, Record]) -> dict[str, int]:
    return {id: place for place, id in enumerate(sorted(id for id in ids if id in records))}


def make_columns(numbering: Numbering) -> dict[str, Any]:
    """Everything that can be filtered by, and everything that a map shows but the names."""
    facts, battles = numbering.facts, numbering.battles
    spots: dict[tuple[int, int], int] = {}
    scenes = [_number_scenes(battle, numbering, spots) for battle in battles]
    return {
        "kinds": [str(kind) for kind in BattleKind],
        "places": [_place(id, numbering) for id in numbering.places],
        "actors": [[id, _all(facts.actors.parents.get(id, ()), numbering.actors)] for id in numbering.actors],
        "campaigns": [
            [id, _all(facts.campaigns.parents.get(id, ()), numbering.campaigns)] for id in numbering.campaigns
        ],
        "precisions": [str(precision) for precision in PRECISIONS],
        "spots": [list(spot) for spot in spots],
        "battles": {
            "first": _differences([_ordinal(b.date.earliest or b.date.latest) for b in battles]),
            "days": [_length(battle) for battle in battles],
            "kind": [tuple(BattleKind).index(battle.kind) for battle in battles],
            "campaign": [numbering.campaigns.get(battle.part_of or "", -1) for battle in battles],
            "sides": [_sides(battle, numbering) for battle in battles],
            "spots": scenes,
            "beside": _sparse(_other_places(battle, numbering) for battle in battles),
            "commanders": _sparse(_commanders(battle, numbering) for battle in battles),
            "stands": _stands(numbering),
            "goesOn": [n for n, b in enumerate(battles) if isinstance(b.date.end, Edge)],
            "hasNoStart": [n for n, b in enumerate(battles) if isinstance(b.date.start, Edge)],
        },
    }


def _place(id: str, numbering: Numbering) -> list[Any]:
    place = numbering.facts.chronicle.places[id]
    point, basemap = place.coordinates, numbering.basemap
    # A place beside the basemap would be a dot in an empty sea.
    is_shown = point and basemap and basemap.covers(point.latitude, point.longitude)
    at = [round(point.latitude, 3), round(point.longitude, 3)] if point and is_shown else [None, None]
    return [id, numbering.places.get(place.within or "", -1), *at]


def _number_scenes(battle: Battle, numbering: Numbering, spots: dict[tuple[int, int], int]) -> list[int]:
    """Where a battle was, each place with how closely it is known there."""
    found = []
    for scene in battle.places:
        if scene.role in MAIN_ROLES:
            place = numbering.facts.chronicle.places[scene.place]
            known = PRECISIONS.index(find_precision(place, scene.precision))
            found.append(spots.setdefault((numbering.places[scene.place], known), len(spots)))
    return found


def _other_places(battle: Battle, numbering: Numbering) -> list[int]:
    """Places near by and on the way: a filter finds them, the map does not show them."""
    return [numbering.places[s.place] for s in battle.places if s.role not in MAIN_ROLES]


def _sides(battle: Battle, numbering: Numbering) -> list[list[int]]:
    return [[numbering.actors[p.actor] for p in side.actors] for side in battle.sides]


def _commanders(battle: Battle, numbering: Numbering) -> list[int]:
    return [numbering.actors[person] for side in battle.sides for person in side.commanders]


def _stands(numbering: Numbering) -> dict[str, list[list[int]]]:
    """The years and months under which a battle stands, where that is not just the month of its first day."""
    found: dict[str, list[list[int]]] = {}
    for year, battles in numbering.facts.by_year.items():
        for month, of_month in group_by_month(battles, year).items():
            for battle in of_month:
                found.setdefault(battle.id, []).append([year, month])
    return {
        str(number): found[battle.id]
        for number, battle in enumerate(numbering.battles)
        if found.get(battle.id) != _month_of_first_day(battle)
    }


def _month_of_first_day(battle: Battle) -> list[list[int]]:
    first = battle.date.earliest or battle.date.latest
    return [[first.year, first.month]] if first else []


def _ordinal(day: date | None) -> int:
    return (day.toordinal() if day else 1) - _FIRST_DAY


def _length(battle: Battle) -> int:
    first, last = battle.date.earliest, battle.date.latest
    return (last - first).days if first and last else 0


def _all(ids: Iterable[str], numbers: Mapping[str, int]) -> list[int]:
    return [numbers[id] for id in ids if id in numbers]


def _differences(numbers: list[int]) -> list[int]:
    """Each number less the one before: small numbers are few bytes."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]


def _sparse(values: Iterable[list[int]]) -> dict[str, list[int]]:
    return {str(number): value for number, value in enumerate(values) if value}
