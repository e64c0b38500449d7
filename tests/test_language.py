"""Languages: direction, numbers, months, scripts, order of names, and words in their plural forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronicle.language import (
    BIDI_CONTROLS,
    Calendar,
    Digits,
    Language,
    Script,
    find_direction,
    find_locale,
    find_script,
    read_words,
    render_number,
    render_sort_key,
    set_digits,
)
from hypothesis import given
from hypothesis import strategies as st

ARABIC_NAME = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةئؤء", min_size=2, max_size=8)
LATIN_NAME = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("code", "direction", "script"),
    [
        ("ar", "rtl", Script.ARABIC),
        ("ckb", "rtl", Script.ARABIC),
        ("he", "rtl", Script.ARABIC),
        ("fa", "rtl", Script.ARABIC),
        ("en", "ltr", Script.LATIN),
        ("fr", "ltr", Script.LATIN),
        ("ku", "ltr", Script.LATIN),
        ("xx", "ltr", Script.LATIN),
    ],
)
def test_a_language_has_a_direction_without_being_told(code: str, direction: str, script: Script) -> None:
    language = Language(code)
    assert (language.direction, find_direction(code), language.script) == (direction, direction, script)


def test_a_region_that_nobody_knows_leaves_the_direction_of_the_language() -> None:
    assert find_locale("ar-XX") is None
    assert Language("ar-XX").direction == find_direction("ar-XX") == "rtl"
    assert find_direction("") == "ltr"


def test_a_language_says_its_own_name_and_those_of_others() -> None:
    assert [Language(code).name for code in ("ar", "en", "fr")] == ["العربية", "English", "français"]
    assert Language("ku", own_name="Kurmancî").name == "Kurmancî"
    assert Language("xx").name == "xx"
    assert (Language("en").name_of("ar"), Language("ar").name_of("xx")) == ("Arabic", "xx")


def test_a_language_that_cldr_does_not_know_counts_as_in_english() -> None:
    assert Language("xx").locale == Language("en").locale
    assert str(Language("en", regional="en-GB").locale) == "en_GB"


@pytest.mark.parametrize(
    ("code", "digits", "written"),
    [
        ("en", Digits.LATIN, "1,234,567.5"),
        ("ar", Digits.LATIN, "1,234,567.5"),
        ("ar", Digits.ARABIC_INDIC, "١٬٢٣٤٬٥٦٧٫٥"),
        ("fa", Digits.PERSIAN, "۱٬۲۳۴٬۵۶۷٫۵"),
        ("fr", Digits.LATIN, "1\u202f234\u202f567,5"),
    ],
)
def test_a_number_is_grouped_as_its_language_and_digits_ask(code: str, digits: Digits, written: str) -> None:
    assert render_number(1234567.5, Language(code).locale, digits) == written


@given(st.integers(0, 10**9), st.sampled_from(list(Digits)), st.sampled_from(["ar", "en", "ckb", "ku", "fr"]))
def test_a_count_has_all_its_digits_and_nothing_invisible(number: int, digits: Digits, code: str) -> None:
    written = render_number(number, Language(code).locale, digits)
    assert "".join(c for c in written if c.isdigit()) == set_digits(str(number), digits)
    assert int("".join(c for c in written if c.isdigit())) == number
    assert not BIDI_CONTROLS & set(written)


@pytest.mark.parametrize(
    ("months", "written"),
    [
        ("default", "3 تشرين الثاني 2017"),
        ("levantine", "3 تشرين الثاني 2017"),
        ("gregorian", "3 نوفمبر 2017"),
        ("both", "3 تشرين الثاني/نوفمبر 2017"),
    ],
)
@pytest.mark.parametrize(
    ("code", "regional"), [("ar", ""), ("ar", "ar-SY"), ("ar-IQ", ""), ("ar-SY", "ar-SY")]
)
def test_arabic_months_are_those_the_chronicle_chose(
    months: str, written: str, code: str, regional: str
) -> None:
    assert Calendar(Language(code, regional, months=months)).day(2017, 11, 3) == written


def test_the_choice_of_months_goes_before_the_region() -> None:
    assert Calendar(Language("ar", "ar-EG")).month(2017, 11) == "نوفمبر 2017"
    assert Calendar(Language("ar", "ar-EG", months="levantine")).month(2017, 11) == "تشرين الثاني 2017"
    assert Calendar(Language("ar-EG")).month(2017, 11) == "نوفمبر 2017"
    assert Calendar(Language("ar-EG", months="levantine")).month(2017, 11) == "تشرين الثاني 2017"


def test_a_month_of_one_name_is_not_said_twice() -> None:
    both = Calendar(Language("ar", months="both"))
    said = [both.month(2017, month) for month in range(1, 13)]
    assert len(set(said)) == 12
    assert all(month.count("/") == 1 for month in said)
    assert "/" not in Calendar(Language("ckb", months="both")).month(2017, 11)


def test_every_part_of_a_date_is_in_the_language_and_digits_of_the_reader() -> None:
    arabic = Calendar(Language("ar", digits=Digits.ARABIC_INDIC, months="both"))
    assert arabic.day_of_month(2017, 11, 3) == "٣ تشرين الثاني/نوفمبر"
    assert arabic.year(2017) == "٢٠١٧"
    british, american = Calendar(Language("en", "en-GB")), Calendar(Language("en"))
    assert (british.day(2017, 11, 3), american.day(2017, 11, 3)) == ("3 November 2017", "November 3, 2017")
    assert (british.day_of_month(2017, 11, 3), british.month(2017, 11)) == ("3 November", "November 2017")


@given(st.dates(), st.sampled_from(["ar", "en", "ckb", "ku", "fr", "he"]))
def test_a_date_in_words_holds_nothing_invisible(day: object, code: str) -> None:
    year, month, number = day.year, day.month, day.day  # type: ignore[attr-defined]
    calendar = Calendar(Language(code))
    said = calendar.day(year, month, number) + calendar.month(year, month)
    assert not BIDI_CONTROLS & set(said)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("القائم", Script.ARABIC),
        ("پێشمەرگە", Script.ARABIC),
        ("Dêra Zorê", Script.LATIN),
        ("عملية Inherent Resolve", Script.MIXED),
        ("2017, ٢٠١٧ — ؟!", Script.OTHER),
        ("Дейр", Script.OTHER),
        ("", Script.OTHER),
    ],
)
def test_the_script_of_a_text_is_that_of_its_letters(text: str, script: Script) -> None:
    assert find_script(text) is script


@pytest.mark.parametrize(
    "names",
    [
        ["ألمانيا", "الباغوز", "البوكمال", "حديثة", "راوة", "الرقة", "القائم", "الموصل"],
        ["Ana", "Al-Bukamal", "Ar-Raqqah", "Rawa", "ash-Shaafah"],
        ["عنة", "القَائِم", "القائم الجديدة"],
        ["Deir ez-Zor", "Ḥawija", "al-Hīt", "Mosul", "Al-Qa'im", "Ar Rutba"],
    ],
)
def test_names_stand_in_the_order_that_a_reader_expects(names: list[str]) -> None:
    assert sorted(set(names), key=render_sort_key) == names


def _counted(name: str) -> str:
    """The part of a key that counts before the name itself."""
    return render_sort_key(name).partition("\x00")[0]


@given(ARABIC_NAME, LATIN_NAME)
def test_the_article_does_not_count(arabic: str, latin: str) -> None:
    without = _counted(f"و{arabic}")
    assert _counted(f"الو{arabic}") == _counted(f"اَلـْو{arabic}") == _counted(f"ٱلو{arabic}") == without
    for article in ("al-", "Al ", "ash-", "El-", "AR-"):
        assert _counted(f"{article}{latin}") == _counted(latin)


@given(LATIN_NAME)
def test_apostrophes_macrons_and_case_do_not_count(name: str) -> None:
    assert _counted(f"ʿ{name}'{name}’") == _counted(name.upper() + name)
    assert _counted("".join(f"{letter}\u0304" for letter in name)) == _counted(name)


@given(st.text("aAāا أـ'", max_size=2), st.text("aAāا أـ'", max_size=2))
def test_only_the_same_name_has_the_same_key(one: str, other: str) -> None:
    assert (render_sort_key(one) == render_sort_key(other)) is (one == other)


ARABIC_FORMS = {
    "لا معارك": [0],
    "معركة واحدة": [1],
    "معركتان": [2],
    "{n} معارك": [3, 10, 103, 110],
    "{n} معركة (11)": [11, 99, 111, 1011],
    "{n} معركة (100)": [100, 101, 102, 1000],
}
CATALOGUE = """
msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
"n%100>=11 ? 4 : 5);\\n"

msgid "since {start}"
msgstr "منذ {start}"

msgctxt "figure"
msgid "captured"
msgstr "أسرى"

msgctxt "result"
msgid "captured"
msgstr "سيطرة"

msgid "{n} battle"
msgid_plural "{n} battles"
""" + "\n".join(f'msgstr[{n}] "{form}"' for n, form in enumerate(ARABIC_FORMS))


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    file = tmp_path / "ar" / "LC_MESSAGES" / "chronicle.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("number", "form"), [(number, form) for form, numbers in ARABIC_FORMS.items() for number in numbers]
)
def test_an_arabic_count_takes_the_right_one_of_six_forms(catalogues: Path, number: int, form: str) -> None:
    words = read_words(catalogues, Language("ar", digits=Digits.ARABIC_INDIC))
    expected = form.format(n=words.number(number))
    assert words.count("{n} battle", "{n} battles", number) == expected


def test_words_are_said_by_context_with_their_fields_filled_in(catalogues: Path) -> None:
    words = read_words(catalogues, Language("ar"))
    assert words.say("since {start}", start="2017") == "منذ 2017"
    assert words.say_in("figure", "captured") == "أسرى"
    assert words.say_in("result", "captured", unused="") == "سيطرة"
    assert read_words(catalogues, Language("ar-IQ")).say("since {start}", start="2017") == "منذ 2017"


def test_english_stands_in_where_a_word_or_a_catalogue_is_missing(catalogues: Path) -> None:
    assert read_words(catalogues, Language("ar")).say("never translated") == "never translated"
    words = read_words(catalogues, Language("ckb"))
    assert [words.count("{n} battle", "{n} battles", n) for n in (1, 1500)] == ["1 battle", "1,500 battles"]
    assert words.say("since {start}", start="2017") == "since 2017"
