"""`chronicle nginx`: how a server of one's own serves the site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from chronicle.commands.settings_file import config_option, expect_sound_settings, open_project


@click.command(short_help="Print what nginx needs to serve the site that was built.")
@config_option
@click.option("--folder", help="Where the site lies on the server; without it, where it was built.")
def nginx(config: Path, folder: str | None) -> None:
    """Print a file to include in a server block of nginx: headers, types, and the ways from old addresses.

    The path under which the site is served is that of `site_url`.
    """
    expect_sound_settings(config)
    from chronicle.desk.hosting import UnfitFolder, read_moves, render_nginx
    from chronicle.glue.published import find_published
    from chronicle.output.safety import REDIRECTS_FILE

    site, about = find_published(config, open_project(config).settings)
    if not site.is_dir():
        raise click.ClickException(f"there is no {site} yet; build it with: chronicle build")
    redirects = site / REDIRECTS_FILE
    moves = list(read_moves(redirects.read_text(encoding="utf-8"))) if redirects.is_file() else []
    try:
        click.echo(render_nginx(folder or str(site.resolve()), _find_root(about.address), moves), nl=False)
    except UnfitFolder as fault:
        raise click.ClickException(str(fault)) from None


def _find_root(address: str) -> str:
    """The path of an address, which ends in a slash."""
    path = urlsplit(address).path
    return path if path.endswith("/") else f"{path}/"
