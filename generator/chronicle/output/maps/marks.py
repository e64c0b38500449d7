"""What a map shows of a place: how closely it is known decides what is drawn."""

from __future__ import annotations

from chronicle.model import Place, PlaceKind, PlacePrecision, PlaceRole
from chronicle.output.edition import Wording
from chronicle.output.view import view

# How closely a place of each kind is known, where neither it nor the entry says.
_BY_KIND = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.GOVERNORATE: PlacePrecision.GOVERNORATE,
    PlaceKind.DISTRICT: PlacePrecision.DISTRICT,
    PlaceKind.SUBDISTRICT: PlacePrecision.DISTRICT,
    PlaceKind.RIVER: PlacePrecision.AREA,
    PlaceKind.AREA: PlacePrecision.AREA,
    PlaceKind.CROSSING: PlacePrecision.EXACT,
    PlaceKind.FACILITY: PlacePrecision.EXACT,
}
# The radius, in km, of what stands for a place that is only roughly known. 25 km is what the UCDP
# codebook calls "near"; the others are for orientation and say so in the map's sentence.
RADIUS = {
    PlacePrecision.NEAR: 25.0,
    PlacePrecision.DISTRICT: 25.0,
    PlacePrecision.AREA: 35.0,
    PlacePrecision.GOVERNORATE: 70.0,
}

# What a battle was about; other places were only near it, or on the way.
MAIN_ROLES = frozenset({PlaceRole.SCENE, PlaceRole.CROSSING})


@view
class Spotted:
    """A place to be shown: where, how closely known, and whether it is what the map is about."""

    latitude: float
    longitude: float
    precision: PlacePrecision
    name: Wording
    is_main: bool = True


def spot_place(
    place: Place, name: Wording, precision: PlacePrecision | None = None, *, is_main: bool = True
) -> Spotted | None:
    """A place as a map shows it; None where it has no coordinates."""
    if place.coordinates is None:
        return None
    known = find_precision(place, precision)
    return Spotted(place.coordinates.latitude, place.coordinates.longitude, known, name, is_main)


def find_precision(place: Place, of_entry: PlacePrecision | None = None) -> PlacePrecision:
    """How closely a place is known: as the entry says, or the place, or as places of its kind are."""
    return of_entry or place.precision or _BY_KIND.get(place.kind, PlacePrecision.TOWN)
