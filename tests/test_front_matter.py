"""The front matter of a file: what it gives, and that each value's mark is where the value stands."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from chronicle.model import find_references
from chronicle.problems import Problems, Spot
from chronicle.reading.front_matter import FileParts, read_parts
from chronicles import SMALL, front, read_written, write_chronicle
from hypothesis import given, settings
from hypothesis import strategies as st

BATTLE = "battles/2017/al-qaim-2017.md"


def parts_of(text: str) -> FileParts:
    problems = Problems()
    parts = read_parts(text, "x.md", problems)
    assert problems.found == []
    assert parts is not None
    return parts


def cut(text: str, spot: Spot) -> str:
    line = text.split("\n")[spot.line - 1]
    return line[spot.column - 1 : spot.column - 1 + spot.width]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("010", 10),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2017-11-03", "2017-11-03"),
        ("2017", 2017),
        ("34.37", 34.37),
        ('"2017"', "2017"),
        ("[a, 'b']", ["a", "b"]),
        ("|\n  two\n  lines", "two\nlines\n"),
    ],
)
def test_a_value_is_read_as_yaml_1_2_says(written: str, value: object) -> None:
    assert parts_of(f"---\nfield: {written}\n---\n").fields == {"field": value}


@pytest.mark.parametrize("written", ["0042", "007", "1.10", "-0", "+5", "10.0", "2017", "3.5"])
def test_a_number_where_text_is_asked_for_keeps_every_digit(written: str, tmp_path: Any) -> None:
    place = (
        f"names: {{ar: {written}, en: {written}}}\nkind: city\nids: {{pcode: {written}, who: [{written}]}}"
    )
    folder = write_chronicle(
        tmp_path, {"places/p.md": front(place), "pages/a.md": front(f"title: {written}")}
    )
    chronicle, _ = read_written(folder)
    assert chronicle.places["p"].names == {"ar": written, "en": written}
    assert chronicle.places["p"].ids == {"pcode": (written,), "who": (written,)}
    assert chronicle.pages["a"].texts["ar"].title == written


def test_a_number_with_zeros_before_it_is_an_id_or_a_year_as_written_and_a_count_by_its_value(
    tmp_path: Any,
) -> None:
    fields = "title: م\nkind: battle\ndate: 0976\nplaces: [007]\nfigures: [{measure: killed, value: 012}]"
    chronicle, _ = read_written(write_chronicle(tmp_path, {"battles/b.md": front(fields)}))
    battle = chronicle.battles["b"]
    assert (battle.date.text, battle.place_ids) == ("0976", ("007",))
    assert [type(figure.value) for figure in battle.figures] == [int]
    assert battle.figures[0].value == 12


def test_a_field_without_a_value_is_as_if_it_were_not_there() -> None:
    assert parts_of("---\ntitle: x\ngrade:\nsummary: ~\n---\n").fields == {"title": "x"}


def test_hyphens_in_the_text_are_text() -> None:
    assert parts_of("---\na: b\n---\none\n\n---\n\ntwo\n").body == "one\n\n---\n\ntwo"


def test_the_spot_of_a_row_without_a_field_is_the_row() -> None:
    text = "---\nrows:\n  - {a: 1}\n---\n"
    assert cut(text, parts_of(text).origin.spot("rows", 0, "b")) == "{a: 1}"


WORDS = st.text(st.sampled_from("aبج ق:#-'\"[{,&*!|>%@`~?\\😀é0"), max_size=12)
NESTED = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=25,
)


@given(st.dictionaries(WORDS, NESTED, max_size=5), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_every_mark_points_exactly_at_the_text_of_its_value(fields: Any, chance: random.Random) -> None:
    written = yaml.safe_dump(
        number(fields, iter(range(10_000))),
        allow_unicode=True,
        width=10**6,
        indent=chance.choice([2, 3, 4]),
        default_flow_style=chance.choice([None, True, False]),
        default_style=chance.choice([None, None, "'", '"']),
    )
    text = f"---\n{written}---\n"
    parts = parts_of(text)
    for way, value in leaves(parts.fields):
        assert yaml.safe_load(cut(text, parts.origin.spot(*way))) == value
        if isinstance(way[-1], str):
            assert yaml.safe_load(cut(text, parts.origin.key_spot(*way)).removeprefix("? ")) == way[-1]


def number(value: Any, numbers: Any) -> Any:
    """The same with a number after each text, so that no two are alike and none is read as another type."""
    if isinstance(value, dict):
        return {f"{key}k{next(numbers)}": number(inner, numbers) for key, inner in value.items()}
    if isinstance(value, list):
        return [number(inner, numbers) for inner in value]
    return f"{value}v{next(numbers)}"


def leaves(value: Any, way: tuple[str | int, ...] = ()) -> Any:
    if not isinstance(value, dict | list):
        yield way, value
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from leaves(inner, (*way, step))


@given(
    st.lists(
        st.sampled_from(["نص ", "a ", "😀", "\n", "\n\n", ".  ", "[[al-qaim]]", "[@reuters]"]), max_size=20
    )
)
def test_every_link_in_a_text_is_told_where_it_stands(pieces: list[str]) -> None:
    text = f"---\na: b\n---\n{''.join(pieces)}"
    parts = parts_of(text)
    found = [
        cut(text, parts.origin.text_spot(parts.body, r.offset, r.width)) for r in find_references(parts.body)
    ]
    assert found == [piece for piece in pieces if piece.startswith("[")]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_a_file_with_the_line_ends_of_another_system_is_fine(line_end: str, tmp_path: Any) -> None:
    files = {path: text.replace("\n", line_end) for path, text in SMALL.items()}
    assert read_written(write_chronicle(tmp_path, files))[1] == ()


def test_a_byte_order_mark_is_fine(tmp_path: Any) -> None:
    files = {path: "\ufeff" + text for path, text in SMALL.items()}
    assert read_written(write_chronicle(tmp_path, files))[1] == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_are_right_whatever_the_line_ends_and_the_mark(line_end: str, mark: str, tmp_path: Any) -> None:
    rawa = front("names: {ar: راوة, en: Rawa}\nkind: town\nwithin: nowhere", "\n\nنص عن\n  [[nobody]].\n")
    english = "---\n---\nA text.\n"
    files = {
        "places/rawa.md": mark + rawa.replace("\n", line_end),
        "places/rawa.en.md": english,
    }
    _, problems = read_written(write_chronicle(tmp_path, SMALL | files))
    errors = [(p.code, p.spot.line, p.spot.column) for p in problems if p.severity == "error"]
    assert errors == [("unknown-place", 4, 9), ("unknown-link", 9, 3)]


def test_a_script_in_a_text_is_a_warning_since_pages_are_cleaned(tmp_path: Any) -> None:
    path = BATTLE.replace(".md", ".en.md")
    files = SMALL | {path: SMALL[path] + "\n<script>alert(1)</script> <b onclick='x()'>here</b>\n"}
    found = read_written(write_chronicle(tmp_path, files))[1]
    assert [(p.code, p.severity) for p in found] == [("html-taken-away", "warning")] * 2
