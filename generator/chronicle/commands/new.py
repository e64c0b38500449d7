"""`chronicle new`: a record from flags, or from answers to questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chronicle.commands.near import NearGroup
from chronicle.commands.settings_file import config_option, open_project, read_records

if TYPE_CHECKING:
    from chronicle.desk import Question
    from chronicle.model import Chronicle, Kind
    from chronicle.reading import Project

_KINDS = ("battle", "place", "actor", "campaign", "source")
_Answers = dict[str, list[object]]


class _NewGroup(NearGroup):
    """Makes the command of a kind when it is asked for, from the kind's questions."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return _make_command(cmd_name) if cmd_name in _KINDS else None


@click.group(cls=_NewGroup)
def new() -> None:
    """Write the file of a new record. What no flag says is asked for, in a terminal."""


def _make_command(name: str) -> click.Command:
    from chronicle.desk import QUESTIONS
    from chronicle.model import Kind

    kind = Kind(name)
    flags: list[click.Parameter] = [_make_option(question) for question in QUESTIONS[kind]]
    flags += [
        click.Option(["--id"], help="The id: small Latin letters, digits and hyphens."),
        click.Option(["--another"], is_flag=True, help="There may be another of this name."),
        click.Option(["--edit"], is_flag=True, help="Open the file in your editor."),
    ]
    command = click.Command(
        kind.value, params=flags, callback=_run(kind), help=f"Write the file of a new {kind}."
    )
    return config_option(command)


def _make_option(question: Question) -> click.Option:
    words = f" One of: {', '.join(question.words)}." if question.words else f" As {question.takes.value}."
    help = f"{question.ask}.{words}{' Can be given more than once.' if question.is_many else ''}"
    return click.Option([f"--{question.flag}"], multiple=question.is_many, help=help)


def _run(kind: Kind) -> Callable[..., None]:
    def run(config: Path, id: str | None, another: bool, edit: bool, **flags: Any) -> None:
        project = open_project(config)
        chronicle = read_records(project).chronicle
        answers = _collect(kind, chronicle, flags)
        _write(kind, project, chronicle, answers, id, another=another, edit=edit)

    return run


def _collect(kind: Kind, chronicle: Chronicle, flags: dict[str, Any]) -> _Answers:
    """The answers that flags give; in a terminal, those of the person too, if a flag is missing."""
    from chronicle.desk import QUESTIONS, WrongAnswer, read_answer

    answers: _Answers = {}
    for question in QUESTIONS[kind]:
        given = flags[question.flag.replace("-", "_")]
        texts = list(given) if question.is_many else [given] if given is not None else []
        try:
            answers[question.field] = [read_answer(question, text, chronicle) for text in texts]
        except WrongAnswer as fault:
            raise click.UsageError(f"--{question.flag}: {fault}") from None
    missing = [q for q in QUESTIONS[kind] if q.is_needed and not answers[q.field]]
    if missing and _is_terminal():
        from chronicle.commands.asking import ask

        for question in QUESTIONS[kind]:
            if not answers[question.field]:
                answers[question.field] = ask(question, chronicle)
    elif missing:
        raise click.UsageError(f"these are needed: {', '.join(f'--{q.flag}' for q in missing)}")
    return answers


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _write(
    kind: Kind,
    project: Project,
    chronicle: Chronicle,
    answers: _Answers,
    id: str | None,
    *,
    another: bool,
    edit: bool,
) -> None:
    from chronicle.desk import make_fields, make_file, write_new

    fields = make_fields(kind, answers)
    if not another:
        _expect_new_name(kind, fields, chronicle)
    id = id or _choose_id(kind, fields, chronicle)
    _expect_free_id(kind, id, chronicle)
    file = make_file(kind, id, fields, project.shown)
    try:
        write_new(project.root, file)
    except OSError as fault:
        raise click.ClickException(f"{file.path} cannot be written: {fault.strerror}") from None
    click.echo(f"wrote {file.path}")
    if edit:
        click.edit(filename=str(project.root / file.path))
    _say_what_is_left(project, file.path)


def _expect_new_name(kind: Kind, fields: dict[str, object], chronicle: Chronicle) -> None:
    from chronicle.desk import find_same_name

    same = find_same_name(kind, fields, chronicle)
    if same is None:
        return
    said = f"the {kind} {same.id} is called that already: {same.origin.path}"
    if not _is_terminal():
        raise click.ClickException(f"{said}; if this is another, say --another")
    click.confirm(f"{said}. Is this another?", abort=True)


def _choose_id(kind: Kind, fields: dict[str, object], chronicle: Chronicle) -> str:
    from chronicle.desk import propose_free_id

    proposed = propose_free_id(kind, fields, chronicle)
    if _is_terminal():
        from chronicle.commands.asking import ask_id

        return ask_id(kind, proposed, chronicle)
    if not proposed:
        raise click.UsageError("no id can be made of this name: say one with --id")
    return proposed


def _expect_free_id(kind: Kind, id: str, chronicle: Chronicle) -> None:
    from chronicle.desk import find_id_fault

    fault = find_id_fault(kind, id, chronicle)
    if fault:
        raise click.UsageError(f"--id: {fault}")


def _say_what_is_left(project: Project, path: str) -> None:
    from chronicle.checks import check_reading
    from chronicle.commands.printing import print_problems
    from chronicle.problems import Problem
    from chronicle.reading import make_languages

    problems: Iterable[Problem] = check_reading(
        read_records(project), make_languages(project.settings)
    ).sorted()
    own = [problem for problem in problems if problem.spot.path == path]
    waiting = [problem.spot.line for problem in own if problem.code == "unfilled"]
    if waiting:
        lines = ", ".join(map(str, waiting))
        click.echo(f"still to be written, where … stands: line{'s' if len(waiting) > 1 else ''} {lines}")
    others = tuple(problem for problem in own if problem.code != "unfilled")
    if others:
        print_problems(others, project.root)
    if waiting:
        click.echo("it is a draft until its line status: draft is deleted")
