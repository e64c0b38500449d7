"""The basemap as the map explorer draws it: whole numbers, each point as the step from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from chronicle.output.maps import Basemap
from chronicle.output.maps.basemap import unproject_latitude

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# A step is about 400 metres; the basemap is drawn for a scale of 1:10 million.
SCALE = 250
_FINENESS = 0.006


def make_outlines(basemap: Basemap) -> dict[str, Any]:
    """Every layer as lines of steps of a part of a degree, longitude and latitude by turns."""
    import shapely

    west, south, east, north = basemap.bounds
    return {
        "scale": SCALE,
        "bounds": [[_latitude(south), west], [_latitude(north), east]],
        "land": _draw(basemap.land),
        "lakes": _draw(basemap.lakes),
        "greatRivers": _draw(basemap.great_rivers),
        "rivers": _draw(shapely.difference(basemap.rivers, basemap.great_rivers)),
        "governorateLines": _draw(basemap.governorate_lines),
        "borders": _draw(basemap.borders),
        "disputed": _draw(basemap.disputed),
        "governorates": [_draw(area) for area in basemap.governorates],
    }


def _latitude(y: float) -> float:
    return round(unproject_latitude(y), 3)


def _draw(layer: BaseGeometry) -> list[list[int]]:
    import shapely

    simple = shapely.simplify(layer, _FINENESS)
    return [_steps(line) for line in _lines(simple)]


def _lines(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    import shapely

    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield part.exterior
            yield from part.interiors
        elif part.geom_type in ("LineString", "LinearRing"):
            yield part


def _steps(line: BaseGeometry) -> list[int]:
    import shapely

    points = [
        (round(x * SCALE), round(unproject_latitude(y) * SCALE)) for x, y in shapely.get_coordinates(line)
    ]
    return list(_differences(points))


def _differences(points: Iterable[tuple[int, int]]) -> Iterator[int]:
    before = (0, 0)
    for number, point in enumerate(points):
        if not number or point != before:
            yield point[0] - before[0]
            yield point[1] - before[1]
        before = point
