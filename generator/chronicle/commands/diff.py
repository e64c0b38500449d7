"""`chronicle diff`: what a change would do to the chronicle."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.settings_file import config_option, open_project, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chronicle.desk.affected import PageFinder
    from chronicle.desk.differences import Change, RecordDifference
    from chronicle.reading import Project, Reading

# GitHub takes a comment of 65,536 characters; something may stand before and after the list.
_MOST = 60_000
# For the lines that say how much is left out.
_RESERVED = 200


@click.command(short_help="Say which records, figures and texts differ from a revision.")
@config_option
@click.argument("revision")
@click.option("--markdown", is_flag=True, help="For a comment on a pull request, no longer than one can be.")
def diff(config: Path, revision: str, markdown: bool) -> None:
    """Say what differs from REVISION, such as HEAD or origin/main: in records, figures, texts and pictures.

    Both states are read as they stand. Exits with 1 if something cannot be read now.
    """
    from chronicle.desk.affected import find_pages

    project = open_project(config)
    if revision.startswith("-"):
        raise click.ClickException(f"{revision} is no revision")
    now = read_records(project)
    found = _compare(project, revision, now)
    pages = find_pages(now.chronicle, drafts=project.settings.drafts, site_url=project.site_url)
    for line in _list_markdown(found, pages) if markdown else _list_plain(found, pages):
        click.echo(line)
    if now.broken or len(now.broken_texts) > len(now.unfinished):
        raise click.ClickException("not everything can be read now; `chronicle check` says why")


def _compare(project: Project, revision: str, now: Reading) -> tuple[RecordDifference, ...]:
    from chronicle.desk.differences import compare
    from chronicle.desk.revisions import NoSuchRevision, extract_content
    from chronicle.reading import read_chronicle

    with tempfile.TemporaryDirectory() as folder:
        try:
            content = extract_content(project.content, revision, Path(folder))
        except NoSuchRevision as fault:
            raise click.ClickException(str(fault)) from None
        return compare(read_chronicle(content, project.shown, project.settings.codes), now)


def _list_plain(found: Sequence[RecordDifference], pages: PageFinder) -> Iterator[str]:
    for one in found:
        yield f"{one.kind}/{one.id}: {_tell_fate(one)}"
        yield from (f"  {_say(change)}" for change in one.changes)
        for part in one.parts:
            yield f"  {part.name}{f' in {part.language}' if part.language else ''}: {part.fate}"
        if paths := pages.list_pages(one.kind, one.id):
            yield f"  pages: {' '.join(f'/{path}' for path in paths)}"
    yield _count(found)


def _list_markdown(found: Sequence[RecordDifference], pages: PageFinder) -> Iterator[str]:
    """A list whose values are code, so that nothing in them means anything."""
    head = f"**{_count(found)}**"
    yield from (head, "")
    yield from _bound([list(_list_one(one, pages)) for one in found], _MOST - _RESERVED - len(head))


def _list_one(one: RecordDifference, pages: PageFinder) -> Iterator[str]:
    yield f"- `{one.kind}/{one.id}` {_tell_fate(one)}"
    yield from (f"  - {_code(_say(change))}" for change in one.changes)
    for part in one.parts:
        yield f"  - {part.name}{f' in `{part.language}`' if part.language else ''} {part.fate}"
    if paths := pages.list_pages(one.kind, one.id):
        yield f"  - pages: {', '.join(_link(path, pages) for path in paths)}"


def _bound(records: Sequence[Sequence[str]], most: int) -> Iterator[str]:
    """The lines of records as far as they fit, and how many are left out. No line is cut."""
    for number, lines in enumerate(records):
        for told, line in enumerate(lines):
            most -= len(line) + 1
            if most >= 0:
                yield line
                continue
            if told:
                yield f"  - and {_number(len(lines) - told, 'more line')}"
            if left := len(records) - number - bool(told):
                yield f"- and {_number(left, 'more record')}"
            return


def _link(path: str, pages: PageFinder) -> str:
    """The address of a page, as a link where the site has one; a bracket would end it."""
    if not pages.routes.base:
        return f"`/{path}`"
    address = pages.routes.absolute(path).replace("(", "%28").replace(")", "%29")
    return f"[/{path}]({address})"


def _tell_fate(one: RecordDifference) -> str:
    from chronicle.desk.differences import Fate

    return f"{one.fate} from {one.old_id}" if one.fate is Fate.RENAMED else str(one.fate)


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


def _count(found: Sequence[RecordDifference]) -> str:
    if not found:
        return "nothing differs"
    return f"{_number(len(found), 'record')} differ{'s' if len(found) == 1 else ''}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
