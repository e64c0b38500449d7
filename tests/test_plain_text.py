"""What search reads of a Markdown text: the words that a reader sees, and no marks."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from chronicle.language import cut_words
from chronicle.output.plain import find_paragraphs
from chronicle.output.search.documents import list_documents
from chronicle.reading import read_chronicle
from conftest import ROOT
from desks import make_desk
from hypothesis import given
from hypothesis import strategies as st
from seen import SeenPage


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Two *words* and **two** `more`.", ["Two words and two more."]),
        ("See [[al-qaim]] and [[al-qaim|the town]].", ["See Al-Qa'im and the town."]),
        ("It fell [@afp] [@sohr], they say.", ["It fell, they say."]),
        ("A note[^1].\n\n[^1]: Of it.", ["A note.", "Of it."]),
        ("[long\nwords](https://x.org/a_(b)) here", ["long words here"]),
        ("[words](https://x.org/c_(d_(e))) and [a](https://x.org 'T')", ["words and a"]),
        ("[text][ref]\n\n[ref]: https://x.org", ["text"]),
        ("<https://x.org/a>", ["https://x.org/a"]),
        ("## A head\nand text", ["A head", "and text"]),
        ("Title\n=====\n\ntext", ["Title", "text"]),
        ("- of Mosul\n- Dam fell", ["of Mosul", "Dam fell"]),
        ("1. one\n2. two", ["one", "two"]),
        ("| a | b |\n|---|:-:| \n| c | d |", ["a b", "c d"]),
        ('!!! note "Title here"\n    Body.', ["Title here", "Body."]),
        ("It ended in the year\n2017. Then", ["It ended in the year 2017. Then"]),
        ("> said so\n> and so", ["said so and so"]),
        ("a<br>b &amp; c \\*d\\* \\_e\\_", ["ab & c *d* _e_"]),
        ("![[bridge]]\n\ntext", ["text"]),
        ("- ![[bridge]]", []),
        ("snake_case and _this_", ["snake_case and this"]),
        ("", []),
    ],
)
def test_a_text_is_read_as_it_is_shown(markdown: str, words: list[str]) -> None:
    assert find_paragraphs(markdown, {"[[al-qaim]]": "Al-Qa'im"}) == words


@pytest.mark.parametrize(
    "text", ["-" * 5000 + " x", "|" + "-----|" * 900 + "  ", "[" * 5000, "_*" * 3000, "<a " * 3000]
)
def test_no_text_takes_long(text: str) -> None:
    start = time.monotonic()
    find_paragraphs(text, {})
    assert time.monotonic() - start < 2


@given(st.text(alphabet="ab1 \n|-=#>*_`[]()!{}<>\\&;:^@~.\"'", max_size=60))
def test_any_text_gives_paragraphs_without_line_breaks(text: str) -> None:
    assert all(part == " ".join(part.split()) and part for part in find_paragraphs(text, {}))


class _Words(HTMLParser):
    """The text of a page's own part; numbers of citations are none of its words."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.silent += tag == "sup"
        if tag in ("p", "li", "td", "th", "h2", "h3", "dt", "dd"):
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag == "sup"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_texts_of_this_chronicle_are_on_their_pages_word_for_word(
    code: str, own_pages: dict[str, SeenPage]
) -> None:
    chronicle = read_chronicle(ROOT / "content", "content", ("ar", "en")).chronicle
    desk, _ = make_desk(*chronicle, code=code)
    documents = list(list_documents(desk))
    assert len(documents) > 300
    for document in documents:
        record = chronicle.find(document.kind, document.id)
        assert record is not None
        page = _Words()
        page.feed(own_pages[desk.edition.routes.of(code, record)].html)
        shown = " ".join(cut_words("".join(page.said)))
        for paragraph in find_paragraphs(document.markdown, dict(document.names)):
            assert " ".join(cut_words(paragraph)) in shown, (document.id, paragraph)
