"""`chronicle new` writes the file of a record, from flags or from answers in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import COMMAND, run
from chronicles import SMALL, front, read_written, write_chronicle
from terminals import Terminal

BATTLE = ("--title", "معركة راوة", "--kind", "offensive", "--date", "2017-11-17", "--place", "rawa")
PLACES = {"places/rawa.md": front("names: {ar: راوة, en: Rawa}\nkind: town")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_chronicle(tmp_path, SMALL | PLACES)


def new(folder: Path, *words: str) -> tuple[int, str]:
    return run(COMMAND, "new", *words, cwd=folder)


def test_a_new_battle_is_a_draft_with_what_is_to_be_written_marked(folder: Path) -> None:
    words = ("--side", "iraqi-army, islamic-state", "--source", "reuters-2017-10-27")
    assert new(folder, "battle", *BATTLE, *words) == (
        0,
        "wrote content/battles/2017/rawa-2017.md\n"
        "still to be written, where … stands: lines 3, 12\n"
        "it is a draft until its line status: draft is deleted\n",
    )
    assert (folder / "content/battles/2017/rawa-2017.md").read_text(encoding="utf-8") == (
        "---\ntitle: معركة راوة\nsummary: …\nkind: offensive\ndate: 2017-11-17\nplaces: [rawa]\nsides:\n"
        "  - actors: [iraqi-army, islamic-state]\nsources: [reuters-2017-10-27]\nstatus: draft\n---\n…\n"
    )
    assert {problem.code for problem in read_written(folder)[1]} == {"unfilled"}


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (
            ("place", "--name", "عنه", "--name", "en=Ana", "--kind", "town", "--coordinates", "34.37, 41.98"),
            "places/ana.md",
        ),
        (("place", "--name", "عنه", "--kind", "town", "--within", "anbar"), "places/anah.md"),
        (
            ("actor", "--name", "en=Tribal Forces", "--name", "قوات العشائر", "--kind", "militia"),
            "actors/tribal-forces.md",
        ),
        (
            ("campaign", "--title", "حملة الفرات", "--date", "2017-09/2017-12"),
            "campaigns/hamla-al-farat-2017.md",
        ),
        (
            (
                "source",
                "--publisher",
                "en=AFP",
                "--title",
                "X",
                "--language",
                "en",
                "--kind",
                "agency",
                "--date",
                "2017-11-03",
            ),
            "sources/afp-2017-11-03.md",
        ),
        (("battle", *BATTLE, "--id", "the-last-town"), "battles/2017/the-last-town.md"),
    ],
)
def test_each_kind_of_record_is_written_where_it_belongs_and_passes_check(
    words: tuple[str, ...], path: str, folder: Path
) -> None:
    status, said = new(folder, *words)
    assert (status, said.splitlines()[0]) == (0, f"wrote content/{path}")
    assert {p.code for p in read_written(folder)[1]} <= {"unfilled", "missing-translation"}


def test_an_id_that_is_taken_gives_way_to_a_longer_one(folder: Path) -> None:
    ids = []
    for _ in range(3):
        ids.append(Path(new(folder, "battle", *BATTLE, "--another")[1].splitlines()[0]).stem)
    assert ids == ["rawa-2017", "rawa-offensive-2017-11-17", "rawa-2017-2"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "these are needed: --title, --kind, --date, --place"),
        ((*BATTLE, "--kind", "raidd"), '--kind: "raidd" is none of the words: did you mean "raid"?'),
        ((*BATTLE, "--date", "2017-02-30"), '--date: "2017-02-30": '),
        ((*BATTLE, "--place", "rawwa"), '--place: no place is called "rawwa"; did you mean "rawa"?'),
        ((*BATTLE, "--place", "xyz"), "make it first: chronicle new place"),
        ((*BATTLE, "--id", "../x"), '--id: "../x" is no id'),
        ((*BATTLE, "--id", "al-qaim-2017"), "there is a battle al-qaim-2017 already: content/battles/2017/"),
        ((*BATTLE, "--title", "معركة القائم"), "the battle al-qaim-2017 is called that already"),
        ((*BATTLE, "--title", ""), "title: an answer is needed"),
        ((*BATTLE, "--title", "\u202eمعركة"), 'an invisible character stands in "<U+202E>معركة"'),
        ((*BATTLE, "--title", "a\x1b[31m"), 'an invisible character stands in "a<U+001B>[31m"'),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_way_out_and_nothing_is_written(
    words: tuple[str, ...], said: str, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    status, heard = new(folder, "battle", *words)
    assert status != 0
    assert said in heard
    assert "Traceback" not in heard
    assert sorted(folder.rglob("*")) == before


def test_a_slip_in_the_kind_is_met_with_the_nearest(folder: Path) -> None:
    assert "No such command 'bttle'; did you mean \"battle\"?" in new(folder, "bttle")[1]


def test_a_name_that_only_differs_in_its_spelling_is_the_same(folder: Path) -> None:
    status, said = new(folder, "place", "--name", "رَاوه", "--kind", "town")
    assert status == 1
    assert "the place rawa is called that already" in said


def test_in_a_terminal_what_no_flag_says_is_asked_for(folder: Path) -> None:
    terminal = Terminal(folder, "new", "battle", "--kind", "offensive")
    for question, answer in [
        ("Title:", "معركة راوة\r"),
        ("When (", "2017-13\r"),
        ("there is no month 13", "\b\b11\r"),
        ("Where (", "raw"),
        ("rawa", "a\r"),
        ("Where (Enter to go on):", "\r"),
        ("Actors of one side (", "iraqi-army\r"),
        ("Actors of one side (Enter to go on):", "\r"),
        ("Campaign that it was part of (", "\r"),
        ("A source that it rests on (", "\r"),
        ("Id, its address for good:", "\b\b\b\b\b-2017\r"),
    ]:
        terminal.expect(question)
        terminal.type(answer)
    terminal.expect("wrote content/battles/2017/rawa-2017.md")
    assert terminal.end() == 0
    battle = read_written(folder)[0].battles["rawa-2017"]
    assert (str(battle.date), battle.place_ids, battle.part_of) == ("2017-11", ("rawa",), None)


def test_ctrl_c_writes_nothing(folder: Path) -> None:
    terminal = Terminal(folder, "new", "place")
    terminal.expect("Name (in ar; for others en=…):")
    terminal.type("\x03")
    terminal.expect("Aborted!")
    assert terminal.end() == 1
    assert len(list((folder / "content/places").iterdir())) == 3
