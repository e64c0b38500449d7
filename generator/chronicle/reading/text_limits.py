"""How large and how knotted a text may be: what follows would take minutes over one that is more."""

from __future__ import annotations

import re
from itertools import islice

from chronicle.problems import Problems
from chronicle.reading.front_matter import FileParts

LONGEST_TEXT = 200_000
MOST_LINES = 4_000
LONGEST_PARAGRAPH = 50_000
MOST_OPEN = 50
MOST_DEFINITIONS = 250
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
# Signs that open something, by what closes it. A gap between paragraphs closes all but tags.
_MARKS = re.compile(r"(?P<gap>\n[ \t]*\n)|\]\(|<[a-z]|[\[\]>)]", re.IGNORECASE)
_DEFINITION = re.compile(r"^ {0,3}(?::[ \t]|\*\[)", re.MULTILINE)


def check_text(parts: FileParts, problems: Problems) -> bool:
    """Whether a text can be turned into a page in good time. The first thing that hinders it is told."""
    body = parts.body
    if len(body) > LONGEST_TEXT:
        said = "this text is longer than {most} characters"
        _tell_large(parts, LONGEST_TEXT, said, LONGEST_TEXT, problems)
    elif body.count("\n") > MOST_LINES:
        offset = sum(len(line) + 1 for line in body.split("\n", MOST_LINES)[:MOST_LINES])
        _tell_large(parts, offset, "this text has more than {most} lines", MOST_LINES, problems)
    elif (start := _find_definition(body)) is not None:
        said = "this text has more than {most} definitions"
        _tell_large(parts, start, said, MOST_DEFINITIONS, problems)
    elif (start := _find_long_paragraph(body)) is not None:
        said = "this paragraph is longer than {most} characters"
        _tell_large(parts, start, said, LONGEST_PARAGRAPH, problems)
    elif (knot := _find_knot(body)) is not None:
        problems.error(
            "too-deep",
            parts.origin.text_spot(body, knot, 1),
            "{most} brackets are open here, and none is closed",
            "close them, or write \\[ and &lt; for signs that are to be seen",
            most=MOST_OPEN,
        )
    else:
        return True
    return False


def _tell_large(parts: FileParts, offset: int, said: str, most: int, problems: Problems) -> None:
    spot = parts.origin.text_spot(parts.body, offset, 1)
    problems.error("too-large", spot, said, "divide it: a page of its own can hold a part", most=f"{most:,}")


def _find_long_paragraph(body: str) -> int | None:
    if len(body) <= LONGEST_PARAGRAPH:
        return None
    found = (match for match in _PARAGRAPH.finditer(body) if len(match.group()) > LONGEST_PARAGRAPH)
    return next((match.start() for match in found), None)


def _find_definition(body: str) -> int | None:
    """The first definition, of a term or an abbreviation, that is one too many."""
    if body.count("\n") < MOST_DEFINITIONS:
        return None
    found = islice(_DEFINITION.finditer(body), MOST_DEFINITIONS, None)
    return next((match.start() for match in found), None)


def _find_knot(body: str) -> int | None:
    """Where brackets of one paragraph, or tags, are open too deep; most texts have too few to be."""
    if body.count("[") + body.count("<") <= MOST_OPEN:
        return None
    brackets = addresses = tags = 0
    for match in _MARKS.finditer(body):
        sign = match.group()
        if match["gap"]:
            brackets = addresses = 0
        elif sign == ")":
            addresses = max(addresses - 1, 0)
        elif sign in (">", "[") or sign[0] == "<":
            brackets += sign == "["
            tags = max(tags + (sign[0] == "<") - (sign == ">"), 0)
        else:
            brackets, addresses = max(brackets - 1, 0), addresses + (sign == "](")
        if max(brackets, addresses, tags) > MOST_OPEN:
            return match.start()
    return None
