"""`chronicle schema`."""

from __future__ import annotations

from pathlib import Path

import click

from chronicle.commands.settings_file import config_option, find_languages


@click.command()
@config_option
@click.argument("kind", required=False)
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the schema of every kind into this folder, such as .chronicle/schemas.",
)
def schema(config: Path, kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of the front matter of one KIND of record, for editors' tools.

    KIND is battle, place, actor, campaign, source, page or picture, or translation for the files beside
    them. The languages are those of the chronicle, if there is one here.
    """
    from chronicle.desk.schemas import SCHEMA_NAMES, render_schema, write_schemas

    if kind is None if folder is None else kind is not None:
        raise click.UsageError("say either which KIND to print, or --write FOLDER for all of them")
    if kind not in (None, *SCHEMA_NAMES):
        raise click.UsageError(f'there is no kind "{kind}"; the kinds are: {", ".join(SCHEMA_NAMES)}')
    languages = find_languages(config)
    if kind is not None:
        click.echo(render_schema(kind, languages), nl=False)
    for file in () if folder is None else write_schemas(folder, languages):
        click.echo(f"{file} written")
