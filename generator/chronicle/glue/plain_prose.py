"""Plain paragraphs to HTML, without Markdown: most texts are nothing else, and Markdown takes most of a
build.

What it gives is what `markdown.py` gives of the same text, to the letter; a text that may hold anything else
is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from chronicle.glue.isolation import list_attributes
from chronicle.language import split_runs
from chronicle.model import CITATION, LINK
from chronicle.output.edition import Link
from chronicle.output.prose import Prose

_REFERENCE = re.compile(f"{LINK}|{CITATION}")
_SPACED_REFERENCE = re.compile(f"{LINK}| *{CITATION}")
# What can mean something to Markdown or to HTML: anywhere, and where a line begins.
_MEANING = re.compile(r"[\\`*_<>&|^{}~\[\]\t\r\x00-\x08]")
_MEANING_AHEAD = re.compile(r"\n(?:[ #:=+\-!]|\d+[.)])")
# Python, and so Markdown, takes these for spaces, which it drops at the ends of a line.
_SPACES = "\x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE_AT_END = re.compile(f"\n[{_SPACES}]|[ {_SPACES}]\n")
_GAP = re.compile("\n{2,}")
_SPECIAL = re.compile('[\\\\`*_<>&"|^{}~\t\x00-\x08]')


def render_plain(prose: Prose, arabic: str) -> str | None:
    """The HTML of a text of plain paragraphs with links and citations; None where it may be more than that.

    `arabic` is the language that words in Arabic script are taken to be in.
    """
    text = prose.markdown
    if prose.pictures or not text or _may_mean_more(_REFERENCE.sub("x", text)):
        return None
    runs = _Runs(prose.direction or "ltr", arabic)
    links, citations = dict(prose.links), {id: (number, href) for id, number, href in prose.citations}
    try:
        paragraphs = [_render_paragraph(part, links, citations, runs) for part in _GAP.split(text)]
    except _LeftToMarkdown:
        return None
    return "\n".join(paragraphs)


def _may_mean_more(text: str) -> bool:
    """Whether a text may hold more than plain words. A space at the end of a line is more, too."""
    lines = f"\n{text}\n"
    return bool(_SPACE_AT_END.search(lines) or _MEANING.search(text) or _MEANING_AHEAD.search(lines))


class _LeftToMarkdown(Exception):
    """A text holds what only Markdown renders right."""


class _Runs:
    """Sets runs of the other direction apart."""

    def __init__(self, direction: str, arabic: str) -> None:
        self.direction = direction
        marks = sorted(list_attributes(direction, arabic).items())
        self.opening = "<bdi" + "".join(f' {name}="{value}"' for name, value in marks) + ">"

    def isolate(self, text: str) -> str:
        """A text without special signs as HTML."""
        if not text or text.isspace():
            return text.replace("\xa0", "&nbsp;")
        parts = [
            f"{self.opening}{part}</bdi>" if is_run else part
            for part, is_run in split_runs(text, self.direction)
        ]
        return "".join(parts).replace("\xa0", "&nbsp;")


def _render_paragraph(
    text: str, links: Mapping[str, Link], citations: Mapping[str, tuple[str, str]], runs: _Runs
) -> str:
    said, end = ["<p>"], 0
    for match in _SPACED_REFERENCE.finditer(text):
        said.append(runs.isolate(text[end : match.start()]))
        if match["source"]:
            said.append(_render_citation(citations.get(match["source"]), runs))
        else:
            key = f"{match['kind']}:{match['id'].strip()}" if match["kind"] else match["id"].strip()
            said.append(_render_link(links.get(key), match["words"], runs))
        end = match.end()
    return "".join([*said, runs.isolate(text[end:]), "</p>"])


def _render_citation(cited: tuple[str, str] | None, runs: _Runs) -> str:
    if cited is None:
        raise _LeftToMarkdown
    number, href = cited
    words = runs.isolate(f"[{number}]")
    return f'<sup class="citation">\u2060<a class="citation" href="{href}">{words}</a></sup>'


def _render_link(link: Link | None, words: str | None, runs: _Runs) -> str:
    if link is None or _SPECIAL.search(words or link.label.text):
        raise _LeftToMarkdown
    opening = f'<a class="record-link" href="{link.href}">'
    if words:
        return f"{opening}{runs.isolate(words.strip())}</a>"
    label = link.label
    foreign = f' dir="{label.direction}" lang="{label.language}"' if label.foreign else ""
    name = label.text.replace("\xa0", "&nbsp;")
    return f'{opening}<bdi class="name"{foreign}>{name}</bdi></a>'
