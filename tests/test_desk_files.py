"""What the desk writes: new files that read back as they were meant, and edits that touch nothing else."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from chronicle.desk import Edit, NewFile, apply_edits, render_record, write_new
from chronicle.desk.edits import edit_text
from chronicle.problems import Problems, Spot
from chronicle.reading.front_matter import read_parts
from hypothesis import given
from hypothesis import strategies as st

BATTLE = """\
---
title: معركة القائم
kind: offensive
date: 2017-10-26/2017-11-03  # from when to when
part_of:
places:
  - al-qaim
  - {place: abu-kamal, role: nearby}
sides:
  - actors: [iraqi-army, {actor: cjtf-oir, role: air-support}]
    commanders: [qasim-al-muhammadi]
figures:
  - {measure: killed, value: 3, events: [1, 2], note: {ar: "1", en: 'no: it is'}}
ids: {ucdp: [247231]}
---
النص.
"""


def test_a_new_record_is_written_as_an_editor_would() -> None:
    fields = {
        "title": "معركة القائم",
        "kind": "offensive",
        "date": "2017-10-26/2017-11-03",
        "part_of": None,
        "places": ["al-qaim", {"place": "abu-kamal", "role": "nearby"}],
        "sides": [
            {
                "actors": ["iraqi-army", {"actor": "cjtf-oir", "role": "air-support"}],
                "commanders": ["qasim-al-muhammadi"],
            }
        ],
        "figures": [
            {"measure": "killed", "value": 3, "events": [1, 2], "note": {"ar": "1", "en": "no: it is"}}
        ],
        "ids": {"ucdp": [247231]},
    }
    expected = BATTLE.replace('ar: "1"', "ar: '1'")
    assert render_record(fields, "النص.", {"date": "from when to when"}) == expected


_WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    | st.sampled_from("\"'#:-{}[],&*!|>%@`\\~?"),
    max_size=40,
)
_VALUES = st.recursive(
    _WORDS
    | st.integers(-(10**17), 10**17)
    | st.booleans()
    | st.sampled_from(["no", "2017-11-03", "0042", "1.10", "~", "1e3", "0x1F", "null", "="]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            st.text(string.ascii_lowercase, min_size=1, max_size=5), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(string.ascii_lowercase, min_size=1, max_size=8), _VALUES, max_size=5))
def test_what_is_written_reads_back_the_same(fields: dict[str, object]) -> None:
    problems = Problems()
    parts = read_parts(render_record(fields, "text"), "x.md", problems)
    assert problems.found == []
    assert parts is not None
    assert (parts.fields, parts.body) == (fields, "text")


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = NewFile("content/places/rawa.md", "first")
    write_new(tmp_path, file)
    with pytest.raises(FileExistsError):
        write_new(tmp_path, NewFile(file.path, "second"))
    assert (tmp_path / file.path).read_text() == "first"


def test_an_edit_leaves_everything_round_it_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("\ufeffواحد two\r\nthree  four\r\n".encode())
    edits = [
        Edit(Spot("a.md", 2, 8, 4), "vier"),
        Edit(Spot("a.md", 1, 6, 3), "zwei"),
        Edit(Spot("a.md", 2, 1, 0), "> "),
    ]
    assert apply_edits(tmp_path, edits) == (file,)
    assert file.read_bytes() == "\ufeffواحد zwei\r\n> three  vier\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_two_edits_of_the_same_characters_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits"):
        edit_text("abcdef", [Edit(Spot("a", 1, 1, 3), "x"), Edit(Spot("a", 1, 2, 3), "y")])
