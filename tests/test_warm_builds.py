"""A warm build, which keeps the pages that are as they were, gives what a clean build gives."""

from __future__ import annotations

import contextlib
import logging
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import COMMAND, build_site, edit, left_beside, page_of, read_site, run, start
from chronicles import SMALL, front, write_chronicle
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pictured import draw, encode, put_picture

BATTLE = "content/battles/2017/al-qaim-2017.md"
ENGLISH = "content/battles/2017/al-qaim-2017.en.md"
RAWA = front(
    """
    title: معركة راوة
    kind: offensive
    date: 2017-11-17
    part_of: western-iraq-2017
    places: [al-qaim]
    sides: [{actors: [iraqi-army]}, {actors: [islamic-state]}]
    status: published
    sources: [reuters-2017-10-27]
    """,
    "تلت [[al-qaim-2017]] [@reuters-2017-10-27].\n",
)


def _add_battle(folder: Path) -> None:
    (folder / "content/battles/2017/rawa-2017.md").write_text(RAWA, encoding="utf-8")


def _remove_battle(folder: Path) -> None:
    (folder / "content/battles/2017/rawa-2017.md").unlink(missing_ok=True)


def _set_status(folder: Path, status: str) -> None:
    text = RAWA.replace("status: published", f"status: {status}")
    (folder / "content/battles/2017/rawa-2017.md").write_text(text, encoding="utf-8")


def _move(folder: Path, old: str, new: str) -> None:
    """Rename a page as editors do: the file takes the new id, and keeps the old one in its facts."""
    pages = folder / "content/pages"
    if (pages / f"{old}.md").is_file():
        (pages / f"{old}.md").rename(pages / f"{new}.md")
        (pages / f"{old}.en.md").rename(pages / f"{new}.en.md")
        edit(pages / f"{new}.md", "title:", f"previous_ids: [{old}]\ntitle:")


def _swap(file: str, one: str, other: str) -> Callable[[Path], None]:
    """An edit that can be made at any time: one wording becomes the other, or the other the one."""

    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        before, after = (one, other) if one in text else (other, one)
        edit(folder / file, before, after)

    return change


def _touch_up(site: str, change: Callable[[Path], object]) -> Callable[[Path], None]:
    """Something that somebody does by hand in the published folder."""
    return lambda folder: change(folder / "site" / site) if (folder / "site").is_dir() else None


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _spoil(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


def _make_folder(file: Path) -> None:
    file.unlink()
    _put(file / "within.txt", "stray")


def _make_link(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parent.parent / "index.html")


def _show_picture(folder: Path) -> None:
    put_picture(folder, "map.png", encode(draw(600, 400), "PNG"))
    place = folder / "content/places/anbar.md"
    if "pictures" not in place.read_text(encoding="utf-8"):
        edit(place, "kind: governorate", "kind: governorate\npictures: [map]")


def _drop_picture(folder: Path) -> None:
    place = folder / "content/places/anbar.md"
    if "pictures" in place.read_text(encoding="utf-8"):
        edit(place, "\npictures: [map]", "")


def _change_picture(folder: Path) -> None:
    if (folder / "content/media/map.png").is_file():
        put_picture(folder, "map.png", encode(draw(700, 400), "PNG"))


def _reword_picture(folder: Path) -> None:
    if (folder / "content/media/map.md").is_file():
        _swap("content/media/map.md", "A steel bridge", "An iron bridge")(folder)


def _spoil_kept_pictures(folder: Path) -> None:
    for file in (folder / ".cache/chronicle/pictures").glob("*"):
        _spoil(file)


EDITS: dict[str, Callable[[Path], object]] = {
    "a battle is added": _add_battle,
    "an entry becomes a draft": lambda folder: _set_status(folder, "draft"),
    "an entry is published": lambda folder: _set_status(folder, "published"),
    "an entry is retracted": lambda folder: _set_status(folder, "retracted"),
    "a battle is removed": _remove_battle,
    "a page is renamed": lambda folder: _move(folder, "about", "on-this"),
    "a fact changes": _swap(BATTLE, "value: 1500", "value: 1700"),
    "a date changes": _swap(BATTLE, "date: 2017-10-26/2017-11-03", "date: 2017-10-27/2017-11-03"),
    "a text changes": _swap(BATTLE, "بدأ الهجوم", "انطلق الهجوم"),
    "a translation changes": _swap(ENGLISH, "was led by", "was commanded by"),
    "a title changes": _swap(ENGLISH, "title: Battle of al-Qa'im", "title: Al-Qa'im, 2017"),
    "a place is renamed": _swap("content/places/al-qaim.md", "en: Al-Qa'im", "en: Qaim"),
    "an actor's short name changes": _swap("content/actors/islamic-state.md", "داعش", "التنظيم"),
    "a source changes": _swap("content/sources/reuters-2017-10-27.md", "en: Reuters", "en: Thomson Reuters"),
    "the site's title changes": _swap("mkdocs.yml", "A Small Chronicle", "A Little Chronicle"),
    "the digits change": _swap("mkdocs.yml", "digits: latin", "digits: arabic-indic"),
    "the address changes": _swap("mkdocs.yml", "chronicle.example.org", "other.example.org"),
    "a picture is shown": _show_picture,
    "a picture changes": _change_picture,
    "a picture's words change": _reword_picture,
    "what was made of pictures is spoilt": _spoil_kept_pictures,
    "what was made of pictures is gone": lambda folder: shutil.rmtree(
        folder / ".cache/chronicle/pictures", ignore_errors=True
    ),
    "a published picture is spoilt": lambda folder: [*map(_spoil, (folder / "site").glob("media/*"))],
    "a picture is shown no longer": _drop_picture,
    "a published page is deleted": _touch_up(
        "ar/battles/al-qaim-2017/index.html", lambda file: file.unlink(missing_ok=True)
    ),
    "a byte of a published page changes": _touch_up("en/index.html", _spoil),
    "a stray file is published": _touch_up("ar/stray/index.html", lambda file: _put(file, "stray")),
    "a published page becomes a folder": _touch_up("en/actors/index.html", _make_folder),
    "a published page becomes a link": _touch_up("en/places/index.html", _make_link),
}


def _write(folder: Path) -> Path:
    options = "languages: [{code: ar, digits: latin}, {code: en, regional: en-GB}]"
    return write_chronicle(folder, SMALL, settings=options)


def _same_as_clean(folder: Path) -> bool:
    warm = build_site(folder, folder / "site")
    shutil.rmtree(folder / "clean", ignore_errors=True)
    return warm == build_site(folder, folder / "clean")


def test_after_every_kind_of_edit_a_warm_build_equals_a_clean_one(tmp_path: Path) -> None:
    folder = _write(tmp_path)
    assert _same_as_clean(folder)
    for name, change in EDITS.items():
        change(folder)
        assert _same_as_clean(folder), name


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(steps=st.lists(st.sampled_from(list(EDITS)), min_size=3, max_size=6))
def test_after_any_row_of_edits_a_warm_build_equals_a_clean_one(
    steps: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = _write(tmp_path_factory.mktemp("edits"))
    build_site(folder, folder / "site")
    for step in steps:
        EDITS[step](folder)
    assert _same_as_clean(folder), steps


@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(list(EDITS)), st.floats(0.3, 1.6)),
        min_size=3,
        max_size=5,
        unique_by=lambda s: s[0],
    )
)
def test_after_any_row_of_edits_and_killed_builds_a_build_equals_a_clean_one(
    steps: list[tuple[str, float]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = _write(tmp_path_factory.mktemp("killed"))
    build_site(folder, folder / "site")
    for step, seconds in steps:
        EDITS[step](folder)
        process = start(COMMAND, "build", cwd=folder)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)
        process.kill()
        process.communicate()
    assert _same_as_clean(folder), steps
    assert left_beside(folder / "site") == []


def test_a_rename_leaves_a_door_at_the_old_address(tmp_path: Path) -> None:
    folder = _write(tmp_path)
    build_site(folder, folder / "site")
    _move(folder, "about", "on-this")
    pages = build_site(folder, folder / "site")
    assert b"ar/on-this/" in pages["ar/about/index.html"]
    assert b"../on-this/" in pages["en/about/index.html"]


def test_a_text_that_changes_makes_only_its_own_page_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = _write(tmp_path)
    before = build_site(folder, folder / "site")
    _swap(ENGLISH, "was led by", "was commanded by")(folder)
    with caplog.at_level(logging.INFO, "mkdocs.plugins.chronicle"):
        after = build_site(folder, folder / "site")
    pages = [name for name in after if name.endswith(".html")]
    assert [name for name in pages if after[name] != before[name]] == ["en/battles/al-qaim-2017/index.html"]
    assert "1 pages written" in caplog.text


def test_the_same_sources_give_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    one = write_chronicle(tmp_path / "one", SMALL)
    other = write_chronicle(tmp_path / "a longer name", dict(reversed(SMALL.items())))
    here = {"TZ": "Asia/Baghdad", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    masked = ("sh", "-c", 'umask "$0" && exec "$1" build')
    assert run(*masked, "022", COMMAND, cwd=one, **here)[0] == 0
    assert run(*masked, "077", COMMAND, cwd=other, **there, PYTHONHASHSEED="2")[0] == 0
    assert read_site(one / "site") == read_site(other / "site")


def test_a_hook_of_the_project_shapes_warm_pages_too(tmp_path: Path) -> None:
    folder, hook = _write(tmp_path), tmp_path / "hook.py"
    edit(folder / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    for word in ("first", "second"):
        hook.write_text(f"def on_post_page(output, **_):\n    return output + '<!-- {word} -->'\n")
        assert run(COMMAND, "build", cwd=folder)[0] == 0
        site = read_site(folder / "site")
        assert all(word in page_of(site, path) for path in ("ar/", "en/places/anbar/"))
    assert run(COMMAND.with_name("mkdocs"), "build", "-d", "clean", cwd=folder)[0] == 0
    assert site == read_site(folder / "clean")
