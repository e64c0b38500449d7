"""The published site is exchanged whole or not at all, whatever stops a build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import COMMAND, build_site, edit, left_beside, read_site, run, start
from chronicle.memory import open_staging, recover_site
from chronicles import SMALL, front, write_chronicle
from mkdocs.commands.build import build
from mkdocs.config import load_config

BATTLE = "content/battles/2017/al-qaim-2017.md"
# Enough pages for a build to take a while.
MANY = SMALL | {
    f"places/village-{n}.md": front(f"""
        names: {{ar: قرية {n}, en: Village {n}}}
        kind: village
        within: anbar
        coordinates: [33.{n:02}, 41.{n:02}]
        """)
    for n in range(60)
}


def _break_content(folder: Path) -> None:
    edit(folder / BATTLE, "kind: offensive", "kind: unheard-of")


def _break_settings(folder: Path) -> None:
    edit(folder / "mkdocs.yml", "  - chronicle", "  - chronicle: {languages: [x y]}")


def _break_template(folder: Path) -> None:
    edit(folder / "mkdocs.yml", "name: material", "name: material\n  custom_dir: ours")
    template = folder / "ours" / "chronicle" / "place.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ view.no_such_thing }}", encoding="utf-8")


@pytest.mark.parametrize("command", [COMMAND, COMMAND.with_name("mkdocs")], ids=["chronicle", "mkdocs"])
@pytest.mark.parametrize("spoil", [_break_content, _break_settings, _break_template])
def test_an_error_leaves_the_published_site_as_it_was(
    spoil: Callable[[Path], None], command: Path, tmp_path: Path
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    before = build_site(folder, folder / "site")
    spoil(folder)
    status, said = run(command, "build", cwd=folder)
    assert status == 1, said
    assert read_site(folder / "site") == before
    assert left_beside(folder / "site") == []


def test_a_warning_of_a_strict_build_leaves_the_published_site_as_it_was(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    before = build_site(folder, folder / "site")
    edit(folder / "mkdocs.yml", "site_url: https://chronicle.example.org/\n", "")
    status, said = run(COMMAND.with_name("mkdocs"), "build", "--strict", cwd=folder)
    assert status == 1, said
    assert read_site(folder / "site") == before


def test_a_dirty_build_of_mkdocs_is_a_whole_build_too(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    build_site(folder, folder / "site")
    edit(folder / BATTLE, "value: 1500", "value: 1700")
    status, said = run(COMMAND.with_name("mkdocs"), "build", "--dirty", cwd=folder)
    assert status == 0, said
    assert read_site(folder / "site") == build_site(folder, folder / "clean")


def _is_writing(site: Path, _: int) -> bool:
    return any(site.parent.glob(".site.new-*"))


def _has_written_pages(site: Path, _: int) -> bool:
    return any(site.parent.glob(".site.new-*/ar/places/village-3*/index.html"))


def _has_published(site: Path, before: int) -> bool:
    """Just after the exchange: before the old site is gone and before the ledger is written."""
    return site.stat().st_ino != before


@pytest.mark.parametrize("moment", [_is_writing, _has_written_pages, _has_published])
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_sets_all_right(
    moment: Callable[[Path, int], bool], tmp_path: Path
) -> None:
    folder = write_chronicle(tmp_path, MANY)
    old, site = build_site(folder, folder / "site"), folder / "site"
    edit(folder / "content/places/anbar.md", "en: Anbar", "en: Al-Anbar")
    inode, process = site.stat().st_ino, start(COMMAND, "build", cwd=folder)
    while process.poll() is None and not moment(site, inode):
        time.sleep(0.0002)
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=60) == -signal.SIGKILL, "the build was over before the moment came"
    left, new = read_site(site), build_site(folder, folder / "clean")
    assert left == (new if moment is _has_published else old)
    assert build_site(folder, site) == new
    assert left_beside(site) == []


def test_builds_at_the_same_time_do_not_harm_each_other(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, MANY)
    for value in ("1500", "1700"):
        edit(folder / BATTLE, "value: 1500", f"value: {value}")
        processes = [start(COMMAND, "build", cwd=folder) for _ in range(3)]
        said = [process.communicate(timeout=60)[0] for process in processes]
        assert [process.returncode for process in processes] == [0, 0, 0], said
        assert read_site(folder / "site") == build_site(folder, folder / f"clean-{value}")
        assert left_beside(folder / "site") == []
    assert build_site(folder, folder / "site") == build_site(folder, folder / "clean")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges folders in one step")
def test_a_reader_never_finds_the_site_missing(tmp_path: Path) -> None:
    site, is_over, seen, missed = tmp_path / "site", threading.Event(), 0, 0
    _publish(site, "0")

    def read() -> None:
        nonlocal seen, missed
        while not is_over.is_set():
            try:
                (site / "index.html").stat()
                seen += 1
            except OSError:
                missed += 1

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(300):
        _publish(site, str(number))
    is_over.set()
    reader.join()
    assert missed == 0
    assert seen > 300


def _publish(site: Path, text: str) -> None:
    staging = open_staging(site)
    staging.write("index.html", text)
    staging.publish()


def test_without_an_exchange_in_one_step_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(tmp_path / "site", "old")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", "another system")
        _publish(tmp_path / "site", "new")
    assert read_site(tmp_path / "site") == {"index.html": b"new"}
    assert left_beside(tmp_path / "site") == []


def test_a_site_that_a_killed_build_moved_aside_comes_back_even_if_the_next_build_fails(
    tmp_path: Path,
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    before = build_site(folder, folder / "site")
    (folder / "site").rename(folder / ".site.old")
    _break_content(folder)
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 1, said
    assert read_site(folder / "site") == before


def test_the_folder_of_a_build_that_still_runs_is_left_to_it(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = tmp_path / f".site.new-{other.pid}"
        theirs.mkdir()
        recover_site(tmp_path / "site")
        assert theirs.is_dir()
        other.communicate(b"\n")
    recover_site(tmp_path / "site")
    assert not theirs.exists()


def test_hidden_files_of_the_site_outlive_a_build(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    build_site(folder, site := folder / "site")
    for name in (".git/objects/ab", ".htaccess", ".nojekyll", ".well-known/security.txt"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    (site / ".linked").symlink_to("index.html")
    (site / "stray.txt").write_text("not hidden", encoding="utf-8")
    after = build_site(folder, site)
    assert after[".git/objects/ab"] == b".git/objects/ab"
    assert {".htaccess", ".nojekyll", ".well-known/security.txt"} <= set(after)
    assert (site / ".linked").is_symlink()
    assert "stray.txt" not in after
    assert left_beside(site) == []


def test_a_hidden_file_that_a_build_writes_replaces_the_old_one(tmp_path: Path) -> None:
    for text in ("old", "new"):
        staging = open_staging(tmp_path / "site")
        staging.write(".well-known/security.txt", text)
        staging.publish()
    assert read_site(tmp_path / "site") == {".well-known/security.txt": b"new"}


def test_where_no_process_can_be_asked_only_an_old_folder_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, old = tmp_path / ".site.new-1", tmp_path / f".site.new-{2**22 + 1}"
    fresh.mkdir()
    old.mkdir()
    os.utime(old, (0, 0))
    asked: list[int] = []
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", "win32")
        elsewhere.setattr(os, "kill", lambda process, _: asked.append(process))
        recover_site(tmp_path / "site")
    assert (fresh.exists(), old.exists(), asked) == (True, False, [])


def test_a_fault_before_the_build_begins_leaves_no_folder(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "name: material", "name: material\n  custom_dir: ours")
    (folder / "ours").mkdir()
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(Path, "read_bytes", _refuse(Path.read_bytes))
        (folder / "ours" / "refused.html").write_text("x", encoding="utf-8")
        with pytest.raises(OSError, match="refused"):
            build_site(folder, folder / "site")
    assert left_beside(folder / "site") == []


def _refuse(read: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
    def read_bytes(path: Path) -> bytes:
        if path.name == "refused.html":
            raise OSError("refused")
        return read(path)

    return read_bytes


def test_files_of_other_plugins_are_published_with_ours(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    (folder / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_post_build(config):\n    (Path(config.site_dir) / 'robots.txt').write_text('theirs')\n"
    )
    assert build_site(folder, folder / "site")["robots.txt"] == b"theirs"
    assert left_beside(folder / "site") == []


def test_after_a_build_the_settings_name_the_published_folder(tmp_path: Path) -> None:
    """`mkdocs gh-deploy` looks there for what it is to send."""
    folder = write_chronicle(tmp_path, SMALL)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    build(config)
    assert config.site_dir == str(folder / "site")


def test_a_site_is_amended_file_by_file_and_what_is_gone_leaves_no_folder(tmp_path: Path) -> None:
    site, first = tmp_path / "site", open_staging(tmp_path / "site")
    for file in ("index.html", "ar/old/index.html", "ar/kept/index.html"):
        first.write(file, "before")
    first.publish()
    kept = (site / "ar/kept/index.html").stat().st_ino
    second = open_staging(site)
    second.write("index.html", "after")
    second.write("ar/new/index.html", "after")
    second.amend(["ar/old/index.html"])
    assert read_site(site) == {
        "index.html": b"after",
        "ar/new/index.html": b"after",
        "ar/kept/index.html": b"before",
    }
    assert (site / "ar/kept/index.html").stat().st_ino == kept
    assert not (site / "ar/old").exists()
    assert left_beside(site) == []


def test_what_a_build_left_half_amended_is_set_right_by_the_next(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, MANY)
    build_site(folder, site := folder / "site")
    edit(folder / "content/places/village-3.md", "en: Village 3", "en: Third Village")
    new = build_site(folder, folder / "clean")
    page = "en/places/village-3/index.html"
    (site / page).write_bytes(new[page])  # as far as a killed build may have come
    assert build_site(folder, site) == new
    assert left_beside(site) == []
