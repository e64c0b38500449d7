"""The nouns: how records are named, found and compared, and where their values stand."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from chronicle.model import (
    KEY,
    RECORD_TYPES,
    Battle,
    Kind,
    Origin,
    Page,
    Record,
    Settings,
    Text,
)
from chronicle.model.fields import Frozen
from chronicle.problems import Spot
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from records import make_actor, make_battle, make_campaign, make_chronicle, make_place, make_source, with_text

BATTLE = {"id": "b", "kind": "battle", "date": "2017-11-03", "places": ["al-qaim"]}


def _faults(model: type[Frozen], fields: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as fault:
        model.validate(fields)
    return [error["type"] for error in fault.value.errors()]


def test_a_battle_names_its_actors_and_places_each_once_commanders_last() -> None:
    battle = make_battle(
        "b",
        places=["rawa", "ana", {"place": "rawa", "role": "axis"}],
        sides=[{"actors": ["army"], "commanders": ["general"]}, {"actors": ["is", "army"]}],
    )
    assert battle.actor_ids == ("army", "is", "general")
    assert battle.place_ids == ("rawa", "ana")


def test_a_record_never_changes_once_made() -> None:
    battle = make_battle("b")
    with pytest.raises(FrozenInstanceError):
        battle.id = "other"  # type: ignore[misc]


def test_a_record_is_found_by_kind_and_id_and_linked_by_id_alone_where_that_is_enough() -> None:
    place, actor = make_place("tigris"), make_actor("tigris")
    others: list[Record] = [make_battle("b"), make_campaign("war"), make_source("afp"), Page(id="about")]
    chronicle = make_chronicle([place, actor, *others])
    assert chronicle.find(Kind.PLACE, "tigris") is place
    assert chronicle.find(Kind.BATTLE, "tigris") is None
    assert chronicle.find_linked(None, "tigris") == (place, actor)
    assert chronicle.find_linked(Kind.ACTOR, "tigris") == (actor,)
    assert chronicle.find_linked(None, "afp") == chronicle.find_linked(None, "about") == ()
    assert chronicle.first_language == "ar"
    assert {record.key for record in chronicle} == {record.key for record in (place, actor, *others)}
    assert len({place, make_place("tigris"), actor}) == 2


def test_there_is_one_table_of_records_for_each_kind() -> None:
    chronicle = make_chronicle([make_battle("b"), make_place("p"), make_campaign("war"), make_source("afp")])
    assert (list(chronicle.battles), list(chronicle.places), list(chronicle.actors)) == (["b"], ["p"], [])
    assert (list(chronicle.campaigns), list(chronicle.sources)) == (["war"], ["afp"])
    assert chronicle.pages == {}
    assert list(RECORD_TYPES) == list(Kind)


def test_a_record_is_called_by_its_names_or_its_titles() -> None:
    battle = with_text(with_text(make_battle("b"), "نص"), "text", language="en")
    assert battle.names_by_language == {"ar": "b", "en": "b"}
    assert make_place("p").names_by_language == {"ar": "مكان"}
    assert (battle.find_text("en") is not None, battle.find_text("ku")) == (True, None)


WORDS = st.text("اب \n", max_size=12)


@given(WORDS, WORDS)
def test_a_digest_changes_with_the_words_and_not_with_the_spaces(one: str, other: str) -> None:
    digests = [Text(language="ar", body=body).digest for body in (one, other, f"  {one}\n")]
    assert (digests[0] == digests[1]) is (one.split() == other.split())
    assert digests[0] == digests[2]
    assert len(digests[0]) == 8
    assert Text(language="ar", title="ا ب").digest != Text(language="ar", body="ا ب").digest


def test_two_records_are_the_same_wherever_they_stand() -> None:
    one, other = (Battle.validate(BATTLE | {"origin": Origin(path)}) for path in ("a.md", "b.md"))
    assert one == other
    assert one != Battle.validate(BATTLE | {"date": "2017"})
    assert Origin("a.md") != "a.md"
    assert len({Origin("a.md"), Origin("b.md")}) == 1


def test_a_value_without_a_mark_stands_where_the_value_round_it_does() -> None:
    marks = {
        (): (2, 1, 1),
        ("figures",): (5, 3, 9),
        ("figures", 0, "of"): (6, 8, 2),
        ("figures", KEY): (5, 1, 7),
    }
    origin = Origin("b.md", marks)
    assert origin.spot("figures", 0, "of") == Spot("b.md", 6, 8, 2)
    assert origin.spot("figures", 1, "of") == Spot("b.md", 5, 3, 9)
    assert origin.spot("title") == Spot("b.md", 2, 1, 1)
    assert origin.key_spot("figures") == Spot("b.md", 5, 1, 7)
    assert origin.key_spot("title") == Spot("b.md", 2, 1, 1)
    assert Origin("b.md").spot("title") == Spot("b.md")


@given(st.lists(st.text("اb ", max_size=4), min_size=1, max_size=5), st.data())
def test_a_spot_in_the_text_counts_lines_and_columns_from_one(lines: list[str], data: st.DataObject) -> None:
    body = "\n".join(lines)
    offset = data.draw(st.integers(0, len(body)))
    spot = Origin("b.md", body_line=9).text_spot(body, offset, 3)
    assert sum(len(line) + 1 for line in lines[: spot.line - 9]) + spot.column - 1 == offset
    assert 1 <= spot.column <= len(lines[spot.line - 9]) + 1


def test_the_settings_are_arabic_and_english_unless_they_say_otherwise() -> None:
    assert Settings().codes == ("ar", "en")
    assert Settings.validate({"languages": "fr"}).codes == ("fr",)
    assert Settings.validate({"languages": ["ar", {"code": "ckb"}]}).codes == ("ar", "ckb")
    assert "too_short" in _faults(Settings, {"languages": []})
    assert "literal_error" in _faults(Settings, {"languages": [{"code": "ar", "months": "lunar"}]})
    assert _faults(Settings, {"languages": 5})
