"""The links `[[id]]`, citations `[@source]` and pictures `![[id]]` that stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chronicle.model.vocabulary import Kind


def make_link_pattern(bar: str) -> str:
    """A link: an id with its kind where two kinds share it, and after a bar the words to show."""
    kind, words = r"(?:(?P<kind>[a-z]+):)?", r"(?P<words>[^\]\[\n]+)"
    return rf"\[\[{kind}(?P<id>[^\]\[{re.escape(bar)}\n:]+)(?:{re.escape(bar)}{words})?\]\]"


LINK = make_link_pattern("|")
# A picture stands alone on its line.
PICTURE = r"(?m:^(?P<indent> {0,3})!\[\[(?P<picture>[^\]\[|:\n]+)\]\][ \t]*$)"
CITATION = r"\[@(?P<source>[^\]\[\s@]+)\]"
# What is shown as written: fenced code, code spans within a paragraph, escaped signs.
_FENCE = (
    r"(?m:^[ \t>]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$)(?s:.*?)(?:(?m:^[ \t>]*(?P=fence)[ \t]*$)|\Z)"
)
_SPAN = r"(?<!`)(?P<ticks>`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)(?P=ticks)(?!`)"
_ESCAPED = r"\\[\\`\[!]"
_AS_WRITTEN = re.compile(f"{_FENCE}|{_ESCAPED}|{_SPAN}")
_ANY = re.compile(f"{PICTURE}|(?<!!){LINK}|{CITATION}")
# Both of these begin with the same sign, and so are looked for much faster. Few texts have a picture.
_LINK_OR_CITATION = re.compile(LINK.replace(r"\[", r"\[(?<!!\[)", 1) + f"|{CITATION}")
# What takes indented paragraphs in: items of lists, definitions, notes at the foot, boxes.
_CONTAINER = re.compile(r" {0,3}(?:[*+-][ \t]|\d+\.[ \t]|:[ \t]|!!!|\[\^[^\]\n]+\]:)")
_INDENTED = re.compile(r" {4}| {0,3}\t")
_SIGN = re.compile(r"\S")
_KINDS = {str(kind): kind for kind in Kind}


class Reference(NamedTuple):
    """A link, a citation or a picture, with its offset and width in the text. There are a great many."""

    id: str
    kind: Kind | None
    is_citation: bool
    offset: int
    width: int
    unknown_kind: str = ""
    is_picture: bool = False


def find_references(body: str) -> Iterator[Reference]:
    """Every link, citation and picture of a text in order; those in code or escaped are left out."""
    if "[" not in body:
        return
    plain = blank_code(body)
    pattern = _ANY if "![[" in plain else _LINK_OR_CITATION
    for match in pattern.finditer(plain):
        start, end = match.span()
        if pattern is _ANY and match["picture"]:
            start, id = start + len(match["indent"]), match["picture"]
            yield Reference(id.strip(), Kind.PICTURE, False, start, len(id) + 5, is_picture=True)
        elif match["source"]:
            # As it was written, with what is escaped in it.
            id = body[slice(*match.span("source"))]
            yield Reference(id, Kind.SOURCE, True, start, end - start)
        elif match["id"]:
            kind = find_kind(match["kind"])
            unknown = match["kind"] if match["kind"] and kind is None else ""
            yield Reference(match["id"].strip(), kind, False, start, end - start, unknown or "")


def blank_code(body: str) -> str:
    """The text with a colon for each sign that is shown as written: nothing there is a link or an address.

    Offsets stay as they are. A colon stands in no id, and so makes no new link.
    """
    if "`" in body or "~~~" in body or "\\" in body:
        body = _AS_WRITTEN.sub(lambda match: _blank(match.group()), body)
    return "".join(_blank_indented(body)) if "    " in body or "\t" in body else body


def _blank_indented(body: str) -> Iterator[str]:
    """The lines of a text, with those of indented code blanked.

    Indented lines are code after an empty line, unless they belong to a list or the like. Code within a
    list is not told from its text.
    """
    is_after_gap, is_code, is_in_container = True, False, False
    for line in body.splitlines(keepends=True):
        is_empty, is_indented = not line.strip(), bool(_INDENTED.match(line))
        if not is_empty and not is_indented:
            is_in_container = bool(_CONTAINER.match(line)) or (is_in_container and not is_after_gap)
        starts_code = is_indented and is_after_gap and not is_in_container
        is_code = starts_code or (is_code and (is_indented or is_empty))
        yield _blank(line) if is_code else line
        is_after_gap = is_empty


def _blank(text: str) -> str:
    return _SIGN.sub(":", text)


def find_kind(word: str | None) -> Kind | None:
    """The kind that a word before the colon names, if any."""
    return _KINDS.get(word or "")
