"""Single fields: what each takes, and what it refuses under which name."""

from __future__ import annotations

from typing import Any

import pytest
from chronicle.model import (
    Battle,
    Coordinates,
    Place,
    Source,
    is_id,
    is_safe_address,
)
from chronicle.model.fields import Digest, Frozen
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

BATTLE = {"id": "b", "kind": "battle", "date": "2017-11-03", "places": ["al-qaim"]}
PLACE = {"id": "p", "names": {"ar": "القائم"}, "kind": "city"}
SOURCE = {"id": "s", "publisher": "AFP", "title": "A report", "language": "en", "kind": "press"}


class _Stamp(Frozen):
    digest: Digest


def _faults(model: type[Frozen], fields: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as fault:
        model.validate(fields)
    return [error["type"] for error in fault.value.errors()]


@pytest.mark.parametrize("text", ["al-qaim", "al-qaim-2017", "2017", "a"])
def test_an_id_is_small_latin_letters_digits_and_single_hyphens(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "Al-Qaim", "al--qaim", "-a", "a-", "القائم", "a b", "a.b", "a/b", "a\n", "١"]
)
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)
    assert _faults(Battle, BATTLE | {"part_of": text}) == ["bad-id"]


def test_an_id_or_a_date_that_looks_like_a_number_is_one_all_the_same() -> None:
    battle = Battle.validate(BATTLE | {"part_of": 2017, "date": 2017})
    assert (battle.part_of, battle.date.text) == ("2017", "2017")


@pytest.mark.parametrize(
    ("model", "fields", "fault"),
    [
        (Battle, BATTLE | {"part_of": True}, "wrong-type"),
        (Battle, BATTLE | {"date": False}, "wrong-type"),
        (Battle, BATTLE | {"date": [2017]}, "wrong-type"),
        (Battle, BATTLE | {"date": "2017-02-30"}, "impossible-date"),
        (Battle, BATTLE | {"date": "2018/2017"}, "end-before-start"),
        (Battle, BATTLE | {"places": []}, "too_short"),
        (Battle, BATTLE | {"sides": [{"actors": []}]}, "too_short"),
        (Battle, BATTLE | {"kind": "war"}, "enum"),
        (Battle, BATTLE | {"killed": 5}, "unexpected_keyword_argument"),
        (Battle, BATTLE | {"figures": [{"measure": "killed", "value": -1}]}, "greater_than_equal"),
        (Battle, BATTLE | {"figures": [{"measure": "killed", "value": "5"}]}, "int_type"),
        (Battle, BATTLE | {"figures": [{"measure": "killed", "value": 2_000_000_000}]}, "less_than_equal"),
        (Place, PLACE | {"names": {"Arabic": "x"}}, "bad-language"),
        (Place, PLACE | {"names": {"ar": "  "}}, "empty-field"),
        (Place, PLACE | {"names": {"ar": True}}, "wrong-type"),
        (Place, PLACE | {"coordinates": [34.4]}, "wrong-type"),
        (Place, PLACE | {"coordinates": "34.4, 41.0"}, "wrong-type"),
        (Place, PLACE | {"coordinates": [True, 41.0]}, "wrong-type"),
        (Place, PLACE | {"coordinates": ["34", "41"]}, "wrong-type"),
        (Place, PLACE | {"coordinates": [91, 41]}, "impossible-coordinates"),
        (Place, PLACE | {"coordinates": [34, -181]}, "impossible-coordinates"),
        (Place, PLACE | {"coordinates": [float("nan"), 41]}, "impossible-coordinates"),
        (Source, SOURCE | {"url": "javascript:alert(1)"}, "unsafe-address"),
        (Source, SOURCE | {"url": 5}, "wrong-type"),
        (_Stamp, {"digest": "0123abcg"}, "wrong-type"),
        (_Stamp, {"digest": "0123abc"}, "wrong-type"),
        (_Stamp, {"digest": True}, "wrong-type"),
    ],
)
def test_a_value_that_is_wrong_is_refused_under_the_name_of_its_fault(
    model: type[Frozen], fields: dict[str, Any], fault: str
) -> None:
    assert fault in _faults(model, fields)


def test_a_digest_of_digits_alone_keeps_its_zeros() -> None:
    assert _Stamp(digest=12345).digest == "00012345"  # type: ignore[arg-type]
    assert _Stamp(digest="00ab12cd").digest == "00ab12cd"


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://example.org:8080/a?b=c#d", "https://مثال.example/صفحة", "http://[::1]/"],
)
def test_an_address_leads_to_a_host_over_http(address: str) -> None:
    assert is_safe_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "//example.org",
        "ftp://example.org",
        "data:text/html,x",
        "https://",
        "https:///path",
        "http://[::1",
        "http://example.org:99999/",
        "https://example.org/a b",
        'https://example.org/"onclick=',
        "https://example.org/\u202e",
        "https://example.org\n",
        "https:\\\\example.org",
    ],
)
def test_an_address_that_hides_something_is_not_safe(address: str) -> None:
    assert not is_safe_address(address)


@given(st.text())
def test_random_text_never_upsets_the_check_of_an_address(text: str) -> None:
    address = f"https://{text}"
    assert not is_safe_address(address) or (address.isprintable() and not set(" \"'<>\\") & set(text))
    assert not is_safe_address(f"javascript:{text}")


def test_short_forms_stand_for_the_long_ones() -> None:
    short = BATTLE | {
        "sides": [{"actors": ["army"], "commanders": "general"}],
        "outcome": {"result": "held", "by": "army"},
        "sources": "afp",
        "ids": {"ucdp": [1, 2]},
    }
    long = BATTLE | {
        "places": [{"place": "al-qaim", "role": "scene"}],
        "sides": [{"actors": [{"actor": "army", "role": "combatant"}], "commanders": ["general"]}],
        "outcome": {"result": "held", "by": ["army"]},
        "sources": ["afp"],
        "ids": {"ucdp": ["1", "2"]},
    }
    assert Battle.validate(short) == Battle.validate(long)


def test_a_line_has_no_breaks_and_no_spaces_round_it() -> None:
    assert Place.validate(PLACE | {"names": {"ar": "  دير\n  الزور "}}).names == {"ar": "دير الزور"}
    assert Place.validate(PLACE | {"names": {"ar": 137}}).names == {"ar": "137"}


def test_a_publisher_in_one_word_is_the_same_in_every_language() -> None:
    assert Source.validate(SOURCE).publisher == {"und": "AFP"}
    assert Source.validate(SOURCE | {"publisher": {"ar": "رويترز"}}).publisher == {"ar": "رويترز"}


def test_coordinates_are_latitude_first() -> None:
    assert Place.validate(PLACE | {"coordinates": [34, 41.05]}).coordinates == Coordinates(34.0, 41.05)
