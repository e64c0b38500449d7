"""What a build has to say of the content: on the terminal, and kept for the preview."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from chronicle.problems import Problem, Problems, render_problem, render_summary
from chronicle.reading import read_line


@dataclass(frozen=True, slots=True)
class Found:
    """A problem, and its line of the file as it stood when it was found."""

    problem: Problem
    line: str | None


def tell(problems: Problems, root: Path) -> tuple[Found, ...]:
    """Print every problem."""
    found = tuple(Found(one, read_line(root, one.spot)) for one in problems.sorted())
    for one in found:
        print(render_problem(one.problem, one.line), end="\n\n", file=sys.stderr)
    if found:
        print(render_summary(one.problem for one in found), file=sys.stderr)
    return found
