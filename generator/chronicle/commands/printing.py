"""Problems on a terminal."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from chronicle.problems import ENGLISH, Problem, Wording, render_problem, render_summary


def choose_wording(code: str | None) -> Wording:
    """The words of a language for problems. Raises click's usage error where there are none."""
    if code is None or code.split("-")[0] == "en":
        return ENGLISH
    from chronicle.language import Language, find_direction, read_phrases
    from chronicle.reading import find_theme

    folder = find_theme() / "locales"
    phrases = read_phrases(folder, Language(code))
    if not phrases.known:
        known = ", ".join(sorted(file.parts[-3] for file in folder.glob("*/LC_MESSAGES/problems.po")))
        raise click.UsageError(f'problems are not said in "{code}"; there are en, {known}')
    is_isolated = find_direction(code) == "rtl"
    return Wording(phrases.find, phrases.phrase, phrases.counted, is_isolated)


def print_problems(problems: tuple[Problem, ...], root: Path, wording: Wording = ENGLISH) -> None:
    """Print them all. A stream that cannot show a letter, as some of Windows cannot, gets its code."""
    from chronicle.reading import read_line

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for problem in problems:
        click.echo(render_problem(problem, read_line(root, problem.spot), wording))
        click.echo()
    click.echo(render_summary(problems, wording))
