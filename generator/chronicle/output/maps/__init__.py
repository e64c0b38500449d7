"""Maps drawn at build: a basemap, a frame that looks at part of it, and marks for what is known."""

from chronicle.output.maps.basemap import Basemap, read_basemap
from chronicle.output.maps.drawing import Around, MapView, draw_map, find_drawable
from chronicle.output.maps.marks import MAIN_ROLES, Spotted, find_precision, spot_place

__all__ = [
    "MAIN_ROLES",
    "Around",
    "Basemap",
    "MapView",
    "Spotted",
    "draw_map",
    "find_drawable",
    "find_precision",
    "read_basemap",
    "spot_place",
]
