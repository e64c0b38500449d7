"""Runs of the other direction stand as they were written, wherever they stand."""

from __future__ import annotations

from html import unescape

import pytest
from chronicle.glue.isolation import isolate
from chronicle.glue.markdown import ProseRenderer
from chronicle.language import split_runs
from chronicle.output.prose import Prose
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

# A sentence, its direction, and the runs in it that must keep their own order.
MIXED = [
    ("في يوم 2017-11-03 بدأ الهجوم", "rtl", ["2017-11-03"]),
    ("قُتل 2–3 أشخاص", "rtl", ["2–3"]),
    ("شمال العراق 2016-2017", "rtl", ["2016-2017"]),
    ("عند 34.37 N 41.05 E تقريبًا", "rtl", ["34.37 N 41.05 E"]),
    ("الهاتف +963 11 555 1234 مشغول", "rtl", ["+963 11 555 1234"]),
    ("الحرارة -5 درجات", "rtl", ["-5"]),
    ("شغّل ./run.sh الآن", "rtl", ["./run.sh"]),
    ("تنظيم الدولة (ISIS) في القائم", "rtl", ["ISIS"]),
    ("محطة الضخ الثانية (T2)", "rtl", ["T2"]),
    ("نشرت Iraqi forces advance in 'last den' ثم صمتت", "rtl", ["Iraqi forces advance in 'last den"]),
    ("مرجع: Sundberg & Melander 2013, 50(4)؛ ثم", "rtl", ["Sundberg & Melander 2013, 50(4)"]),
    ("ISIS (داعش) withdrew", "ltr", ["داعش"]),
    ("The report «بغداد، دمشق - رويترز» is undated", "ltr", ["بغداد، دمشق - رويترز"]),
    ("October 26th 2017: (I673) القائم Al Qaim", "ltr", ["القائم"]),
]
_POSITIONS = """() => [...document.querySelectorAll('p bdi')].map(run => {
  const text = run.firstChild, at = n => {
    const range = document.createRange(); range.setStart(text, n); range.setEnd(text, n + 1);
    const box = range.getBoundingClientRect(); return (box.left + box.right) / 2;
  };
  return [run.textContent, [...run.textContent].map((_, n) => at(n))];
})"""


@pytest.mark.parametrize(("sentence", "direction", "runs"), MIXED)
def test_the_runs_against_the_sentence_are_found(sentence: str, direction: str, runs: list[str]) -> None:
    assert [part for part, is_run in split_runs(sentence, direction) if is_run] == runs


def test_a_plain_number_or_date_in_words_is_no_run() -> None:
    sentence = "في 26 تشرين الأول/أكتوبر 2017 قُتل 22 مدنيًا (الحدث 249160)"
    assert list(split_runs(sentence, "rtl")) == [(sentence, False)]


@given(
    st.text(alphabet=st.sampled_from("اب تنم «»()،.؛-–/+0123ABcé °\n&<'\""), max_size=40),
    st.sampled_from(["rtl", "ltr"]),
)
def test_nothing_of_a_text_is_lost(text: str, direction: str) -> None:
    assert "".join(part for part, _ in split_runs(text, direction)) == text
    html = str(isolate(text, direction))
    plain = html.replace('<bdi dir="ltr">', "").replace('<bdi dir="rtl">', "").replace("</bdi>", "")
    assert unescape(plain) == text


@pytest.mark.parametrize(("sentence", "direction", "runs"), MIXED)
def test_the_browser_shows_each_run_in_its_own_order(
    sentence: str, direction: str, runs: list[str], browser: Browser
) -> None:
    page = browser.new_page()
    page.set_content(f'<p dir="{direction}" style="white-space:nowrap">{isolate(sentence, direction)}</p>')
    shown = page.evaluate(_POSITIONS)
    page.close()
    assert [text for text, _ in shown] == runs
    for _, places in shown:
        ends = places[-1] - places[0]
        assert ends > 0 if direction == "rtl" else ends < 0, "the run stands turned around"
        if direction == "rtl":
            assert places == sorted(places)


def test_runs_in_markdown_are_set_apart_but_not_in_code() -> None:
    html = ProseRenderer().render(
        Prose("بدأ يوم 2017-11-03 و `2017-11-04` كما **قال UCDP GED 19.1** هنا.", "ar", "rtl")
    )
    assert '<bdi dir="ltr">2017-11-03</bdi>' in html
    assert "<code>2017-11-04</code>" in html
    assert '<strong>قال <bdi dir="ltr">UCDP GED 19.1</bdi></strong>' in html


def test_a_first_heading_in_a_text_is_lowered() -> None:
    assert "<h2" in ProseRenderer().render(Prose("# عنوان", "ar", "rtl"))
