"""`chronicle cms`."""

from __future__ import annotations

from pathlib import Path

import click

from chronicle.commands.settings_file import config_option, open_project, read_records


@click.command(short_help="Configure a content manager in the browser.")
@config_option
@click.option("--repository", default="OWNER/NAME", show_default=True, help="The repository on GitHub.")
@click.option("--branch", default="main", show_default=True, help="The branch that is written to.")
@click.option("--prepare", is_flag=True, help="Spell out short forms in the records, and print nothing.")
def cms(config: Path, repository: str, branch: str, prepare: bool) -> None:
    """Print config.yml for Sveltia CMS, with a form for each kind of record, its languages side by side.

    A form knows one way to write a row. Short forms, such as an id alone for a place and its role, are
    spelt out first: chronicle cms --prepare.
    """
    from chronicle.desk import apply_edits
    from chronicle.desk.cms import Managed, render_config
    from chronicle.desk.long_forms import find_forms
    from chronicle.problems import Severity

    project = open_project(config)
    reading = read_records(project)
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        raise click.ClickException("there are errors in the records; mend first what chronicle check says")
    forms = find_forms(project.root, reading.chronicle)
    if prepare:
        for file in apply_edits(project.root, forms.edits):
            click.echo(f"{file.relative_to(project.root)} written")
        return
    managed = Managed(project.settings.codes, project.shown, repository, branch, forms.keys)
    click.echo(render_config(managed), nl=False)
    if forms.edits:
        said = f"{len(forms.files)} of the records have short forms, which the manager would lose on saving"
        click.echo(f"{said}; chronicle cms --prepare spells them out", err=True)
