"""Time drawn on the axis of a year: every doubt has a look of its own, and runs in the reading direction."""

from __future__ import annotations

import pytest
from chronicle.model import ImpossibleDate, parse_edtf
from chronicle.output.views.spans import Span, make_span
from hypothesis import given, reject
from hypothesis import strategies as st

FORMS = [
    "2017-11-03", "2017-11-03~", "2017-11-03?", "2017-11", "2017", "2017-11-0X", "2017-03/2017-11-03",
    "2017-03-01~/2017-11-03", "2017-03-01/..", "2017-03-01/", "../2017-03-01", "2016-11/2018-02", "201X",
]  # fmt: skip


def _draw(text: str, direction: str = "ltr", year: int = 2017) -> Span:
    span = make_span(parse_edtf(text), year, direction)
    assert span is not None
    return span


def _look(text: str) -> str:
    """What a reader sees: the pieces from left to right, arrows and dots."""
    span = _draw(text)
    pieces = sorted(span.pieces, key=lambda piece: piece.x)
    return " ".join([*(p.kind for p in pieces), *(">" for _ in span.arrows), *("…" for _ in span.tails)])


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("2017-11-03", "sure"),
        ("2017-03-01/2017-11-03", "sure"),
        ("2017-11", "wide"),
        ("2017", "wide"),
        ("2017-11-0X", "wide"),
        ("2017-11-03?", "unsure"),
        ("2017-11-03~", "soft sure soft"),
        ("2017-11-03%", "soft unsure soft"),
        ("2017-03/2017-11-03", "wide sure"),
        ("2017-03/2017-11", "wide sure wide"),
        ("2017-03-01~/2017-11-03", "soft sure"),
        ("2017-03-01?/2017-11-03", "unsure sure"),
        ("2017-03-01/2017-11-03?", "sure unsure"),
        ("2017-03?/2017-11", "unsure sure wide"),
        ("2017-03-01?/2017-11-03?", "unsure"),
        ("2017-03-01/..", "sure > >"),
        ("../2017-03-01", "sure > >"),
        ("2017-03-01/", "sure …"),
        ("/2017-03-01", "sure …"),
        ("2016-11-01/2018-02-01", "sure > >"),
        ("201X", "wide > >"),
    ],
)
def test_each_form_of_date_has_its_look(text: str, look: str) -> None:
    assert _look(text) == look


@given(st.sampled_from(FORMS))
def test_arabic_is_the_mirror_of_english(text: str) -> None:
    left, right = _draw(text), _draw(text, "rtl")
    mirrored = sorted((p.kind, round(100 - p.x - p.width, 1), round(p.width, 1)) for p in right.pieces)
    assert mirrored == sorted((p.kind, round(p.x, 1), round(p.width, 1)) for p in left.pieces)
    assert (len(left.arrows), len(left.tails)) == (len(right.arrows), len(right.tails))


_MOMENTS = st.builds(
    "{}{}{}".format,
    st.integers(2015, 2019),
    st.sampled_from(["", "-03", "-11", "-11-03", "-12-31", "-01-01", "-11-0X", "-XX"]),
    st.sampled_from(["", "~", "?", "%"]),
)
_ENDS = st.one_of(_MOMENTS, st.sampled_from(["", ".."]))
_DATES = st.one_of(_MOMENTS, st.builds("{}/{}".format, _MOMENTS, _ENDS))


@given(_DATES, st.sampled_from([2016, 2017, 2018]), st.sampled_from(["ltr", "rtl"]))
def test_a_date_is_drawn_within_the_axis_of_each_of_its_years(text: str, year: int, direction: str) -> None:
    try:
        when = parse_edtf(text)
    except ImpossibleDate:
        reject()
    span = make_span(when, year, direction)
    if year in when.years:
        assert span is not None
    for piece in span.pieces if span else ():
        assert piece.width > 0
        assert -3 <= piece.x <= piece.x + piece.width <= 103


def test_an_end_that_is_open_is_not_drawn_like_one_that_is_not_known() -> None:
    assert _draw("2017-03-01/..") != _draw("2017-03-01/")


def test_a_date_of_another_year_is_not_drawn() -> None:
    assert make_span(parse_edtf("2016-11-03"), 2017, "ltr") is None


def test_a_day_is_wide_enough_to_see_and_stands_at_its_place() -> None:
    [piece] = _draw("2017-07-02").pieces
    assert piece.x == pytest.approx(50, abs=0.5)
    assert piece.width >= 0.5
