"""`chronicle check` and `chronicle explain`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from chronicle.commands.printing import print_problems
from chronicle.commands.settings_file import config_option, expect_settings
from chronicle.problems import Problems


@click.command()
@config_option
def check(config: Path) -> None:
    """Print every problem of the chronicle. Exits with 1 if one is an error."""
    from chronicle.checks import check_reading
    from chronicle.reading import make_languages, read_chronicle, read_project

    expect_settings(config)
    problems = Problems()
    project = read_project(config, problems)
    if project is not None:
        reading = read_chronicle(project.content, project.shown, project.settings.codes)
        problems = check_reading(reading, make_languages(project.settings))
    print_problems(problems.sorted(), config.resolve().parent)
    sys.exit(1 if problems.has_errors else 0)


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a rule asks, by the name that a problem shows."""
    from chronicle.checks import find_explanation, find_near_code

    sentence = find_explanation(code)
    if sentence is None:
        near = find_near_code(code)
        raise click.ClickException(
            f'no rule is called "{code}"' + (f'; did you mean "{near}"?' if near else "")
        )
    click.echo(sentence)
