"""`chronicle import`: what others have gathered, as drafts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from chronicle.commands.near import NearGroup
from chronicle.commands.settings_file import config_option, open_project, read_records

if TYPE_CHECKING:
    from chronicle.desk.importing import Desk, Plan

T = TypeVar("T")
_MOST_REMARKS = 200
_MOST_NOTES = 200
_STEP = 5000

file_argument = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be made, and write nothing.")
report_option = click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write a line for each row, as CSV."
)


def _read_spot(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> tuple[float, float] | None:
    """Latitude and longitude as they are written on the command line."""
    if value is None:
        return None
    try:
        latitude, longitude = map(float, value.split(","))
    except ValueError:
        latitude = longitude = float("nan")
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return latitude, longitude
    raise click.BadParameter(f'"{value}" is no spot; write latitude and longitude, as in 34.39,40.99')


@click.group("import", cls=NearGroup)
def import_group() -> None:
    """Make drafts from what others have gathered. What an editor wrote is left as it is."""


@import_group.command()
@config_option
@file_argument
@click.option(
    "--release", default="", help="The dataset's release, such as 19.1, where the name does not say."
)
@click.option("--source", default="", help="The id of a source that stands for the dataset already.")
@click.option(
    "--places",
    "gazetteer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A gazetteer that gives new places their names in other languages.",
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only events from this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only events up to this day.")
@dry_run_option
@report_option
def ucdp(
    config: Path,
    file: Path,
    release: str,
    source: str,
    gazetteer: Path | None,
    since: object,
    until: object,
    dry_run: bool,
    report: Path | None,
) -> None:
    """Make draft battles from the rows of UCDP GED, as CSV or packed with gzip."""
    from chronicle.desk.importing import Chosen, plan_ucdp, read_gazetteer

    chosen = Chosen(release, source, str(since or "")[:10], str(until or "")[:10])

    def plan(desk: Desk) -> Plan:
        places = read_gazetteer(gazetteer) if gazetteer else None
        return plan_ucdp(file, desk, chosen, places, show_progress)

    _run(config, file, plan, report, dry_run=dry_run)


@import_group.command()
@config_option
@file_argument
@dry_run_option
@report_option
def csl(config: Path, file: Path, dry_run: bool, report: Path | None) -> None:
    """Make draft sources from works in CSL-JSON, as reference managers save them."""
    from chronicle.desk.importing import plan_csl

    _run(config, file, lambda desk: plan_csl(file, desk, show_progress), report, dry_run=dry_run)


@import_group.command()
@config_option
@file_argument
@click.option(
    "--name", "names", multiple=True, help="Make the place of this name, in any spelling or script."
)
@click.option("--id", "ids", multiple=True, help="Make the place with this id of the gazetteer.")
@click.option("--within", default="", help="Make what lies in this place, or only look there for --name.")
@click.option(
    "--near",
    metavar="LAT,LON",
    callback=_read_spot,
    help="Look for --name within 25 km of this spot: 34.39,40.99.",
)
@click.option("--all", "everything", is_flag=True, help="Make every place of the gazetteer.")
@click.option(
    "--complete/--no-complete",
    "completes",
    default=True,
    help="Give places that are there the names and points that they lack (done unless said otherwise).",
)
@click.option("--scheme", default="", help="What the gazetteer's ids are called in records, such as pcode.")
@click.option("--source", default="", help="The id of a source that stands for the gazetteer.")
@dry_run_option
@report_option
def places(
    config: Path,
    file: Path,
    names: tuple[str, ...],
    ids: tuple[str, ...],
    within: str,
    near: tuple[float, float] | None,
    everything: bool,
    completes: bool,
    scheme: str,
    source: str,
    dry_run: bool,
    report: Path | None,
) -> None:
    """Make draft places from a gazetteer, and complete those that are there.

    The file is CSV: Who's On First's columns, or id, name_ar, name_en and so on for each language,
    aliases_ar (with | between them), kind, lat, lon, parent. Only places that are asked for are made.
    """
    from chronicle.desk.importing import Asked, plan_places
    from chronicle.model import Coordinates

    asked = Asked(names, ids, within, Coordinates(*near) if near else None, everything, completes)
    _run(
        config,
        file,
        lambda desk: plan_places(file, desk, asked, scheme, source, show_progress),
        report,
        dry_run=dry_run,
    )


def _run(
    config: Path, file: Path, make_plan: Callable[[Desk], Plan], report: Path | None, *, dry_run: bool
) -> None:
    """Plan, say what was planned, and carry it out."""
    from chronicle.desk.importing import ImportFault, carry_out, open_desk, write_report

    project = open_project(config)
    try:
        plan = make_plan(open_desk(project, read_records(project)))
        if not dry_run:
            carry_out(project.root, plan, show_progress)
        if report:
            write_report(report, plan)
    except ImportFault as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        where = fault.filename or "a file"
        raise click.ClickException(f"{where} cannot be written: {fault.strerror or fault}") from None
    for line in _tell(plan, file, report, dry_run=dry_run):
        click.echo(line)


def _tell(plan: Plan, file: Path, report: Path | None, *, dry_run: bool) -> Iterator[str]:
    """What became of the rows, what was made, and what an editor should look at."""
    remarked = list(plan.remarked)
    for line in remarked[:_MOST_REMARKS]:
        yield f"{file.name}:{line.number}: {line.id or 'no id'}: {line.fate}: {'; '.join(line.remarks)}"
    yield from _tell_rest(len(remarked) - _MOST_REMARKS, "rows with remarks", report)
    yield from plan.notes[:_MOST_NOTES]
    if len(plan.notes) > _MOST_NOTES:
        yield f"… and {len(plan.notes) - _MOST_NOTES:,} more notes"
    fates = ", ".join(f"{number:,} {fate}" for fate, number in plan.fates.items())
    yield f"{_count(len(plan.lines), 'row')}: {fates or 'none'}; {len(remarked):,} with remarks"
    if plan.marks:
        yield f"of these {'; '.join(f'{number:,} {mark}' for mark, number in plan.marks.items())}"
    made = ", ".join(_count(number, str(kind)) for kind, number in sorted(plan.made.items())) or "nothing"
    changed = len({edit.spot.path for edit in plan.edits})
    completed = f"; {_count(changed, 'file')} completed" if changed else ""
    yield f"{'would be made' if dry_run else 'made'}, as drafts: {made}{completed}"


def _tell_rest(number: int, what: str, report: Path | None) -> Iterator[str]:
    if number > 0:
        yield f"… and {number:,} more {what}; {report or '--report FILE'} has all"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def show_progress(items: Iterable[T], length: int, label: str) -> Iterator[T]:
    """How far long work is: a bar in a terminal, plain lines elsewhere, nothing for short work."""
    if length < _STEP:
        yield from items
    elif sys.stderr.isatty():
        with click.progressbar(items, length=length, label=f"{label:9}", file=sys.stderr) as bar:
            yield from bar
    else:
        for number, item in enumerate(items):
            if number % _STEP == 0:
                click.echo(f"{label} {number:,} of {length:,}", err=True)
            yield item
