"""`chronicle` and its commands. A command imports what it needs when it runs, so that each starts at once."""

from __future__ import annotations

import click

from chronicle import __version__
from chronicle.commands.build import build, serve
from chronicle.commands.check import check, explain
from chronicle.commands.imports import import_group

_COMMANDS: tuple[click.Command, ...] = (check, explain, build, serve, import_group)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chronicle")
def main() -> None:
    """Write, check and build a chronicle."""


for command in _COMMANDS:
    main.add_command(command)
