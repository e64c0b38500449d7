"""An id is proposed from words of any script."""

from __future__ import annotations

import pytest
from chronicle.language import propose_id
from chronicle.model import is_id
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("القائم", "al-qaim"),
        ("راوة", "rawa"),
        ("الحويجة", "al-hawija"),
        ("المَيَادِين", "al-mayadin"),
        ("كركوك", "karkuk"),
        ("عين العرب", "ayn-al-arab"),
        ("السعدية", "al-sadiya"),
        ("Battle of al-Qaʿim", "battle-of-al-qaim"),
        ("Al-Qa'im, 2017", "al-qaim-2017"),
        ("سقوط الرقّة ٢٠١٧", "saqut-al-raqa-2017"),
        ("Şırnak", "sirnak"),
        ("گوردستان", "gurdastan"),
        ("🙂", ""),
        ("", ""),
    ],
)
def test_an_id_is_proposed_from_a_name_or_title(words: str, id: str) -> None:
    assert propose_id(words) == id


@given(st.text(max_size=200))
def test_what_is_proposed_can_be_an_id_and_is_not_long(words: str) -> None:
    proposed = propose_id(words)
    assert proposed == "" or is_id(proposed)
    assert len(proposed) <= 60


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةئؤأإآء ًَّ", max_size=30))
def test_arabic_words_give_an_id_wherever_they_have_a_letter(words: str) -> None:
    assert bool(propose_id(words)) == any(letter.isalpha() for letter in words)
