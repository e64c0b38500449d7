"""The map on a page, and the sentence that says what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronicle.model import Battle, Place, PlacePrecision, PlaceRole
from chronicle.output.edition import Desk
from chronicle.output.frame import Site
from chronicle.output.maps import MapView, Spotted, draw_map, spot_place

# Known only roughly: the sentence says so.
_ROUGH = frozenset(
    {PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE, PlacePrecision.AREA, PlacePrecision.NEAR}
)
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class MapFigure:
    """A map, and in words what it shows."""

    map: MapView
    sentence: str
    scale: str
    has_disputed: bool


def map_battle(battle: Battle, desk: Desk, site: Site) -> MapFigure | None:
    """The places of a battle; its scenes are the main ones."""
    spotted = []
    for scene in battle.places:
        place = desk.facts.chronicle.places[scene.place]
        is_main = scene.role in (PlaceRole.SCENE, PlaceRole.CROSSING)
        spotted.append(_spot(place, desk, scene.precision, is_main=is_main))
    return _make(spotted, desk, site)


def map_place(place: Place, desk: Desk, site: Site) -> MapFigure | None:
    """A place, and quieter the places within it that have battles."""
    facts = desk.facts
    below = [
        facts.chronicle.places[id] for id in facts.places.descendants(place.id) if id in facts.battles_at
    ]
    minor = [_spot(p, desk, is_main=False) for p in below]
    return _make([_spot(place, desk), *minor], desk, site, with_precision=bool(place.precision))


def map_battles(battles: Iterable[Battle], desk: Desk, site: Site) -> MapFigure | None:
    """The main scene of each battle, every place once, as finely as any battle knows it."""
    found: dict[str, Spotted | None] = {}
    for battle in battles:
        scene = battle.places[0]
        found.setdefault(scene.place, _spot(desk.facts.chronicle.places[scene.place], desk, scene.precision))
    return _make(list(found.values()), desk, site)


def _spot(
    place: Place, desk: Desk, precision: PlacePrecision | None = None, *, is_main: bool = True
) -> Spotted | None:
    return spot_place(place, desk.edition.name(place), precision, is_main=is_main)


def _make(
    places: Sequence[Spotted | None], desk: Desk, site: Site, *, with_precision: bool = True
) -> MapFigure | None:
    known = [place for place in places if place is not None]
    if site.basemap is None or not known:
        return None
    drawn = draw_map(site.basemap, known, desk.edition.language.direction)
    if drawn is None:
        return None
    scale = desk.edition.words.say("{n} km", n=desk.edition.words.number(drawn.scale_km))
    return MapFigure(drawn, _say(known, desk, with_precision), scale, bool(drawn.disputed))


def _say(places: Sequence[Spotted], desk: Desk, with_precision: bool) -> str:
    """What the map shows: the main places, and how closely each is known where that is not close."""
    words, label = desk.edition.words, desk.edition.label
    comma = words.say(", ")
    main = [place for place in places if place.is_main] or list(places)
    named = [
        words.say("{place} ({precision})", place=p.name.text, precision=label(p.precision))
        if with_precision and p.precision in _ROUGH
        else p.name.text
        for p in main[:_MOST_NAMED]
    ]
    said = comma.join(dict.fromkeys(named))
    more = len(main) - _MOST_NAMED
    if more > 0:
        others = words.count("{n} other place", "{n} other places", more)
        return words.say("The map shows {places} and {others}.", places=said, others=others)
    return words.say("The map shows {places}.", places=said)
