"""Time drawn on the axis of a year: every doubt has a look of its own, and runs in the reading direction."""

from __future__ import annotations

import pytest
from chronicle.model import parse_edtf
from chronicle.output.views.spans import make_span
from hypothesis import given
from hypothesis import strategies as st

FORMS = [
    "2017-11-03", "2017-11-03~", "2017-11-03?", "2017-11", "2017", "2017-11-0X", "2017-03/2017-11-03",
    "2017-03-01~/2017-11-03", "2017-03-01/..", "2017-03-01/", "../2017-03-01", "2016-11/2018-02", "201X",
]  # fmt: skip


def _look(text: str, direction: str = "ltr") -> tuple[str, bool, int]:
    span = make_span(parse_edtf(text), 2017, direction)
    assert span is not None
    return (span.kind, span.soft, len(span.arrows))


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("2017-11-03", ("sure", False, 0)),
        ("2017-03-01/2017-11-03", ("sure", False, 0)),
        ("2017-11", ("wide", False, 0)),
        ("2017-11-0X", ("wide", False, 0)),
        ("2017-11-03?", ("unsure", False, 0)),
        ("2017-11-03~", ("sure", True, 0)),
        ("2017-11-03%", ("unsure", True, 0)),
        ("2017-03-01/..", ("sure", False, 1)),
        ("2017-03-01/", ("sure", False, 1)),
        ("2016-11-01/2018-02-01", ("sure", False, 2)),
    ],
)
def test_each_form_of_date_has_its_look(text: str, look: tuple[str, bool, int]) -> None:
    assert _look(text) == look
    assert _look(text, "rtl") == look


@given(st.sampled_from(FORMS))
def test_arabic_is_the_mirror_of_english(text: str) -> None:
    left, right = (make_span(parse_edtf(text), 2017, direction) for direction in ("ltr", "rtl"))
    assert left is not None
    assert right is not None
    assert right.start == pytest.approx(100 - left.start - left.length, abs=0.02)
    assert 0 <= left.start <= 100
    assert left.start + left.length <= 101


def test_a_date_of_another_year_is_not_drawn() -> None:
    assert make_span(parse_edtf("2016-11-03"), 2017, "ltr") is None


def test_a_day_is_wide_enough_to_see_and_stands_at_its_place() -> None:
    span = make_span(parse_edtf("2017-07-02"), 2017, "ltr")
    assert span is not None
    assert span.start == pytest.approx(50, abs=0.5)
    assert span.length >= 0.5
