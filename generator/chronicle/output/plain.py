"""A Markdown text as plain words, as a reader sees them: for search, which has no need of more.

Rendering thousands of texts takes minutes; this takes the marks away. A test compares it with rendered pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from chronicle.model import LINK

_LINK = re.compile(LINK)
# What says nothing: fences of code, pictures, rules below titles and heads, meanings of abbreviations.
_SILENT_LINES = re.compile(
    r"""
    ^[ \t>]*(?:`{3,}|~{3,})[^\n]*$
    | ^[ \t>*+-]*!\[\[[^\]\n]*\]\][ \t]*$
    | ^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$
    | ^[ \t>]*(?:-{3,}|={3,}|(?:\*[ \t]?){3,})[ \t]*$
    | ^\*\[[^\]\n]+\]:[^\n]*$
    | ^[ ]{0,3}\[[^\]\n^@][^\]\n]*\]:[ \t]+\S[^\n]*$
    """,
    re.MULTILINE | re.VERBOSE,
)
_HEADING = re.compile(r"^[ \t>]*#{1,6}[ \t]+([^\n]*?)[ \t#]*$", re.MULTILINE)
_NOTE = re.compile(r"^[ \t>]*!!![ \t]*[\w-]+(?:[ \t]+\"([^\"\n]*)\")?[ \t]*$", re.MULTILINE)
# What begins a part of its own: an item of a list, a row of a table, a note at the foot, a meaning.
_ITEM = re.compile(r"^[ \t>]*(?:[*+-][ \t]+|\d{1,3}\.[ \t]+|\[\^[^\]\n]+\]:|:[ \t]+|(?=\|))", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t>]+", re.MULTILINE)
_SILENT = re.compile(
    r"[ \t]*\[@[^\]\s]+\]|\[\^[^\]\n]+\]|\{[:#.][^}\n]*\}|<!--.*?-->|</?[A-Za-z][^<>:@]*>", re.DOTALL
)
_ADDRESS = r"(?:[^()\s]|\((?:[^()\s]|\([^()\s]*\))*\))*"
_WORDED = re.compile(rf"\[([^\]\[]*)\](?:\({_ADDRESS}(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)|\[[^\]\n]*\])")
_BARE_ADDRESS = re.compile(r"<(\w+:[^<>\s]+|[^<>\s@]+@[^<>\s]+)>")
_MARKS = re.compile(r"(?<!\\)(?:\*\*|__|~~|\*|`+)|(?<![\w\\])_|(?<!\\)_(?!\w)")
_ESCAPED = re.compile(r"\\([^\w\s]|_)")
_GAP = re.compile(r"\n[ \t]*\n")


def find_paragraphs(markdown: str, names: Mapping[str, str]) -> list[str]:
    """The paragraphs of a text in plain words; `names` says what stands for a link that has no words of its
    own, by what is written in it.
    """
    text = _SILENT_LINES.sub("\n", markdown)
    text = _NOTE.sub(lambda note: f"\n\n{note[1] or ''}\n\n", _HEADING.sub(r"\n\n\1\n\n", text))
    text = _QUOTED.sub("", _ITEM.sub("\n\n", text))
    if "[" in text:
        text = _LINK.sub(lambda link: link["words"] or names.get(link[0], ""), text)
        text = _WORDED.sub(r"\1", text)
    text = _SILENT.sub("", _BARE_ADDRESS.sub(r"\1", text))
    text = unescape(_ESCAPED.sub(r"\1", _MARKS.sub("", text)).replace("|", " "))
    return [words for part in _GAP.split(text) if (words := " ".join(part.split()))]
