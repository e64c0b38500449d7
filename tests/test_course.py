"""The course of a campaign: all battles on one axis, whose labels fit and mirror."""

from __future__ import annotations

import pytest
from chronicle.output.views.course import make_course
from desks import make_desk
from hypothesis import given
from hypothesis import strategies as st
from records import make_battle, make_place


def _course(*dates: str, code: str = "en"):  # type: ignore[no-untyped-def]
    battles = [make_battle(f"b{n}", date) for n, date in enumerate(dates)]
    desk, _ = make_desk(make_place("al-qaim"), *battles, code=code)
    return make_course(desk.facts.chronology, desk)


def test_the_axis_runs_over_whole_months_and_names_the_year_where_it_begins() -> None:
    course = _course("2016-11-20", "2017-02-03")
    said = [label.words for label in course.labels]
    assert said == ["November 2016", "December", "January 2017", "February"]
    assert [label.anchor for label in course.labels] == ["start", "middle", "middle", "end"]
    assert course.ticks.count("M") == 3


def test_a_long_course_is_divided_by_years() -> None:
    assert [label.words for label in _course("2011", "2014-05").labels] == ["2011", "2012", "2013", "2014"]


def test_a_course_within_one_month_has_one_label_in_its_middle() -> None:
    [label] = _course("2017-11-03", "2017-11-20").labels
    assert (label.x, label.anchor, label.words) == (50, "middle", "November 2017")


def test_no_course_without_battles() -> None:
    assert _course() is None


@given(st.integers(0, 300), st.integers(0, 300))
def test_labels_stand_in_the_reading_direction_and_few_of_them(start: int, length: int) -> None:
    dates = [f"{2000 + n // 12}-{n % 12 + 1:02}-10" for n in (start, start + length)]
    english, arabic = _course(*dates), _course(*dates, code="ar")
    places = [label.x for label in english.labels]
    assert places == sorted(places)
    assert [100 - label.x for label in arabic.labels] == pytest.approx(places, abs=0.02)
    assert len(places) <= 7
    assert sum(not label.is_minor for label in english.labels) <= 3
    assert all(item.span is not None for item in english.battles)
