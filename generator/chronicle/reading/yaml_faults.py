"""What it means to an editor that YAML breaks, in place of the parser's words for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import yaml

ALIAS = "a value that is not in quotes cannot start with &, * or !"
ALIAS_ADVICE = "write the value itself, or put it in quotes"
# Spaces that look like one and are letters to YAML.
ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
ODD_SPACE = ("a no-break space stands here, or another that is no plain space", "delete it and type a space")
NO_GAP = ("a space is missing after this colon", "write it as name: value")
ARABIC_COMMA = (
    "an Arabic comma parts nothing here",
    "write a plain comma, or put a text that holds ، in quotes",
)
_NAME = r"^[ ]*(?:-[ ]+)*\w[\w-]*"
# What a hurried hand types, in the line of the fault or the one above it, and the sign that is to blame.
_SLIPS = (
    (re.compile(rf"^[ ]*(?:-[ ]+)?(?P<sign>[{ODD_SPACES}]+)"), ODD_SPACE),
    (re.compile(rf"{_NAME}:[ ]*(?P<sign>[{ODD_SPACES}]+)"), ODD_SPACE),
    (re.compile(rf"{_NAME}(?P<sign>:)(?=[^\s:/])"), NO_GAP),
    (
        re.compile(rf"{_NAME}\s*(?P<sign>[؛：;=،∶])(?=\s)"),
        ("the sign after a field's name is a colon", "write :"),
    ),
)
# A value that is whole, and goes on.
_GOES_ON = (
    (
        re.compile(rf"{_NAME}:[ ]+\[[^\]]*\](?P<sign>\()"),
        ("a link of Markdown is no value", "write the address alone"),
    ),
    (
        re.compile(rf"{_NAME}:[ ]+(?:\"[^\"]*\"|'[^']*')[ ]*(?P<sign>[^\s#])"),
        ("the value goes on after its quotes", "put quotes of the other kind round the whole value"),
    ),
    (
        re.compile(rf"{_NAME}:[ ]+\[[^\]]*\][ ]*(?P<sign>[^\s#])"),
        ("the value goes on after its brackets", "put quotes round the whole value"),
    ),
)
_PARTED = re.compile(r"[\[{,،][^\[\]{},،]*?(?P<sign>،)\s*[\w-]+:\s")
_CURLY = re.compile(r":[ ]+(?P<sign>[“”„].*)")
_CURLY_ADVICE = "put the whole value in straight quotes, \" or '"
_TAB = ("a tab stands where spaces must", "indent with spaces")
# What the parser says, what that means, and the way out. The first that fits is taken.
_SAID = (
    (
        "mapping values are not allowed",
        "a colon cannot stand here",
        'put a value that holds a colon in quotes, as in title: "One: two";'
        " or the line above has no colon, or this line is indented too far",
    ),
    ("found a tab", *_TAB),
    (
        "cannot start any token",
        "a value cannot start with this character",
        "put the value in quotes; an id stands without @",
    ),
    ("expected node content", "a value is missing here, or starts with a sign", "put the value in quotes"),
    ("sequence entries are not", "a list cannot start here", "start it on the line below its field"),
    ("expected ',' or", "what this opens is never closed", "close it with the same kind of bracket"),
    ("escape character", "a backslash in double quotes has a meaning here", "use single quotes"),
    ("quoted scalar", "the quotes that open here are never closed", "close them at the end of the value"),
    (
        "did not find expected key",
        "no field can start here",
        "indent the fields of one group alike; put a value that holds quotes in quotes of the other kind",
    ),
    (
        "expected <block end>",
        "this stands farther left or right than its neighbours",
        "indent the items and fields of one group alike",
    ),
    ("'-' indicator", "a list and fields cannot stand side by side", "start each item with a hyphen"),
    (
        "could not find expected ':'",
        "a field needs a colon after its name",
        "write it as name: value; where the text begins, write --- on the line above it",
    ),
    (
        "alphabetic or numeric",
        "a value cannot start with * or & unless it is in quotes",
        "put the value in quotes; an item of a list starts with a hyphen and a space",
    ),
    ("directive", "a line cannot start with % here", "put a value that starts with % in quotes"),
)


def find_reason(fault: yaml.MarkedYAMLError) -> str:
    """Why the parser says that it breaks."""
    return (fault.problem or fault.context or "it breaks off").strip()


def explain_fault(fault: yaml.MarkedYAMLError, text: str) -> tuple[tuple[int, int], str, str]:
    """Where YAML breaks, as line and column from 0, what that means to an editor, and the way out.

    What it means is a template that may ask for the parser's own `reason`.
    """
    reason = find_reason(fault)
    said = f"{reason} {fault.context or ''}"
    opened = any(word in said for word in ("quoted scalar", "flow ", "simple key")) and "escape" not in reason
    mark = (fault.context_mark if opened else None) or fault.problem_mark or fault.context_mark
    spot = (mark.line, mark.column) if mark else (0, 0)
    slip = _find_slip(said, text, spot[0])
    if slip:
        return slip
    if "undefined alias" in reason or "duplicate anchor" in reason:
        return spot, ALIAS, ALIAS_ADVICE
    if "cannot start any token" in reason and mark and text.startswith("\t", mark.index):
        return spot, *_TAB
    plain, advice = next(
        ((plain, advice) for sign, plain, advice in _SAID if sign in said),
        ("this is not YAML: {reason}", ""),
    )
    return spot, plain, advice


def _find_slip(said: str, text: str, line: int) -> tuple[tuple[int, int], str, str] | None:
    """The sign that broke it, where an editor could hardly see it; the fault may show a line later."""
    lines = text.split("\n")
    if "expected ',' or" in said:
        for number in range(line, min(line + 3, len(lines))):
            match = _PARTED.search(lines[number])
            if match:
                return (number, match.start("sign")), *ARABIC_COMMA
    if "expected key" in said:
        return _search_lines(_GOES_ON, lines, line)
    if "expected ':'" not in said and "mapping values" not in said:
        return None
    slip = _search_lines(_SLIPS, lines, line) or _search_lines(_SLIPS, lines, line - 1)
    if slip:
        return slip
    curly = _CURLY.search(lines[line]) if line < len(lines) else None
    return ((line, curly.start("sign")), "curly quotes close nothing", _CURLY_ADVICE) if curly else None


def _search_lines(
    slips: Iterable[tuple[re.Pattern[str], tuple[str, str]]], lines: list[str], number: int
) -> tuple[tuple[int, int], str, str] | None:
    """The first of these slips that stands in a line."""
    for pattern, (plain, advice) in slips:
        match = pattern.search(lines[number]) if 0 <= number < len(lines) else None
        if match:
            return (number, match.start("sign")), plain, advice
    return None
