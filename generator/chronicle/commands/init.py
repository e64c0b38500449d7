"""`chronicle init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from chronicle.desk.starting import Start


@click.command(short_help="Begin a new chronicle.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--title",
    "titles",
    multiple=True,
    help='The title, as in --title ar=سجلّي --title en="My Chronicle". Can be given once for each language.',
)
@click.option(
    "--languages",
    default="ar,en",
    show_default=True,
    help="The codes of the languages; the first is the one that every record must have.",
)
def init(folder: Path, titles: tuple[str, ...], languages: str) -> None:
    """Make a new chronicle in FOLDER, or in this one: settings, pages, a made-up battle to delete, and
    what editors, GitHub and GitLab need to check and publish it.

    No file that is there already is written over.
    """
    from chronicle.desk import write_new
    from chronicle.desk.starting import NotStarted, find_in_the_way, find_kept, make_start, plan_chronicle

    codes = _read_languages(languages)
    try:
        start = make_start(codes, titles)
    except NotStarted as fault:
        raise click.UsageError(f"--title: {fault}") from None
    if in_the_way := find_in_the_way(folder):
        has = " and ".join(in_the_way)
        raise click.ClickException(f"{folder.resolve()} has {has} already; choose another folder")
    files = plan_chronicle(start)
    kept = tuple(find_kept(folder, files))
    try:
        for file in files:
            if file.path not in kept:
                write_new(folder, file)
    except OSError as fault:
        name = fault.filename or folder
        raise click.ClickException(f"{name} cannot be written: {fault.strerror}") from None
    click.echo(f"wrote {len(files) - len(kept)} files for a chronicle in {', '.join(codes)}")
    _say_what_is_next(folder, start, kept)


def _read_languages(text: str) -> tuple[str, ...]:
    from chronicle.model.fields import is_language

    codes = tuple(code.strip() for code in text.split(","))
    for n, code in enumerate(codes):
        if not is_language(code):
            raise click.UsageError(f'--languages: "{code}" is no language code; write them as in ar,en')
        if code in codes[:n]:
            raise click.UsageError(f'--languages: "{code}" is named twice')
    return codes


def _say_what_is_next(folder: Path, start: Start, kept: tuple[str, ...]) -> None:
    for path in kept:
        click.echo(f"left {path} as it was")
    if start.borrowed:
        click.echo(f"write your own texts in {', '.join(start.borrowed)}: those there are borrowed")
    click.echo("\nNext:\n")
    if folder.resolve() != Path.cwd():
        click.echo(f"  cd {folder}")
    click.echo(
        "  chronicle serve        # the site at a local address, made again when a file is saved\n"
        "  chronicle new battle   # your first battle\n\n"
        "README.md says the rest: which files are an example to delete, and how to publish."
    )
