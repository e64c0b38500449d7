"""The option that names a chronicle's settings, and the chronicle that they are of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from chronicle.reading import Project, Reading

config_option = click.option(
    "-f",
    "--config-file",
    "config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The chronicle's settings.",
)


def expect_settings(config: Path) -> None:
    """Say at once, and as every command does, that this is no chronicle's folder."""
    if not config.is_file():
        raise click.ClickException(f"there is no {config} here; a chronicle has one in its folder")


def open_project(config: Path) -> Project:
    """The project of the settings. Settings that cannot be read end the command with their problems."""
    from chronicle.commands.printing import print_problems
    from chronicle.problems import Problems
    from chronicle.reading import read_project

    expect_settings(config)
    problems = Problems()
    project = read_project(config, problems)
    if project is None:
        print_problems(problems.sorted(), config.resolve().parent)
        raise click.exceptions.Exit(1)
    return project


def find_languages(config: Path) -> tuple[str, ...]:
    """The languages of the chronicle; where there is none, those that a new one has."""
    from chronicle.model import Settings

    return (open_project(config).settings if config.is_file() else Settings()).codes


def expect_sound_settings(config: Path) -> None:
    """End the command with every problem of the settings, as a check shows them, before MkDocs reads them."""
    from chronicle.checks import check_levels
    from chronicle.commands.printing import print_problems
    from chronicle.problems import Problems
    from chronicle.reading import tell_no_content

    project, problems = open_project(config), Problems()
    check_levels(project.settings.rules, project.origin, problems)
    if not project.content.is_dir():
        tell_no_content(project.shown, problems)
    if problems.has_errors:
        print_problems(problems.sorted(), project.root)
        raise click.exceptions.Exit(1)


def read_records(project: Project) -> Reading:
    """The records of a project as they stand on disk."""
    from chronicle.reading import read_chronicle

    return read_chronicle(project.content, project.shown, project.settings.codes)
