"""`chronicle link`: links that texts could have."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.settings_file import config_option, open_project, read_records
from chronicle.problems.printing import show

if TYPE_CHECKING:
    from chronicle.desk import Suggestion
    from chronicle.model import Chronicle, Record

_AROUND = 30


@click.command(short_help="Find names in texts that could be links.")
@config_option
@click.argument("ids", nargs=-1)
@click.option(
    "--to", "targets", multiple=True, help="Only links to this record. Can be given more than once."
)
@click.option("--write", is_flag=True, help="Ask of each whether to write it.")
@click.option("--yes", is_flag=True, help="With --write: write all that are listed, and do not ask.")
def link(config: Path, ids: tuple[str, ...], targets: tuple[str, ...], write: bool, yes: bool) -> None:
    """List names of known records that stand in texts without a link; of all records, or of those named.

    A name that two records share is never guessed at.
    """
    from chronicle.desk import apply_edits, suggest_links
    from chronicle.desk import link as make_edits

    if write and not yes and not sys.stdin.isatty():
        raise click.UsageError("--write asks in a terminal; elsewhere say --write --yes")
    project = open_project(config)
    chronicle = read_records(project).chronicle
    records = [_find(id, chronicle) for id in ids] or list(chronicle)
    wanted = {_find(id, chronicle).key for id in targets}
    found = [one for one in suggest_links(chronicle, records) if not wanted or one.target.key in wanted]
    chosen = list(_choose(found)) if write and not yes else found
    if not write or yes:
        for one in found:
            _print(one)
    if write:
        try:
            files = apply_edits(project.root, make_edits(chosen, chronicle))
        except OSError as fault:
            raise click.ClickException(f"{fault.filename} cannot be written: {fault.strerror}") from None
        click.echo(f"{_count(len(chosen), 'link')} written in {_count(len(files), 'file')}")
    else:
        click.echo(
            f"{_count(len(found), 'link')} could be made" + ("; --write asks of each" if found else "")
        )


def _find(id: str, chronicle: Chronicle) -> Record:
    from chronicle.desk import NoRecord, find_record

    try:
        return find_record(id, chronicle)
    except NoRecord as fault:
        raise click.ClickException(str(fault)) from None


def _choose(found: list[Suggestion]) -> Iterator[Suggestion]:
    """Those that the person accepts; q keeps what was accepted so far and goes on to nothing more."""
    for one in found:
        _print(one)
        answer = click.prompt(
            "  write it?", type=click.Choice(["y", "n", "q"]), default="n", show_choices=True
        )
        if answer == "q":
            return
        if answer == "y":
            yield one


def _print(one: Suggestion) -> None:
    spot, body = one.spot, one.text.body
    end = one.offset + len(one.words)
    before = body[max(0, one.offset - _AROUND) : one.offset].rpartition("\n")[2]
    after = body[end : end + _AROUND].partition("\n")[0]
    names = " · ".join(one.target.names_by_language.values())
    click.echo(
        f"{spot.path}:{spot.line}:{spot.column}: {one.link}  ({one.target.kind_of_record}: {show(names)})"
    )
    click.echo(f"  \u2068…{show(before)}{click.style(show(one.words), bold=True)}{show(after)}…\u2069")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
