"""`chronicle rename`: another id for a record, everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from chronicle.commands.settings_file import config_option, open_project, read_records


@click.command(short_help="Give a record another id, everywhere.")
@config_option
@click.argument("id")
@click.argument("new_id")
@click.option("--dry-run", is_flag=True, help="Say which files would change, and change none.")
def rename(config: Path, id: str, new_id: str, dry_run: bool) -> None:
    """Give a record another id in every file that names it. Its old address goes on leading to it.

    Where two kinds share the id, write the kind before it, as in place:al-qaim.
    """
    from chronicle.desk import NoRecord, NotRenamed, find_record, plan_renaming
    from chronicle.desk import rename as carry_out

    project = open_project(config)
    reading = read_records(project)
    try:
        record = find_record(id, reading.chronicle)
        plan = plan_renaming(record, new_id, reading, project.root)
        for path in plan.changed:
            click.echo(path)
        if not dry_run:
            carry_out(plan, project.root)
    except (NoRecord, NotRenamed) as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}") from None
    files = "1 file" if len(plan.changed) == 1 else f"{len(plan.changed)} files"
    if dry_run:
        click.echo(f"{files} would change")
    else:
        click.echo(f"{files} changed: the {record.kind_of_record} {record.id} is now {new_id}")
