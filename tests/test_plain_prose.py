"""Plain paragraphs are rendered without Markdown, and look as Markdown would have rendered them."""

from __future__ import annotations

import pytest
from chronicle.glue.markdown import ProseRenderer
from chronicle.glue.plain_prose import render_plain
from chronicle.output.edition import Link, Wording
from chronicle.output.prose import Prose
from hypothesis import example, given, settings
from hypothesis import strategies as st

RENDERER = ProseRenderer()
RENDERER.runs.arabic = "ar"
LINKS = (
    ("al-qaim", Link("../../places/al-qaim/", Wording("القائم", "ar", "rtl", foreign=True), "place")),
    ("place:al-qaim", Link("../../places/al-qaim/", Wording("Al-Qa'im 2-3", "en", "ltr"), "place")),
    ("daesh", Link("../../actors/daesh/", Wording('The "state" & <others>', "en", "ltr"), "actor")),
)
CITATIONS = (("sana-2017", "1", "#source-sana-2017"), ("bbc", "٢", "#source-bbc"))
# fmt: off
WORDS = st.sampled_from([
    "forces", "took", "معبر", "القائم (كلام)", "2017-11-03", "3–4", "U+2060", "http://a.b/c", "#1",
    "a!", '"q"', "[[al-qaim]]", "[[place:al-qaim]]", "[[daesh]]", "[[al-qaim|the town 3-4]]",
    "[[al-qaim|البلدة]]", "[@sana-2017]", "[@bbc]", "[[unknown]]", "[@unknown]", "12.", "1.",
    "\u0661.", "-", "–", ":", "=", "\u00a0", "*a*", "**b**", "_c_", "`d`", "a_b", "[x](y)", "[^1]",
    "&amp;", "<b>", "# h", "> q", "|", "a\\*", "{: .x}", "[[al-qaim|a *b*]]", "![[picture]]",
    "!!! note", "~~~", "^", "[TOC]", "*[a]: b", "[[al-qaim|a & b]]",
])
# fmt: on
GAPS = st.sampled_from(
    [" ", " ", " ", "\n", "\n\n", "\n\n\n", "  ", "  \n", "\n  ", "\n    ", " \n\n", "\t", ""]
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=12).map(
    lambda pieces: "".join(word + gap for word, gap in pieces).strip()
)


def make_prose(text: str, direction: str) -> Prose:
    return Prose(text, "ar" if direction == "rtl" else "en", direction, False, LINKS, CITATIONS)


@given(TEXTS, st.sampled_from(["ltr", "rtl"]))
@settings(max_examples=1500)
@example("a [@sana-2017]\n\nb", "rtl")
@example("a\n\n\xa0 b\u2003\nc", "ltr")
@example("a\n    [@sana-2017]", "rtl")
@example("a\n[[al-qaim]]\n: b", "ltr")
def test_what_is_rendered_without_markdown_is_what_markdown_gives(text: str, direction: str) -> None:
    prose = make_prose(text, direction)
    plain = render_plain(prose, "ar")
    if plain is not None:
        assert plain == RENDERER.render_markdown(prose)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Co", "Cs"]), min_size=1, max_size=60))
@settings(max_examples=1500)
def test_any_other_signs_are_as_markdown_gives_them(text: str) -> None:
    prose = make_prose(text.strip(), "ltr")
    plain = render_plain(prose, "ar")
    if plain is not None:
        assert plain == RENDERER.render_markdown(prose)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    "text",
    [
        "Forces took [[al-qaim]] on 3 November. [@sana-2017]\n\nThey left [[place:al-qaim|the town]] later.",
        "استعادت القوات [[al-qaim]] في 2017-11-03 (بحسب SANA). [@sana-2017] [@bbc]",
    ],
)
def test_plain_paragraphs_need_no_markdown(text: str, direction: str) -> None:
    prose = make_prose(text, direction)
    assert render_plain(prose, "ar") == RENDERER.render_markdown(prose)


@pytest.mark.parametrize(
    "text", ["- a", "# a", "a *b*", "1. a", "a\n===", "    a", "a\n: b", "[[daesh]]", "[^1]"]
)
def test_what_may_be_more_is_left_to_markdown(text: str) -> None:
    assert render_plain(make_prose(text, "ltr"), "ar") is None
