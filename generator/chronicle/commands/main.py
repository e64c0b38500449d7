"""`chronicle`: check, build and serve. Nothing is imported before the command that needs it."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from chronicle import __version__
from chronicle.problems import Problem, Problems, render_problem, render_summary

_CONFIG = click.option(
    "-f",
    "--config-file",
    "config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The chronicle's settings.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chronicle")
def main() -> None:
    """Check and build a chronicle."""


@main.command()
@_CONFIG
def check(config: Path) -> None:
    """Print every problem of the chronicle. Exits with 1 if one is an error."""
    from chronicle.checks import check_reading
    from chronicle.reading import make_languages, read_chronicle, read_project

    _expect(config)
    problems = Problems()
    project = read_project(config, problems)
    if project is not None:
        reading = read_chronicle(project.content, project.shown, project.settings.codes)
        problems = check_reading(reading, make_languages(project.settings))
    _print(problems.sorted(), config.resolve().parent)
    sys.exit(1 if problems.has_errors else 0)


@main.command()
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


@main.command()
@_CONFIG
def build(config: Path) -> None:
    """Build the site. Exits with 1, and leaves the published site as it was, if there is an error."""
    from chronicle.glue.running import run_build

    _expect(config)
    run_build(config)


@main.command()
@_CONFIG
@click.option("-a", "--address", default=None, help="Where to serve, such as 127.0.0.1:8000.")
def serve(config: Path, address: str | None) -> None:
    """Serve the site at a local address and build it again when a file is saved."""
    from chronicle.glue.running import run_serve

    _expect(config)
    run_serve(config, address)


def _expect(config: Path) -> None:
    """Say at once, and as `build` does, that this is no chronicle's folder."""
    if not config.is_file():
        raise click.ClickException(f"there is no {config} here; a chronicle has one in its folder")


def _print(problems: tuple[Problem, ...], root: Path) -> None:
    """Print them all. A stream that cannot show a letter, as some of Windows cannot, gets its code."""
    from chronicle.reading import read_line

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for problem in problems:
        click.echo(render_problem(problem, read_line(root, problem.spot)))
        click.echo()
    click.echo(render_summary(problems))
