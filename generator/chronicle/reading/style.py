"""What is untidy in a file, though it reads well: each with the edit that mends it.

These are notes, not faults: `check` tells them to who asks, and `check --fix` mends them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicle.model import KEY, Kind, blank_code, list_fields
from chronicle.problems import Edit, Problem, Severity, Spot
from chronicle.reading.front_matter import FileParts, find_end

# A tatweel stretches a word. After the one letter of an abbreviation, as in هـ, it is part of it.
_TATWEEL = re.compile("(?<=[\u0621-\u064a\u064b-\u0652])\u0640+(?=[\u0621-\u064a\u064b-\u0652])")
# Two spaces at the end of a line of text break it, so they are somebody's wish.
_SPACES_AT_END = re.compile("(?<=[^ \n:]) (?=\n|$)|(?<=[^ \n:]) {3,}(?=\n|$)")
# After these, spaces line up values or texts of lists, and a block of YAML may hang on them.
# A pattern that starts with the two spaces is looked for much faster.
_SPACES_WITHIN = re.compile(r"  (?<=[^\s|:,{\[*+.>?-]  ) *(?=[^\s|#])")
_TRANSLATION = ("title", "summary", "translated_from")


def find_untidy(text: str, parts: FileParts, kind: Kind, *, is_translation: bool) -> Iterator[Problem]:
    """Everything untidy in a file: `text` is all of it, `parts` what was read from it."""
    if "\u0640" in text:
        yield from _find_stretched(_without_code(text, parts), parts)
    if " \n" in text or text.endswith(" ") or _SPACES_WITHIN.search(text):
        yield from _find_spaces(_without_code(text, parts), parts)
    yield from _find_order(text, parts, _TRANSLATION if is_translation else list_fields(kind))


def _find_stretched(text: str, parts: FileParts) -> Iterator[Problem]:
    for match in _TATWEEL.finditer(text):
        spot = _spot(parts.origin.path, text, match)
        yield _note(
            "tatweel",
            spot,
            "",
            "this word is stretched with a tatweel",
            "write it without: a page spaces its words itself",
        )


def _find_spaces(text: str, parts: FileParts) -> Iterator[Problem]:
    for pattern, left, message in (
        (_SPACES_AT_END, "", "spaces stand at the end of this line"),
        (_SPACES_WITHIN, " ", "more than one space stands here"),
    ):
        for match in pattern.finditer(text):
            yield _note("extra-spaces", _spot(parts.origin.path, text, match), left, message)


def _find_order(text: str, parts: FileParts, order: tuple[str, ...]) -> Iterator[Problem]:
    """The first field that stands after one that belongs behind it, and all fields in their order."""
    places = [order.index(name) if name in order else len(order) for name in parts.names]
    if places == sorted(places):
        return
    marks = parts.origin.marks.items()
    lines = {str(way[0]): mark[0] for way, mark in marks if len(way) == 2 and way[1] == KEY}
    written = sorted(lines, key=lambda name: lines[name])
    best = sorted(written, key=lambda name: order.index(name) if name in order else len(order))
    if written == best or len(set(lines.values())) < len(lines):
        return
    early = next(name for name, other in zip(written, best, strict=True) if name != other)
    inner = text.split("\n")[1 : find_end(text) - 1]
    blocks = dict(zip(["", *written], _cut(inner, [lines[name] - 2 for name in written]), strict=True))
    ordered = "\n".join(line for name in ["", *best] for line in blocks[name])
    fix = Edit(Spot(parts.origin.path, 2, 1, len("\n".join(inner))), ordered)
    help = "the order is: {order}"
    values = (("field", early), ("order", ", ".join(best)))
    yield Problem(
        "field-order",
        Severity.NOTE,
        parts.origin.key_spot(early),
        '"{field}" stands before fields that are read first',
        help,
        values,
        fix,
    )


def _cut(lines: list[str], starts: list[int]) -> Iterator[list[str]]:
    """What stands before the first field, then each field with the comments above it."""
    firsts = [_with_comments(lines, start) for start in starts]
    firsts[0] = starts[0]
    yield lines[: firsts[0]]
    for first, end in zip(firsts, [*firsts[1:], len(lines)], strict=True):
        yield lines[first:end]


def _with_comments(lines: list[str], start: int) -> int:
    while start and lines[start - 1].startswith("#"):
        start -= 1
    return start


def _without_code(text: str, parts: FileParts) -> str:
    """The file with colons for what its text shows as written."""
    start = sum(len(line) + 1 for line in text.split("\n")[: parts.origin.body_line - 1])
    return text[:start] + blank_code(text[start:])


def _spot(path: str, text: str, match: re.Match[str]) -> Spot:
    line_start = text.rfind("\n", 0, match.start()) + 1
    return Spot(
        path, text.count("\n", 0, match.start()) + 1, match.start() - line_start + 1, len(match.group())
    )


def _note(code: str, spot: Spot, left: str, message: str, help: str = "") -> Problem:
    return Problem(code, Severity.NOTE, spot, message, help, (), Edit(spot, left))
