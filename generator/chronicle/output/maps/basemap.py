"""The vector basemap: land, water, borders and governorates, in Web Mercator degrees.

Shapely reads, clips and polygonises: geometry is not what this project is for, and a robust clip is
more than a page of code. It is loaded with the first basemap, since it brings numpy along: a build that ends
with problems need not wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import atan, degrees, exp, log, pi, radians, tan
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
# Rivers of a higher rank are shown only where the map looks close.
GREAT_RIVER = 6
_MEET = 0.02
# The latitude where Web Mercator is as high as it is wide.
_FARTHEST = 85.0511


@lru_cache(maxsize=1 << 16)
def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to Web Mercator, in units of a degree of longitude; north is up. A pole would be infinitely
    far, so the map ends before it.
    """
    latitude = max(-_FARTHEST, min(latitude, _FARTHEST))
    return longitude, degrees(log(tan(pi / 4 + radians(latitude) / 2)))


def unproject_latitude(y: float) -> float:
    """The latitude, in degrees, of a Web Mercator y."""
    return degrees(2 * atan(exp(radians(y))) - pi / 2)


@dataclass(frozen=True, eq=False)
class Basemap:
    """The layers of a basemap, projected, and the governorates as areas where their lines close."""

    land: BaseGeometry
    lakes: BaseGeometry
    great_rivers: BaseGeometry
    rivers: BaseGeometry
    borders: BaseGeometry
    disputed: BaseGeometry
    governorate_lines: BaseGeometry
    governorates: tuple[BaseGeometry, ...]
    names: tuple[tuple[float, float, Mapping[str, str]], ...]

    @cached_property
    def bounds(self) -> Box:
        """West, south, east and north of what the basemap covers."""
        west, south, east, north = self.land.bounds
        return (west, south, east, north)

    def covers(self, latitude: float, longitude: float) -> bool:
        """Whether a point, in degrees, lies on it."""
        west, south, east, north = self.bounds
        x, y = project(latitude, longitude)
        return west <= x <= east and south <= y <= north

    def find_governorate(self, x: float, y: float) -> BaseGeometry | None:
        """The governorate that a point lies in, if its outline is known."""
        import shapely

        point = shapely.Point(x, y)
        return next((area for area in self.governorates if area.covers(point)), None)


@cache
def read_basemap(path: Path) -> Basemap:
    """The basemap in a GeoJSON file. Raises OSError, and ValueError for a file that is none."""
    import shapely

    features = json.loads(path.read_text(encoding="utf-8"))["features"]

    def layer(**wanted: object) -> BaseGeometry:
        return _layer(features, lambda p: all(p.get(key) == value for key, value in wanted.items()))

    borders, disputed, lines = layer(k="adm0", c="intl"), layer(k="adm0", c="disputed"), layer(k="adm1")
    return Basemap(
        land=layer(k="land"),
        lakes=layer(k="lake"),
        great_rivers=_layer(features, lambda p: p["k"] == "river" and p.get("r", 9) <= GREAT_RIVER),
        rivers=layer(k="river"),
        borders=borders,
        disputed=disputed,
        governorate_lines=lines,
        governorates=_close_governorates(layer(k="land"), shapely.union_all([borders, disputed, lines])),
        names=tuple(_names(features)),
    )


def _close_governorates(land: BaseGeometry, lines: BaseGeometry) -> tuple[BaseGeometry, ...]:
    """The areas between the lines. Simplified lines miss each other by up to 2 km, so they are drawn
    broad enough to meet, the land is cut along them, and each piece is given its rim back.
    """
    import shapely

    pieces = shapely.difference(land, shapely.buffer(lines, _MEET, quad_segs=1))
    return tuple(shapely.buffer(piece, _MEET, quad_segs=1) for piece in shapely.get_parts(pieces))


def _layer(features: Iterable[Mapping[str, Any]], belongs: Any) -> BaseGeometry:
    import shapely

    found = [_shape(f["geometry"]) for f in features if belongs(f["properties"])]
    joined = shapely.union_all(found)
    return shapely.transform(joined, _project_all)


def _shape(geometry: Mapping[str, Any]) -> BaseGeometry:
    """A geometry without the single points that rounding leaves of very short lines."""
    from shapely.geometry import shape

    if geometry["type"] == "MultiLineString":
        lines = [line for line in geometry["coordinates"] if len(line) > 1]
        return shape({"type": "MultiLineString", "coordinates": lines})
    return shape(dict(geometry))


def _project_all(points: Any) -> Any:
    for point in points:
        point[0], point[1] = project(point[1], point[0])
    return points


def _names(features: Iterable[Mapping[str, Any]]) -> Iterable[tuple[float, float, Mapping[str, str]]]:
    for feature in features:
        if feature["properties"]["k"] == "adm1name":
            longitude, latitude = feature["geometry"]["coordinates"][:2]
            said = {c: n for c, n in feature["properties"].items() if c not in ("k", "iso", "q")}
            yield (*project(latitude, longitude), said)
