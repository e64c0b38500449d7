"""Totals: what is added up, what is left out and why, and that speakers are never merged."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from chronicle.facts import Reason, Total, add_up
from chronicle.model import Battle, Figure, Measure
from hypothesis import given
from hypothesis import strategies as st
from records import make_battle, make_campaign, make_facts, make_place

COUNT = st.integers(0, 1000)
RANGE = (
    st.tuples(COUNT, COUNT, COUNT)
    .map(sorted)
    .map(lambda n: dict(zip(("low", "best", "high"), n, strict=True)))
)
FIGURE = st.builds(
    lambda numbers, measure, of, said_by, aggregate: {
        **numbers,
        "measure": measure,
        "of": of,
        "said_by": said_by,
        "aggregate": aggregate,
    },
    st.one_of(RANGE, COUNT.map(lambda n: {"value": n})),
    st.sampled_from(["killed", "wounded"]),
    st.sampled_from([None, "civilians", "is"]),
    st.sampled_from([None, "ucdp", "sohr"]),
    st.booleans(),
)


def _killed(**fields: Any) -> dict[str, Any]:
    return {"measure": "killed", "said_by": "ucdp", **fields}


def _with(id: str, *figures: dict[str, Any], **fields: Any) -> Battle:
    return make_battle(id, figures=list(figures), **fields)


def _only(*battles: Battle) -> Total:
    [total] = add_up(battles)
    return total


def _sum(total: Total) -> tuple[int, int | None, int | None]:
    return (total.low, total.best, total.high)


def _reasons(total: Total) -> list[tuple[str, Reason]]:
    return [(figure.battle.id, figure.reason) for figure in total.left_out]


def test_low_best_and_high_are_added_each_for_itself() -> None:
    total = _only(_with("a", _killed(low=2, best=3, high=5)), _with("b", _killed(value=10)))
    assert _sum(total) == (12, 13, 15)
    assert [battle.id for battle, _ in total.counted] == ["a", "b"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"low": 2, "high": 5}, (3, None, 6)),
        ({"low": 2}, (3, None, None)),
        ({"high": 5}, (1, None, 6)),
        ({"best": 4}, (5, 5, 5)),
        ({"low": 2, "best": 4}, (3, 5, None)),
        ({"best": 4, "high": 9}, (1, 5, 10)),
    ],
)
def test_a_bound_that_is_not_given_is_not_known(
    numbers: dict[str, int], expected: tuple[int, int | None, int | None]
) -> None:
    assert _sum(_only(_with("a", _killed(**numbers)), _with("b", _killed(value=1)))) == expected


def test_a_figure_without_any_number_adds_nothing() -> None:
    total = _only(_with("a", _killed()))
    assert (_sum(total), total.counted, total.left_out) == ((0, 0, 0), [], [])


def test_speakers_measures_and_those_counted_are_never_merged() -> None:
    battle = _with(
        "a",
        {"measure": "wounded", "value": 1, "said_by": "ucdp"},
        {"measure": "killed", "value": 2, "said_by": "ucdp", "of": "is"},
        {"measure": "killed", "value": 4, "said_by": "sohr", "of": "is"},
        {"measure": "killed", "value": 8, "of": "is"},
        {"measure": "killed", "value": 16, "said_by": "ucdp"},
    )
    assert [(t.measure, t.of, t.said_by, t.best) for t in add_up([battle])] == [
        (Measure.KILLED, None, "ucdp", 16),
        (Measure.KILLED, "is", None, 8),
        (Measure.KILLED, "is", "sohr", 4),
        (Measure.KILLED, "is", "ucdp", 2),
        (Measure.WOUNDED, None, "ucdp", 1),
    ]


def test_an_aggregate_is_shown_but_never_added() -> None:
    total = _only(_with("a", _killed(value=5)), _with("b", _killed(value=900, aggregate=True)))
    assert (_sum(total), _reasons(total)) == ((5, 5, 5), [("b", Reason.AGGREGATE)])


def test_rows_of_a_dataset_are_counted_once() -> None:
    first, second = _with("a", _killed(value=5, events=[1, 2])), _with("b", _killed(value=7, events=[2, 3]))
    third = _with("c", _killed(value=9, events=[3]))
    total = _only(first, second, third)
    assert (total.best, _reasons(total)) == (14, [("b", Reason.COUNTED)])


def test_different_rows_of_one_battle_are_added() -> None:
    total = _only(_with("a", _killed(value=5, events=[1]), _killed(value=7, events=[2])))
    assert (total.best, total.left_out) == (12, [])


@pytest.mark.parametrize(
    "figures",
    [
        [_killed(value=10), _killed(value=12)],
        [_killed(value=10), _killed(value=4, events=[1])],
        [_killed(value=10), _killed(value=4, at="rawa")],
        [_killed(value=10), _killed(value=4, date="2017-11-03")],
        [_killed(value=10, date="2017-11"), _killed(value=4, date="2017-11-03")],
        [_killed(value=10, date="2017-11-03", at="rawa"), _killed(value=4, date="2017-11-03", at="rawa")],
    ],
)
def test_a_second_figure_of_what_is_counted_in_the_battle_is_left_out(figures: list[dict[str, Any]]) -> None:
    for order in permutations(figures):
        total = _only(_with("a", *order))
        assert len(total.counted) == 1
        assert _reasons(total) == [("a", Reason.SECOND)]


def test_the_figure_of_a_whole_battle_is_counted_rather_than_that_of_one_day() -> None:
    total = _only(_with("a", _killed(value=4, date="2017-11-03", at="rawa"), _killed(value=10)))
    assert total.best == 10


def test_figures_of_different_places_or_days_of_a_battle_are_added() -> None:
    places = _with("a", _killed(value=1, at="rawa"), _killed(value=2, at="ana"))
    days = _with("b", _killed(value=4, date="2017-11-03"), _killed(value=8, date="2017-11-04"))
    assert _only(places, days).best == 15


def test_a_part_of_a_battle_that_is_counted_whole_is_left_out() -> None:
    whole = _with("whole", _killed(value=50))
    part = _with("part", _killed(value=20), related=[{"battle": "whole", "as": "part-of"}])
    other = _with("other", _killed(value=3), related=[{"battle": "whole", "as": "followed-by"}])
    total = _only(part, whole, other)
    assert (total.best, _reasons(total)) == (53, [("part", Reason.PART)])


def test_a_part_is_counted_where_the_whole_is_not() -> None:
    part = _with("part", _killed(value=20), related=[{"battle": "whole", "as": "part-of"}])
    assert _only(part).best == 20
    assert _only(part, _with("whole", _killed(value=50, aggregate=True))).best == 20
    by_others = _with("whole", _killed(value=50) | {"said_by": "sohr"})
    assert [total.best for total in add_up([part, by_others])] == [50, 20]


def test_a_part_of_a_part_is_left_out_where_the_whole_is_counted() -> None:
    whole = _with("a", _killed(value=100))
    part = _with("b", related=[{"battle": "a", "as": "part-of"}])
    inner = _with("c", _killed(value=10), related=[{"battle": "b", "as": "part-of"}])
    total = _only(inner, part, whole)
    assert (total.best, _reasons(total)) == (100, [("c", Reason.PART)])


def test_a_figure_of_one_day_of_the_whole_does_not_stand_for_its_parts() -> None:
    whole = _with("whole", _killed(value=5, date="2017-11-03"))
    part = _with("part", _killed(value=9), related=[{"battle": "whole", "as": "part-of"}])
    assert _only(whole, part).best == 14


def test_battles_that_are_part_of_each_other_are_counted_once() -> None:
    one = _with("a", _killed(value=5), related=[{"battle": "b", "as": "part-of"}])
    other = _with("b", _killed(value=7), related=[{"battle": "a", "as": "part-of"}])
    assert len(_only(one, other).counted) == 1


def test_the_dead_of_a_district_and_of_a_town_in_it_are_not_added() -> None:
    battle = _with("a", _killed(value=100, at="district"), _killed(value=40, at="town"))
    facts = make_facts(
        battle.replace(part_of="war"),
        make_campaign("war"),
        make_place("district"),
        make_place("town", "district"),
    )
    assert [total.best for total in facts.totals("war")] == [100]


def test_a_total_of_about_is_about() -> None:
    total = _only(_with("a", _killed(value=100, approximate=True)), _with("b", _killed(value=1)))
    assert total.is_approximate


def test_a_campaign_adds_up_the_battles_of_the_campaigns_in_it() -> None:
    battles = [_with("a", _killed(value=1), part_of="war"), _with("b", _killed(value=2), part_of="west")]
    facts = make_facts(
        *battles, _with("c", _killed(value=4)), make_campaign("war"), make_campaign("west", "war")
    )
    assert [total.best for total in facts.totals("war")] == [3]
    assert [total.best for total in facts.totals("west")] == [2]
    assert facts.totals("no-such-campaign") == ()


@given(st.lists(st.lists(FIGURE, max_size=4), max_size=5))
def test_each_total_is_the_sum_of_the_figures_it_lists(figures: list[list[dict[str, Any]]]) -> None:
    battles = [_with(f"b{n}", *of_battle) for n, of_battle in enumerate(figures)]
    totals = add_up(battles)
    for total in totals:
        listed = [figure for _, figure in total.counted] + [left.figure for left in total.left_out]
        claim = (total.measure, total.of, total.said_by)
        assert all((f.measure, f.of, f.said_by) == claim for f in listed)
        assert _sum(total) == tuple(sum(column) for column in _columns(total))
        assert total.high is not None
        assert total.low <= (total.best or total.low) <= total.high
        assert not any(figure.aggregate for _, figure in total.counted)
        assert len({battle.id for battle, _ in total.counted}) == len(total.counted)
    assert sum(len(t.counted) + len(t.left_out) for t in totals) == sum(map(len, figures))


def _columns(total: Total) -> list[list[int]]:
    ranges = [figure.range for _, figure in total.counted]
    return [[row[n] for row in ranges] for n in range(3)]


def test_a_plain_value_is_low_best_and_high() -> None:
    assert Figure(measure=Measure.KILLED, value=7).range == (7, 7, 7)
    assert Figure(measure=Measure.KILLED, low=1, high=3).range == (1, None, 3)
