"""Who held a place when: from the control rows of all battles, with what is not known left open."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from chronicle.facts import Holding
from chronicle.model import Battle
from hypothesis import given
from hypothesis import strategies as st
from records import make_battle, make_facts

HOLDER = st.sampled_from(["is", "army", "sdf", None])
ROWS = st.lists(st.tuples(st.integers(1, 28), HOLDER, HOLDER), max_size=6)


def _row(date: str, before: str | None, after: str | None, place: str = "al-qaim") -> dict[str, Any]:
    row = {"place": place, "date": date, "from": before, "to": after}
    return {field: value for field, value in row.items() if value}


def _told(id: str, *rows: dict[str, Any]) -> Battle:
    return make_battle(id, control=list(rows))


def _say(holding: Holding) -> tuple[str | None, str | None, str | None]:
    """The holder, and the dates between which it held the place."""
    start, end = holding.start, holding.end
    return (holding.holder, start and str(start.change.date), end and str(end.change.date))


def test_a_place_is_held_from_one_change_to_the_next() -> None:
    battle = _told("b", _row("2017-11-03", "is", "army"), _row("2014-06", "army", "is"))
    holdings = make_facts(battle).holdings("al-qaim")
    assert [_say(holding) for holding in holdings] == [
        ("army", None, "2014-06"),
        ("is", "2014-06", "2017-11-03"),
        ("army", "2017-11-03", None),
    ]
    assert not any(holding.entries_differ for holding in holdings)


def test_changes_are_put_in_order_across_battles_and_places_are_kept_apart() -> None:
    later, earlier = _told("a", _row("2017", "is", "army")), _told("b", _row("2014", "army", "is"))
    elsewhere = _told("c", _row("2016", "is", "army", place="rawa"))
    facts = make_facts(later, earlier, elsewhere)
    assert [row.battle.id for row in facts.ledger["al-qaim"]] == ["b", "a"]
    assert len(facts.holdings("al-qaim")) == 3
    assert len(facts.holdings("rawa")) == 2


def test_what_no_row_says_is_not_known() -> None:
    assert make_facts(_told("b")).holdings("al-qaim") == ()
    [holding] = make_facts(_told("b", _row("2017-11-03", None, "army"))).holdings("al-qaim")
    assert _say(holding) == ("army", "2017-11-03", None)


def test_a_place_that_was_left_to_nobody_has_a_gap() -> None:
    battle = _told("b", _row("2016", "is", None), _row("2017", None, "army"))
    holdings = make_facts(battle).holdings("al-qaim")
    assert [_say(holding) for holding in holdings] == [
        ("is", None, "2016"),
        (None, "2016", "2017"),
        ("army", "2017", None),
    ]


def test_a_holder_that_only_the_next_change_names_held_the_place_since_nobody_knows_when() -> None:
    battle = _told("b", _row("2016", "is", None), _row("2017", "sdf", "army"))
    _, between, _ = make_facts(battle).holdings("al-qaim")
    assert (_say(between), between.entries_differ) == (("sdf", "2016", "2017"), False)
    assert between.since_unknown


def test_one_change_that_sources_date_differently_is_one_change() -> None:
    battle = _told("b", _row("2017-11-03", "is", "sdf"), _row("2017-11-05", "is", "sdf"))
    assert [_say(holding) for holding in make_facts(battle).holdings("al-qaim")] == [
        ("is", None, "2017-11-03"),
        ("sdf", "2017-11-03", None),
    ]


def test_gains_and_losses_of_an_actor_stand_in_order_of_time() -> None:
    mosul = _told("a", _row("2017-07-10", "is", "army", place="mosul"))
    hatra = _told("b", _row("2017-04-26", "is", "army", place="hatra"))
    facts = make_facts(mosul, hatra)
    assert [row.battle.id for row in facts.gains["army"]] == ["b", "a"]
    assert [row.battle.id for row in facts.losses["is"]] == ["b", "a"]
    assert facts.holders == ("army", "is")


def test_two_changes_that_name_different_holders_differ_about_the_time_between() -> None:
    battle = _told("b", _row("2014", "army", "is"), _row("2017", "sdf", "army"))
    _, between, _ = make_facts(battle).holdings("al-qaim")
    assert _say(between) == ("is", "2014", "2017")
    assert (between.entries_differ, between.other_holder) == (True, "sdf")


def test_one_change_that_several_sources_tell_is_one_change() -> None:
    told = _row("2017-11-03", "is", "army")
    battle, again = _told("a", told | {"source": "afp"}, told | {"source": "reuters"}), _told("b", told)
    facts = make_facts(battle, again)
    assert len(facts.ledger["al-qaim"]) == 3
    assert [_say(holding) for holding in facts.holdings("al-qaim")] == [
        ("is", None, "2017-11-03"),
        ("army", "2017-11-03", None),
    ]


@given(ROWS)
def test_holdings_follow_each_other_without_a_hole(rows: list[tuple[int, str | None, str | None]]) -> None:
    battle = _told("b", *(_row(f"2017-02-{day:02}", before, after) for day, before, after in rows))
    facts = make_facts(battle)
    holdings = facts.holdings("al-qaim")
    ordered = [(row.change.from_, row.change.to) for row in facts.ledger.get("al-qaim", ())]
    changes = [change for n, change in enumerate(ordered) if n == 0 or ordered[n - 1] != change]
    assert bool(holdings) is bool(rows)
    for before, after in pairwise(holdings):
        assert before.end is after.start is not None
    for holding in holdings:
        start, end = holding.start, holding.end
        named = {start and start.change.to, end and end.change.from_} - {None}
        assert (holding.holder in named) if named else (holding.holder is None)
        assert holding.entries_differ is (len(named) == 2)
        if start and end:
            assert start.change.date.sort_key <= end.change.date.sort_key
    if rows:
        assert len({id(h.start) for h in holdings if h.start}) == len(changes)
        assert holdings[-1].end is None
