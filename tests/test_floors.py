"""The house: a room imports only from floors below its own, and there are no circles."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator" / "chronicle"
FLOORS = {
    "problems": 1,
    "language": 1,
    "processes": 1,
    "model": 2,
    "reading": 3,
    "facts": 3,
    "checks": 4,
    "output": 4,
    "memory": 5,
    "desk": 5,
    "glue": 6,
    "commands": 7,
}
CORE = [room for room, floor in FLOORS.items() if floor <= 5]
# What reads Markdown, renders pages or speaks to a terminal is for the top floors only.
NOT_IN_CORE = {"mkdocs", "material", "jinja2", "click", "rich", "markdown", "pymdownx"}

Imports = Mapping[str, frozenset[str]]


def read_imports(package: Path) -> Imports:
    """For each module the full names that it imports, those for types alone and within functions too."""
    found = {}
    for file in sorted(package.rglob("*.py")):
        steps = [package.name, *file.relative_to(package).with_suffix("").parts]
        name = ".".join(steps).removesuffix(".__init__")
        found[name] = frozenset(_imported(ast.parse(file.read_text(encoding="utf-8")), name))
    return found


def _imported(tree: ast.Module, here: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{here}: relative imports are banned"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def find_faults(imports: Imports) -> list[str]:
    """Every import that goes up or across, every import that the core must not have, every circle."""
    package = next(iter(imports)).split(".")[0]
    faults = []
    for module, names in imports.items():
        room = _room(module)
        for name in sorted(names):
            if name.split(".")[0] != package:
                if room in CORE and name.split(".")[0] in NOT_IN_CORE:
                    faults.append(f"{module} imports {name}")
            elif room and (other := _room(name)) != room and not _is_below(other, room):
                faults.append(f"{module} looks up or across to {name}")
    return faults + _find_circle(imports)


def _room(module: str) -> str:
    """The room a module is in; empty for the package's own file, which every room may ask for a version."""
    step = module.split(".")[1] if "." in module else ""
    return "" if step.startswith("__") else step


def _is_below(other: str, room: str) -> bool:
    return not other or FLOORS[other] < FLOORS[room]


def _find_circle(imports: Imports) -> list[str]:
    graph = {}
    for module, names in imports.items():
        graph[module] = {_module_of(name, imports) for name in names} - {module, ""}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        return [f"a circle: {' -> '.join(reversed(fault.args[1]))}"]
    return []


def _module_of(name: str, imports: Imports) -> str:
    """The module that a full name stands in: the name itself, or what it is taken from."""
    candidates = (name, name.rpartition(".")[0])
    return next((module for module in candidates if module in imports), "")


def test_every_room_has_a_floor() -> None:
    rooms = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()}
    assert rooms == set(FLOORS)


def test_the_house_stands() -> None:
    assert find_faults(read_imports(PACKAGE)) == []


SOUND = {
    "__init__.py": "__version__ = '1'",
    "model/__init__.py": "from chronicle.model.dates import parse",
    "model/dates.py": "import re\ndef parse(): ...",
    "facts/__init__.py": "from chronicle.model import parse\nfrom chronicle import __version__",
    "reading/__init__.py": "import yaml",
    "glue/__init__.py": "import mkdocs.plugins\nfrom chronicle.facts import x",
    "commands/__init__.py": "def main():\n    import chronicle.glue",
}


def _faults_of(folder: Path, files: Mapping[str, str]) -> list[str]:
    for path, text in files.items():
        file = folder / "chronicle" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return find_faults(read_imports(folder / "chronicle"))


def test_a_small_sound_house_has_no_faults(tmp_path: Path) -> None:
    assert _faults_of(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        ("model/dates.py", "from chronicle.facts import x", "looks up or across to chronicle.facts.x"),
        ("reading/files.py", "import chronicle.facts", "looks up or across to chronicle.facts"),
        ("glue/running.py", "from chronicle.commands import main", "looks up or across"),
        ("model/dates.py", "def f():\n    from chronicle.glue import x", "looks up or across"),
        ("facts/links.py", "import markdown.core", "chronicle.facts.links imports markdown.core"),
        ("reading/files.py", "from mkdocs.config import base", "imports mkdocs.config.base"),
        ("model/dates.py", "from chronicle.model import parse", "a circle: "),
        (
            "model/dates.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import chronicle.model",
            "a circle: ",
        ),
    ],
)
def test_a_broken_house_is_told(tmp_path: Path, path: str, text: str, fault: str) -> None:
    assert any(fault in told for told in _faults_of(tmp_path, SOUND | {path: text}))
