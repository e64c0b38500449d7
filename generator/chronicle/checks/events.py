"""Rules of what is said of events: dates, figures, control and places."""

from __future__ import annotations

from math import asin, cos, inf, radians, sin, sqrt

from chronicle.checks.case import Case
from chronicle.facts import find_loops
from chronicle.model import Actor, Battle, Coordinates, Figure, PlaceKind, Record
from chronicle.problems import Spot

# How far, in km, a place can lie from the point that stands for its parent. Generous: what is
# farther is not in it. Countries are measured to their farthest corner from a middle point.
_REACH = {
    PlaceKind.COUNTRY: 1200.0,
    PlaceKind.GOVERNORATE: 350.0,
    PlaceKind.DISTRICT: 150.0,
    PlaceKind.SUBDISTRICT: 80.0,
    PlaceKind.CITY: 40.0,
    PlaceKind.TOWN: 25.0,
    PlaceKind.VILLAGE: 15.0,
    PlaceKind.NEIGHBOURHOOD: 10.0,
}
_EARTH_RADIUS = 6371.0


def battle_outside_campaign(case: Case) -> None:
    for battle in case.chronicle.battles.values():
        campaign = case.chronicle.campaigns.get(battle.part_of or "")
        if campaign and not battle.date.may_lie_within(campaign.date):
            case.found.error(
                "battle-outside-campaign",
                battle.origin.spot("date"),
                'the battle is dated {date}, but its campaign, "{campaign}", is dated {span}',
                "one of the two dates is wrong, or the battle is not part of it",
                date=battle.date,
                campaign=campaign.id,
                span=campaign.date,
            )


def campaign_outside_campaign(case: Case) -> None:
    for campaign in case.chronicle.campaigns.values():
        outer = case.chronicle.campaigns.get(campaign.part_of or "")
        if outer and not campaign.date.may_lie_within(outer.date):
            case.found.error(
                "campaign-outside-campaign",
                campaign.origin.spot("date"),
                'the campaign is dated {date}, but "{outer}", of which it is part, is dated {span}',
                "one of the two dates is wrong, or the one is not part of the other",
                date=campaign.date,
                outer=outer.id,
                span=outer.date,
            )


def end_before_start(case: Case) -> None:
    for actor in case.chronicle.actors.values():
        for n, member in enumerate(actor.part_of):
            start = member.from_.earliest if member.from_ else None
            end = member.to.latest if member.to else None
            if start and end and end < start:
                case.found.error(
                    "end-before-start",
                    actor.origin.spot("part_of", n, "to"),
                    "this ends in {end}, before it starts in {start}",
                    "are the two dates the wrong way round?",
                    end=member.to,
                    start=member.from_,
                )


def impossible_range(case: Case) -> None:
    for battle, n, figure in _figures(case):
        known = [number for number in (figure.low, figure.best, figure.high) if number is not None]
        if known != sorted(known):
            field = (
                "best"
                if figure.best is not None and known.index(figure.best) != sorted(known).index(figure.best)
                else "high"
            )
            case.found.error(
                "impossible-range",
                battle.origin.spot("figures", n, field),
                "low, best and high must not fall, but they are {numbers}",
                "write the smallest number as low and the largest as high",
                numbers=", ".join(map(str, known)),
            )


def figure_without_number(case: Case) -> None:
    for battle, n, figure in _figures(case):
        if figure.value is None and not figure.has_range:
            case.found.error(
                "figure-without-number",
                battle.origin.spot("figures", n),
                "this figure has no number",
                "give a value, or low, best and high",
            )


def value_with_range(case: Case) -> None:
    for battle, n, figure in _figures(case):
        if figure.value is not None and figure.has_range:
            case.found.error(
                "value-with-range",
                battle.origin.key_spot("figures", n, "value"),
                "this figure has both a value and a range",
                "keep the value, or low, best and high",
            )


def figure_without_source(case: Case) -> None:
    for battle, n, figure in _figures(case):
        if figure.source is None:
            case.found.error(
                "figure-without-source",
                battle.origin.spot("figures", n),
                "this figure has no source",
                "name the source that gives it, as in source: …",
            )


def control_without_source(case: Case) -> None:
    for battle in case.chronicle.battles.values():
        for n, change in enumerate(battle.control):
            if change.source is None:
                case.found.error(
                    "control-without-source",
                    battle.origin.spot("control", n),
                    "this change of control has no source",
                    "name the source that says it, as in source: …",
                )


def coordinates_outside_parent(case: Case) -> None:
    for place in case.chronicle.places.values():
        parent = case.chronicle.places.get(place.within or "")
        if not (place.coordinates and parent and parent.coordinates):
            continue
        if not is_within_reach(place.coordinates, parent.kind, parent.coordinates):
            distance = measure_distance(place.coordinates, parent.coordinates)
            case.found.error(
                "coordinates-outside-parent",
                place.origin.spot("coordinates"),
                'this point is {distance} km from the {kind} "{parent}", in which the place lies',
                "coordinates are [latitude, longitude]; is the place within the right one?",
                distance=round(distance),
                parent=parent.id,
                kind=parent.kind,
            )


def is_within_reach(point: Coordinates, kind: PlaceKind, middle: Coordinates) -> bool:
    """Whether a point can lie in a place of this kind, by the point that stands for that place."""
    return measure_distance(point, middle) <= _REACH.get(kind, inf)


def measure_distance(one: Coordinates, other: Coordinates) -> float:
    """Great-circle distance in km between two points in degrees, on a sphere."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(min(1.0, sqrt(half)))


def loop(case: Case) -> None:
    chronicle, facts = case.chronicle, case.facts
    trees = (
        (chronicle.places, facts.places, "within"),
        (chronicle.campaigns, facts.campaigns, "part_of"),
        (chronicle.actors, facts.actors, "part_of"),
    )
    for records, tree, field in trees:
        for ids in find_loops(tree.parents):
            case.found.error(
                "loop",
                _spot_of_parent(records[ids[0]], field, ids[1 % len(ids)]),
                "this leads back to where it started: {path}",
                "one of these does not lie in the next",
                path=" → ".join((*ids, ids[0])),
            )


def _spot_of_parent(record: Record, field: str, parent: str) -> Spot:
    """Where a record names this parent: an actor may name several."""
    for n, membership in enumerate(record.part_of if isinstance(record, Actor) else ()):
        if membership.actor == parent:
            return record.origin.spot(field, n, "actor")
    return record.origin.spot(field)


def related_to_itself(case: Case) -> None:
    for battle in case.chronicle.battles.values():
        for n, related in enumerate(battle.related):
            if related.battle == battle.id:
                case.found.error(
                    "related-to-itself",
                    battle.origin.spot("related", n, "battle"),
                    "a battle cannot be related to itself",
                    "name the other battle",
                )


def _figures(case: Case) -> list[tuple[Battle, int, Figure]]:
    return [(b, n, figure) for b in case.chronicle.battles.values() for n, figure in enumerate(b.figures)]
