"""`chronicle links`: addresses that may vanish, and those that have."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronicle.commands.settings_file import config_option, open_project, read_records

if TYPE_CHECKING:
    from chronicle.desk.addresses import Manners
    from chronicle.reading import Project


@click.command(short_help="List addresses without a copy, or ask them all.")
@config_option
@click.option(
    "--check", is_flag=True, help="Ask every address whether it answers. Exits with 1 if one does not."
)
@click.option("--again", is_flag=True, help="Ask those too that answered within the last week.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between two questions to one host.")
@click.option("--timeout", default=20.0, show_default=True, help="Seconds to wait for an answer.")
def links(config: Path, check: bool, again: bool, pause: float, timeout: float) -> None:
    """List sources without an archived copy, or ask addresses with --check."""
    from chronicle.desk.addresses import Manners

    project = open_project(config)
    if check:
        manners = Manners(max(pause, 0.0), max(timeout, 0.1), good_for=0.0 if again else 7.0)
        sys.exit(_ask(project, manners))
    sources = read_records(project).chronicle.sources.values()
    bare = [source for source in sources if source.url and not source.archive]
    for source in bare:
        spot = source.origin.spot("url")
        click.echo(f"{spot.path}:{spot.line}: {source.url}")
    with_url = sum(bool(source.url) for source in sources)
    click.echo(f"{len(bare)} of {with_url} addresses of sources have no archived copy")


def _ask(project: Project, manners: Manners) -> int:
    from chronicle.desk.addresses import Asker, list_addresses

    found = list(list_addresses(read_records(project).chronicle))
    asker = Asker(project.root / ".cache" / "chronicle" / "links.json", manners)
    addresses = list(dict.fromkeys(address for address, _ in found))
    with click.progressbar(length=len(addresses), label="asking", file=sys.stderr) as bar:
        answers = asker.ask(addresses, lambda _: bar.update(1))
    dead = 0
    for address, spot in sorted(found, key=lambda one: one[1]):
        answer = answers[address]
        if not answer.is_alive:
            dead += 1
            click.echo(f"{spot.path}:{spot.line}:{spot.column}: {address}: {answer.fault or answer.status}")
        elif answer.moved_to:
            click.echo(f"{spot.path}:{spot.line}:{spot.column}: {address}: moved to {answer.moved_to}")
    click.echo(f"{len(addresses)} address{'' if len(addresses) == 1 else 'es'} asked, {dead} dead")
    return 1 if dead else 0
