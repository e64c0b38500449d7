"""Writing the files of a project."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "templates"


def copy_templates(name: str, folder: Path) -> None:
    """Begin a project with what does not depend on the chronicle: settings and templates."""
    shutil.copytree(
        _TEMPLATES / name, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )


def write_files(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write texts to their paths below a folder."""
    made: set[Path] = set()
    for path, text in files:
        file = folder / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_text(text, encoding="utf-8")
