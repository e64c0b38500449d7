"""Dates in the Hijri calendar: what is known of a day, a month or a span, and no more than that."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from builds import build_site, page_of
from chronicle.glue.theme import find_theme
from chronicle.language import Digits, HijriDay, Language, find_hijri, read_words
from chronicle.model import Moment, Precision, parse_edtf
from chronicle.output.hijri_dates import HIJRI_MONTHS, render_hijri
from chronicles import SMALL, write_chronicle
from hypothesis import given
from hypothesis import strategies as st

ENGLISH = Language("en", regional="en-GB")
FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)
DAYS = st.dates(FIRST, LAST)
WRITTEN = st.builds(
    lambda day, form, sign: day.strftime(form) + sign,
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-%m-1X"]),
    st.sampled_from(["", "~", "?", "%"]),
)


def _say(text: str, language: Language = ENGLISH) -> str:
    words = read_words(find_theme() / "locales", language)
    return render_hijri(parse_edtf(text), words, [words.say_in(*month) for month in HIJRI_MONTHS])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-11-03", "14 Safar 1439 AH"),
        ("2017-05-27", "1 Ramadan 1438 AH"),
        ("2017-11-03~", "about 14 Safar 1439 AH"),
        ("2017-11-03?", "14 Safar 1439 AH (uncertain)"),
        ("2017-11", "between Safar and Rabi al-Awwal 1439 AH"),
        ("2017-11~", "between Safar and Rabi al-Awwal 1439 AH (approximate)"),
        ("2017-09", "between Dhu al-Hijja 1438 AH and Muharram 1439 AH"),
        ("2017-11-0X", "between 12 Safar and 20 Safar 1439 AH"),
        ("2017-10-26/2017-11-03", "6 Safar to 14 Safar 1439 AH"),
        ("2017-09-19/2017-11-03~", "28 Dhu al-Hijja 1438 AH to about 14 Safar 1439 AH"),
        ("2017-10-26?/2017-11-03", "6 Safar to 14 Safar 1439 AH (start uncertain)"),
        ("2017-10-26/..", "since 6 Safar 1439 AH"),
        ("2017-10-26/", "from 6 Safar 1439 AH, end not known"),
        ("../2017-11-03", "until 14 Safar 1439 AH"),
        (
            "2017-10-26/2017-11",
            "6 Safar 1439 AH to (between Safar and Rabi al-Awwal 1439 AH)",
        ),
        ("2001-02", "between Dhu al-Qa'da and Dhu al-Hijja 1421 AH"),
    ],
)
def test_a_date_keeps_its_precision_and_its_doubts(text: str, words: str) -> None:
    assert _say(text) == words


@pytest.mark.parametrize(
    "text", ["2017", "201X", "2017-10-26/2018", "2016/..", "1258-02-10", "1924-07-31", "1924-07", "2077-11"]
)
def test_what_is_wider_than_a_month_or_out_of_the_tables_is_not_said(text: str) -> None:
    assert _say(text) == ""


def test_arabic_names_the_month_after_its_preposition_in_the_digits_of_the_chronicle() -> None:
    arabic = Language("ar", digits=Digits.ARABIC_INDIC)
    assert _say("2017-09-19/2017-11-03", arabic) == "من ٢٨ ذي الحجة ١٤٣٨هـ إلى ١٤ صفر ١٤٣٩هـ"
    assert _say("2017-11", Language("ar")) == "بين صفر وربيع الأول 1439هـ"


@given(DAYS.filter(lambda day: day < LAST))
def test_the_next_day_is_the_next_in_the_month_or_the_first_of_another(day: date) -> None:
    today, tomorrow = find_hijri(day), find_hijri(day + timedelta(days=1))
    assert today is not None
    assert tomorrow is not None
    if tomorrow.day == 1:
        # The calendar as it was kept: eight months before 1365 had 28 or 31 days.
        assert today.day in ((29, 30) if today.year > 1364 else (28, 29, 30, 31))
        month, year = today.month % 12 + 1, today.year + today.month // 12
        assert tomorrow == HijriDay(year, month, 1)
    else:
        assert tomorrow == today._replace(day=today.day + 1)


@given(st.dates())
def test_a_day_has_a_hijri_day_within_the_tables_and_none_beyond(day: date) -> None:
    assert (find_hijri(day) is not None) == (FIRST <= day <= LAST)


@given(WRITTEN, st.one_of(st.none(), WRITTEN, st.sampled_from(["", ".."])))
def test_every_date_is_said_or_left_out_without_a_fault(head: str, tail: str | None) -> None:
    ends = sorted([head, tail]) if tail and tail[0].isdigit() else [head, tail]
    text = head if tail is None else "/".join(map(str, ends))
    said, read = _say(text), parse_edtf(text)
    moments = [moment for moment in (read.start, read.end) if isinstance(moment, Moment)]
    known = all(m.precision >= Precision.MONTH and m.earliest >= FIRST and m.latest <= LAST for m in moments)
    assert bool(said) == known
    assert ("about" in said or "approximate" in said) == (known and any(m.approximate for m in moments))
    assert ("uncertain" in said) == (known and any(m.uncertain for m in moments))


@given(DAYS)
def test_a_month_is_said_by_the_months_of_its_first_and_its_last_day(day: date) -> None:
    said = _say(f"{day:%Y-%m}")
    if said:
        moment = parse_edtf(f"{day:%Y-%m}").start
        assert isinstance(moment, Moment)
        for end in (find_hijri(moment.earliest), find_hijri(moment.latest)):
            assert end is not None
            assert HIJRI_MONTHS[end.month - 1][1] in said


def test_a_page_has_it_only_in_the_language_that_asks_for_it(tmp_path: Path) -> None:
    settings = "languages: [{code: ar, hijri: true}, en]"
    site = build_site(write_chronicle(tmp_path, SMALL, settings=settings), tmp_path / "site")
    arabic = page_of(site, "ar/battles/al-qaim-2017/")
    assert "من 6 صفر إلى 14 صفر 1439هـ" in arabic
    assert '<details class="hijri"><summary>بالتقويم الهجري' in arabic
    assert "hijri" not in page_of(site, "en/battles/al-qaim-2017/")
