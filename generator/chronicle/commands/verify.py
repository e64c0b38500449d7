"""`chronicle verify`: whether a published site is still what was built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from chronicle.desk.manifest import Difference, Manifest


@click.command(short_help="Compare a published site with what was built.")
@click.argument("target")
@click.argument("manifest", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--timeout", default=20.0, show_default=True, help="Seconds to wait for an answer.")
def verify(target: str, manifest: Path, timeout: float) -> None:
    """Compare TARGET, an address or a folder, with the checksums in MANIFEST.

    `chronicle build --manifest MANIFEST` writes them. Exits with 1 if a file is not as it was built.
    """
    from chronicle.desk.manifest import BrokenManifest, read_manifest

    try:
        known = read_manifest(manifest)
    except OSError as fault:
        raise click.ClickException(f"{manifest} cannot be read: {fault.strerror or fault}") from None
    except BrokenManifest as fault:
        raise click.ClickException(str(fault)) from None
    if target.startswith(("http://", "https://")):
        is_same = _verify_host(target, known, max(timeout, 0.1))
    elif Path(target).is_dir():
        is_same = _verify_folder(Path(target), known)
    else:
        raise click.ClickException(f"{target} is neither an address (https://…) nor a folder")
    sys.exit(0 if is_same else 1)


def _verify_host(base: str, manifest: Manifest, timeout: float) -> bool:
    """Tell what is not as it was built on a host, and whether all is."""
    from chronicle.desk.hosts import HostSilent, NoAddress, list_asked, verify_host

    found, asked, stopped = list["Difference"](), 0, ""
    with click.progressbar(length=len(list_asked(manifest)), label="asking", file=sys.stderr) as bar:

        def count() -> None:
            nonlocal asked
            asked += 1
            bar.update(1)

        try:
            found.extend(verify_host(base, manifest, timeout, count))
        except NoAddress as fault:
            raise click.ClickException(str(fault)) from None
        except HostSilent as fault:
            stopped = str(fault)
    _tell(found)
    if stopped:
        click.echo(f"Error: {stopped}", err=True)
    click.echo(f"{_count(asked)} asked, {len(found)} not as built")
    return not found


def _verify_folder(site: Path, manifest: Manifest) -> bool:
    """Tell what is not as it was built in a folder, and whether all is."""
    from chronicle.desk.manifest import list_left_alone, verify_folder

    found = list(verify_folder(site, manifest))
    _tell(found)
    if left_alone := list_left_alone(site, manifest.digests):
        click.echo(f"not looked at, since a build leaves it alone: {', '.join(left_alone)}")
    click.echo(f"{_count(len(manifest.digests))} built, {len(found)} not as built")
    return not found


def _tell(found: list[Difference]) -> None:
    for one in found:
        click.echo(f"{one.path}: {one.fate}" + (f" ({one.reason})" if one.reason else ""))


def _count(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"
