"""Which parts of a text run the other way, so that a page can keep them from turning a line around.

The bidi algorithm reorders digits, dashes and brackets by what stands beside them: an ISO date after
an Arabic word, a range, a path or a phone number comes out reversed. Each such run, set apart as a
whole, stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# Dates, ranges, coordinates, versions, signed and dialled numbers: more than a plain number.
_NUMBERS = r"(?<![\w.])[+\-−]\d[\d\-–.,:/() ]*\d|(?<![\w.])[+\-−]\d|\d+(?:[-–:/.]\d+)+°?|\d+(?:\.\d+)?°"
# From the first Latin sign to the last, as long as no Arabic comes between. A path may start with dots.
_LATIN_RUN = rf"[.~]{{0,2}}/?(?:[\d.,°\-–+]+\s*)?[@#]?[{_LATIN}](?:[^{_ARABIC}\n«»]*[{_LATIN}\d/%°])?\)?"
_LEFT_TO_RIGHT = re.compile(f"{_LATIN_RUN}|{_NUMBERS}")
# What such a run can start with. Most signs of a text are none of these, and a set alone is found quickly.
_START = re.compile(rf"[.,~/@#°+\-–−\d{_LATIN}]")
# A run starts with a letter, never with a vowel mark that stands alone in front of it.
_RIGHT_TO_LEFT = re.compile(
    rf"[{_ARABIC}](?<![\u0610-\u061a\u064b-\u065f\u0670])(?:[^{_LATIN}\n“”\"]*[{_ARABIC}])?"
)
_HAS_ARABIC = re.compile(f"[{_ARABIC}]")
_HAS_OTHER = re.compile(rf"[{_LATIN}\d]")


def has_runs(text: str, direction: str) -> bool:
    """Whether a text may hold runs against a direction. Most do not."""
    if direction == "rtl":
        return _HAS_OTHER.search(text) is not None
    return not text.isascii() and _HAS_ARABIC.search(text) is not None


def split_runs(text: str, direction: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text in order, each with whether it runs against `direction` (`rtl` or `ltr`)."""
    if not has_runs(text, direction):
        yield text, False
        return
    end = 0
    for match in _find_left_to_right(text) if direction == "rtl" else _RIGHT_TO_LEFT.finditer(text):
        start, stop = match.start(), match.start() + len(_trim(match.group()))
        if stop == start:
            continue
        if start > end:
            yield text[end:start], False
        yield text[start:stop], True
        end = stop
    if end < len(text):
        yield text[end:], False


def _find_left_to_right(text: str) -> Iterator[re.Match[str]]:
    """Every run of Latin words or numbers."""
    start = _START.search(text)
    while start:
        match = _LEFT_TO_RIGHT.match(text, start.start())
        if match:
            yield match
        start = _START.search(text, match.end() if match else start.end())


def _trim(run: str) -> str:
    """Without a closing bracket whose opening one stands outside."""
    if run.endswith(")") and run.count("(") < run.count(")"):
        run = run[:-1]
    return run.rstrip()
