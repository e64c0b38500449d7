"""`chronicle translations` and `chronicle translate`: the translators' desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.settings_file import config_option, open_project, read_records
from chronicle.problems.printing import show

if TYPE_CHECKING:
    from chronicle.facts import Translation
    from chronicle.model import Record, Text
    from chronicle.reading import Project


@click.command(short_help="Say which texts are missing or behind.")
@config_option
@click.argument("language", required=False)
@click.option(
    "--changes", is_flag=True, help="Of stale translations, show what changed since, as git has it."
)
def translations(config: Path, language: str | None, changes: bool) -> None:
    """Say how many texts are in each language, and which are missing or behind their originals."""
    from chronicle.facts import TranslationState, count_translations, find_translations

    project = open_project(config)
    if language is not None:
        _expect_language(language, project.settings.codes)
    chronicle = read_records(project).chronicle
    found = [one for one in find_translations(chronicle) if language in (None, one.language)]
    if not found:
        click.echo("there is nothing to translate yet")
        return
    for (code, kind), counts in count_translations(found).items():
        said = ", ".join(f"{counts[state]} {state.value}" for state in counts if counts[state])
        done = 100 * counts[TranslationState.CURRENT] // counts.total()
        click.echo(f"{code}  {kind.folder:<10} {done:>3} %  {said}")
    for one in found:
        if one.state is not TranslationState.CURRENT:
            click.echo(f"\n{one.language} {one.state.value}: {(one.text or one.original).origin.path}")
            _say_next(one, project, changes=changes)


def _say_next(one: Translation, project: Project, *, changes: bool) -> None:
    word = f"{one.record.kind_of_record}:{one.record.id} {one.language}"
    if one.text is None:
        click.echo(f"  chronicle translate {word}")
        return
    if changes and one.state.value == "stale":
        _say_changes(one.record, one.original, one.text, project)
    click.echo(f"  when it says the same again: chronicle translate {word} --done")


def _say_changes(record: Record, original: Text, text: Text, project: Project) -> None:
    from chronicle.desk import find_changes
    from chronicle.reading import find_version

    older = find_version(project.root, original, record.kind_of_record, text.translated_from)
    if older is None:
        click.echo("  git has no version of the text that this was made from")
        return
    for sign, words in find_changes(older, original):
        click.secho(f"  {sign} {show(words)}", fg="red" if sign == "-" else "green")


@click.command(short_help="Begin or finish a translation.")
@config_option
@click.argument("id")
@click.argument("language", required=False)
@click.option("--done", is_flag=True, help="Say that it is of the text as it stands now.")
def translate(config: Path, id: str, language: str | None, done: bool) -> None:
    """Make the file of a translation, with the original above each paragraph; or finish it with --done."""
    from chronicle.desk import NoRecord, find_record

    project = open_project(config)
    code = _choose_language(language, project.settings.codes)
    chronicle = read_records(project).chronicle
    try:
        record = find_record(id, chronicle)
    except NoRecord as fault:
        raise click.ClickException(str(fault)) from None
    original = record.find_text(chronicle.first_language)
    if original is None or not (original.body or original.title):
        raise click.ClickException(f"{record.origin.path} has no text: its names are translated in it")
    path = Path(record.origin.path).with_suffix(f".{code}.md").as_posix()
    (_finish if done else _begin)(project, record, original, code, path)


def _begin(project: Project, record: Record, original: Text, code: str, path: str) -> None:
    from chronicle.desk import make_translation, write_new

    if (project.root / path).exists():
        _say_state(project, record, original, code, path)
        return
    try:
        write_new(project.root, make_translation(record, original, code))
    except OSError as fault:
        raise click.ClickException(f"{path} cannot be written: {fault.strerror}") from None
    click.echo(f"wrote {path}: write where … stands; the original is above, in comments")
    click.echo(f"when it is done: chronicle translate {record.kind_of_record}:{record.id} {code} --done")


def _say_state(project: Project, record: Record, original: Text, code: str, path: str) -> None:
    text = record.find_text(code)
    click.echo(f"{path} is there already")
    if text is not None and text.translated_from == original.digest:
        click.echo("it is of the text as it stands now")
    elif text is not None and text.translated_from:
        click.echo("the original has changed since:")
        _say_changes(record, original, text, project)


def _finish(project: Project, record: Record, original: Text, code: str, path: str) -> None:
    from chronicle.desk import apply_edits, find_other_references, finish_translation

    try:
        text = (project.root / path).read_text(encoding="utf-8-sig")
        apply_edits(project.root, finish_translation(text, path, original))
    except FileNotFoundError:
        word = f"{record.kind_of_record}:{record.id} {code}"
        raise click.ClickException(f"there is no {path} yet; make it: chronicle translate {word}") from None
    except (OSError, ValueError) as fault:
        raise click.ClickException(f"{path}: {fault}") from None
    click.echo(f"{path} is now of the text as it stands")
    after = read_records(project).chronicle.find(*record.key)
    translation = after.find_text(code) if after else None
    if translation is not None:
        missing, more = find_other_references(original, translation)
        for ids, said in (
            (missing, "the original names, and this does not"),
            (more, "this names, and the original does not"),
        ):
            if ids:
                click.echo(f"{said}: {', '.join(ids)}")


def _choose_language(language: str | None, codes: tuple[str, ...]) -> str:
    if language is None and len(codes) == 2:
        return codes[1]
    if language is None:
        raise click.UsageError(f"into which language? {', '.join(codes[1:])}")
    _expect_language(language, codes)
    return language


def _expect_language(language: str, codes: tuple[str, ...]) -> None:
    if language == codes[0]:
        raise click.UsageError(f'"{language}" is the first language, which all texts are written in')
    if language not in codes:
        raise click.UsageError(f'this chronicle has no language "{language}": it has {", ".join(codes)}')
