"""Where the theme's files are: beside the package in an installed wheel, or in the repository."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def find_theme() -> Path:
    """The folder with templates, locales, basemaps and built styles. Raises FileNotFoundError."""
    for folder in (_PACKAGE / "theme", _PACKAGE.parent.parent / "theme"):
        if (folder / "templates").is_dir():
            return folder
    raise FileNotFoundError("the theme's files are missing; install the package again")


def find_basemap(name: str) -> Path:
    """The file of a basemap."""
    return find_theme() / "basemaps" / f"{name}.geojson"


def list_basemaps() -> list[str]:
    """The names of the basemaps that the theme has."""
    return sorted(file.stem for file in find_basemap("*").parent.glob("*.geojson"))
