"""After an edit of texts alone a build and a check look at little else, and give what they give of all."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import build_site, edit, left_beside, page_of, read_site
from chronicle.checks import select_rules
from chronicle.facts import derive_facts, select_published, write_facts
from chronicle.facts.kept import FORMS
from chronicle.glue import building
from chronicle.memory import Content, check_content, keep_files
from chronicle.problems import Problem, Problems
from chronicle.reading import Reader, make_languages, open_chronicle, read_project
from chronicle.reading.survey import NoKeeper
from chronicles import SMALL, front, plain_battle, read_written, write_chronicle
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

BATTLE = "content/battles/2017/al-qaim-2017.md"
ENGLISH = "content/battles/2017/al-qaim-2017.en.md"
MANY = SMALL | {
    f"battles/2016/raid-{n}.md": plain_battle(f"2016-0{n}-11", "al-qaim, anbar").replace(
        "places:", "sides: [{actors: [iraqi-army]}, {actors: [islamic-state]}]\nplaces:"
    )
    for n in range(1, 8)
}
# Texts that a rule may have something to say of, and some that none has.
TEXTS = st.lists(
    st.sampled_from(
        [
            "بدأ الهجوم فجرًا.",
            "دخل [[iraqi-army]] المدينة [@reuters-2017-10-27].",
            "انظر [[al-qaim-2017|المعركة]].",
            "[هنا](javascript:x)",
            "[هنا](https://example.org/)",
            "![](https://example.org/x.png)",
            "<iframe src=x></iframe>",
            "[[no such]] [al-qaim] [@@]",
            "![[map]]",
            "<<<<<<< HEAD",
            "English words in the Arabic file, and a great many of them, to the end of the line.",
            "…",
            "",
        ]
    ),
    max_size=5,
).map("\n\n".join)


def _rewrite(file: Path, text: str) -> None:
    """Put another text after the front matter."""
    head = file.read_text(encoding="utf-8").split("\n---\n")[0]
    file.write_text(f"{head}\n---\n{text}", encoding="utf-8")
    _age(file)


def _age(*files: Path) -> None:
    """Make files look as if they had been written a while ago: what is quite new is read again anyway."""
    for file in files:
        stat = file.stat()
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns - 10**10))


def _write(folder: Path, files: dict[str, str] = SMALL) -> Path:
    written = write_chronicle(folder, files)
    _age(*written.rglob("*.md"))
    return written


def _check(folder: Path) -> tuple[Problem, ...]:
    """What `chronicle check --notes` prints, with all that it keeps."""
    project = read_project(folder / "mkdocs.yml", Problems())
    assert project is not None
    keeper = keep_files(project.root)
    content = Content(Reader(project.content, project.shown, project.settings.codes, keeper).look())
    rules = select_rules(project.settings.rules, notes=True)
    found = check_content(content, make_languages(project.settings), rules, keeper)
    return found.set_levels(project.settings.rules).sorted(notes=True)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(st.tuples(st.sampled_from([BATTLE, ENGLISH]), TEXTS), min_size=1, max_size=4))
def test_a_check_after_edits_of_texts_finds_what_a_check_of_all_finds(
    edits: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = _write(tmp_path_factory.mktemp("check"))
    _check(folder)
    for file, text in edits:
        _rewrite(folder / file, text)
        assert _check(folder) == read_written(folder, notes=True)[1]


def test_what_is_no_file_of_a_record_is_told_as_long_as_it_is_there(tmp_path: Path) -> None:
    folder = _write(tmp_path)
    before = _check(folder)
    stray = folder / "content" / "battles" / "notes.txt"
    stray.write_text("notes", encoding="utf-8")
    assert "misplaced-file" in {problem.code for problem in _check(folder)}
    stray.unlink()
    assert _check(folder) == before


def test_a_check_after_an_edit_of_a_text_reads_no_other_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _write(tmp_path)
    before = _check(folder)
    edit(folder / BATTLE, "بدأ الهجوم", "انطلق الهجوم")
    with monkeypatch.context() as patched:
        patched.setattr(Content, "reading", property(lambda _: pytest.fail("all was read")))
        after = _check(folder)
    assert [problem.code for problem in set(after) - set(before)] == ["stale-translation"]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@example(edits=[(BATTLE, "وصل [[iraqi-army]] إلى المدينة."), ("content/pages/about.md", "نص آخر.")])
@given(
    edits=st.lists(
        st.tuples(
            st.sampled_from([BATTLE, "content/pages/about.md", "content/battles/2016/raid-3.md"]),
            st.sampled_from(["وصل [[iraqi-army]] إلى المدينة.", "سقطت [[al-qaim|المدينة]].", "نص آخر."]),
        )
        | st.tuples(st.just(ENGLISH), st.sampled_from(["The [[al-qaim|town]] fell.", "**Other** words."])),
        min_size=1,
        max_size=3,
    )
)
def test_a_build_after_edits_of_texts_gives_what_a_clean_build_gives(
    edits: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = _write(tmp_path_factory.mktemp("build"), MANY)
    build_site(folder, folder / "site")
    for file, text in edits:
        _rewrite(folder / file, text)
        warm = build_site(folder, folder / "site")
        shutil.rmtree(folder / "clean", ignore_errors=True)
        shutil.rmtree(folder / ".cache" / "chronicle" / "files")
        assert warm == build_site(folder, folder / "clean")
        assert left_beside(folder / "site") == []


def test_where_every_text_was_edited_the_rest_of_the_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_MOST_AMENDED", 1000)  # as if the pages of texts were most of the site
    folder = _write(tmp_path)
    build_site(folder, site := folder / "site")
    for file in (folder / "content").rglob("*.md"):
        head, line, text = file.read_text(encoding="utf-8").rpartition("\n---\n")
        if text.strip():
            file.write_text(f"{head}{line}{text.rstrip()}\n\n2017.\n", encoding="utf-8")
    warm = build_site(folder, site)
    assert sum(b"2017.</p>" in page for page in warm.values()) >= 8
    assert warm == build_site(folder, folder / "clean") == read_site(site)


def test_an_edited_text_is_put_into_the_site_that_stands(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = _write(tmp_path)
    before = build_site(folder, site := folder / "site")
    stood = {path: path.stat().st_ino for path in (site, *site.rglob("*"))}
    edit(folder / BATTLE, "بدأ الهجوم", "انطلق الهجوم")
    with caplog.at_level(logging.INFO, "mkdocs.plugins.chronicle"):
        after = build_site(folder, site)
    pages = [name for name in after if name.endswith(".html") and after[name] != before[name]]
    assert pages == ["ar/battles/al-qaim-2017/index.html"]
    assert "انطلق الهجوم" in page_of(after, "ar/battles/al-qaim-2017/")
    replaced = [path for path, number in stood.items() if path.exists() and path.stat().st_ino != number]
    assert {path.relative_to(site).parts[0] for path in replaced} == {"ar", "data", "search"}
    assert "1 pages written" in caplog.text


def test_where_nothing_has_changed_nothing_is_touched(tmp_path: Path) -> None:
    folder = _write(tmp_path)
    build_site(folder, site := folder / "site")
    before = {path: path.stat() for path in (site, *site.rglob("*"))}
    build_site(folder, site)
    after = {path: path.stat() for path in (site, *site.rglob("*"))}
    assert {path: (s.st_ino, s.st_mtime_ns) for path, s in after.items()} == {
        path: (s.st_ino, s.st_mtime_ns) for path, s in before.items()
    }


def _spoil(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


LOSSES: dict[str, Callable[[Path], object]] = {
    "all is gone": shutil.rmtree,
    "the facts are gone": lambda cache: [shutil.rmtree(one) for one in cache.glob("*.facts")],
    "a fact is gone": lambda cache: next(cache.glob("*.facts/*-cited")).unlink(),
    "facts are spoilt": lambda cache: [_spoil(one) for one in cache.glob("*.facts/*")],
    "read files are gone": lambda cache: shutil.rmtree(cache / "files"),
    "read files are spoilt": lambda cache: [_spoil(one) for one in (cache / "files").glob("*")],
    "read files are folders": lambda cache: [
        (one.unlink(), one.mkdir()) for one in (cache / "files").glob("*")
    ],
}


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_lost_costs_time_and_nothing_else(loss: str, tmp_path: Path) -> None:
    folder = _write(tmp_path)
    build_site(folder, folder / "site")
    LOSSES[loss](folder / ".cache" / "chronicle")
    edit(folder / BATTLE, "بدأ الهجوم", "انطلق الهجوم")
    warm = build_site(folder, folder / "site")
    assert warm == build_site(folder, folder / "clean")


def test_two_saves_within_a_moment_are_both_seen(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    for word in ("one", "two", "six"):
        _put_words(folder / ENGLISH, word)
        stamp = (folder / ENGLISH).stat()
        assert word in page_of(build_site(folder, folder / "site"), "en/battles/al-qaim-2017/")
        _put_words(folder / ENGLISH, "ten")
        os.utime(folder / ENGLISH, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        assert "ten" in page_of(build_site(folder, folder / "site"), "en/battles/al-qaim-2017/")


def _put_words(file: Path, word: str) -> None:
    head = file.read_text(encoding="utf-8").split("\n---\n")[0]
    file.write_text(f"{head}\n---\nThe word is {word}.", encoding="utf-8")


def test_what_another_wrote_into_the_site_is_set_right(tmp_path: Path) -> None:
    folder = _write(tmp_path)
    clean = build_site(folder, site := folder / "site")
    (site / "en" / "stray.html").write_text("stray", encoding="utf-8")
    (site / "404.html").write_text("another", encoding="utf-8")
    assert build_site(folder, site) == clean == read_site(site)


def test_facts_that_are_kept_are_the_facts(tmp_path: Path) -> None:
    folder = _write(tmp_path, MANY | {"pages/more.md": front("title: مزيد", "عن [[al-qaim-2017]].")})
    reader = Reader(folder / "content", "content", ("ar", "en"), NoKeeper())
    survey = reader.look().survey
    assert survey is not None
    fresh = derive_facts(select_published(reader.read().chronicle, drafts=False))
    kept = dict(write_facts(fresh))
    known = derive_facts(open_chronicle(survey, ["published"]), kept.get)  # type: ignore[list-item]
    for name in FORMS:
        one, other = getattr(fresh, name), getattr(known, name)
        assert (dict(other) if isinstance(one, dict) else other) == one, name
    for battle in fresh.chronology:
        assert known.same_days(battle) == fresh.same_days(battle)
        assert known.neighbours_at("al-qaim", battle.id) == fresh.neighbours_at("al-qaim", battle.id)
        assert known.neighbours_of("iraqi-army", battle.id) == fresh.neighbours_of("iraqi-army", battle.id)
        campaign = battle.part_of or ""
        found = known.neighbours_in_campaign(campaign, battle.id)
        assert found == fresh.neighbours_in_campaign(campaign, battle.id)
