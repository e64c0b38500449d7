"""What the package carries, and what its pinned files must not say."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
from hatch_build import digest_of_sources

ROOT = Path(__file__).parent.parent
BUILT = ROOT / "theme" / "built"
MANIFEST = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))
STYLE = (BUILT / MANIFEST["files"]["chronicle.css"]).read_text(encoding="utf-8")


def test_every_file_that_shapes_the_assets_makes_them_anew(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    for name in ("package.json", "package-lock.json", ".npmrc", "styles/chronicle.css"):
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_text("one", encoding="utf-8")
    seen = {digest_of_sources(theme)}
    for file in sorted(path for path in theme.rglob("*") if path.is_file()):
        file.write_text("other", encoding="utf-8")
        seen.add(digest_of_sources(theme))
    assert len(seen) == 5


def test_every_file_of_the_manifest_is_there() -> None:
    names = [*MANIFEST["files"].values(), *(name for names in MANIFEST["preload"].values() for name in names)]
    assert [name for name in names if not (BUILT / name).is_file()] == []


def test_scripts_are_classic_ones_that_a_browser_runs_from_a_disk() -> None:
    for name, file in MANIFEST["files"].items():
        if name.endswith(".js"):
            text = (BUILT / file).read_text(encoding="utf-8")
            assert re.match(r'("use strict";)?\(\(\)=>\{', text), name
            assert not re.search(r"\b(import|export)\b *[({*\"]", text), name


def test_the_style_sheet_asks_for_no_file_but_ours() -> None:
    asked = {address.strip("\"'") for address in re.findall(r"url\(([^)]*)\)", STYLE)}
    assert asked <= {f"./{name}" for name in MANIFEST["files"].values()} | {
        address for address in asked if address.startswith("data:")
    }


def test_no_local_face_stands_in_for_ours() -> None:
    assert "local(" not in STYLE


def test_the_faces_of_a_first_screen_leave_room_in_the_budget() -> None:
    for language, names in MANIFEST["preload"].items():
        assert sum((BUILT / name).stat().st_size for name in names) < 80_000, language


def test_the_licences_of_the_fonts_go_with_them() -> None:
    text = (BUILT / "fonts" / "LICENSES.txt").read_text(encoding="utf-8")
    assert text.count("SIL OPEN FONT LICENSE Version 1.1") == 4


@pytest.mark.parametrize(
    "file", ["requirements.txt", "requirements-dev.txt", "theme/package-lock.json", "tests/package-lock.json"]
)
def test_pins_carry_checksums_and_no_download_address(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"--index-url|--find-links|\"resolved\"|\.whl|\.tgz|\.tar\.gz", text)
    assert re.search(r"--hash=sha256:|\"integrity\": \"sha512-", text)


def test_the_build_tools_are_pinned_once() -> None:
    """The dev group repeats the build's requirements: both must say the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["build-system"]["requires"]) <= set(project["dependency-groups"]["dev"])
