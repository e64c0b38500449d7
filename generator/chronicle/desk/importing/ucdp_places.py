"""The places of UCDP's events as places of the chronicle: known ones found again, others made as drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chronicle.checks.events import is_within_reach, measure_distance
from chronicle.desk.importing.gazetteer import ADMINISTRATIVE, Gazetteer, Sought, choose_names, find_entry
from chronicle.desk.importing.homonyms import drop_qualifier, tell_apart
from chronicle.desk.importing.spellings import find_key, says_kind
from chronicle.desk.importing.taken import Taken
from chronicle.desk.importing.ucdp_rows import Where
from chronicle.language import find_territory, name_territory, propose_id
from chronicle.model import Chronicle, Coordinates, Kind, Place, PlaceKind, PlacePrecision

SCHEME = "ucdp"
# UCDP's names are in English spelling.
_LANGUAGE = "en"
# The last word of a standardised name, or the first, and what it says.
_LAST = {
    "town": PlaceKind.TOWN, "city": PlaceKind.CITY, "village": PlaceKind.VILLAGE,
    "suburb": PlaceKind.NEIGHBOURHOOD, "neighbourhood": PlaceKind.NEIGHBOURHOOD,
    "governorate": PlaceKind.GOVERNORATE, "province": PlaceKind.GOVERNORATE,
    "district": PlaceKind.DISTRICT, "subdistrict": PlaceKind.SUBDISTRICT,
    "river": PlaceKind.RIVER, "crossing": PlaceKind.CROSSING,
    "airport": PlaceKind.FACILITY, "airbase": PlaceKind.FACILITY, "base": PlaceKind.FACILITY,
    "dam": PlaceKind.FACILITY, "prison": PlaceKind.FACILITY, "refinery": PlaceKind.FACILITY,
}  # fmt: skip
_FIRST = {
    "qaḑā’": PlaceKind.DISTRICT,
    "mintaqat": PlaceKind.DISTRICT,
    "minţaqat": PlaceKind.DISTRICT,
    "nahiyat": PlaceKind.SUBDISTRICT,
    "nāḩiyat": PlaceKind.SUBDISTRICT,
}
# A stretch of road, a border or an area: its name can end in that of a settlement.
_BETWEEN = re.compile(
    r"\b(?:roads?|raod|highway|between|border|countryside|outside|near|east of|north of|south of|west of)\b",
    re.IGNORECASE,
)
_CROSSING = re.compile(r"\bborder crossing$", re.IGNORECASE)
_SETTLEMENTS = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD)
# What is left out of a settlement's name: its kind says it.
_SUFFIX = re.compile(r"\s+(?:town|city|village|suburb)$", re.IGNORECASE)
# How far, in km, two points of one place can lie from each other: both stand for its middle.
_SAME = 5.0
_SAME_AS_KNOWN = 10.0
_AREA_OF = {6: PlaceKind.COUNTRY, 4: PlaceKind.GOVERNORATE, 3: PlaceKind.DISTRICT}


@dataclass(slots=True)
class Found:
    """A place, known or new."""

    id: str
    kind: PlaceKind
    names: Mapping[str, str]
    spellings: frozenset[str]
    point: Coordinates | None
    within: str | None
    keys: list[str] = field(default_factory=list)
    others: Mapping[str, str] = field(default_factory=dict)
    is_new: bool = True
    is_in_gazetteer: bool = False


class Places:
    """The places of a chronicle, to which UCDP's are added."""

    def __init__(
        self,
        chronicle: Chronicle,
        taken: Taken,
        gazetteer: Gazetteer | None,
        middles: Mapping[str, Coordinates],
    ) -> None:
        self._taken, self._gazetteer, self._middles = taken, gazetteer, middles
        self._languages = chronicle.languages
        self.notes: list[str] = []
        self.all: dict[str, Found] = {place.id: _known(place) for place in chronicle.places.values()}
        self._by_key = {key: found for found in self.all.values() for key in found.keys}
        self._by_name: dict[str, list[Found]] = {}
        for found in self.all.values():
            self._list(found)
        self._found: dict[Where, Found] = {}

    @property
    def new(self) -> Iterable[Found]:
        """The places that are to be made."""
        return (found for found in self.all.values() if found.is_new)

    def find(self, where: Where) -> Found:
        """The place of an event."""
        found = self._found.get(where)
        if found is None:
            found = self._found[where] = self._resolve(where)
        return found

    def tell_apart(self) -> None:
        """Names that several places bear say where each lies. For when all are found."""
        tell_apart(self.all)

    def find_named(self, found: Found, language: str) -> Found | None:
        """The place, or the nearest round it, that has a name in a language.

        A district is passed over where its name does not say what it is: it would be taken for its town.
        """
        seen: set[str] = set()
        here: Found | None = found
        while here and here.id not in seen:
            name = here.names.get(language, "")
            is_plain = here.kind in (PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT) and not says_kind(name)
            if name and (here is found or not is_plain):
                return here
            seen.add(here.id)
            here = self.all.get(here.within or "")
        return None

    def _resolve(self, where: Where) -> Found:
        if where.name == where.country:
            return self._area((where.country,), PlaceKind.COUNTRY)
        if where.name == where.governorate:
            return self._area((where.country, where.governorate), PlaceKind.GOVERNORATE)
        if where.name == where.district:
            return self._area((where.country, where.governorate, where.district), PlaceKind.DISTRICT)
        path = tuple(filter(None, (where.country, where.governorate, where.district, where.name)))
        key = ", ".join(path) + (f" ({where.point.latitude}, {where.point.longitude})" if where.point else "")
        return self._by_key.get(key) or self._point(where, key)

    def _area(self, path: tuple[str, ...], kind: PlaceKind) -> Found:
        """A country, or what lies in it; the path may have gaps."""
        name, key = path[-1], make_key(path)
        known = self._by_key.get(key)
        if known is None:
            point = self._middles.get(key)
            within = self._parent(path[:-1], point)
            known = self._find_known(name, kind, point, within) or self._make(
                name, kind, point, within, path[0]
            )
            self._keep(known, key)
        return known

    def _parent(self, path: tuple[str, ...], point: Coordinates | None) -> str | None:
        """The nearest area round a place that its point can lie in."""
        kinds = ADMINISTRATIVE[: len(path)]
        for depth in range(len(path), 0, -1):
            if path[depth - 1]:
                parent = self._area(path[:depth], kinds[depth - 1])
                if not (point and parent.point) or is_within_reach(point, parent.kind, parent.point):
                    return parent.id
                self.notes.append(
                    f"{point.latitude}, {point.longitude} is too far from {path[depth - 1]} to lie in it"
                )
        return None

    def _point(self, where: Where, key: str) -> Found:
        within = self._parent((where.country, where.governorate, where.district), where.point)
        kind = find_kind(where.name)
        found = self._find_known(where.name, kind, where.point, within)
        if found is None:
            found = self._make(where.name, kind, where.point, within, where.country)
        self._keep(found, key)
        return found

    def _find_known(
        self, name: str, kind: PlaceKind, point: Coordinates | None, within: str | None
    ) -> Found | None:
        """A place with a spelling that reads the same, of a kind that can be this one, near enough."""
        fitting = [f for f in self._by_name.get(find_key(name), ()) if _can_be(f, kind, point, within)]
        if point:
            fitting.sort(key=lambda found: measure_distance(found.point, point) if found.point else 0.0)
        elif len(fitting) > 1:
            return None
        if fitting and not fitting[0].is_new:
            self.notes.append(f"{name} is taken for the place {fitting[0].id}, which has its name")
        return fitting[0] if fitting else None

    def _make(
        self, name: str, kind: PlaceKind, point: Coordinates | None, within: str | None, country: str
    ) -> Found:
        plain = _SUFFIX.sub("", name) if kind in _SETTLEMENTS else name
        names, others, is_in_gazetteer = {_LANGUAGE: plain}, dict[str, str](), False
        territory = find_territory(country)
        if kind is PlaceKind.COUNTRY:
            named = {code: name_territory(territory, code) for code in self._languages}
            names = {code: said for code, said in named.items() if said} | names
        entry = None
        if self._gazetteer:
            entry = find_entry(self._gazetteer, Sought(plain, kind, territory, point), _SAME)
        if isinstance(entry, str):
            self.notes.append(entry)
        elif entry is not None:
            names = {**names, **choose_names(entry, plain), _LANGUAGE: plain}
            others, is_in_gazetteer = dict(entry.ids), True
            point = point or self._inside(entry.point, within)
        ordered = {code: names[code] for code in (*self._languages, *names) if code in names}
        found = Found(
            id=self._taken.take(Kind.PLACE, propose_id(plain)),
            kind=kind,
            names=ordered,
            spellings=frozenset({find_key(name)}),
            point=point,
            within=within,
            others=others,
            is_in_gazetteer=is_in_gazetteer,
        )
        self.all[found.id] = found
        self._list(found)
        return found

    def _inside(self, point: Coordinates | None, within: str | None) -> Coordinates | None:
        """A point of the gazetteer, where it can lie in the place's parent."""
        parent = self.all.get(within or "")
        if point and parent and parent.point and not is_within_reach(point, parent.kind, parent.point):
            return None
        return point

    def _keep(self, found: Found, key: str) -> None:
        self._by_key[key] = found
        if found.is_new:
            found.keys.append(key)

    def _list(self, found: Found) -> None:
        for spelling in found.spellings:
            self._by_name.setdefault(spelling, []).append(found)


def _known(place: Place) -> Found:
    spellings = [*place.names.values(), *(alias for some in place.aliases.values() for alias in some)]
    return Found(
        id=place.id,
        kind=place.kind,
        names=place.names,
        spellings=frozenset(find_key(drop_qualifier(spelling)) for spelling in spellings),
        point=place.coordinates,
        within=place.within,
        keys=list(place.ids.get(SCHEME, ())),
        is_new=False,
    )


def _can_be(found: Found, kind: PlaceKind, point: Coordinates | None, within: str | None) -> bool:
    if kind in ADMINISTRATIVE or found.kind in ADMINISTRATIVE:
        return found.kind is kind and (kind is PlaceKind.COUNTRY or not within or found.within == within)
    if point is None or found.point is None:
        return False
    if (kind in _SETTLEMENTS) != (found.kind in _SETTLEMENTS):
        return False
    reach = _SAME if found.is_new else _SAME_AS_KNOWN
    return measure_distance(point, found.point) <= reach


def make_key(path: Iterable[str]) -> str:
    """What an area is known by: everything it lies in, and its name."""
    return ", ".join(filter(None, path))


def find_kind(name: str) -> PlaceKind:
    """What a standardised name says of the kind of place; an area where it says nothing."""
    if _CROSSING.search(name):
        return PlaceKind.CROSSING
    if _BETWEEN.search(name):
        return PlaceKind.AREA
    words = name.casefold().split()
    return _LAST.get(words[-1]) or _FIRST.get(words[0]) or PlaceKind.AREA


def find_precision(where_precision: int | None, kind: PlaceKind) -> PlacePrecision:
    """How closely the place is known. Of a settlement UCDP knows the name, and its middle as the point."""
    if where_precision == 1:
        return PlacePrecision.TOWN if kind in _SETTLEMENTS else PlacePrecision.EXACT
    known = {
        2: PlacePrecision.NEAR,
        3: PlacePrecision.DISTRICT,
        4: PlacePrecision.GOVERNORATE,
        6: PlacePrecision.COUNTRY,
    }
    return known.get(where_precision or 0, PlacePrecision.AREA)


def find_middles(events: Iterable[tuple[Where, int | None]]) -> dict[str, Coordinates]:
    """The points that UCDP gives to areas: those of events of which no more than the area is known."""
    middles: dict[str, Coordinates] = {}
    for where, precision in events:
        kind = _AREA_OF.get(precision or 0)
        path = {
            PlaceKind.COUNTRY: (where.country,),
            PlaceKind.GOVERNORATE: (where.country, where.governorate),
            PlaceKind.DISTRICT: (where.country, where.governorate, where.district),
        }
        if kind and where.point and path[kind][-1] == where.name:
            middles.setdefault(make_key(path[kind]), where.point)
    return middles
