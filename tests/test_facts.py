"""What follows from the records: links back, the order of time, neighbours, the same days, drafts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from chronicle.facts import Neighbours, derive_facts, find_cited_sources, select_published
from chronicle.model import Battle, Kind, Page, Record
from chronicles import SMALL, front, read_written, write_chronicle
from hypothesis import given
from hypothesis import strategies as st
from records import (
    make_actor,
    make_battle,
    make_campaign,
    make_chronicle,
    make_facts,
    make_place,
    make_source,
    with_text,
)

DATES = ["2016", "2017-11", "2017-11-03", "2017-11-03?", "2017-10-26/2017-11-03", "../2017-11-03", "2017/.."]
BATTLES = st.lists(st.sampled_from(DATES), max_size=8).map(
    lambda dates: [make_battle(f"b{number}", date) for number, date in enumerate(dates)]
)


def _ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def test_the_facts_of_a_small_chronicle(tmp_path: Path) -> None:
    chronicle, problems = read_written(write_chronicle(tmp_path, SMALL))
    facts = derive_facts(chronicle)
    assert problems == ()
    assert _ids(facts.chronology) == ["al-qaim-2017"]
    assert {id: _ids(battles) for id, battles in facts.battles_of.items()} == {
        "iraqi-army": ["al-qaim-2017"],
        "islamic-state": ["al-qaim-2017"],
        "qasim-al-muhammadi": ["al-qaim-2017"],
    }
    assert _ids(facts.battles_in["western-iraq-2017"]) == _ids(facts.battles_at["anbar"]) == ["al-qaim-2017"]
    assert _ids(facts.mentions[Kind.PLACE, "al-qaim"]) == ["al-qaim-2017", "western-iraq-2017"]
    assert _ids(facts.citing["reuters-2017-10-27"]) == ["al-qaim-2017"]
    assert _ids(facts.said_by["iraqi-army"]) == ["al-qaim-2017"]


def test_a_link_in_any_language_links_back_once() -> None:
    battle = with_text(make_battle("b"), "[[rawa]] ثم [[place:rawa]]")
    battle = with_text(battle, "[[rawa|the town]]", language="en")
    facts = make_facts(battle, make_place("rawa"))
    assert facts.mentions == {(Kind.PLACE, "rawa"): (battle,)}


def test_a_link_to_itself_to_nothing_in_code_or_to_two_records_links_nothing_back() -> None:
    rawa = with_text(make_place("rawa"), "[[rawa]] [[no-such-place]] [[tigris]] `[[anbar]]`")
    facts = make_facts(rawa, make_place("anbar"), make_place("tigris"), make_actor("tigris"))
    assert facts.mentions == {}


def test_a_kind_before_the_colon_tells_two_records_apart() -> None:
    rawa = with_text(make_place("rawa"), "[[actor:tigris]]")
    facts = make_facts(rawa, make_place("tigris"), make_actor("tigris"))
    assert facts.mentions == {(Kind.ACTOR, "tigris"): (rawa,)}


def test_a_record_cites_the_sources_of_its_text_first_and_then_those_of_its_fields() -> None:
    battle = with_text(
        make_battle(
            "b",
            sources=["in-list", "in-text"],
            figures=[{"measure": "killed", "value": 1, "source": "in-figure"}],
            control=[{"place": "al-qaim", "date": "2017", "source": "in-control"}],
            outcome={"result": "held", "source": "in-outcome"},
        ),
        "[@in-text] [@second] [@in-text]",
    )
    assert find_cited_sources(battle) == (
        "in-text",
        "second",
        "in-figure",
        "in-control",
        "in-outcome",
        "in-list",
    )
    plain = make_battle("plain", sources=["in-list"])
    citing = make_facts(battle, plain).citing
    assert set(citing) == set(find_cited_sources(battle))
    assert citing["in-list"] == (battle, plain)


def test_a_page_cites_only_in_its_text() -> None:
    page = with_text(Page(id="about"), "[@one] `[@two]`")
    assert find_cited_sources(page) == ("one",)
    assert find_cited_sources(make_source("one")) == ()


@given(BATTLES)
def test_the_chronology_holds_every_battle_in_order_of_time(battles: list[Battle]) -> None:
    ordered = make_facts(*battles).chronology
    assert sorted(_ids(ordered)) == sorted(_ids(battles))
    keys = [(battle.date.sort_key, battle.id) for battle in ordered]
    assert keys == sorted(keys)


@given(BATTLES)
def test_previous_and_next_walk_the_whole_list_both_ways(battles: list[Battle]) -> None:
    facts = make_facts(*battles)
    walked, battle = [], facts.chronology[0] if battles else None
    while battle:
        walked.append(battle)
        near = facts.neighbours_at("al-qaim", battle.id)
        assert near.previous is (walked[-2] if len(walked) > 1 else None)
        battle = near.next
    assert tuple(walked) == facts.chronology


def test_neighbours_are_those_of_the_same_campaign_place_or_actor() -> None:
    sides = [{"actors": ["army"]}]
    first = make_battle("first", "2017-01", part_of="war", sides=sides)
    second = make_battle("second", "2017-02", places=["rawa"], sides=sides)
    third = make_battle("third", "2017-03", part_of="war")
    facts = make_facts(first, second, third, make_campaign("war"), make_actor("army"))
    assert facts.neighbours_in_campaign("war", "first") == Neighbours(None, third)
    assert facts.neighbours_of("army", "first") == Neighbours(None, second)
    assert facts.neighbours_at("al-qaim", "third") == Neighbours(first, None)
    assert facts.neighbours_at("rawa", "second") == Neighbours()
    assert facts.neighbours_of("nobody", "first") == facts.neighbours_at("al-qaim", "second") == Neighbours()


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2017-11-03", [2017]),
        ("2016-12/2018-01", [2016, 2017, 2018]),
        ("2016-12/..", [2016]),
        ("../2016", [2016]),
        ("201X", [2010]),
        ("19XX", [1900]),
        ("1900/1999", [1900]),
    ],
)
def test_a_battle_stands_in_each_year_it_touches_unless_they_are_only_guesses(
    date: str, years: list[int]
) -> None:
    assert list(make_facts(make_battle("b", date)).by_year) == years


@pytest.mark.parametrize(
    ("date", "shares"),
    [
        ("2017-11-03", True),
        ("2017-11-03~", True),
        ("2017-11-02/2017-11-05", True),
        ("2017-11-0X", True),
        ("2017-11-03/2018-11-03", True),
        ("2017-11-03/..", True),
        ("2017-11-04", False),
        ("2017-11", False),
        ("2017", False),
        ("2017-11-01/2018-11-03", False),
        ("../2017-11-03", False),
    ],
)
def test_battles_of_the_same_days_are_found_from_both_sides(date: str, shares: bool) -> None:
    battle, other = make_battle("b", "2017-11-03"), make_battle("other", date, places=["rawa"])
    facts = make_facts(battle, other)
    assert facts.same_days(battle) == ((other,) if shares else ())
    assert facts.same_days(other) == ((battle,) if shares else ())


def test_what_happened_at_the_same_place_is_not_elsewhere() -> None:
    battle, same = make_battle("b", "2017-11-03"), make_battle("same", "2017-11-03")
    assert make_facts(battle, same).same_days(battle) == ()


def test_a_month_is_not_taken_for_its_first_day() -> None:
    first = make_battle("first", "2017-11-01")
    months = make_battle("months", "2017-11/2018-02", places=["rawa"])
    assert make_facts(first, months).same_days(first) == ()


def test_a_draft_is_nowhere_unless_drafts_are_asked_for() -> None:
    shown, draft = make_battle("shown"), make_battle("draft", status="draft", places=["rawa"])
    review = make_place("rawa").replace(status="review")
    chronicle = make_chronicle([shown, with_text(draft, "[[shown]]"), review])
    published = select_published(chronicle, drafts=False)
    facts = derive_facts(published)
    assert _ids(published) == ["shown"]
    assert (_ids(facts.chronology), facts.mentions, facts.same_days(shown)) == (["shown"], {}, ())
    assert select_published(chronicle, drafts=True) is chronicle


def test_a_retracted_battle_keeps_its_page_but_stands_in_no_list_or_total() -> None:
    figures = [{"measure": "killed", "value": 5, "said_by": "ucdp"}]
    control = [{"place": "al-qaim", "date": "2017", "from": "is", "to": "army"}]
    sides = [{"actors": ["army"]}, {"actors": ["is"]}]
    battle = make_battle(
        "b", status="retracted", figures=figures, control=control, sides=sides, part_of="war"
    )
    published = select_published(make_chronicle([battle, make_campaign("war")]), drafts=False)
    facts = derive_facts(published)
    assert published.find(Kind.BATTLE, "b") is battle
    assert (facts.chronology, facts.relations, facts.by_year) == ((), {}, {})
    assert (facts.totals("war"), facts.holdings("al-qaim")) == ((), ())


def test_a_status_that_is_written_reaches_the_facts(tmp_path: Path) -> None:
    fields = "title: معركة\nkind: battle\ndate: 2017\nplaces: [al-qaim]\nstatus: review"
    folder = write_chronicle(tmp_path, SMALL | {"battles/b.md": front(fields, "نص.")})
    chronicle, _ = read_written(folder)
    assert "b" in derive_facts(chronicle).chronicle.battles
    assert "b" not in select_published(chronicle, drafts=False).battles
