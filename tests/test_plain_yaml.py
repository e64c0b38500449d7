"""What is read line by line is what the parser reads, and what is not plain is left to it."""

from __future__ import annotations

import random
from pathlib import Path
from unittest.mock import patch

import pytest
from chronicle.problems import Problems
from chronicle.reading import yaml_values
from chronicle.reading.plain_yaml import read_plainly
from chronicle.reading.yaml_values import UnreadableYaml, Values, read_values
from hypothesis import given
from hypothesis import strategies as st

CONTENT = Path(__file__).parent.parent / "content"

PLAIN = [
    "title: معركة القائم\n",
    'title: "One: two # three"\nkind: raid\n',
    "date: 2017-10-26/..\n",
    "summary: one, two [three] {four} 'five' - six\n",
    "places:\n  - al-qaim\n  - {place: anbar, precision: governorate}\n",
    "places:\n- al-qaim\n- anbar\nkind: raid\n",
    "sides:\n  - actors: [a, {actor: b, role: support}]\n    commanders: [c]\n  - actors: [d]\n",
    "sides:\n  - actors:\n    - a\n    - b\n    commanders: c\n",
    "names:\n  ar: القائم\n  en: 'Al-Qaim'\nkind: city\n",
    'figures:\n  - {measure: killed, low: 0042, best: 1.10, events: [1], note: {ar: نساء, en: "x, y"}}\n',
    "publisher: {ar: المرصد, en: Al-Qa'im Observatory (SOHR)}\n",
    "aggregate: true\n",
    'title: ""\n',
]
FOR_THE_PARSER = [
    "",
    "a\n",
    "a:\n",
    "a: null\n",
    "a: b: c\n",
    "a: b # c\n",
    "a: b\n  c\n",
    "a: b\na: c\n",
    "a: &x b\n",
    "a: [b, c\n",
    "a: [b,c]\n",
    "a: [b، c]\n",
    "a: {b}\n",
    "a: {b: 1,500}\n",
    "a: {b: c, b: d}\n",
    "a: |\n  b\n",
    "a: “b”\n",
    'a: "b\\n"\n',
    'a: "b"c\n',
    "a: b \n",
    "a:  b\n",
    "a:\tb\n",
    "a: b\n\nc: d\n",
    "a:\n    b: c\n  d: e\n",
    "- a\n",
    "a: b\n- c\n",
    "a: b\u00a0\n",
    "a: [-5]\n",
    "a: {b: ~}\n",
]


def read_plain_values(text: str) -> dict[str, object] | None:
    return read_plainly(text, yaml_values._read_plain)


def read_by_parser(text: str) -> Values | None:
    problems = Problems()
    with patch.object(yaml_values, "read_plainly", return_value=None):
        try:
            values = read_values(text, "a.md", 2, problems)
        except UnreadableYaml:
            return None
    return None if problems.found else values


def check_same(text: str) -> None:
    """Where a text is read plainly, the parser has no fault to find, and reads the same."""
    plain = read_plain_values(text)
    if plain is not None:
        parsed = read_by_parser(text)
        assert parsed is not None
        assert repr(parsed.value) == repr(plain)
        assert parsed.names == tuple(plain)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_is_read_as_the_parser_reads_it(text: str) -> None:
    assert read_plain_values(text) is not None
    check_same(text)


@pytest.mark.parametrize("text", FOR_THE_PARSER)
def test_what_is_not_plain_is_left_to_the_parser(text: str) -> None:
    assert read_plain_values(text) is None


def test_most_files_of_this_chronicle_are_plain() -> None:
    texts = [file.read_text(encoding="utf-8").split("---\n")[1] for file in CONTENT.rglob("*.md")]
    for text in texts:
        check_same(text)
    assert sum(read_plain_values(text) is not None for text in texts) > 0.7 * len(texts)


PIECES = [
    *("\n", "  ", "    ", "- ", ": ", ", ", "---", "...", "<<: "),
    *("null", "true", "0042", "1.10", "2017-11-03", "a", "b"),
    *("a: ", "b: ", "c:\n", "a: b\n", "  - a\n", "  - a: b\n", "    c: d\n", "[a, b]", "{a: b, c: d}"),
    *"\n\n \t\r-:,;[]{}()\"'#?&*!|>%@`\\~/._=1٣عَ،…“”\u00a0\u2028\u0085\ufeff",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_is_read_the_same_or_not_at_all(text: str) -> None:
    check_same(text)


@given(st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.randoms(use_true_random=False))
def test_a_plain_text_with_something_typed_into_it(one: str, other: str, chance: random.Random) -> None:
    text = one + other
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(PIECES) + text[at + chance.randrange(3) :]
    check_same(text)
