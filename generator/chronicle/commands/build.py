"""`chronicle build` and `chronicle serve`."""

from __future__ import annotations

from pathlib import Path

import click

from chronicle.commands.settings_file import config_option, expect_sound_settings


@click.command()
@config_option
@click.option("--profile", is_flag=True, help="Say in the end where the time went.")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Make all anew, and write the checksums of all files here, for `chronicle verify`.",
)
def build(config: Path, profile: bool, manifest: Path | None) -> None:
    """Build the site. Exits with 1, and leaves the published site as it was, if there is an error."""
    expect_sound_settings(config)
    from chronicle.processes import without_collector

    with without_collector(to_the_end=True):
        from chronicle.glue.running import run_build

        site, files = run_build(config, profile=profile, anew=manifest is not None)
        if manifest is not None:
            _write_manifest(site, files, manifest)


def _write_manifest(site: Path, files: tuple[str, ...], file: Path) -> None:
    from chronicle.desk.manifest import list_left_alone, write_manifest

    if file.resolve().is_relative_to(site.resolve()):
        raise click.ClickException(f"{file} would lie in the site; keep what it is checked by elsewhere")
    try:
        count = write_manifest(site, files, file)
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be written: {fault.strerror or fault}") from None
    click.echo(f"{count} checksums in {file}")
    if left_alone := list_left_alone(site, files):
        click.echo(f"not of the build, and not in it: {', '.join(left_alone)}")


@click.command(short_help="Show the site as you write.")
@config_option
@click.option("-a", "--address", default=None, help="Where to serve, such as 127.0.0.1:8000.")
@click.option(
    "--drafts/--no-drafts", default=True, help="Show drafts and what is under review (the default)."
)
def serve(config: Path, address: str | None, drafts: bool) -> None:
    """Serve the site at a local address. Open pages follow what is saved, or show its problems.

    A build shows drafts only where the settings say so; --no-drafts shows what a build would publish.
    """
    expect_sound_settings(config)
    from chronicle.glue.running import run_serve

    run_serve(config, address, drafts=drafts)
