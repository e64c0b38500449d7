"""`chronicle diff` says what a change would do to records, figures and texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import COMMAND, edit, run
from histories import git, make_repository

BATTLE = "content/battles/2017/al-qaim-2017.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_repository(tmp_path)


def diff(folder: Path, *words: str) -> tuple[int, list[str]]:
    status, said = run(COMMAND, "diff", *words, cwd=folder)
    return status, said.splitlines()


def test_nothing_differs_from_what_is_committed(folder: Path) -> None:
    assert diff(folder, "HEAD") == (0, ["nothing differs"])


def test_a_figure_a_field_and_a_text_are_told_apart(folder: Path) -> None:
    edit(folder / "content/places/al-qaim.md", "kind: city", "kind: town")
    edit(
        folder / BATTLE, "figures:", "figures:\n  - {measure: wounded, value: 4, source: reuters-2017-10-27}"
    )
    edit(folder / BATTLE, "بدأ الهجوم", "انطلق الهجوم")
    status, said = diff(folder, "HEAD")
    assert (status, said) == (
        0,
        [
            "battle/al-qaim-2017: changed",
            '  figures: + {"measure":"wounded","value":4,"approximate":false,"aggregate":false,'
            '"source":"reuters-2017-10-27"}',
            "  text in ar: changed",
            "place/al-qaim: changed",
            "  kind: city → town",
            "2 records differ",
        ],
    )


def test_records_come_go_and_are_taken_back(folder: Path) -> None:
    (folder / "content/places/rawa.md").write_text(
        "---\nnames: {ar: راوة, en: Rawa}\nkind: town\n---\n", encoding="utf-8"
    )
    (folder / "content/pages/about.md").unlink()
    edit(folder / BATTLE, "kind: offensive", "status: retracted\nkind: offensive")
    said = diff(folder, "HEAD")[1]
    assert [line for line in said if not line.startswith(" ")] == [
        "battle/al-qaim-2017: retracted",
        "place/rawa: added",
        "page/about: removed",
        "3 records differ",
    ]


def test_for_a_pull_request_values_are_code_in_which_nothing_means_anything(folder: Path) -> None:
    edit(folder / "content/places/al-qaim.md", "Al-Qa'im", "Al-Qa'im `<b>` @someone")
    said = diff(folder, "HEAD", "--markdown")[1]
    assert said[0] == "**1 record differs**"
    [line] = [line for line in said if "@someone" in line]
    assert line.startswith("  - `` names: ")
    assert line.endswith(" ``")


def test_a_broken_older_state_does_not_hide_what_is_new(folder: Path) -> None:
    edit(folder / "content/places/al-qaim.md", "kind: city", "kind: planet")
    git(folder, "commit", "--quiet", "-am", "broken")
    edit(folder / "content/places/al-qaim.md", "kind: planet", "kind: city")
    assert diff(folder, "HEAD")[1] == ["place/al-qaim: added", "1 record differs"]


@pytest.mark.parametrize("revision", ["nothing-such", "--output=x", "HEAD:content"])
def test_what_is_no_revision_is_told_in_one_line(folder: Path, revision: str) -> None:
    status, said = diff(folder, "--", revision)
    assert status == 1
    assert len(said) == 1
    assert said[0].startswith("Error: ")
    assert not (folder / "x").exists()


def test_outside_git_that_is_told(tmp_path: Path) -> None:
    make_repository(tmp_path)
    import shutil

    shutil.rmtree(tmp_path / ".git")
    status, said = diff(tmp_path, "HEAD")
    assert status == 1
    assert "not a git repository" in said[-1]
