"""Places, campaigns and actors above and below each other, and the loops in them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from chronicle.facts import Tree, find_loops
from hypothesis import given
from hypothesis import strategies as st
from records import make_actor, make_battle, make_campaign, make_facts, make_place

ID = st.sampled_from("abcdefg")
GRAPHS = st.dictionaries(ID, st.lists(ID, max_size=3, unique=True).map(tuple))
CHAINS = st.dictionaries(ID, st.lists(ID, max_size=1).map(tuple))

Graph = Mapping[str, tuple[str, ...]]


def _reach(graph: Graph, start: str) -> set[str]:
    """All ids that steps lead to from here, itself only where a loop leads back to it."""
    found: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting.extend(graph.get(id, ()))
    return found


@given(GRAPHS)
def test_ancestors_and_descendants_are_all_that_steps_lead_to_loops_or_not(graph: Graph) -> None:
    tree = Tree(graph)
    for id in "abcdefg":
        above, below = tree.ancestors(id), tree.descendants(id)
        assert set(above) == _reach(graph, id) - {id}
        assert len(set(above)) == len(above)
        assert set(below) == {other for other in graph if id in _reach(graph, other)} - {id}


@given(GRAPHS)
def test_the_nearest_ancestors_come_first(graph: Graph) -> None:
    for id in graph:
        parents = [parent for parent in graph[id] if parent != id]
        assert Tree(graph).ancestors(id)[: len(parents)] == tuple(parents)


def test_a_lattice_of_many_parents_is_walked_in_no_time() -> None:
    graph = {f"{floor}{side}": (f"{floor + 1}a", f"{floor + 1}b") for floor in range(60) for side in "ab"}
    assert len(Tree(graph).ancestors("0a")) == 120
    assert len(Tree(graph).descendants("60a")) == 120
    assert find_loops(graph) == ()


def test_a_chain_of_any_length_is_walked() -> None:
    graph = {str(n): (str(n + 1),) for n in range(20_000)}
    assert len(Tree(graph).ancestors("0")) == 20_000
    assert find_loops(graph) == ()
    [loop] = find_loops(graph | {"20000": ("0",)})
    assert len(loop) == 20_001


@given(GRAPHS)
def test_every_loop_that_is_told_is_one_and_is_told_once(graph: Graph) -> None:
    loops = find_loops(graph)
    for loop in loops:
        assert len(set(loop)) == len(loop)
        assert loop[0] == min(loop)
        assert all(after in graph[before] for before, after in zip(loop, loop[1:] + loop[:1], strict=True))
    assert len(set(loops)) == len(loops)


@given(GRAPHS)
def test_wherever_something_leads_back_to_itself_a_loop_is_told(graph: Graph) -> None:
    told = {id for loop in find_loops(graph) for id in loop}
    for id in graph:
        if id in _reach(graph, id):
            in_the_same_knot = {other for other in _reach(graph, id) if id in _reach(graph, other)}
            assert in_the_same_knot & told
        else:
            assert id not in told


@given(CHAINS)
def test_where_each_has_one_parent_every_loop_is_told(graph: Graph) -> None:
    told = {id for loop in find_loops(graph) for id in loop}
    assert told == {id for id in graph if id in _reach(graph, id)}


@pytest.mark.parametrize(
    ("graph", "loops"),
    [
        ({"a": ("a",)}, (("a",),)),
        ({"b": ("a",), "a": ("b",)}, (("a", "b"),)),
        ({"x": ("c",), "c": ("a",), "a": ("b",), "b": ("c",)}, (("a", "b", "c"),)),
        ({"a": ("b", "c"), "b": (), "c": ("no-such-id",)}, ()),
    ],
)
def test_a_loop_starts_from_its_first_id(graph: Graph, loops: tuple[tuple[str, ...], ...]) -> None:
    assert find_loops(graph) == loops


def test_a_place_has_the_battles_of_all_within_it() -> None:
    places = [make_place("iraq"), make_place("anbar", "iraq"), make_place("al-qaim", "anbar")]
    battle, other = make_battle("b", places=["al-qaim", "anbar"]), make_battle("other", places=["iraq"])
    facts = make_facts(battle, other, *places)
    assert facts.places.ancestors("al-qaim") == ("anbar", "iraq")
    assert facts.battles_within == {"al-qaim": (battle,), "anbar": (battle,), "iraq": (battle, other)}
    assert facts.battles_at == {"al-qaim": (battle,), "anbar": (battle,), "iraq": (other,)}


def test_an_actor_has_the_battles_of_all_that_belong_to_it() -> None:
    actors = [make_actor("state"), make_actor("army", "state"), make_actor("brigade", "army", "coalition")]
    battle = make_battle("b", sides=[{"actors": ["brigade"], "commanders": ["general"]}])
    facts = make_facts(battle, *actors, make_actor("coalition"), make_actor("general", "army"))
    assert set(facts.battles_of) == {"brigade", "general"}
    assert facts.battles_of_members == dict.fromkeys(
        ["brigade", "general", "army", "coalition", "state"], (battle,)
    )


def test_an_actor_that_left_and_came_back_has_one_parent() -> None:
    back = make_actor("brigade", part_of=[{"actor": "army", "to": "2014"}, {"actor": "army", "from": "2016"}])
    assert make_facts(back, make_actor("army")).actors.parents["brigade"] == ("army",)


def test_a_campaign_has_the_battles_of_the_campaigns_in_it() -> None:
    campaigns = [make_campaign("war"), make_campaign("western-iraq", "war")]
    battle, loose = make_battle("b", part_of="western-iraq"), make_battle("loose")
    facts = make_facts(battle, loose, *campaigns)
    assert facts.battles_in == {"western-iraq": (battle,), "war": (battle,)}
    assert facts.campaigns.descendants("war") == ("western-iraq",)
    assert facts.campaigns.children == {"war": ("western-iraq",)}


def test_facts_can_be_had_of_places_that_lie_within_each_other() -> None:
    facts = make_facts(make_battle("b", places=["a"]), make_place("a", "b"), make_place("b", "a"))
    assert set(facts.battles_within) == {"a", "b"}
