"""The problems as a preview shows them over a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chronicle.glue.isolation import isolate
from chronicle.glue.telling import Found
from chronicle.problems import Severity, render_summary, show
from chronicle.reading import find_theme

# Signs of a line that are shown before a fault and from its start: a paragraph is one line of a file.
_BEFORE, _AFTER = 60, 160
_CUT = "…"
# So many problems are listed at once; the terminal has them all.
_MOST = 100
_STRONG = frozenset({"L", "R", "AL"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file, cut round the fault."""

    before: str
    fault: str
    after: str
    direction: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One problem of the list."""

    severity: str
    code: str
    path: str
    line: int
    column: int
    said: str
    advice: str
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Panel:
    """All that is to be said: `fault` is what ended a build beside problems in files."""

    heading: str
    is_open: bool
    fault: str
    entries: tuple[Entry, ...]
    more: int


def make_panel(found: Iterable[Found], fault: str) -> Panel | None:
    """The panel, errors first; None where there is nothing to say. It starts open if nothing was built."""
    ordered = sorted(found, key=lambda one: one.problem.severity is not Severity.ERROR)
    if not ordered and not fault:
        return None
    problems = [one.problem for one in ordered]
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    return Panel(
        _head(ordered) if problems else "The build failed",
        bool(has_errors or fault),
        "" if has_errors else fault,
        tuple(_list(one) for one in ordered[:_MOST]),
        max(0, len(ordered) - _MOST),
    )


def render_panel(panel: Panel) -> str:
    """The panel as HTML, with its styles: it goes into a shadow tree of the page."""
    return _templates().get_template("panel.html").render(panel=panel)


def render_waiting(panel: Panel | None) -> str:
    """A page for when no page could be made yet."""
    return _templates().get_template("waiting.html").render(panel=panel)


def _head(found: Iterable[Found]) -> str:
    """How many of each, without those that there are none of."""
    counts = render_summary(one.problem for one in found).split(", ")
    return ", ".join(count for count in counts if not count.startswith("0 "))


def _list(one: Found) -> Entry:
    problem, spot = one.problem, one.problem.spot
    return Entry(
        problem.severity.value,
        problem.code,
        show(spot.path),
        spot.line,
        spot.column,
        show(problem.said),
        show(problem.advice),
        _cut(one.line, spot.column - 1, spot.column - 1 + max(spot.width, 1)) if one.line else None,
    )


def _cut(line: str, start: int, end: int) -> Excerpt | None:
    """The line round its fault; None where there is nothing to point at."""
    line = line.replace("\t", " ")
    first, last = max(0, start - _BEFORE), max(end, start + _AFTER)
    before = (_CUT if first else "") + show(line[first:start])
    after = show(line[end:last]) + (_CUT if last < len(line) else "")
    return Excerpt(before, show(line[start:end]), after, _find_direction(line)) if line.strip() else None


def _find_direction(line: str) -> str:
    """The direction of a line's first letter."""
    strong = (unicodedata.bidirectional(sign) for sign in line)
    return "rtl" if next((one for one in strong if one in _STRONG), "L") != "L" else "ltr"


@cache
def _templates() -> Environment:
    """The preview's own templates: they stand even where the theme's cannot be read."""
    env = Environment(
        loader=FileSystemLoader(find_theme() / "templates" / "preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["isolate"] = partial(isolate, direction="ltr", arabic="ar")
    return env
