"""How large and how knotted a text may be: what follows would take minutes over one that is more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from chronicle.problems import Problems
from chronicle.reading.front_matter import FileParts

LONGEST_TEXT = 200_000
MOST_LINES = 4_000
LONGEST_PARAGRAPH = 50_000
MOST_OPEN = 50
MOST_DEFINITIONS = 250
MOST_COLUMNS = 50
MOST_NOTES = 1_000
MOST_SPACES = 200
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
# Signs that open something, by what closes it. A gap between paragraphs closes all but tags.
_MARKS = re.compile(r"(?P<gap>\n[ \t]*\n)|\]\(|<[a-z]|<!--|\{:|[\[\]>)}]", re.IGNORECASE)
# Emphasis that begins at a word, and that ends at one.
_EMPHASIS = re.compile(r"(?<![\w\\*_])(?P<start>[*_]+)(?=\w)|(?<=\w)[*_]+(?![\w*_])|\n[ \t]*\n")
# Items that begin within each other on one line; and a line of nothing else, which is a rule across the page.
_ITEMS = re.compile(rf"^(?:[ \t>]*(?:[-+*]|\d{{1,9}}[.)])[ \t]){{{MOST_OPEN + 1}}}", re.MULTILINE)
_RULE = re.compile(r"[ \t]*([-*])(?:[ \t]|\1)*$", re.MULTILINE)
# The line under the head of a table, with a piece for each column.
_UNDER_HEAD = re.compile(
    rf"^[ \t>]*(?:\|[ \t]*)?(?::?-+:?[ \t]*\|[ \t]*){{{MOST_COLUMNS}}}[:-]", re.MULTILINE
)
_NOTE = re.compile(r"\[\^")
_SPACES = re.compile(rf"[ \t]{{{MOST_SPACES}}}[ \t]")
_DEFINITION = re.compile(r"^ {0,3}(?::[ \t]|\*\[)", re.MULTILINE)


def check_text(parts: FileParts, problems: Problems) -> bool:
    """Whether a text can be turned into a page in good time. The first thing that hinders it is told."""
    for limit in _LIMITS:
        start = limit.find(parts.body)
        if start is not None:
            spot = parts.origin.text_spot(parts.body, start, 1)
            problems.error(limit.code, spot, limit.said, limit.advice, most=f"{limit.most:,}")
            return False
    return True


def _find_end(body: str) -> int | None:
    return LONGEST_TEXT if len(body) > LONGEST_TEXT else None


def _find_last_line(body: str) -> int | None:
    """The start of the first line that is one too many."""
    if body.count("\n") <= MOST_LINES:
        return None
    return sum(len(line) + 1 for line in body.split("\n", MOST_LINES)[:MOST_LINES])


def _seek(pattern: re.Pattern[str]) -> Callable[[str], int | None]:
    """What finds the first place of a pattern."""

    def find(body: str) -> int | None:
        match = pattern.search(body)
        return None if match is None else match.start()

    return find


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


def _find_note(body: str) -> int | None:
    """The mark of a note that is one too many; Markdown looks at all others for each."""
    if body.count("[^") <= MOST_NOTES:
        return None
    return next(islice(_NOTE.finditer(body), MOST_NOTES, None)).start()


def _find_items(body: str) -> int | None:
    """The line on which too many items begin within each other; Markdown goes down some levels for each."""
    found = (match.start() for match in _ITEMS.finditer(body))
    return next((start for start in found if not _RULE.match(body, start)), None)


def _find_knot(body: str) -> int | None:
    """Where brackets of one paragraph, or tags, are open too deep; most texts have too few to be."""
    if body.count("[") + body.count("<") + body.count("{:") <= MOST_OPEN:
        return None
    brackets = addresses = tags = lists = 0
    for match in _MARKS.finditer(body):
        sign = match.group()
        if match["gap"]:
            brackets = addresses = lists = 0
        elif sign in ("{:", "}"):
            lists = max(lists + (sign == "{:") - (sign == "}"), 0)
        elif sign == ")":
            addresses = max(addresses - 1, 0)
        elif sign in (">", "[") or sign[0] == "<":
            brackets += sign == "["
            tags = max(tags + (sign[0] == "<") - (sign == ">"), 0)
        else:
            brackets, addresses = max(brackets - 1, 0), addresses + (sign == "](")
        if max(brackets, addresses, tags, lists) > MOST_OPEN:
            return match.start()
    return None


def _find_nested_emphasis(body: str) -> int | None:
    """Where the innermost of too much emphasis closes; Markdown goes down one level for each."""
    if body.count("*") + body.count("_") <= 2 * MOST_OPEN:
        return None
    begun = ended = 0
    for match in _EMPHASIS.finditer(body):
        if match["start"]:
            begun, ended = (begun + 1, 0) if not ended else (max(begun - ended, 0) + 1, 0)
        elif match.group().startswith("\n"):
            begun = ended = 0
        else:
            ended += 1
            if min(begun, ended) > MOST_OPEN:
                return match.start()
    return None


@dataclass(frozen=True, slots=True)
class _Limit:
    """What a text may have no more than `most` of: where one is too many, and how that is said."""

    find: Callable[[str], int | None]
    code: str
    said: str
    advice: str
    most: int


_DIVIDE = "divide it: a page of its own can hold a part"
# In this order: each may rely on those before it, so that none takes long itself.
_LIMITS = (
    _Limit(_find_end, "too-large", "this text is longer than {most} characters", _DIVIDE, LONGEST_TEXT),
    _Limit(_find_last_line, "too-large", "this text has more than {most} lines", _DIVIDE, MOST_LINES),
    _Limit(
        _find_definition,
        "too-large",
        "this text has more than {most} definitions",
        _DIVIDE,
        MOST_DEFINITIONS,
    ),
    _Limit(
        _find_long_paragraph,
        "too-large",
        "this paragraph is longer than {most} characters",
        _DIVIDE,
        LONGEST_PARAGRAPH,
    ),
    _Limit(
        _find_note,
        "too-large",
        "this text leads to notes at its foot more than {most} times",
        _DIVIDE,
        MOST_NOTES,
    ),
    _Limit(_seek(_UNDER_HEAD), "too-large", "this table has more than {most} columns", _DIVIDE, MOST_COLUMNS),
    _Limit(
        _seek(_SPACES),
        "too-large",
        "more than {most} spaces stand here, one after the other",
        "one is enough",
        MOST_SPACES,
    ),
    _Limit(
        _find_items,
        "too-deep",
        "{most} items of lists begin within each other on this line",
        "write each on a line of its own",
        MOST_OPEN,
    ),
    _Limit(
        _find_knot,
        "too-deep",
        "{most} brackets are open here, and none is closed",
        "close them, or write \\[ and &lt; for signs that are to be seen",
        MOST_OPEN,
    ),
    _Limit(
        _find_nested_emphasis,
        "too-deep",
        "emphasis stands {most} deep in emphasis here",
        "close each * and _, or write \\* and \\_ for signs that are to be seen",
        MOST_OPEN,
    ),
)
