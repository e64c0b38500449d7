"""A Markdown text as plain words, as a reader sees them: for search, which has no need of more.

Rendering thousands of texts takes minutes; this takes the marks away. A test compares it with rendered pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from chronicle.model import LINK

_LINK = re.compile(LINK)
# What stands on a line of its own and says nothing, or only begins it.
_LINES = re.compile(
    r"""
    ^[ \t>]*(?:`{3,}|~{3,})[^\n]*$                # a fence of code
    | ^[ \t]*!\[\[[^\]\n]*\]\][ \t]*$             # a picture
    | ^[ \t>]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+$   # the rule below a table's head, or between parts
    | ^[ \t>]*(?:\#{1,6}[ \t]+|!!![ \t]*[\w-]*|\[\^[^\]\n]+\]:|[*+-][ \t]+|\d+\.[ \t]+|:[ \t]+)
    | ^[ \t>]+
    """,
    re.MULTILINE | re.VERBOSE,
)
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:[^\n]*$", re.MULTILINE)
_SILENT = re.compile(
    r"[ \t]*\[@[^\]\s]+\]|\[\^[^\]\n]+\]|\{[:#.][^}\n]*\}|<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL
)
_WORDED = re.compile(r"\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+\"[^\"\n]*\")?\)")
_MARKS = re.compile(r"(?<!\\)(?:\*\*|__|~~|\*|`+|\\(?=[^\w\s]))|(?<!\w)_|_(?!\w)")
_GAP = re.compile(r"\n[ \t]*\n")


def find_paragraphs(markdown: str, names: Mapping[str, str]) -> list[str]:
    """The paragraphs of a text in plain words; `names` says what stands for a link that has no words of its
    own, by what is written in it.
    """
    text = _LINES.sub("", _ABBREVIATION.sub("", markdown))
    if "[" in text:
        text = _LINK.sub(lambda link: link["words"] or names.get(link[0], ""), text)
    text = _WORDED.sub(r"\1", _SILENT.sub("", text))
    text = unescape(_MARKS.sub("", text).replace("|", " "))
    return [words for part in _GAP.split(text) if (words := " ".join(part.split()))]
