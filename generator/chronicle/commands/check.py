"""`chronicle check` and `chronicle explain`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle import __version__
from chronicle.commands.printing import choose_wording, print_problems
from chronicle.commands.settings_file import config_option, expect_settings
from chronicle.problems import (
    Problem,
    Problems,
    Wording,
    render_github,
    render_gitlab,
    render_json,
    render_problem,
    render_sarif,
    render_summary,
)

if TYPE_CHECKING:
    from chronicle.reading import Project

_MOST_ROUNDS = 5  # one edit can make room for another at the same spot


@click.command()
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github", "gitlab"]),
    default="text",
    show_default=True,
    help="For a person, a program, a code scanner, or as notes at the lines of a change on GitHub or GitLab.",
)
@click.option("--notes", is_flag=True, help="Show notes too: what could be better, though nothing is wrong.")
@click.option("--fix", is_flag=True, help="Mend what nobody need think about, then print what is left.")
@click.option("--lang", envvar="CHRONICLE_LANG", help="Say problems in this language: en or ar.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings as well.")
def check(config: Path, form: str, notes: bool, fix: bool, lang: str | None, strict: bool) -> None:
    """Print every problem of the chronicle. Exits with 1 if one is an error."""
    wording = choose_wording(lang)
    expect_settings(config)
    root = config.resolve().parent
    problems = _fix(config) if fix else _find_problems(config, notes=notes)
    shown = problems.sorted(notes=notes)
    if form == "text":
        print_problems(shown, root, wording)
    else:
        _print_for_programs(form, _from_here(shown, root), wording)
    sys.exit(1 if problems.has_errors or (strict and problems.sorted()) else 0)


def _find_problems(config: Path, *, notes: bool) -> Problems:
    from chronicle.reading import read_project

    problems = Problems()
    project = read_project(config, problems)
    return problems if project is None else _check(project, notes=notes)


def _check(project: Project, *, notes: bool) -> Problems:
    from chronicle.checks import check_levels, select_rules
    from chronicle.memory import Content, check_content, keep_files
    from chronicle.processes import without_collector
    from chronicle.reading import Reader, make_languages

    levels, languages = project.settings.rules, make_languages(project.settings)
    keeper = keep_files(project.root)
    with without_collector(to_the_end=True):  # records stay, and nothing else is made that would not
        content = Content(Reader(project.content, project.shown, project.settings.codes, keeper).look())
        found = check_content(content, languages, select_rules(levels, notes=notes), keeper)
    problems = found.set_levels(levels)
    check_levels(levels, project.origin, problems)
    return problems


def _fix(config: Path) -> Problems:
    """Mend in rounds, until nothing is left that can be, and say what was done."""
    from chronicle.desk import apply_fixes

    mended, files = 0, set[Path]()
    problems = _find_problems(config, notes=True)
    for _ in range(_MOST_ROUNDS):
        try:
            number, changed = apply_fixes(config.resolve().parent, problems.found)
        except OSError as fault:
            raise click.ClickException(f"{fault.filename} cannot be written: {fault.strerror}") from None
        if not number:
            break
        mended, files = mended + number, files | changed
        problems = _find_problems(config, notes=True)
    many = "" if len(files) == 1 else "s"
    click.echo(f"mended {mended} in {len(files)} file{many}" if mended else "nothing to mend", err=True)
    return problems


def _sarif(problems: tuple[Problem, ...], wording: Wording) -> str:
    from chronicle.checks import find_explanation

    codes = {problem.code for problem in problems}
    return render_sarif(
        problems, {code: find_explanation(code) or "" for code in codes}, __version__, wording
    )


def _render(form: str, problems: tuple[Problem, ...], wording: Wording) -> str:
    if form == "sarif":
        return _sarif(problems, wording)
    return {"json": render_json, "github": render_github, "gitlab": render_gitlab}[form](problems, wording)


def _from_here(problems: tuple[Problem, ...], root: Path) -> tuple[Problem, ...]:
    """Paths as they are from the folder of the command, which in a workflow is that of the repository."""
    if root == Path.cwd() or not root.is_relative_to(Path.cwd()):
        return problems
    before = root.relative_to(Path.cwd()).as_posix()
    return tuple(replace(p, spot=replace(p.spot, path=f"{before}/{p.spot.path}")) for p in problems)


def _print_for_programs(form: str, problems: tuple[Problem, ...], wording: Wording) -> None:
    """As UTF-8, wherever it is piped to. What a file's name holds that is no text is told by its number."""
    text = _render(form, problems, wording)
    if text:
        click.echo(text.encode(errors="backslashreplace"))
    if form == "github":
        click.echo(render_summary(problems, wording))


@click.command()
@click.argument("code", required=False)
@click.option("--lang", envvar="CHRONICLE_LANG", help="Show the example in this language: en or ar.")
def explain(code: str | None, lang: str | None) -> None:
    """Say what a rule asks, by the name that a problem shows. Without a name, list all rules."""
    from chronicle.checks import find_example, find_explanation, find_near_code, list_codes

    wording = choose_wording(lang)
    codes = list_codes()
    if code is None:
        for known, severity in codes.items():
            click.echo(f"{known}  ({severity})\n    {find_explanation(known)}")
        return
    if code not in codes:
        near = find_near_code(code)
        raise click.ClickException(
            f'no rule is called "{code}"' + (f'; did you mean "{near}"?' if near else "")
        )
    click.echo(f"{code}  ({codes[code]})\n{find_explanation(code)}")
    example = find_example(code)
    if example is not None:
        click.echo(f"\n{render_problem(*example, wording)}")
