"""`chronicle link` finds names of known records that texts do not link, and links those accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import COMMAND, run
from chronicle.desk import Suggestion, apply_edits, link, suggest_links
from chronicles import SMALL, front, read_written, write_chronicle
from terminals import Terminal

ABOUT, ENGLISH = "pages/about.md", "pages/about.en.md"
PLACES = {
    "places/rawa.md": front("names: {ar: راوة, en: Rawa}\naliases: {en: [Rawah]}\nkind: town"),
    "places/ana.md": front("names: {ar: عنه, en: Ana}\nkind: town"),
    "places/new-ana.md": front("names: {ar: عنه الجديدة, en: New Ana}\nkind: town"),
    "places/salihiyah-1.md": front("names: {ar: الصالحية, en: Salihiyah}\nkind: village"),
    "places/salihiyah-2.md": front("names: {ar: الصالحية, en: Salihiyah}\nkind: village"),
    "places/planned.md": front("names: {ar: المخططة, en: Planned Town}\nkind: village\nstatus: draft"),
}


def write(folder: Path, text: str, english: str = "") -> Path:
    files = {ABOUT: front("title: عن", text), ENGLISH: front("title: About", english or "Nothing.")}
    return write_chronicle(folder, SMALL | PLACES | files)


def suggest(folder: Path) -> list[Suggestion]:
    chronicle = read_written(folder)[0]
    return list(suggest_links(chronicle, [chronicle.pages["about"]]))


def linked(folder: Path, path: str = ABOUT) -> str:
    """The text of a page after all suggestions were accepted."""
    chronicle = read_written(folder)[0]
    apply_edits(folder, link(suggest(folder), chronicle))
    return (
        (folder / "content" / path)
        .read_text(encoding="utf-8")
        .partition("---\n")[2]
        .partition("---\n")[2]
        .strip()
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("وصلوا إلى راوة.", "وصلوا إلى [[rawa]]."),
        ("وصلوا إلى رَاوه.", "وصلوا إلى [[rawa|رَاوه]]."),
        ("وراوة وفي القائم", "و[[rawa]] وفي [[al-qaim]]"),
        ("وَبِراوة", "وَبِ[[rawa]]"),
        ("بالقائم ثم فالأنبار", "ب[[al-qaim]] ثم ف[[anbar]]"),
        ("دخلوا للقائم", "دخلوا [[al-qaim|للقائم]]"),
        ("وللقائم", "و[[al-qaim|للقائم]]"),
        ("راوة ثم راوة", "[[rawa]] ثم راوة"),
        ("قاسم المحمدي", "[[qasim-al-muhammadi]]"),
        ("عنه الجديدة", "[[new-ana]]"),
        ("**راوة**، «القائم»", "**[[rawa]]**، «[[al-qaim]]»"),
        ("- راوة\n- القائم", "- [[rawa]]\n- [[al-qaim]]"),
    ],
)
def test_a_name_is_linked_with_its_prefixes_left_outside(text: str, after: str, tmp_path: Path) -> None:
    assert linked(write(tmp_path, text)) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("They took Rawa's bridge.", "They took [[rawa]]'s bridge."),
        ("in Rawah and al-Qa’im", "in [[rawa|Rawah]] and [[al-qaim|al-Qa’im]]"),
        ("in Al-Qa'im", "in [[al-qaim]]"),
        ("the Islamic\nState", "the [[islamic-state|Islamic\nState]]"),
    ],
)
def test_a_name_in_english_is_linked(text: str, after: str, tmp_path: Path) -> None:
    assert linked(write(tmp_path, "نص.", text), ENGLISH) == after


@pytest.mark.parametrize(
    "text",
    [
        "[[rawa]] ثم راوة",  # linked once already
        "[راوة](https://example.org/راوة)",
        "`راوة` و\\`",
        "```\nراوة\n```",
        "## راوة",
        "https://example.org/راوة",
        "ما قيل عنه",  # "about him", not a town
        "الصالحية",  # there are two
        "المخططة",  # not published
        "الراوية والقائمة قائم",  # other words
        "الإسلامية. الدولة",
    ],
)
def test_what_is_linked_or_may_mean_something_else_is_left(text: str, tmp_path: Path) -> None:
    assert linked(write(tmp_path, text)) == text


def test_a_record_is_not_linked_from_its_own_page(tmp_path: Path) -> None:
    folder = write(tmp_path, "نص.")
    (folder / "content/places/rawa.md").write_text(
        front("names: {ar: راوة}\nkind: town", "راوة مدينة."), encoding="utf-8"
    )
    chronicle = read_written(folder)[0]
    assert list(suggest_links(chronicle, [chronicle.places["rawa"]])) == []


def test_links_do_not_make_a_translation_stale(tmp_path: Path) -> None:
    folder = write(tmp_path, "راوة.", "Rawa.")
    run(COMMAND, "translate", "about", "--done", cwd=folder)
    assert run(COMMAND, "link", "about", "--write", "--yes", cwd=folder)[0] == 0
    assert {p.code for p in read_written(folder)[1]} == {"shared-alias"}
    assert suggest(folder) == []


def test_the_command_shows_each_name_in_its_place(tmp_path: Path) -> None:
    folder = write(tmp_path, "وصلوا إلى راوة.")
    status, said = run(COMMAND, "link", "about", cwd=folder)
    assert status == 0
    assert said.splitlines() == [
        "content/pages/about.md:4:11: [[rawa]]  (place: راوة · Rawa)",
        "  \u2068…وصلوا إلى راوة.…\u2069",
        "1 link could be made; --write asks of each",
    ]
    assert "0 links could be made\n" in run(COMMAND, "link", "about", "--to", "anbar", cwd=folder)[1]


def test_without_a_terminal_nothing_is_written_unasked(tmp_path: Path) -> None:
    folder = write(tmp_path, "وصلوا إلى راوة.")
    status, said = run(COMMAND, "link", "--write", cwd=folder)
    assert status == 2
    assert "--write --yes" in said


def test_in_a_terminal_each_link_is_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, "راوة ثم القائم ثم الأنبار ثم قاسم المحمدي.")
    terminal = Terminal(folder, "link", "about", "--write")
    for name, answer in [("[[rawa]]", "n"), ("[[al-qaim]]", "y"), ("[[anbar]]", "y"), ("[[qasim", "q")]:
        terminal.expect(name)
        terminal.expect("write it?")
        terminal.type(f"{answer}\r")
    terminal.expect("2 links written in 1 file")
    assert terminal.end() == 0
    text = (folder / "content" / ABOUT).read_text(encoding="utf-8")
    assert "راوة ثم [[al-qaim]] ثم [[anbar]] ثم قاسم المحمدي." in text
