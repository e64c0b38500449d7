"""Dates as a reader reads them: precision, doubts and open ends in words, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronicle.language import Calendar, Digits, Language, read_words
from chronicle.model import parse_edtf
from chronicle.output.dates_in_words import When, render_when
from hypothesis import given
from hypothesis import strategies as st

ENGLISH = Language("en", regional="en-GB")
LOCALES = Path(__file__).parent.parent / "theme" / "locales"
ARABIC_WORDS = {
    "{start} to {end}": "من {start} إلى {end}",
    "from {start} to {end}": "من {start} إلى {end}",
    "since {start}": "منذ {start}",
    "until {end}": "حتى {end}",
    "about {date}": "نحو {date}",
}
QUALIFIED = st.builds(
    str.__add__,
    st.sampled_from(["2017-11-03", "2017-11", "2017", "2017-11-0X", "201X", "20XX"]),
    st.sampled_from(["", "~", "?", "%"]),
)


def _say(text: str, language: Language = ENGLISH, folder: Path = Path()) -> When:
    return render_when(parse_edtf(text), read_words(folder, language), Calendar(language))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-11-03", "3 November 2017"),
        ("2017-11", "November 2017"),
        ("2017-11-XX", "November 2017"),
        ("2017", "2017"),
        ("2017-11-0X", "between 1 November and 9 November 2017"),
        ("201X", "between 2010 and 2019"),
        ("20XX", "between 2000 and 2099"),
        ("2017-11-03~", "about 3 November 2017"),
        ("2017-11?", "November 2017 (uncertain)"),
        ("2017%", "about 2017 (uncertain)"),
        ("2017-10-26/2017-11-03", "26 October to 3 November 2017"),
        ("2017-10-26~/2017-11-03?", "from about 26 October to 3 November 2017 (end uncertain)"),
        ("2017-10-26/2017-11-03~", "26 October to about 3 November 2017"),
        ("2017-10-26?/2017-11-03", "26 October to 3 November 2017 (start uncertain)"),
        ("2017-10-26?/2017-11-03?", "26 October to 3 November 2017 (uncertain)"),
        ("2017-11-03/2017-11-03", "3 November 2017"),
        ("2017-11-3X", "30 November 2017"),
        ("2017-11-0X~", "between 1 November and 9 November 2017 (approximate)"),
        ("2017-11-0X/2017-12", "from (between 1 November and 9 November 2017) to December 2017"),
        ("2016-12-30/2017-01-02", "30 December 2016 to 2 January 2017"),
        ("2017-09/2017-11", "September 2017 to November 2017"),
        ("2017-09-19/2017-11", "19 September 2017 to November 2017"),
        ("2017-10-26/..", "since 26 October 2017"),
        ("2017-10-26/", "from 26 October 2017, end not known"),
        ("../2017-11", "until November 2017"),
        ("/2017-11?", "until November 2017, start not known (uncertain)"),
    ],
)
def test_a_date_says_all_that_is_known_and_no_more(text: str, words: str) -> None:
    assert _say(text).words == words


@pytest.mark.parametrize("text", ["2017-11-03", "2017-11", "2017"])
def test_a_plain_date_has_a_form_for_machines(text: str) -> None:
    assert _say(text).iso == text


@pytest.mark.parametrize(
    "text", ["2017-11-03~", "2017?", "2017-11-XX", "201X", "2017-10/2017-11", "2017/..", "../2017"]
)
def test_a_doubt_is_never_made_a_plain_date(text: str) -> None:
    assert _say(text).iso == ""


@given(QUALIFIED, QUALIFIED, st.sampled_from(["{0}", "{0}/..", "{0}/", "../{0}", "/{0}", "1999/{1}"]))
def test_every_doubt_is_said(one: str, other: str, form: str) -> None:
    text = form.format(one, other)
    said = _say(text).words
    parts = list(dict.fromkeys(part for part in text.split("/") if part.strip(".")))
    assert said.count("about") + said.count("approximate") == sum(part[-1] in "~%" for part in parts)
    assert ("uncertain" in said) is any(part[-1] in "?%" for part in parts)
    assert said.count("between") == sum(part.strip("~?%").endswith("X") for part in parts)


def test_an_arabic_date_is_in_the_words_months_and_digits_of_the_chronicle(tmp_path: Path) -> None:
    file = tmp_path / "ar" / "LC_MESSAGES" / "chronicle.po"
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    entries = [f'msgid "{english}"\nmsgstr "{arabic}"\n' for english, arabic in ARABIC_WORDS.items()]
    file.write_text("\n".join([head, *entries]), encoding="utf-8")
    arabic = Language("ar", months="both", digits=Digits.ARABIC_INDIC)

    said = _say("2017-10-26~/2017-11-03", arabic, tmp_path).words
    assert said == "من نحو ٢٦ تشرين الأول/أكتوبر إلى ٣ تشرين الثاني/نوفمبر ٢٠١٧"
    assert _say("../2017-11", arabic, tmp_path).words == "حتى تشرين الثاني/نوفمبر ٢٠١٧"


@given(QUALIFIED, st.sampled_from(["{0}", "{0}/..", "{0}/", "../{0}", "/{0}", "1999/{0}"]))
def test_the_theme_says_every_date_in_arabic_without_a_latin_letter(one: str, form: str) -> None:
    said = _say(form.format(one), Language("ar"), LOCALES).words
    assert not any(letter.isascii() and letter.isalpha() for letter in said), said
    assert "20" in said
