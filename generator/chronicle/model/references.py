"""The links `[[id]]` and citations `[@source]` that stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.model.vocabulary import Kind

# The inside of a link: an id with its kind where two kinds share it, and the words to show.
LINK = r"\[\[(?:(?P<kind>[a-z]+):)?(?P<id>[^\]\[|\n:]+)(?:\|(?P<words>[^\]\[\n]+))?\]\]"
CITATION = r"\[@(?P<source>[^\]\[\s@]+)\]"
# What is shown as written holds no link: fenced code, code spans within a paragraph, escaped signs.
_FENCE = (
    r"(?m:^[ \t>]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$)(?s:.*?)(?:(?m:^[ \t>]*(?P=fence)[ \t]*$)|\Z)"
)
_SPAN = r"(?<!`)(?P<ticks>`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)(?P=ticks)(?!`)"
_ESCAPED = r"\\[\\`\[]"
_ANY = re.compile(f"{_FENCE}|{_ESCAPED}|{_SPAN}|{LINK}|{CITATION}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or a citation, with its offset and width in the text."""

    id: str
    kind: Kind | None
    is_citation: bool
    offset: int
    width: int
    unknown_kind: str = ""


def find_references(body: str) -> Iterator[Reference]:
    """Every link and citation of a text in order; those in code or escaped are left out."""
    if "[" not in body:
        return
    for match in _ANY.finditer(body):
        start, end = match.span()
        if match["source"]:
            yield Reference(match["source"], Kind.SOURCE, True, start, end - start)
        elif match["id"]:
            kind = find_kind(match["kind"])
            unknown = match["kind"] if match["kind"] and kind is None else ""
            yield Reference(match["id"].strip(), kind, False, start, end - start, unknown or "")


def find_kind(word: str | None) -> Kind | None:
    """The kind that a word before the colon names, if any."""
    return Kind(word) if word in list(Kind) else None
