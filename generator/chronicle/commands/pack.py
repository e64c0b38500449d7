"""`chronicle pack`: the site that was built, as one file."""

from __future__ import annotations

from pathlib import Path

import click

from chronicle.commands.settings_file import config_option, expect_sound_settings, open_project


@click.command(short_help="Put the site that was built into one file.")
@config_option
@click.argument("file", type=click.Path(path_type=Path))
def pack(config: Path, file: Path) -> None:
    """Put the site that was built into FILE, to be read without a network.

    FILE ends in .zip, to be unpacked and opened by its index.html, or in .zim, for Kiwix. Nothing is built.
    """
    from chronicle.desk.packing import CannotPack, pack_site
    from chronicle.glue.published import find_published

    expect_sound_settings(config)
    site, about = find_published(config, open_project(config).settings)
    try:
        packed = pack_site(site, file, about)
    except CannotPack as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be written: {fault.strerror or fault}") from None
    click.echo(f"{packed.files:,} files, {_say_size(packed.size)} in {file}")


def _say_size(size: int) -> str:
    """A number of bytes as systems show it."""
    for unit, bytes_ in (("GB", 10**9), ("MB", 10**6)):
        if size >= bytes_:
            return f"{size / bytes_:.1f} {unit}"
    return f"{max(size // 1000, 1)} kB"
