"""`chronicle diff`: what a change would do to the chronicle."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.settings_file import config_option, open_project, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chronicle.desk.differences import Change, RecordDifference


@click.command(short_help="Say which records, figures and texts differ from a revision.")
@config_option
@click.argument("revision")
@click.option("--markdown", is_flag=True, help="For a comment on a pull request.")
def diff(config: Path, revision: str, markdown: bool) -> None:
    """Say what differs from REVISION, such as HEAD or origin/main: in records, figures and texts.

    Both states are read as they stand; what is broken in the older one is left out.
    """
    from chronicle.desk.differences import NoSuchRevision, compare, extract_content
    from chronicle.reading import read_chronicle

    project = open_project(config)
    if revision.startswith("-"):
        raise click.ClickException(f"{revision} is no revision")
    now = read_records(project).chronicle
    with tempfile.TemporaryDirectory() as folder:
        try:
            content = extract_content(project.content, revision, Path(folder))
        except NoSuchRevision as fault:
            raise click.ClickException(str(fault)) from None
        before = read_chronicle(content, project.shown, project.settings.codes).chronicle
        found = compare(before, now)
    for line in _list_markdown(found) if markdown else _list_plain(found):
        click.echo(line)


def _list_plain(found: tuple[RecordDifference, ...]) -> Iterator[str]:
    for one in found:
        yield f"{one.kind}/{one.id}: {one.fate}"
        yield from (f"  {_say(change)}" for change in one.changes)
        yield from (f"  {word} in {code}: changed" for code, word in one.words)
    yield _count(found)


def _list_markdown(found: tuple[RecordDifference, ...]) -> Iterator[str]:
    """A list whose values are code, so that nothing in them means anything."""
    yield f"**{_count(found)}**"
    yield ""
    for one in found:
        yield f"- `{one.kind}/{one.id}` {one.fate}"
        yield from (f"  - {_code(_say(change))}" for change in one.changes)
        yield from (f"  - {word} in `{code}` changed" for code, word in one.words)


def _say(change: Change) -> str:
    from chronicle.desk.differences import show_value

    if change.before is None:
        return f"{change.field}: + {show_value(change.after)}"
    if change.after is None:
        return f"{change.field}: - {show_value(change.before)}"
    return f"{change.field}: {show_value(change.before)} → {show_value(change.after)}"


def _code(text: str) -> str:
    """Words as code, within more backticks than they hold."""
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence} {text} {fence}"


def _count(found: tuple[RecordDifference, ...]) -> str:
    if not found:
        return "nothing differs"
    return f"{len(found)} record{'' if len(found) == 1 else 's'} differ{'s' if len(found) == 1 else ''}"
