"""The main content of a built page as plain Markdown: its headings and its texts."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "header", "li", "ol", "p", "section", "summary", "table", "td", "th", "tr", "ul",
))  # fmt: skip
# Names on a map are no text, and ways to other pages none of this one.
_LEFT_OUT = frozenset(("svg", "script", "style", "template", "nav", "form"))
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!-])")


def read_main(page: str) -> str:
    """The headings and texts of a page's <main>, a block to a paragraph, its title first."""
    reading = _Reading()
    reading.feed(page)
    return "\n\n".join(sorted(reading.blocks, key=_is_no_title)) + "\n"


def _is_no_title(block: str) -> bool:
    return not block.startswith("# ")


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._is_in_main = False
        self._left_out = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        """Begin a block, or what is left out."""
        if tag == "main":
            self._is_in_main = True
        self._left_out += tag in _LEFT_OUT
        if tag in _HEADINGS or tag in _BLOCKS:
            self._end_block()
            self._mark = _HEADINGS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what is left out."""
        self._left_out -= tag in _LEFT_OUT
        if tag in _HEADINGS or tag in _BLOCKS or tag == "main":
            self._end_block()
        if tag == "main":
            self._is_in_main = False

    def handle_data(self, data: str) -> None:
        """Keep a text of the main content."""
        if self._is_in_main and not self._left_out:
            self._words.append(data)

    def _end_block(self) -> None:
        words = " ".join("".join(self._words).split())
        if words:
            text = _SPECIAL.sub(r"\\\1", escape(words, quote=False))
            self.blocks.append(f"{self._mark} {text}".strip())
        self._words.clear()
        self._mark = ""
