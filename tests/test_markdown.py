"""Texts: what Markdown gives, what our own marks give, and what an editor's raw HTML cannot do."""

from __future__ import annotations

import re

import html5lib
import pytest
from chronicle.glue.markdown import ProseRenderer
from chronicle.output.edition import Link, Wording
from chronicle.output.prose import Prose
from hypothesis import given, settings
from hypothesis import strategies as st
from seen import SeenPage, see_page

RENDERER = ProseRenderer()
LINKS = (
    ("al-qaim", Link("../../places/al-qaim/", Wording("القائم", "ar", "rtl"))),
    ("place:anbar", Link("../../places/anbar/", Wording("Anbar", "en", "ltr", foreign=True))),
)
CITATIONS = (("reuters-2017", "٣", "#source-reuters-2017"),)


def _render(text: str) -> str:
    return RENDERER.render(Prose(text, "ar", "rtl", False, LINKS, CITATIONS))


def _see(text: str) -> SeenPage:
    return see_page("", _render(text))


def test_a_link_shows_the_record_by_its_name() -> None:
    page = _see("قرب [[al-qaim]] فجرًا.")
    assert page.all("a") == [{"class": "record-link", "href": "../../places/al-qaim/"}]
    assert page.all("bdi") == [{"class": "name"}]
    assert "القائم" in page.html


def test_a_name_in_another_language_says_so() -> None:
    assert _see("[[place:anbar]]").all("bdi") == [{"class": "name", "lang": "en", "dir": "ltr"}]


def test_a_link_shows_the_words_that_are_given() -> None:
    assert re.search(r"<a [^>]*>المدينة</a>", _render("[[al-qaim|المدينة]] و[[ al-qaim ]]"))


def test_a_citation_is_a_small_number_that_leads_to_the_source() -> None:
    page = _see("قُتل ثلاثة [@reuters-2017].")
    assert page.all("sup", **{"class": "citation"})
    assert page.all("a") == [{"class": "citation", "href": "#source-reuters-2017"}]
    assert ">[٣]</a></sup>." in page.html


@pytest.mark.parametrize(
    "name", ["Tehran *x* <b>", "`x` & &lt;b&gt; &amp; &#65;", "[[al-qaim]] [@reuters-2017]"]
)
def test_a_name_stands_as_it_is_written(name: str) -> None:
    links = (("x", Link("x/", Wording(name, "en", "ltr"))),)
    html = RENDERER.render(Prose("See [[x]].", "en", "ltr", False, links, CITATIONS))
    (link,) = html5lib.parseFragment(html, namespaceHTMLElements=False).iter("a")
    assert "".join(link.itertext()) == name
    assert [element.tag for element in link.iter()] == ["a", "bdi"]


def test_a_definition_in_a_text_leads_no_citation_away() -> None:
    page = _see("قُتل [@reuters-2017] [[al-qaim|٣]].\n\n[٣]: https://evil.example/\n")
    assert [link["href"] for link in page.all("a")] == ["#source-reuters-2017", "../../places/al-qaim/"]


def test_words_of_a_link_keep_their_runs_apart() -> None:
    page = _see("[[al-qaim|خطة Alpha *x*]]")
    assert ("ltr", "Alpha *x") in [(given["dir"], "Alpha *x") for given in page.all("bdi")]
    assert page.all("em") == []


def test_links_and_citations_work_in_tables_lists_notes_and_emphasis() -> None:
    text = "| أ |\n|---|\n| **[[al-qaim]]** |\n\n- [@reuters-2017]\n\nن[^1]\n\n[^1]: *[[al-qaim]]*\n"
    page = _see(text)
    assert len(page.all("a", href="../../places/al-qaim/")) == 2
    assert len(page.all("a", href="#source-reuters-2017")) == 1


@pytest.mark.parametrize(
    "text", ["`[[al-qaim]] [@reuters-2017]`", "```\n[[al-qaim]] [@reuters-2017]\n```", r"\[[al-qaim]]"]
)
def test_code_and_what_is_escaped_stay_as_written(text: str) -> None:
    page = _see(text)
    assert page.all("a") == []
    assert "[[al-qaim]]" in "".join(words for _, words in page.words)


def test_a_column_of_a_table_stands_where_its_author_wants_it() -> None:
    page = _see("| أ | ب |\n|---|:-:|\n| 1 | 2 |\n")
    assert [cell.get("class", "") for cell in page.all("td")] == ["", "at-center"]


def test_headings_keep_arabic_in_their_ids_and_are_told_apart() -> None:
    page = _see("## ما قبل المعركة\n\n## ما قبل المعركة\n\n## After the battle\n\n## ؟\n")
    assert page.ids == ["h-ما-قبل-المعركة", "h-ما-قبل-المعركة_1", "h-after-the-battle", "h-"]


def test_a_text_that_starts_at_the_first_level_is_lowered_with_all_its_headings() -> None:
    levels = re.compile("<(h[1-6])")
    assert levels.findall(_render("# أ\n\n## ب\n\n### ج\n\n###### د\n")) == ["h2", "h3", "h4", "h6"]
    assert levels.findall(_render("## أ\n\n### ب\n")) == ["h2", "h3"]


def test_raw_html_makes_no_second_title() -> None:
    html = _render("<h1>عنوان</h1>\n\n<div><h1 markdown>آخر</h1></div>\n")
    assert "<h1" not in html
    assert "عنوان" in html


@pytest.mark.parametrize("id", ["content", "figures", "sources", "source-reuters-2017", "map"])
def test_an_id_of_an_editor_cannot_stand_for_a_part_of_the_page(id: str) -> None:
    assert _see(f'<p id="{id}">x</p>\n\n## عنوان {{#{id}}}\n').ids == [f"user-{id}", f"user-{id}"]


def test_a_link_within_a_text_follows_the_id_it_leads_to() -> None:
    page = _see("[أدناه](#after) و[الحاشية](#figures)[^1]\n\n## بعد {#after}\n\n[^1]: x\n")
    assert page.ids == ["fnref:1", "user-after", "fn:1"]
    assert [link["href"] for link in page.all("a")] == ["#user-after", "#figures", "#fn:1", "#fnref:1"]


def test_raw_html_that_only_shapes_words_stays() -> None:
    html = _render('<p>H<sub>2</sub>O <kbd>x</kbd> <span lang="ku" dir="ltr">Kurdî</span></p>\n')
    assert html == '<p>H<sub>2</sub>O <kbd>x</kbd> <span lang="ku" dir="ltr">Kurdî</span></p>'


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
        '<iframe src="https://evil.example/"></iframe>',
        "<style>body{display:none}</style>",
        '<p style="background:url(https://evil.example/x)">x</p>',
        "| a |\n|---|\n| <td style='position:fixed;text-align:left'>x</td> |",
        '<link rel="stylesheet" href="https://evil.example/x.css">',
        '<form action="https://evil.example/"><input name="q"><button>x</button></form>',
        '<object data="x"></object><embed src="x"><video src="https://evil.example/x"></video>',
        '<base href="https://evil.example/"><meta http-equiv="refresh" content="0">',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        '<a href="java\tscript:alert(1)">x</a>',
        '<a href=" &#1;javascript:alert(1)">x</a>',
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>",
        '[x](https://a.example/"onmouseover="alert(1))',
        "![x](https://evil.example/x.png)",
        "![x](//evil.example/x.png)",
        '<img src="/\\evil.example/x.png">',
        '<img src="\\\\evil.example/x.png">',
        '<img src=" //evil.example/x.png">',
        '<img src="/\t/evil.example/x.png">',
        '<img src="ht\ntps://evil.example/x.png">',
        '<img srcset="https://evil.example/x.png 2x" src="media/x.png">',
        '<picture><source srcset="https://evil.example/x.png"></picture>',
        "x {: onclick=alert(1) style=position:fixed }",
        '<div markdown="1" onclick="alert(1)">\n*x*\n</div>',
        "```{ .x onclick=alert(1) }\nx\n```",
    ],
)
def test_what_an_editor_types_cannot_run_restyle_or_fetch(text: str) -> None:
    assert _find_harm(_render(text)) == []


PIECES = [
    *("<script>", "</script>", "<img src=x ", "onerror=", "alert(1)", "<a href=", "javascript:", "<svg>"),
    *("<style>", "</style>", "<math>", "<p ", ">", "<", '"', "'", "`", "```\n", "\n", "\n\n", " ", "&#106;"),
    *("[[al-qaim]]", "[[al-qaim|", "]]", "[@reuters-2017]", "[x](", ")", "![", "](", "//evil.example/", "\\"),
    *(
        "{: onclick=x }",
        "| a |\n|---|\n",
        "!!! note\n    ",
        "[^1]",
        "[^1]: ",
        "<!--",
        "-->",
        "*",
        "_",
        "[x]: ",
    ),
    *("*[HTML]: ", "<div markdown=1>", "</div>", "&colon;", "\t", "القائم", "\u202e", "- ", "> ", "# "),
]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map("".join))
def test_no_text_whatever_runs_anything(text: str) -> None:
    assert _find_harm(_render(text)) == []


_FORBIDDEN = {
    *("script", "style", "iframe", "object", "embed", "form", "input", "button"),
    *("link", "meta", "base", "svg", "math", "video", "audio"),
}


def _find_harm(html: str) -> list[str]:
    """What a browser's parser would find in the text that must not be there."""
    found = []
    for element in html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False).iter():
        tag, given = str(element.tag), {str(name): str(value) for name, value in element.attrib.items()}
        found += [tag] if tag in _FORBIDDEN else []
        found += [
            name
            for name in given
            if name.startswith("on") or name in ("style", "srcset", "action", "background")
        ]
        found += [value for name, value in given.items() if name == "href" and _does_more_than_lead(value)]
        found += [value for name, value in given.items() if name == "src" and _is_elsewhere(value)]
    return found


def _does_more_than_lead(address: str) -> bool:
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", _as_browsers_read(address))
    return bool(scheme) and scheme.group() not in ("http:", "https:", "mailto:")


def _is_elsewhere(address: str) -> bool:
    return bool(re.match(r"//|[a-z][a-z0-9+.-]*:", _as_browsers_read(address)))


def _as_browsers_read(address: str) -> str:
    return re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/").casefold()
