"""A map as paths and marks in the units of its picture, ready to be printed as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from math import ceil, cos, log, radians
from typing import TYPE_CHECKING

from chronicle.model import PlacePrecision
from chronicle.output.edition import Wording
from chronicle.output.maps.basemap import Basemap, Box, project, unproject_latitude
from chronicle.output.maps.labels import Label, Named, place_labels
from chronicle.output.maps.marks import RADIUS, Spotted
from chronicle.output.view import view

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# As wide as the panel beside the facts on most screens: names are as large as they say.
WIDTH, HEIGHT = 320.0, 240.0
# A map shows at least this many degrees of longitude, about 130 km here, and this share round its marks.
# Each width is half as wide again as the one before, and a frame stands on a grid of eighths of its width, so
# that the maps of ten thousand battles have a few hundred frames, each of which is drawn once.
_NARROWEST = 1.4
_ROOM = 0.3
_STEP = 1.5
_EIGHTHS = 8
_KM_PER_DEGREE = 111.32
_ROUND_LENGTHS = (5, 10, 20, 50, 100, 200, 500)
# Narrower maps, in degrees, show all rivers and the lines of governorates.
_CLOSE = 4.0
_REGIONAL = 8.0
# In units of the picture: what bends less is drawn straight.
_FINENESS = 0.4
_MOST_AROUND = 4


@view
class Mark:
    """A place on the map: a dot, a dot in a ring, a ring, an area or an outline, by its precision."""

    shape: str
    x: float
    y: float
    radius: float
    name: Wording
    outline: str = ""
    is_main: bool = True


@view
class MapView:
    """Everything that a map prints. Paths are SVG path data; lengths are in its own units."""

    width: float
    height: float
    land: str
    lakes: str
    rivers: str
    governorates: str
    borders: str
    disputed: str
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    scale_length: float
    scale_km: int


@dataclass(frozen=True)
class Around:
    """Places by which a reader finds others. Of each part of the world they are looked up once."""

    places: tuple[Spotted, ...] = ()
    _known: dict[Box, list[Named]] = field(default_factory=dict, repr=False, compare=False)

    def find_within(self, frame: _Frame) -> list[Named]:
        """Those that lie in a frame, as marks that may be named there."""
        known = self._known.get(frame.box)
        if known is None:
            known = self._known[frame.box] = list(self._place(frame))
        return known

    def _place(self, frame: _Frame) -> Iterator[Named]:
        for place in self.places:
            x, y = frame.place(*project(place.latitude, place.longitude))
            if 0 < x < WIDTH and 0 < y < HEIGHT:
                yield (x, y, 3.0, place.name, False)


@dataclass(frozen=True)
class _Frame:
    """The part of the world that a map looks at."""

    box: Box

    @cached_property
    def scale(self) -> float:
        """Units of the picture for each projected degree."""
        return WIDTH / (self.box[2] - self.box[0])

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A projected point in the picture."""
        return (x - self.box[0]) * self.scale, (self.box[3] - y) * self.scale

    def km(self, kilometres: float) -> float:
        """A length on the ground, at the middle of the map, in units of the picture."""
        return kilometres / self._km_per_degree * self.scale

    @cached_property
    def _km_per_degree(self) -> float:
        middle = unproject_latitude((self.box[1] + self.box[3]) / 2)
        return _KM_PER_DEGREE * cos(radians(middle))


NOTHING_AROUND = Around()


def find_drawable(basemap: Basemap, places: Iterable[Spotted]) -> list[Spotted]:
    """The places that a map can show: those known more closely than a country, on the basemap."""
    return [
        place
        for place in places
        if place.precision is not PlacePrecision.COUNTRY and basemap.covers(place.latitude, place.longitude)
    ]


def draw_map(
    basemap: Basemap, places: Sequence[Spotted], direction: str, around: Around = NOTHING_AROUND
) -> MapView:
    """The map of some places, at least one, all of which it can show.

    Of the places `around` them a few are named too, where there is room, so that one sees where this is.
    """
    frame = _look_at(places)
    layers = _draw_layers(basemap, frame.box)
    marks = tuple(_make_mark(place, frame, basemap) for place in places)
    names = {place.name.text for place in places}
    spare = [mark for mark in around.find_within(frame) if mark[3].text not in names]
    named = [(m.x, m.y, m.radius, m.name, m.is_main) for m in marks]
    labels, used = place_labels(named, (WIDTH, HEIGHT), direction, spare, _MOST_AROUND)
    context = tuple(
        Mark("context", round(x, 1), round(y, 1), 2.5, name, "", False) for x, y, _, name, _ in used
    )
    length, kilometres = _scale_bar(frame.box)
    return MapView(
        WIDTH,
        HEIGHT,
        *layers,
        marks=(*context, *marks),
        labels=labels,
        scale_length=length,
        scale_km=kilometres,
    )


def _look_at(places: Sequence[Spotted]) -> _Frame:
    """A frame round the places, a little wider."""
    points = [(*project(p.latitude, p.longitude), _reach(p)) for p in places]
    west, east = min(x - r for x, _, r in points), max(x + r for x, _, r in points)
    south, north = min(y - r for _, y, r in points), max(y + r for _, y, r in points)
    wanted = max((east - west) * (1 + _ROOM), (north - south) * (1 + _ROOM) * WIDTH / HEIGHT, _NARROWEST)
    width = _NARROWEST * _STEP ** ceil(log(wanted / _NARROWEST, _STEP) - 1e-9)
    grid = width / _EIGHTHS
    x, y = round((west + east) / 2 / grid) * grid, round((south + north) / 2 / grid) * grid
    half = width / 2
    return _Frame((x - half, y - half * HEIGHT / WIDTH, x + half, y + half * HEIGHT / WIDTH))


def _reach(place: Spotted) -> float:
    """How far round its point a place must be shown, in projected degrees."""
    return RADIUS.get(place.precision, 0.0) / (_KM_PER_DEGREE * cos(radians(place.latitude)))


@lru_cache(maxsize=4096)
def _draw_layers(basemap: Basemap, box: Box) -> tuple[str, str, str, str, str, str]:
    """The paths of a frame: land, lakes, rivers, governorates, borders and disputed borders."""
    frame = _Frame(box)
    layers = _simplify_all(basemap, round(box[2] - box[0], 6))
    land, lakes, river, lines, borders, disputed = (_draw(layer, frame) for layer in layers)
    return land, lakes, river, lines, borders, disputed


@lru_cache(maxsize=32)
def _simplify_all(basemap: Basemap, width: float) -> tuple[BaseGeometry, ...]:
    """The layers as finely as a map of this width, in degrees, can show them. There are few widths."""
    import shapely

    rivers = basemap.rivers if width < _CLOSE else basemap.great_rivers
    lines = basemap.governorate_lines if width < _REGIONAL else shapely.MultiLineString()
    layers = (basemap.land, basemap.lakes, rivers, lines, basemap.borders, basemap.disputed)
    return tuple(shapely.simplify(layer, _FINENESS * width / WIDTH) for layer in layers)


@lru_cache(maxsize=256)
def _simplify(area: BaseGeometry, frame: _Frame) -> BaseGeometry:
    import shapely

    return shapely.simplify(area, _FINENESS / frame.scale)


def _draw(layer: BaseGeometry, frame: _Frame) -> str:
    """A layer's part in the frame."""
    import shapely

    pad = 4 / frame.scale
    west, south, east, north = frame.box
    clipped = shapely.clip_by_rect(layer, west - pad, south - pad, east + pad, north + pad)
    return "".join(_path(ring, frame) for ring in _rings(clipped))


def _rings(geometry: BaseGeometry) -> Iterable[tuple[BaseGeometry, bool]]:
    import shapely

    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield part.exterior, True
            yield from ((inner, True) for inner in part.interiors)
        elif part.geom_type in ("LineString", "LinearRing"):
            yield part, False


def _path(ring: tuple[BaseGeometry, bool], frame: _Frame) -> str:
    """A line as steps of tenths, each from the point before: fewer letters than the points themselves."""
    import shapely

    line, closed = ring
    west, north, scale = frame.box[0], frame.box[3], frame.scale * 10
    points = [
        (round((x - west) * scale), round((north - y) * scale))
        for x, y in shapely.get_coordinates(line).tolist()
    ]
    steps = [
        f"{_tenths(x - px)} {_tenths(y - py)}"
        for (px, py), (x, y) in pairwise(points[: -1 if closed else None])
        if x != px or y != py
    ]
    if not steps:
        return ""
    start = f"M{_tenths(points[0][0])} {_tenths(points[0][1])}"
    return f"{start}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-")


@cache
def _tenths(number: int) -> str:
    """A number of tenths as SVG has it, as short as it goes: -.4, 12, 3.5."""
    whole, rest = divmod(abs(number), 10)
    said = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{said}" if number < 0 else said


def _make_mark(place: Spotted, frame: _Frame, basemap: Basemap) -> Mark:
    px, py = project(place.latitude, place.longitude)
    x, y = frame.place(px, py)
    radius = max(frame.km(RADIUS[place.precision]), 9.0) if place.precision in RADIUS else 5.0
    outline = ""
    if place.precision is PlacePrecision.GOVERNORATE:
        area = basemap.find_governorate(px, py)
        outline = _draw(_simplify(area, frame), frame) if area is not None else ""
    return Mark(
        str(place.precision), round(x, 1), round(y, 1), round(radius, 1), place.name, outline, place.is_main
    )


@lru_cache(maxsize=4096)
def _scale_bar(box: Box) -> tuple[float, int]:
    """The longest round length that takes at most a quarter of a frame's width."""
    frame = _Frame(box)
    fitting = [km for km in _ROUND_LENGTHS if frame.km(km) <= WIDTH / 4] or [_ROUND_LENGTHS[0]]
    return round(frame.km(fitting[-1]), 1), fitting[-1]
