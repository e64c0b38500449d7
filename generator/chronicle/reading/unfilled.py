"""What is still to be written: the mark that new files have in the place of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicle.model import Way
from chronicle.problems import Problems, Severity, Spot
from chronicle.reading.front_matter import FileParts

FILL_IN = "…"
# A mark alone in its line, or before links and citations that wait for their sentence.
_WAITING = re.compile(r"^[ \t>#*+-]*(?:\d+\.[ \t]+)?…(?=[ \t]*$|[ \t]+!?\[)", re.MULTILINE)


def find_unfilled(parts: FileParts) -> Iterator[Spot]:
    """Every mark in a file: a value that is nothing else, or a paragraph that has not been written."""
    for way in _walk((), parts.fields):
        yield parts.origin.spot(*way)
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


def tell_unfilled(spots: Iterator[Spot], severity: Severity, problems: Problems) -> bool:
    """Tell of each mark; whether there was one."""
    found = list(spots)
    for spot in found:
        tell = problems.error if severity is Severity.ERROR else problems.warn
        tell("unfilled", spot, "this is still to be written", "put words in the place of the … mark")
    return bool(found)
