"""The same commit gives the same bytes: on any machine, in any place, cold and warm."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builds import COMMAND, edit, read_site, run
from chronicle.processes import PROCESSES
from histories import commit, git
from pictured import write_pictured

BATTLE = "content/battles/2017/al-qaim-2017.md"
ELSEWHERE = (
    {"TZ": "Asia/Baghdad", "LANG": "ar_IQ.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", PROCESSES: "1"},
    {"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "2", PROCESSES: "3"},
)


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository whose texts were edited once, so that its entries are of different days, with pictures."""
    folder = write_pictured(tmp_path / "origin")
    (folder / ".gitignore").write_text(".cache/\nsite/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "2026-10-01")
    edit(folder / BATTLE, "بدأ الهجوم", "انطلق الهجوم")
    commit(folder, "2026-11-20")
    return folder


def build(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    status, said = run(COMMAND, "build", cwd=folder, **environment)
    assert status == 0, said
    return read_site(folder / "site")


def test_two_clones_in_two_time_zones_and_locales_give_the_same_bytes(origin: Path, tmp_path: Path) -> None:
    built = []
    for name, environment in zip(("one", "a/deeper/place"), ELSEWHERE, strict=True):
        git(tmp_path, "clone", "--quiet", str(origin), str(tmp_path / name))
        built.append(build(tmp_path / name, environment))
    one, other = built
    assert one.keys() == other.keys()
    assert [file for file in one if file.endswith(".webp")] != []
    assert [file for file in one if one[file] != other[file]] == []


def test_a_warm_build_gives_the_bytes_of_a_cold_one_in_another_place(origin: Path, tmp_path: Path) -> None:
    warm, cold = tmp_path / "warm", tmp_path / "cold"
    git(tmp_path, "clone", "--quiet", str(origin), str(warm))
    git(warm, "checkout", "--quiet", "HEAD~1")
    build(warm, ELSEWHERE[0])
    git(warm, "checkout", "--quiet", "main")
    git(tmp_path, "clone", "--quiet", str(origin), str(cold))
    assert build(warm, ELSEWHERE[0]) == build(cold, ELSEWHERE[1])


def test_what_lies_in_the_cache_changes_nothing_but_time(origin: Path) -> None:
    first = build(origin, {})
    shutil.rmtree(origin / "site")
    assert build(origin, {}) == first
    shutil.rmtree(origin / ".cache")
    assert build(origin, {}) == first
