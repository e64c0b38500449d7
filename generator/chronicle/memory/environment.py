"""The code and the libraries that shape what is made: another of any makes all that is kept useless."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from chronicle import __version__
from chronicle.memory.fingerprints import fingerprint_files

_PARTS = (
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "pymdown-extensions",
    "jinja2",
    "babel",
    "bibtexparser",
    "hijridate",
    "icalendar",
    "nh3",
    "orjson",
    "pillow",
    "pydantic",
    "python-frontmatter",
    "rispy",
    "shapely",
)


@cache
def read_environment() -> Mapping[str, str]:
    """The version of each part, and a digest of our own code."""
    code = fingerprint_files((Path(__file__).resolve().parent.parent,), (".py", ".json"))
    return {
        **{name: _version(name) for name in _PARTS},
        "chronicle": __version__,
        "code": code,
        "python": ".".join(map(str, sys.version_info[:2])),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
