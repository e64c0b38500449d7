"""Who stood with whom and against whom, and in how many battles."""

from __future__ import annotations

from chronicle.facts import Relations
from chronicle.model import Battle
from hypothesis import given
from hypothesis import strategies as st
from records import make_battle, make_facts

SIDES = st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3), max_size=3)


def _fought(id: str, date: str, *sides: list[str]) -> Battle:
    return make_battle(id, date, sides=[{"actors": actors} for actors in sides])


def test_allies_stood_on_the_same_side_and_opponents_on_others() -> None:
    battle = _fought("b", "2017", ["army", "police"], ["is"], ["kurds"])
    relations = make_facts(battle).relations
    assert relations["army"] == Relations(
        allies=(("police", (battle,)),), opponents=(("is", (battle,)), ("kurds", (battle,)))
    )
    assert relations["is"].allies == ()
    assert [other for other, _ in relations["is"].opponents] == ["army", "kurds", "police"]


def test_those_met_most_often_come_first_with_their_battles_in_order_of_time() -> None:
    second, first = _fought("a", "2017", ["army"], ["is", "tribes"]), _fought("b", "2016", ["army"], ["is"])
    third = _fought("c", "2018", ["army"], ["al-qaida"])
    relations = make_facts(second, first, third).relations
    assert relations["army"].opponents == (
        ("is", (first, second)),
        ("al-qaida", (third,)),
        ("tribes", (second,)),
    )


def test_who_was_an_ally_once_can_be_an_opponent_later() -> None:
    ally, opponent = _fought("a", "2016", ["army", "kurds"]), _fought("b", "2017", ["army"], ["kurds"])
    army = make_facts(ally, opponent).relations["army"]
    assert (army.allies, army.opponents) == ((("kurds", (ally,)),), (("kurds", (opponent,)),))


def test_commanders_are_not_their_sides_allies() -> None:
    battle = make_battle("b", sides=[{"actors": ["army"], "commanders": ["general"]}, {"actors": ["is"]}])
    assert set(make_facts(battle).relations) == {"army", "is"}


def test_an_actor_on_two_sides_meets_an_opponent_in_one_battle_not_two() -> None:
    battle = _fought("b", "2017", ["tribes"], ["tribes", "army"], ["is"])
    relations = make_facts(battle).relations
    assert relations["is"].opponents == (("army", (battle,)), ("tribes", (battle,)))
    assert relations["tribes"].opponents == (("army", (battle,)), ("is", (battle,)))


@given(st.lists(SIDES, max_size=5))
def test_what_one_is_to_another_the_other_is_to_it(sides_of_battles: list[list[list[str]]]) -> None:
    battles = [_fought(f"b{n}", "2017", *sides) for n, sides in enumerate(sides_of_battles)]
    relations = make_facts(*battles).relations
    for actor, found in relations.items():
        for table, mirrored in ((found.allies, "allies"), (found.opponents, "opponents")):
            assert actor not in dict(table)
            for other, shared in table:
                assert dict(getattr(relations[other], mirrored))[actor] == shared
                assert len({battle.id for battle in shared}) == len(shared) > 0
