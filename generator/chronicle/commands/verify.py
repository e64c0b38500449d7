"""`chronicle verify`: whether a published site is still what was built."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(short_help="Compare a published site with what was built.")
@click.argument("target")
@click.argument("manifest", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--timeout", default=20.0, show_default=True, help="Seconds to wait for an answer.")
def verify(target: str, manifest: Path, timeout: float) -> None:
    """Compare TARGET, an address or a folder, with the checksums in MANIFEST.

    `chronicle build --manifest MANIFEST` writes them. Exits with 1 if a file is not as it was built.
    """
    from chronicle.desk.manifest import BrokenManifest, read_manifest, verify_folder, verify_host

    try:
        known = read_manifest(manifest)
    except OSError as fault:
        raise click.ClickException(f"{manifest} cannot be read: {fault.strerror or fault}") from None
    except BrokenManifest as fault:
        raise click.ClickException(str(fault)) from None
    if target.startswith(("http://", "https://")):
        with click.progressbar(length=len(known), label="asking", file=sys.stderr) as bar:
            found = list(verify_host(target, known, max(timeout, 0.1), lambda: bar.update(1)))
    elif Path(target).is_dir():
        found = list(verify_folder(Path(target), known))
    else:
        raise click.ClickException(f"{target} is neither an address (https://…) nor a folder")
    for one in found:
        click.echo(f"{one.path}: {one.fate}" + (f" ({one.reason})" if one.reason else ""))
    click.echo(f"{len(known)} file{'' if len(known) == 1 else 's'} built, {len(found)} not as built")
    sys.exit(1 if found else 0)
