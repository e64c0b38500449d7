"""Problems on a terminal."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from chronicle.problems import Problem, render_problem, render_summary


def print_problems(problems: tuple[Problem, ...], root: Path) -> None:
    """Print them all. A stream that cannot show a letter, as some of Windows cannot, gets its code."""
    from chronicle.reading import read_line

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for problem in problems:
        click.echo(render_problem(problem, read_line(root, problem.spot)))
        click.echo()
    click.echo(render_summary(problems))
