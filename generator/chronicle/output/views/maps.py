"""The map on a page, and the sentence that says what it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chronicle.model import Battle, Place, PlacePrecision
from chronicle.output.edition import SLOT, Desk, Wording
from chronicle.output.maps import MAIN_ROLES, Basemap, MapView, Spotted, draw_map, find_drawable, spot_place
from chronicle.output.site import Site
from chronicle.output.view import view

# Known only roughly: the sentence says so.
_ROUGH = frozenset(
    {PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE, PlacePrecision.AREA, PlacePrecision.NEAR}
)
_MOST_NAMED = 6
# More marks would hide each other, and weigh more than the page.
_MOST_DRAWN = 80
_FROM_FINEST = tuple(PlacePrecision)


@view
class MapFigure:
    """A map, and in words what it shows."""

    map: MapView
    sentence: Wording
    scale: str
    has_disputed: bool
    left_out: str = ""


def map_battle(battle: Battle, desk: Desk, site: Site) -> MapFigure | None:
    """The places of a battle; its scenes are the main ones."""
    spotted = []
    for scene in battle.places:
        place = desk.facts.chronicle.places[scene.place]
        spotted.append(_spot(place, desk, scene.precision, is_main=scene.role in MAIN_ROLES))
    return _make(spotted, desk, site)


def map_place(place: Place, desk: Desk, site: Site) -> MapFigure | None:
    """A place, and quieter the places within it that have battles."""
    facts = desk.facts
    counts = {
        id: len(facts.battles_at[id]) for id in facts.places.descendants(place.id) if id in facts.battles_at
    }
    below = [facts.chronicle.places[id] for id in _find_most(counts)]
    minor = [_spot(p, desk, is_main=False) for p in below]
    figure = _make([_spot(place, desk), *minor], desk, site, with_precision=bool(place.precision))
    return _remark(figure, len(counts), desk)


def map_battles(battles: Iterable[Battle], desk: Desk, site: Site) -> MapFigure | None:
    """The scenes of all battles, every place once, as finely as any battle knows it."""
    found: dict[str, Spotted] = {}
    scenes = Counter(
        (scene.place, scene.precision)
        for battle in battles
        for scene in battle.places
        if scene.role in MAIN_ROLES
    )
    counts: Counter[str] = Counter()
    for (place, precision), count in scenes.items():
        counts[place] += count
        spotted = _spot(desk.facts.chronicle.places[place], desk, precision)
        known = found.get(place)
        if spotted and (known is None or _is_finer(spotted, known)):
            found[place] = spotted
    shown = [found[id] for id in _find_most({id: counts[id] for id in found})]
    return _remark(_make(shown, desk, site), len(found), desk)


def _find_most(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The places with the most battles, in the order in which they were found."""
    most = set(sorted(counts, key=lambda id: -counts[id])[:_MOST_DRAWN])
    return tuple(id for id in counts if id in most)


def _remark(figure: MapFigure | None, places: int, desk: Desk) -> MapFigure | None:
    """The map with words for what it leaves out."""
    if figure is None or places <= _MOST_DRAWN:
        return figure
    words = desk.edition.words
    said = words.count(
        "Of {n} place those with the most battles are drawn.",
        "Of {n} places those with the most battles are drawn.",
        places,
    )
    return replace(figure, left_out=said)


def _is_finer(one: Spotted, other: Spotted) -> bool:
    return _FROM_FINEST.index(one.precision) < _FROM_FINEST.index(other.precision)


def _spot(
    place: Place, desk: Desk, precision: PlacePrecision | None = None, *, is_main: bool = True
) -> Spotted | None:
    def spot() -> Spotted | None:
        return spot_place(place, desk.edition.name(place), precision, is_main=is_main)

    return desk.edition.once((Spotted, place.id, precision, is_main), spot)


def _make(
    places: Sequence[Spotted | None], desk: Desk, site: Site, *, with_precision: bool = True
) -> MapFigure | None:
    """The map of some places; one for all pages that show a single place. Few show the same several."""
    basemap = site.basemap
    if basemap is None:
        return None
    shown = find_drawable(basemap, (place for place in places if place is not None))
    if not shown:
        return None
    if len(shown) > 1:
        return _draw(shown, basemap, desk, site, with_precision)
    key = (MapFigure, with_precision, id(shown[0]))  # a place that is spotted stays so
    return desk.edition.once(key, lambda: _draw(shown, basemap, desk, site, with_precision))


def _draw(
    shown: Sequence[Spotted], basemap: Basemap, desk: Desk, site: Site, with_precision: bool
) -> MapFigure:
    around = site.towns[desk.edition.code]
    drawn = draw_map(basemap, shown, desk.edition.language.direction, around)
    scale = desk.edition.words.say("{n} km", n=desk.edition.words.number(drawn.scale_km))
    return MapFigure(drawn, _say(shown, desk, with_precision), scale, bool(drawn.disputed))


def _say(places: Sequence[Spotted], desk: Desk, with_precision: bool) -> Wording:
    """What the map shows: the main places, and how closely each is known where that is not close."""
    edition, words = desk.edition, desk.edition.words
    main = [place for place in places if place.is_main] or list(places)
    named = [_name(place, desk, with_precision) for place in main[:_MOST_NAMED]]
    said = edition.join(dict.fromkeys(named), words.say(", "))
    more = len(main) - _MOST_NAMED
    if more > 0:
        others = words.count("{n} other place", "{n} other places", more)
        return edition.fill(
            words.say("The map shows {places} and {others}.", places=SLOT, others=others), said
        )
    return edition.fill(words.say("The map shows {places}.", places=SLOT), said)


def _name(place: Spotted, desk: Desk, with_precision: bool) -> Wording:
    if not with_precision or place.precision not in _ROUGH:
        return place.name
    said = desk.edition.words.say(
        "{place} ({precision})", place=SLOT, precision=desk.edition.label(place.precision)
    )
    return desk.edition.fill(said, place.name)
