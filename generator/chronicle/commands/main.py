"""`chronicle` and its commands. A command imports what it needs when it runs, so that each starts at once."""

from __future__ import annotations

import click

from chronicle import __version__
from chronicle.commands.build import build, serve
from chronicle.commands.check import check, explain
from chronicle.commands.cms import cms
from chronicle.commands.diff import diff
from chronicle.commands.imports import import_group
from chronicle.commands.init import init
from chronicle.commands.link import link
from chronicle.commands.links import links
from chronicle.commands.near import NearGroup
from chronicle.commands.new import new
from chronicle.commands.nginx import nginx
from chronicle.commands.pack import pack
from chronicle.commands.rename import rename
from chronicle.commands.schema import schema
from chronicle.commands.translations import translate, translations
from chronicle.commands.verify import verify

_COMMANDS: tuple[click.Command, ...] = (
    init,
    new,
    check,
    explain,
    translations,
    translate,
    diff,
    rename,
    link,
    links,
    import_group,
    schema,
    cms,
    build,
    serve,
    verify,
    nginx,
    pack,
)


@click.group(cls=NearGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chronicle")
def main() -> None:
    """Write, check and build a chronicle."""


for command in _COMMANDS:
    main.add_command(command)
