"""What it means to an editor that YAML breaks, in place of the parser's words for it."""

from __future__ import annotations

import yaml

ALIAS = "a value that is not in quotes cannot start with &, * or !"
ALIAS_ADVICE = "write the value itself, or put it in quotes"
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
        "put the value in quotes",
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
    ("'-' indicator", "a list and fields cannot stand side by side", "start each item with a hyphen"),
    ("could not find expected ':'", "a field needs a colon after its name", "write it as name: value"),
    (
        "alphabetic or numeric",
        "a value cannot start with * or & unless it is in quotes",
        "put the value in quotes",
    ),
    ("directive", "a line cannot start with % here", "put a value that starts with % in quotes"),
)


def explain_fault(fault: yaml.MarkedYAMLError, text: str) -> tuple[tuple[int, int], str, str]:
    """Where YAML breaks, as line and column from 0, what that means to an editor, and the way out."""
    reason = (fault.problem or fault.context or "it breaks off").strip()
    said = f"{reason} {fault.context or ''}"
    opened = any(word in said for word in ("quoted scalar", "flow ", "simple key")) and "escape" not in reason
    mark = (fault.context_mark if opened else None) or fault.problem_mark or fault.context_mark
    spot = (mark.line, mark.column) if mark else (0, 0)
    if "undefined alias" in reason or "duplicate anchor" in reason:
        return spot, ALIAS, ALIAS_ADVICE
    if "cannot start any token" in reason and mark and text.startswith("\t", mark.index):
        return spot, *_TAB
    plain, advice = next(
        ((plain, advice) for sign, plain, advice in _SAID if sign in said),
        (f"this is not YAML: {reason}", ""),
    )
    return spot, plain, advice
