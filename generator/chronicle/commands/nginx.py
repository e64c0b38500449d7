"""`chronicle nginx`: how a server of one's own serves the site."""

from __future__ import annotations

from pathlib import Path

import click

from chronicle.commands.settings_file import config_option, expect_sound_settings


@click.command(short_help="Print what nginx needs to serve the site that was built.")
@config_option
@click.option("--folder", help="Where the site lies on the server; without it, where it was built.")
def nginx(config: Path, folder: str | None) -> None:
    """Print a file to include in a server block of nginx: headers, types, and the ways from old addresses.

    The path under which the site is served is that of `site_url`.
    """
    expect_sound_settings(config)
    from chronicle.desk.hosting import UnfitFolder, read_moves, render_nginx
    from chronicle.glue.running import find_site
    from chronicle.output.safety import REDIRECTS_FILE

    site, root = find_site(config)
    if not site.is_dir():
        raise click.ClickException(f"there is no {site} yet; build it with: chronicle build")
    redirects = site / REDIRECTS_FILE
    moves = list(read_moves(redirects.read_text(encoding="utf-8"))) if redirects.is_file() else []
    try:
        click.echo(render_nginx(folder or str(site.resolve()), root, moves), nl=False)
    except UnfitFolder as fault:
        raise click.ClickException(str(fault)) from None
