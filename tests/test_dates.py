"""EDTF dates: what is taken, what it bounds, and what is refused with a reason."""

from __future__ import annotations

import re
from datetime import date, timedelta

import edtf
import pytest
from chronicle.model import Edge, Edtf, ImpossibleDate, Moment, Precision, parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

DAY = st.dates(min_value=date(2016, 12, 1), max_value=date(2018, 2, 28))


def _coarser(day: date) -> st.SearchStrategy[str]:
    year, month = f"{day:%Y}", f"{day:%Y-%m}"
    forms = [day.isoformat(), month, year, f"{month}-XX", f"{year}-XX", f"{year}-XX-XX", f"{year[:3]}X"]
    return st.sampled_from([*forms, f"{year[:2]}XX", f"{day.isoformat()[:-1]}X"])


ONE_DATE = st.builds(str.__add__, DAY.flatmap(_coarser), st.sampled_from(["", "~", "?", "%"]))
EDGE = st.one_of(ONE_DATE, ONE_DATE, st.sampled_from(["..", ""]))
TEXT = st.one_of(ONE_DATE, st.tuples(EDGE, EDGE).map("/".join))


def _parse_or_none(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except ImpossibleDate:
        return None


DATE = TEXT.map(_parse_or_none).filter(lambda found: found is not None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2017-11-03", "2017-11-03", "2017-11-03", Precision.DAY),
        ("2017-11", "2017-11-01", "2017-11-30", Precision.MONTH),
        ("2016-02", "2016-02-01", "2016-02-29", Precision.MONTH),
        ("2017", "2017-01-01", "2017-12-31", Precision.YEAR),
        ("2017-11-XX", "2017-11-01", "2017-11-30", Precision.MONTH),
        ("2017-XX", "2017-01-01", "2017-12-31", Precision.YEAR),
        ("2017-XX-XX", "2017-01-01", "2017-12-31", Precision.YEAR),
        ("2017-11-0X", "2017-11-01", "2017-11-09", Precision.TEN_DAYS),
        ("2017-11-1X", "2017-11-10", "2017-11-19", Precision.TEN_DAYS),
        ("2017-11-3X", "2017-11-30", "2017-11-30", Precision.TEN_DAYS),
        ("201X", "2010-01-01", "2019-12-31", Precision.DECADE),
        ("20XX", "2000-01-01", "2099-12-31", Precision.CENTURY),
        ("0001-01-01", "0001-01-01", "0001-01-01", Precision.DAY),
        ("99XX", "9900-01-01", "9999-12-31", Precision.CENTURY),
    ],
)
def test_a_date_bounds_the_days_that_it_can_mean(
    text: str, earliest: str, latest: str, precision: Precision
) -> None:
    found = parse_edtf(text)
    assert isinstance(found.start, Moment)
    assert (str(found.earliest), str(found.latest), found.start.precision) == (earliest, latest, precision)
    assert not found.is_interval


@pytest.mark.parametrize(
    ("sign", "approximate", "uncertain"), [("", False, False), ("~", True, False), ("?", False, True)]
)
def test_doubts_are_kept(sign: str, approximate: bool, uncertain: bool) -> None:
    moment = parse_edtf(f"2017-11-03{sign}").start
    assert isinstance(moment, Moment)
    assert (moment.approximate, moment.uncertain) == (approximate, uncertain)
    assert parse_edtf(f"2017-11-03{sign}/..").is_certain is not (approximate or uncertain)


def test_the_percent_sign_is_both_doubts() -> None:
    moment = parse_edtf("2017-11%").start
    assert isinstance(moment, Moment)
    assert moment.approximate
    assert moment.uncertain


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2017-10-26/2017-11-17", "2017-10-26", "2017-11-17"),
        ("2017-10-26/..", "2017-10-26", Edge.OPEN),
        ("../2017-11", Edge.OPEN, "2017-11"),
        ("2017-10-26/", "2017-10-26", Edge.UNKNOWN),
        ("/2017", Edge.UNKNOWN, "2017"),
        ("2017-10~/2017-11-03?", "2017-10~", "2017-11-03?"),
    ],
)
def test_an_interval_has_two_ends_that_may_be_open_or_unknown(
    text: str, start: str | Edge, end: str | Edge
) -> None:
    found = parse_edtf(text)
    ends = [end.text if isinstance(end, Moment) else end for end in (found.start, found.end)]
    assert ends == [start, end]
    assert found.is_interval
    assert (found.earliest is None) is isinstance(start, Edge)
    assert (found.latest is None) is isinstance(end, Edge)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2017-02-29", "2017-02 has no day 29"),
        ("2017-02-3X", "2017-02 has no day 3X"),
        ("2017-11-00", "2017-11 has no day 00"),
        ("2017-13", "there is no month 13"),
        ("2017-00", "there is no month 00"),
        ("0000", "there is no year 0"),
        ("000X", "there is no year 0"),
        ("20XX-11", "a month needs its whole year"),
        ("2017-XX-03", "a day needs its month"),
        ("../..", "a date on at least one side"),
        ("/", "a date on at least one side"),
        ("2017-11-03/2017-10-26", "2017-10-26 is before 2017-11-03"),
        ("2017-10-26..2017-11-03", "an interval is written with a slash"),
        ("2017-2018", "an interval is written with a slash"),
        ("03-11-2017", "year-month-day"),
        ("٢٠١٧-١١-٠٣", "the digits 0 to 9"),
        ("2017-11-03T12:00", "a date is written as"),
        ("2017/2018/2019", "a date is written as"),
        (" 2017", "a date is written as"),
        ("2017\n", "a date is written as"),
        ("", "a date is written as"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ImpossibleDate) as fault:
        parse_edtf(text)
    assert reason in fault.value.reason
    assert fault.value.ends_first is (" is before " in reason)


@given(st.one_of(st.text(), st.text("0123456789X-/.~?%", max_size=24)))
def test_random_text_is_a_date_or_an_impossible_one(text: str) -> None:
    found = _parse_or_none(text)
    assert found is None or found.text == text


@given(DATE)
def test_a_date_keeps_its_text_and_never_ends_before_it_starts(found: Edtf) -> None:
    assert parse_edtf(str(found)) == found
    moments = [moment for moment in (found.start, found.end) if isinstance(moment, Moment)]
    assert moments
    assert all(moment.earliest <= moment.latest for moment in moments)
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
        assert list(found.years) == list(range(found.earliest.year, found.latest.year + 1))
    else:
        assert list(found.years) == [moments[0].earliest.year if found.earliest else moments[0].latest.year]


@given(ONE_DATE, ONE_DATE)
def test_an_interval_is_refused_exactly_when_it_must_end_before_it_starts(one: str, other: str) -> None:
    first, last = _parse_or_none(one), _parse_or_none(other)
    assume(first and last)
    backwards = last.latest < first.earliest
    assert (_parse_or_none(f"{one}/{other}") is None) is backwards


@given(st.lists(DATE, max_size=6))
def test_sort_keys_put_every_two_dates_in_one_order(dates: list[Edtf]) -> None:
    keys = [found.sort_key for found in dates]
    for key, found in zip(keys, dates, strict=True):
        for other_key, other in zip(keys, dates, strict=True):
            assert (key < other_key) + (key == other_key) + (key > other_key) == 1
            assert (key == other_key) is (found.text == other.text)
    firsts = [found.earliest or found.latest for found in sorted(dates, key=lambda found: found.sort_key)]
    assert firsts == sorted(firsts)


def _spans(found: Edtf, days: list[date]) -> list[tuple[date, date]]:
    """All the periods that a date can mean, as far as their bounds are among the given days."""
    single = not found.is_interval
    starts = found.start if isinstance(found.start, Moment) else None
    ends = found.end if isinstance(found.end, Moment) else None
    return [
        (first, last)
        for first in days
        if starts is None or starts.earliest <= first <= starts.latest
        for last in ([first] if single else days)
        if first <= last and (ends is None or ends.earliest <= last <= ends.latest)
    ]


def _decisive_days(*dates: Edtf) -> list[date]:
    """Where a comparison can change: at the bounds of the dates, and a day beyond all of them."""
    moments = [m for found in dates for m in (found.start, found.end) if isinstance(m, Moment)]
    days = {day for moment in moments for day in (moment.earliest, moment.latest)}
    return sorted(days | {min(days) - timedelta(1), max(days) + timedelta(1)})


@given(DATE, DATE)
def test_one_date_may_touch_another_when_some_meaning_of_both_shares_a_day(one: Edtf, other: Edtf) -> None:
    days = _decisive_days(one, other)
    share = any(a[0] <= b[1] and b[0] <= a[1] for a in _spans(one, days) for b in _spans(other, days))
    assert one.may_touch(other) is share
    assert other.may_touch(one) is share


@given(DATE, DATE)
def test_one_date_may_lie_within_another_when_some_meaning_of_both_does(one: Edtf, outer: Edtf) -> None:
    days = _decisive_days(one, outer)
    first = outer.earliest or days[0]
    last = outer.latest or days[-1]
    assert one.may_lie_within(outer) is any(first <= a and b <= last for a, b in _spans(one, days))
    assert one.may_lie_within(one)


def test_what_began_in_june_cannot_lie_within_a_campaign_that_ended_in_march() -> None:
    assert not parse_edtf("2017-06/2017").may_lie_within(parse_edtf("2017-02/2017-03"))


# The library knows no tens of days, no X within an interval, and takes an unknown end for one ten years off.
SPOKEN_BY_BOTH = st.one_of(
    ONE_DATE.filter(lambda text: not re.search(r"-\dX", text)),
    TEXT.filter(lambda text: "X" not in text and "" not in text.split("/") and text != "../.."),
)


@given(SPOKEN_BY_BOTH)
@settings(max_examples=60, deadline=None)
def test_the_bounds_are_those_of_the_edtf_library(text: str) -> None:
    found = _parse_or_none(text)
    assume(found)
    theirs = edtf.parse_edtf(text)
    ends = (theirs.lower_strict(), theirs.upper_strict())
    bounds = tuple(None if isinstance(end, float) else date(*end[:3]) for end in ends)
    assert (found.earliest, found.latest) == bounds
