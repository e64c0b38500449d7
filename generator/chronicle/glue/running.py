"""MkDocs' own build and serve, for the commands of the same names."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from chronicle.glue.plugin import ChroniclePlugin
from chronicle.glue.report import report
from chronicle.glue.times import Times

if TYPE_CHECKING:
    from chronicle.glue.server import PreviewServer


def run_build(config: Path, *, profile: bool = False, anew: bool = False) -> tuple[Path, tuple[str, ...]]:
    """Build as `mkdocs build` does: the site's folder, and the files in it that were made now. A fault ends
    the program with status 1 and one line.

    With `profile` it says in the end where the time went; `anew` takes nothing over from the last build.
    """
    _prepare()
    times = Times()
    try:
        with times.measure("settings"):
            loaded = load_config(str(config))
        if plugin := find_plugin(loaded):
            plugin.times, plugin.takes_over = times, not anew
        _build(loaded)
        if plugin and plugin.build:
            click.echo("\n".join(report(plugin.build)))
        if profile:
            click.echo(times.render())
        return Path(loaded.site_dir), plugin.build.made if plugin and plugin.build else ()
    except MkDocsException as fault:
        raise click.ClickException(str(fault)) from None


def _build(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build.build(config)
    finally:
        config.plugins.on_shutdown()


def run_serve(config: Path, address: str | None, *, drafts: bool) -> None:
    """Serve as `mkdocs serve` does, but from the first moment on, whatever the content's state."""
    _prepare()
    logging.getLogger("mkdocs.commands.build").setLevel(logging.WARNING)  # nothing new at every save
    folder = tempfile.mkdtemp(prefix="chronicle_")
    try:
        _serve(config, folder, {"dev_addr": address} if address else {}, drafts=drafts)
    except MkDocsException as fault:
        raise click.ClickException(str(fault)) from None
    except (OSError, OverflowError) as fault:
        where, is_taken = address or "the address", getattr(fault, "errno", None) == errno.EADDRINUSE
        why = "is in use already" if is_taken else f"cannot be served at ({fault})"
        raise click.ClickException(f"{where} {why}; choose another with --address") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(file: Path, folder: str, options: dict[str, Any], *, drafts: bool) -> None:
    def load() -> MkDocsConfig:
        config: MkDocsConfig = load_config(str(file), site_dir=folder, **options)
        config.site_url = _find_address(config)
        return config

    config = load()
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        server = _open_server(config, _Rebuilding(load))
        _show(config, server, drafts=drafts)
        _run(server)
    finally:
        config.plugins.on_shutdown()


class _Rebuilding:
    """Builds a preview: whole when settings or theme have changed, and otherwise its content alone."""

    def __init__(self, load: Callable[[], MkDocsConfig]) -> None:
        self._load, self._mark = load, b""
        self._config: MkDocsConfig | None = None

    def __call__(self) -> None:
        config = self._config
        if config and _mark(config) == self._mark and (plugin := find_plugin(config)) and plugin.is_previewed:
            plugin.refresh(config)
            return
        self._config = None
        config = self._load()
        self._mark = _mark(config)
        build.build(config, serve_url=config.site_url)
        self._config = config


def _mark(config: MkDocsConfig) -> bytes:
    """The settings, and the files of the project's own theme: what a new reading of the content goes by."""
    custom = config.theme.custom_dir
    files = sorted(path for path in Path(custom).rglob("*") if path.is_file()) if custom else []
    stamps = [f"{path}:{path.stat().st_mtime_ns}" for path in files]
    return Path(config.config_file_path).read_bytes() + "\n".join(stamps).encode()


def find_plugin(config: MkDocsConfig) -> ChroniclePlugin | None:
    """The chronicle among the plugins."""
    return next((one for one in config.plugins.values() if isinstance(one, ChroniclePlugin)), None)


def _find_address(config: MkDocsConfig) -> str:
    host, port = config.dev_addr
    mount = urlsplit(config.site_url or "/").path.strip("/")
    return f"http://{host}:{port}/{mount}/" if mount else f"http://{host}:{port}/"


def _open_server(config: MkDocsConfig, builder: Callable[[], None]) -> PreviewServer:
    """A server that watches from now on: what is saved while the first build runs is not missed."""
    from chronicle.glue.server import PreviewServer

    host, port = config.dev_addr
    server = PreviewServer(builder, host, port, config.site_dir, urlsplit(config.site_url or "/").path)
    for path in (config.docs_dir, config.config_file_path, config.theme.custom_dir, *config.watch):
        if path:
            server.watch(path)
    server.build_first()
    return server


def _show(config: MkDocsConfig, server: PreviewServer, *, drafts: bool) -> None:
    """Let the plugin and the server share what is shown, and other plugins change the server."""
    if plugin := find_plugin(config):
        plugin.showing.is_lazy, plugin.showing.drafts = True, drafts
        server.showing = plugin.showing
    server.on_first_build = lambda: config.plugins.on_serve(server, config=config, builder=server.builder)


def _run(server: PreviewServer) -> None:
    try:
        server.serve()
    except KeyboardInterrupt:
        logging.getLogger("mkdocs").info("Shutting down...")
    finally:
        server.shutdown()


def _prepare() -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.INFO, format="%(levelname)s    -  %(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
