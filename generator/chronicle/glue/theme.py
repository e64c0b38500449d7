"""The built styles, scripts and fonts of the theme, by their plain names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from chronicle.reading import find_theme

__all__ = ["Assets", "find_theme", "read_assets"]


@dataclass(frozen=True)
class Assets:
    """The built styles, scripts and fonts by their plain names. Paths are relative to the site."""

    folder: Path
    names: Mapping[str, str] = field(default_factory=dict)
    preload: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """The path of a built file, such as `chronicle.css`. Raises KeyError."""
        return f"assets/chronicle/{self.names[name]}"


@cache
def read_assets() -> Assets:
    """What the build of the theme left. Raises FileNotFoundError with what to do."""
    folder = find_theme() / "built"
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        raise FileNotFoundError("the theme's styles are not built yet; run: pip install -e .")
    kept = json.loads(manifest.read_text(encoding="utf-8"))
    preload = {
        code: tuple(f"assets/chronicle/{file}" for file in files) for code, files in kept["preload"].items()
    }
    return Assets(folder, kept["files"], preload)
