"""Runs of the other direction, set apart in HTML: in what templates print, and in Markdown's tree."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from chronicle.language import has_runs, split_runs

# Markdown keeps finished pieces under marks like these until the end; they are no words.
_KEPT = re.compile("(\x02[^\x03]*\x03)")
# What is set apart already, or shown as written.
_LEFT_ALONE = frozenset({"code", "pre", "kbd", "samp", "bdi", "bdo", "script", "style"})
_OTHER = {"rtl": "ltr", "ltr": "rtl"}


def isolate(text: str, direction: str, arabic: str = "") -> Markup:
    """Text as HTML, with each run against its direction in an element of its own.

    `arabic` is the language that words in Arabic script are taken to be in; empty where none is known.
    Of Latin words nobody can tell.
    """
    if not has_runs(text, direction):
        return escape(text)
    marks = "".join(f' {name}="{value}"' for name, value in list_attributes(direction, arabic).items())
    parts = (
        f"<bdi{marks}>{escape(part)}</bdi>" if runs else escape(part)
        for part, runs in split_runs(text, direction)
    )
    return Markup("".join(parts))


def list_attributes(direction: str, arabic: str) -> dict[str, str]:
    """What an element says of a run against a direction."""
    language = {"lang": arabic} if arabic and direction == "ltr" else {}
    return language | {"dir": _OTHER[direction]}


class IsolateRuns(Treeprocessor):
    """Sets runs apart in all text of a document but code. `direction` is that of the text,
    `arabic` the language of Arabic words in a text of another script.
    """

    def __init__(self, engine: Markdown) -> None:
        super().__init__(engine)
        self.direction, self.arabic = "ltr", ""

    def run(self, root: Element) -> None:
        """Walk the finished tree."""
        self._walk(root)

    def _walk(self, element: Element) -> None:
        if element.tag in _LEFT_ALONE:
            return
        children = list(element)
        text, made = self._split(element.text)
        element.text = text
        for place, child in enumerate(made):
            element.insert(place, child)
        for child in children:
            self._walk(child)
            child.tail, made = self._split(child.tail)
            place = list(element).index(child) + 1
            for offset, new in enumerate(made):
                element.insert(place + offset, new)

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """The text before the first run, and an element for each run with the text after it."""
        if not text or not text.strip():
            return text, []
        before, made = "", list[Element]()
        for piece in _KEPT.split(text):
            runs = [(piece, False)] if piece.startswith("\x02") else split_runs(piece, self.direction)
            for part, is_run in runs:
                if is_run:
                    made.append(Element("bdi", list_attributes(self.direction, self.arabic)))
                    made[-1].text = part
                elif made:
                    made[-1].tail = (made[-1].tail or "") + part
                else:
                    before += part
        return before, made
