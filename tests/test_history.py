"""When a page was last changed, as git tells it, and the way to change it."""

from __future__ import annotations

import logging
import os
import subprocess
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from builds import build_site, edit, page_of
from chronicle.model import Kind
from chronicle.reading import History, HistoryReader, find_version, read_history
from chronicles import SMALL, read_written, write_chronicle
from histories import NOBODY, commit, git, make_repository
from seen import see_page

BATTLE = "content/battles/2017/al-qaim-2017.md"
ENGLISH = "content/battles/2017/al-qaim-2017.en.md"
PLACE = "content/places/al-qaim.md"


@pytest.fixture(autouse=True)
def _without_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)


def days(folder: Path) -> dict[str, str]:
    return tell_days(read_history(folder / "content", "content"))


def tell_days(history: History) -> dict[str, str]:
    return {path: str(version.day) for path, version in history.versions.items()}


def last_change(site: dict[str, bytes], path: str) -> str:
    """What a page says of its last change, as a machine reads it."""
    html = page_of(site, path).partition('class="provenance"')[2]
    return see_page(path, html).all("time")[0]["datetime"] if "<time" in html else ""


def test_a_file_has_the_utc_day_of_its_last_commit(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    edit(folder / PLACE, "city", "town")
    commit(folder, "2026-11-24T01:30:00+0300")
    told = days(folder)
    assert told[PLACE] == "2026-11-23"
    assert told[BATTLE] == "2026-10-01"
    assert set(told) == {f"content/{path}" for path in SMALL}


def test_the_name_of_a_folder_can_be_in_any_script(tmp_path: Path) -> None:
    (tmp_path / "سجل").mkdir()
    folder = make_repository(tmp_path / "سجل")
    (folder / "content/places/الفرات ١").mkdir()
    (folder / PLACE).rename(folder / "content/places/الفرات ١/al-qaim.md")
    commit(folder, "2026-11-23T12:00:00+0000")
    assert days(folder)["content/places/الفرات ١/al-qaim.md"] == "2026-11-23"


def test_a_merge_that_settles_a_conflict_is_a_change(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    git(folder, "switch", "--quiet", "--create", "other")
    edit(folder / PLACE, "city", "town")
    commit(folder, "2026-11-02T12:00:00+0000")
    git(folder, "switch", "--quiet", "main")
    edit(folder / PLACE, "city", "village")
    edit(folder / BATTLE, "grade: fair", "grade: weak")
    commit(folder, "2026-11-03T12:00:00+0000")
    with pytest.raises(subprocess.CalledProcessError):
        git(folder, "merge", "--quiet", "other")
    (folder / PLACE).write_text(SMALL["places/al-qaim.md"].replace("city", "area"), encoding="utf-8")
    commit(folder, "2026-11-09T12:00:00+0000")
    assert days(folder)[PLACE] == "2026-11-09"
    assert days(folder)[BATTLE] == "2026-11-03"


def test_a_file_that_changed_since_or_is_not_in_git_has_no_day(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    edit(folder / PLACE, "city", "town")
    (folder / "content/places/rawa.md").write_text(SMALL["places/anbar.md"], encoding="utf-8")
    edit(folder / BATTLE, "grade: fair", "grade: weak")
    git(folder, "add", BATTLE)
    assert set(days(folder)) == {f"content/{path}" for path in SMALL} - {PLACE, BATTLE}


def test_a_new_commit_is_seen_by_a_server_that_runs_on(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    reader = HistoryReader(folder / "content", "content")
    assert tell_days(reader.read())[PLACE] == "2026-10-01"
    edit(folder / PLACE, "city", "town")
    assert PLACE not in tell_days(reader.read())
    commit(folder, "2026-11-23T12:00:00+0000")
    assert tell_days(reader.read())[PLACE] == "2026-11-23"


def test_outside_git_and_without_git_nothing_has_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("plain", "kept"):
        (tmp_path / name).mkdir()
    assert days(write_chronicle(tmp_path / "plain", SMALL)) == {}
    folder = make_repository(tmp_path / "kept")
    monkeypatch.setenv("PATH", "")
    assert days(folder) == {}


def test_a_repository_without_a_commit_has_no_days(tmp_path: Path) -> None:
    write_chronicle(tmp_path, SMALL)
    git(tmp_path, "init", "--quiet")
    assert days(tmp_path) == {}


def test_a_shallow_clone_says_once_how_to_have_the_days(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "whole").mkdir()
    folder = make_repository(tmp_path / "whole")
    edit(folder / PLACE, "city", "town")
    commit(folder, "2026-11-23T12:00:00+0000")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", folder.as_uri(), str(clone))
    assert read_history(clone / "content", "content").is_shallow
    with caplog.at_level(logging.WARNING):
        site = build_site(clone, clone / "site")
    (said,) = [record.getMessage() for record in caplog.records if "history" in record.getMessage()]
    assert "git fetch --unshallow" in said
    assert "<time" not in page_of(site, "ar/places/al-qaim/").partition("provenance")[2]


def test_a_page_says_when_its_record_or_its_translation_changed(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    edit(folder / ENGLISH, "four axes", "four roads")
    commit(folder, "2026-11-23T12:00:00+0000")
    site = build_site(folder, folder / "site")
    assert last_change(site, "en/battles/al-qaim-2017/") == "2026-11-23"
    assert last_change(site, "ar/battles/al-qaim-2017/") == "2026-10-01"
    assert "Last changed <time" in page_of(site, "en/sources/reuters-2017-10-27/")
    assert "آخر تعديل: <time" in page_of(site, "ar/about/")
    assert last_change(site, "en/") == ""


def test_a_warm_build_gives_a_page_its_new_day(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    edit(folder / PLACE, "city", "town")
    before = build_site(folder, folder / "site")
    assert last_change(before, "ar/places/al-qaim/") == ""
    commit(folder, "2026-11-23T12:00:00+0000")
    warm = build_site(folder, folder / "site")
    assert last_change(warm, "ar/places/al-qaim/") == "2026-11-23"
    assert warm == build_site(folder, tmp_path / "clean")


def test_the_log_of_many_files_is_read_in_one_pass(tmp_path: Path) -> None:
    write_chronicle(tmp_path, {f"places/p{n}.md": f"{n}" for n in range(10_000)})
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "2026-11-23T12:00:00+0000")
    start = datetime.now(UTC)
    assert len(days(tmp_path)) == 10_000
    assert (datetime.now(UTC) - start).total_seconds() < 2


def _edit_links(folder: Path, settings: str, path: str) -> list[str]:
    file = folder / "mkdocs.yml"
    file.write_text(f"{settings}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    site = build_site(folder, folder / "site")
    page = see_page(path, page_of(site, path).partition('class="provenance"')[2])
    return [link["href"] for link in page.all("a") if "external" in link.get("rel", "")]


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("repo_url: https://example.org/chronicle\nedit_uri: edit/main/content", "https://example.org/chronicle/edit/main/content/"),
        ("repo_url: https://github.com/some/chronicle", "https://github.com/some/chronicle/edit/master/docs/"),
        ("repo_url: https://example.org/chronicle\nedit_uri: '?file=content'", "https://example.org/chronicle?file=content/"),
        ("edit_uri: https://example.org/edit/", "https://example.org/edit/"),
    ],
)  # fmt: skip
def test_the_edit_link_is_joined_as_mkdocs_joins_it(settings: str, address: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    (link,) = _edit_links(folder, settings, "en/battles/al-qaim-2017/")
    assert link == address + "battles/2017/al-qaim-2017.en.md"


def test_the_edit_link_takes_a_template(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    settings = "edit_uri_template: 'https://example.org/?f={path!q}&n={path_noext}'"
    (link,) = _edit_links(folder, settings, "ar/places/al-qaim/")
    assert link == "https://example.org/?f=places%2Fal-qaim.md&n=places/al-qaim"


@pytest.mark.parametrize(
    "settings",
    ["", "repo_url: https://x.example", "edit_uri: 'javascript:alert(1)//'", "edit_uri: here/"],
)
def test_there_is_no_edit_link_without_a_web_address(settings: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    assert _edit_links(folder, settings, "ar/places/al-qaim/") == []


def test_a_page_that_is_not_translated_leads_to_the_file_it_shows(tmp_path: Path) -> None:
    files = {path: text for path, text in SMALL.items() if path != "battles/2017/al-qaim-2017.en.md"}
    folder = write_chronicle(tmp_path, files)
    (link,) = _edit_links(folder, "edit_uri: https://example.org/", "en/battles/al-qaim-2017/")
    assert link == "https://example.org/battles/2017/al-qaim-2017.md"


def test_settings_of_git_change_nothing_and_an_impossible_time_is_left_out(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    run = partial(subprocess.run, cwd=tmp_path, check=True, capture_output=True)
    (content / "a.md").write_text("a", encoding="utf-8")
    run(["git", "init", "-q"])
    for name, value in (("user.name", "a"), ("user.email", "a@example.org"), ("log.showRoot", "false")):
        run(["git", "config", name, value])
    run(["git", "add", "."])
    run(["git", "commit", "-qm", "one"], env={**os.environ, "GIT_COMMITTER_DATE": "2017-11-03T12:00:00Z"})
    (content / "b.md").write_text("b", encoding="utf-8")
    run(["git", "add", "."])
    run(["git", "commit", "-qm", "two"], env={**os.environ, "GIT_COMMITTER_DATE": "@99999999999999 +0000"})
    assert tell_days(read_history(content, "content")) == {"content/a.md": "2017-11-03"}


def test_of_commits_of_one_second_and_of_wrong_clocks_the_last_is_the_last(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    for number, day in enumerate(["2026-11-20"] * 4 + ["2026-11-10"]):
        (folder / PLACE).write_text(
            (folder / PLACE).read_text(encoding="utf-8") + f"\n{number}", encoding="utf-8"
        )
        commit(folder, day)
        head = git(folder, "rev-parse", "HEAD")
        history = read_history(folder / "content", "content")
        assert history.latest is not None
        assert history.versions[PLACE].commit == history.latest.commit == head
        found = history.find_version([PLACE, BATTLE])
        assert found is not None
        assert found.commit == head
    (folder / "content/places/new.md").write_text("x", encoding="utf-8")
    assert read_history(folder / "content", "content").latest is None


def test_what_a_hook_of_git_sets_for_its_own_repository_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = make_repository(tmp_path / "other", on="2026-11-11")
    (tmp_path / "here").mkdir()
    folder = make_repository(tmp_path / "here")
    wanted = days(folder)
    assert wanted[PLACE] == "2026-10-01"
    for set_by_git in (
        {"GIT_DIR": "."},
        {"GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(other)},
        {"GIT_INDEX_FILE": str(tmp_path / "no-index"), "GIT_PREFIX": "content/"},
        {"GIT_OBJECT_DIRECTORY": str(other / ".git/objects"), "GIT_COMMON_DIR": str(other / ".git")},
    ):
        with monkeypatch.context() as hook:
            for name, value in set_by_git.items():
                hook.setenv(name, value)
            assert days(folder) == wanted, set_by_git


@pytest.mark.parametrize(
    "setting",
    [
        "diff.relative=true",
        "log.follow=true",
        "color.ui=always",
        "log.showSignature=true",
        "core.quotePath=true",
        "core.fsmonitor=/no-such-hook",
        "log.diffMerges=off",
        "status.relativePaths=false",
        "status.showUntrackedFiles=no",
        "diff.noprefix=true",
    ],
)
def test_no_setting_of_git_changes_what_it_tells(setting: str, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    folder = make_repository(tmp_path / "deep")
    (folder / "content/places/القائم.md").write_text("x", encoding="utf-8")
    commit(folder, "2026-11-20")
    edit(folder / PLACE, "city", "town")
    wanted = days(folder)
    assert wanted["content/places/القائم.md"] == "2026-11-20"
    git(folder, "config", *setting.split("="))
    assert days(folder) == wanted
    assert PLACE not in wanted


def test_a_repository_that_git_refuses_is_told_once_in_gits_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = make_repository(tmp_path)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with caplog.at_level(logging.WARNING):
        build_site(folder, folder / "site")
    (said,) = [record.getMessage() for record in caplog.records if "git" in record.getMessage()]
    assert "fatal: detected dubious ownership in repository" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("is_git_there", [False, True])
def test_where_there_is_no_history_yet_a_build_says_nothing_of_it(
    is_git_there: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_chronicle(tmp_path, SMALL)
    if is_git_there:
        git(tmp_path, "init", "--quiet")
    with caplog.at_level(logging.WARNING):
        build_site(tmp_path, tmp_path / "site")
    assert [record.getMessage() for record in caplog.records if "git" in record.getMessage()] == []


def test_a_file_of_a_commit_whose_time_no_calendar_has_is_of_no_older_commit(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    edit(folder / PLACE, "city", "town")
    git(folder, "commit", "--quiet", "-am", "late", on="@99999999999999 +0000")
    history = read_history(folder / "content", "content")
    assert PLACE not in history.versions
    assert BATTLE in history.versions
    assert history.latest is None


def test_an_earlier_text_is_found_below_gits_root_whatever_is_set(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path / "deep", SMALL)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "2026-10-01")
    older = read_written(folder)[0].battles["al-qaim-2017"].texts["ar"]
    edit(folder / BATTLE, "بدأ الهجوم", "انطلق الهجوم")
    commit(tmp_path, "2026-10-02")
    for setting in ("diff.relative", "log.follow"):
        git(tmp_path, "config", setting, "true")
    newer = read_written(folder)[0].battles["al-qaim-2017"].texts["ar"]
    found = find_version(folder, newer, Kind.BATTLE, older.digest)
    assert found is not None
    assert found.body == older.body


def _name(folder: Path, name: str) -> None:
    """Commit all as somebody."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "An edit", "--author", f"{name} <someone@example.org>")


def test_nobody_is_named_unless_the_settings_say_so(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    edit(folder / "content/places/al-qaim.md", "\n---\n", "\n---\nنصّ. ", 1)
    _name(folder, "Salma Naser")
    site = build_site(folder, folder / "site")
    assert [file for file in site if b"Salma" in site[file]] == []


def test_a_page_names_who_changed_its_entry_the_first_first(tmp_path: Path) -> None:
    folder = make_repository(tmp_path, settings="contributors: true")
    for name in ("Salma Naser", "سلمى \u202eناصر", "Salma Naser"):
        edit(folder / "content/places/al-qaim.md", "\n---\n", "\n---\nنصّ. ", 1)
        _name(folder, name)
    site = build_site(folder, folder / "site")
    page = page_of(site, "en/places/al-qaim/")
    named = "<bdi>Editor</bdi>, <bdi>Salma Naser</bdi>, <bdi>سلمى ناصر</bdi>"
    assert f"Contributors: {named}</span>" in page
    assert "Salma" not in page_of(site, "en/places/anbar/")
    assert "example.org>" not in page
