"""`chronicle build` and `chronicle serve`."""

from __future__ import annotations

from pathlib import Path

import click

from chronicle.commands.settings_file import config_option, expect_settings


@click.command()
@config_option
def build(config: Path) -> None:
    """Build the site. Exits with 1, and leaves the published site as it was, if there is an error."""
    from chronicle.glue.running import run_build

    expect_settings(config)
    run_build(config)


@click.command(short_help="Show the site as you write.")
@config_option
@click.option("-a", "--address", default=None, help="Where to serve, such as 127.0.0.1:8000.")
def serve(config: Path, address: str | None) -> None:
    """Serve the site at a local address and build it again when a file is saved."""
    from chronicle.glue.running import run_serve

    expect_settings(config)
    run_serve(config, address)
