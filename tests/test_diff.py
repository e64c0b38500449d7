"""`chronicle diff` says what a change would do to records, figures and texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import COMMAND, edit, run
from histories import commit, git, make_repository
from pictured import draw, encode, put_picture, write_pictured

BATTLE = "content/battles/2017/al-qaim-2017.md"
PLACE = "content/places/al-qaim.md"
PAGES = "  pages: /ar/places/al-qaim/ /en/places/al-qaim/"


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
            "  pages: /ar/battles/al-qaim-2017/ /en/battles/al-qaim-2017/",
            "place/al-qaim: changed",
            "  kind: city → town",
            "  pages: /ar/places/al-qaim/ /en/places/al-qaim/",
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


def test_what_could_not_be_read_before_is_not_told_as_added(folder: Path) -> None:
    edit(folder / PLACE, "kind: city", "kind: planet")
    git(folder, "commit", "--quiet", "-am", "broken")
    edit(folder / PLACE, "kind: planet", "kind: city")
    assert diff(folder, "HEAD") == (
        0,
        ["place/al-qaim: could not be read before", PAGES, "1 record differs"],
    )


def test_what_cannot_be_read_now_is_not_told_as_removed(folder: Path) -> None:
    edit(folder / PLACE, "kind: city", "kind: planet")
    edit(folder / "content/pages/about.en.md", "title: About", "title: [About")
    (folder / "content/places/rawa.md").write_text("---\nkind: [\n---\n", encoding="utf-8")
    status, said = diff(folder, "HEAD")
    assert (status, said) == (
        1,
        [
            "place/al-qaim: cannot be read now",
            "place/rawa: cannot be read now",
            "page/about: changed",
            "  text in en: cannot be read now",
            "  pages: /ar/about/ /en/about/",
            "3 records differ",
            "Error: not everything can be read now; `chronicle check` says why",
        ],
    )


def test_a_folder_with_a_wrong_name_takes_no_record_away(folder: Path) -> None:
    (folder / "content/places").rename(folder / "content/place")
    status, said = diff(folder, "HEAD")
    assert status == 1
    assert said[:-1] == [
        "place/al-qaim: cannot be read now",
        "place/anbar: cannot be read now",
        "2 records differ",
    ]


def test_a_renamed_record_is_told_with_what_else_has_changed(folder: Path) -> None:
    status, said = run(COMMAND, "rename", "al-qaim", "qaim", cwd=folder)
    assert status == 0, said
    edit(folder / "content/places/qaim.md", "kind: city", "kind: town")
    said_of = diff(folder, "HEAD")[1]
    start = said_of.index("place/qaim: renamed from al-qaim")
    assert said_of[start + 1 : start + 3] == [
        "  kind: city → town",
        "  pages: /ar/places/qaim/ /en/places/qaim/",
    ]
    assert not [line for line in said_of if line.endswith((": removed", ": added"))]


def test_a_renamed_record_that_could_not_be_read_before_is_told_once(folder: Path) -> None:
    edit(folder / PLACE, "kind: city", "kind: planet")
    git(folder, "commit", "--quiet", "-am", "broken")
    (folder / PLACE).rename(folder / "content/places/qaim.md")
    edit(folder / "content/places/qaim.md", "kind: planet", "kind: city\nprevious_ids: [al-qaim]")
    assert diff(folder, "HEAD")[1][0] == "place/qaim: could not be read before"
    assert diff(folder, "HEAD")[1][-1] == "1 record differs"


def test_pictures_of_a_record_and_their_files_are_compared(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "2026-10-01")
    assert diff(folder, "HEAD") == (0, ["nothing differs"])
    edit(folder / BATTLE, "pictures: [tower, road]", "pictures: [tower]")
    put_picture(folder, "crossing.jpg", encode(draw(640, 480)), words="")
    assert diff(folder, "HEAD")[1] == [
        "battle/al-qaim-2017: changed",
        "  pictures: - road",
        "  pages: /ar/battles/al-qaim-2017/ /en/battles/al-qaim-2017/",
        "picture/crossing: changed",
        "  file: changed",
        "  pages: /ar/battles/al-qaim-2017/ /en/battles/al-qaim-2017/",
        "2 records differ",
    ]


def test_links_in_an_older_revision_are_passed_over(folder: Path) -> None:
    (folder / "content/places/linked.md").symlink_to("/etc/hostname")
    (folder / "content/places/rawa.md").symlink_to("al-qaim.md")
    commit(folder, "2026-10-02")
    for name in ("linked", "rawa"):
        (folder / f"content/places/{name}.md").unlink()
    assert diff(folder, "HEAD") == (0, ["nothing differs"])


def test_a_comment_is_no_longer_than_it_may_be_and_no_line_is_cut(folder: Path) -> None:
    for number in range(700):
        write_place(folder, number)
    said = diff(folder, "HEAD", "--markdown")[1]
    assert 50_000 < sum(len(line) + 1 for line in said) < 60_000
    told = sum(line.startswith("- `place/p") for line in said)
    assert said[0] == "**700 records differ**"
    assert said[-1] == f"- and {700 - told} more records"
    assert [line for line in said if line.startswith("  - pages") and not line.endswith("/)")] == []


def write_place(folder: Path, number: int) -> None:
    names = "names: {ar: راوة, en: Rawa}\nkind: town"
    (folder / f"content/places/p{number}.md").write_text(f"---\n{names}\n---\n", encoding="utf-8")


def test_one_record_with_more_than_fits_is_told_as_far_as_it_does(folder: Path) -> None:
    aliases = ", ".join(f"Name-{number}-{'x' * 90}" for number in range(700))
    edit(folder / PLACE, "en: [Husaybah]", f"en: [Husaybah, {aliases}]")
    edit(folder / BATTLE, "grade: fair", "grade: weak")
    sources = "\n".join(
        f"  - {{measure: killed, value: {n}, source: reuters-2017-10-27}}" for n in range(900)
    )
    edit(folder / BATTLE, "figures:", f"figures:\n{sources}")
    said = diff(folder, "HEAD", "--markdown")[1]
    assert sum(len(line) + 1 for line in said) < 60_000
    told = sum(line.startswith("  - ` figures: + ") for line in said)
    assert told > 300
    assert said[-2:] == [f"  - and {900 + 2 - told} more lines", "- and 1 more record"]


def test_pages_are_links_where_the_site_has_an_address(folder: Path) -> None:
    edit(folder / PLACE, "kind: city", "kind: town")
    base = "https://chronicle.example.org/"
    links = ", ".join(f"[/{path}]({base}{path})" for path in ("ar/places/al-qaim/", "en/places/al-qaim/"))
    assert f"  - pages: {links}" in diff(folder, "HEAD", "--markdown")[1]
    edit(folder / "mkdocs.yml", f"site_url: {base}\n", "")
    assert "  - pages: `/ar/places/al-qaim/`, `/en/places/al-qaim/`" in diff(folder, "HEAD", "--markdown")[1]


def test_a_draft_has_no_page_to_look_at(folder: Path) -> None:
    edit(folder / PLACE, "kind: city", "status: draft\nkind: city")
    assert diff(folder, "HEAD")[1] == [
        "place/al-qaim: changed",
        "  status: published → draft",
        "1 record differs",
    ]


def test_within_a_hook_of_another_repository_the_folder_is_compared(folder: Path, tmp_path: Path) -> None:
    edit(folder / PLACE, "kind: city", "kind: town")
    status, said = run(COMMAND, "diff", "HEAD", cwd=folder, GIT_DIR=str(tmp_path / "nowhere"))
    assert (status, said.splitlines()[0]) == (0, "place/al-qaim: changed")


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
