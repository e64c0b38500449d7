"""What is still to be written: the mark that new files have in the place of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicle.model import Way
from chronicle.problems import Problems, Severity, Spot
from chronicle.reading.front_matter import FileParts

FILL_IN = "…"
_ADVICE = "put words in the place of the … mark"
# A mark alone in its line, or before links and citations that wait for their sentence.
_WAITING = re.compile(r"^[ \t>#*+-]*(?:\d+\.[ \t]+)?…(?=[ \t]*$|[ \t]+!?\[)", re.MULTILINE)


def may_be_unfilled(text: str) -> bool:
    """Whether a file can hold a mark, written as itself or by its number. Nearly none does."""
    return FILL_IN in text or "\\" in text


def find_unfilled(parts: FileParts) -> Iterator[Spot]:
    """Every mark in a file: a value that is nothing else, or a paragraph that has not been written."""
    for way in _walk((), parts.fields):
        yield parts.origin.spot(*way)
    if FILL_IN not in parts.body:
        return
    for match in _WAITING.finditer(parts.body):
        yield parts.origin.text_spot(parts.body, match.end() - 1, 1)


def _walk(way: Way, value: object) -> Iterator[Way]:
    if value == FILL_IN:
        yield way
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _walk((*way, name), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk((*way, number), inner)


def tell_unfilled(parts: FileParts, severity: Severity, problems: Problems) -> None:
    """Tell of each mark in a record's file."""
    tell = problems.error if severity is Severity.ERROR else problems.warn
    for spot in find_unfilled(parts):
        tell("unfilled", spot, "this is still to be written", _ADVICE)


def tell_unfilled_translation(parts: FileParts, problems: Problems) -> bool:
    """Tell once of a translation with marks, which is as good as none; whether it has any."""
    spots = list(find_unfilled(parts))
    if spots:
        said = "this translation is still to be written: {number} × …"
        problems.warn("unfilled", spots[0], said, _ADVICE, number=len(spots))
    return bool(spots)
