"""What an editor probably meant by a value that was refused."""

from __future__ import annotations

import pytest
from chronicle.model import parse_edtf
from chronicle.reading.meant_dates import propose_dates
from chronicle.reading.meant_values import advise, advise_type, find_meant_id
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2017-11-1", "2017-11-01"),
        ("2017/11/03", "2017-11-03"),
        ("2017.11.03", "2017-11-03"),
        ("20171103", "2017-11-03"),
        ("13/11/2017", "2017-11-13"),
        ("1/11/2017", "2017-11-01 2017-01-11"),
        ("3 November 2017", "2017-11-03"),
        ("November 3rd, 2017", "2017-11-03"),
        ("2017-Nov-03", "2017-11-03"),
        ("Nov. 2017", "2017-11"),
        ("3 تشرين الثاني 2017", "2017-11-03"),
        ("٣ نوفمبر ٢٠١٧", "2017-11-03"),
        ("٢٠١٧-١١-٠٣", "2017-11-03"),
        ("2017-11-03T10:00", "2017-11-03"),
        ("2017-11-03,", "2017-11-03"),
        ("“2017-11-03”", "2017-11-03"),
        ("2017\u201111\u201103", "2017-11-03"),
        ("~2017-11-03", "2017-11-03~"),
        ("2017-11-03?~", "2017-11-03%"),
        ("circa 2017", "2017~"),
        ("حوالي 2017", "2017~"),
        ("2017-11-xx", "2017-11-XX"),
        ("2017-11-??", "2017-11-XX"),
        ("2010s", "201X"),
        ("2017-11-03 / 2017-11-05", "2017-11-03/2017-11-05"),
        ("2017-11-03/05", "2017-11-03/2017-11-05"),
        ("2017-10-26–2017-11-03", "2017-10-26/2017-11-03"),
        ("2017-10-26 to 2017-11-03", "2017-10-26/2017-11-03"),
        ("2017-10-26..2017-11-03", "2017-10-26/2017-11-03"),
        ("1–2 November 2017", "2017-11-01/2017-11-02"),
        ("3-5 November 2017", "2017-11-03/2017-11-05"),
        ("26 October - 3 November 2017", "2017-10-26/2017-11-03"),
        ("2017-2018", "2017/2018"),
        ("03-11-2017", "2017-11-03 2017-03-11"),
        ("2017-11-31", ""),
        ("unknown", ""),
        ("17", ""),
        ("mid-November 2017", ""),
        ("", ""),
    ],
)
def test_a_date_in_another_form_is_offered_in_edtf(written: str, meant: str) -> None:
    assert propose_dates(written) == tuple(meant.split())


@given(st.one_of(st.text(), st.text("0123456789٣X-/.~? –novrmbjto", max_size=30)))
def test_what_is_offered_for_any_text_is_a_date(text: str) -> None:
    for meant in propose_dates(text):
        assert parse_edtf(meant).text == meant


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("places/al-qaim", "al-qaim"),
        ("../places/al-qaim.md", "al-qaim"),
        ("al-qaim.md", "al-qaim"),
        ("al-qaim.en.md", "al-qaim"),
        ("[[al-qaim|the town]]", "al-qaim"),
        ("“al-qaim”", "al-qaim"),
        ("@reuters-2017", "reuters-2017"),
        ("Al_Qaim", "al-qaim"),
        ("القائم", ""),
        ("al qaim", ""),
        ("", ""),
    ],
)
def test_an_id_is_found_in_what_stands_round_it(written: str, id: str) -> None:
    assert find_meant_id(written) == id


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("34.4, 41.0", "[34.4, 41.0]"),
        (["34.4", "41.0"], "[34.4, 41.0]"),
        ({"lat": 34.4, "lon": 41.0}, "[34.4, 41.0]"),
        (["٣٤٫٤", "٤١٫٠"], "[34.4, 41.0]"),
        ([34, 4, 41, 25], "[34.4, 41.25]"),
        ("34°24'N 41°30'E", "[34.4000, 41.5000]"),
        ("34.4S 41.0W", "[-34.4, -41.0]"),
        ([34.4], ""),
        ("near the bridge", ""),
        (None, ""),
    ],
)
def test_coordinates_in_another_form_are_offered_as_two_numbers(written: object, meant: str) -> None:
    template, values = advise_type("coordinates are two numbers", written)
    assert template.format_map(values) == (f"write {meant}" if meant else "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("news.example.org/x", "https://news.example.org/x"),
        ("www.example.org", "https://www.example.org"),
        ("//example.org/x", "https://example.org/x"),
        ("https:/example.org", "https://example.org"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("[the news](https://example.org/x)", "https://example.org/x"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("javascript:alert(1)", ""),
        ("ftp://example.org", ""),
        ("on paper", ""),
    ],
)
def test_an_address_in_another_form_is_offered_whole(written: str, meant: str) -> None:
    template, values = advise("unsafe-address", written)
    assert template.format_map(values) == (f"write {meant}" if meant else "")


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner)),
)
CODES = st.sampled_from(["impossible-date", "bad-id", "unsafe-address", "impossible-coordinates"])
TYPES = st.sampled_from(["coordinates are", "a date is", "a list", "a whole number", "a text is"])


@given(VALUES, CODES, TYPES)
def test_no_value_is_too_odd_to_be_advised_on(value: object, code: str, expected: str) -> None:
    for template, values in (advise(code, value), advise_type(expected, value)):
        assert "{" not in template.format_map(values) or "{" in str(value)
