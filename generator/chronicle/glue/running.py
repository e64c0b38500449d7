"""MkDocs' own build and serve, for the commands of the same names."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from mkdocs.commands import build, serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

log = logging.getLogger("mkdocs.plugins.chronicle")


def run_build(config: Path) -> None:
    """Build as `mkdocs build` does. A fault ends the program with status 1 and one line."""
    _prepare()
    try:
        _build(load_config(str(config)))
    except MkDocsException as fault:
        raise click.ClickException(str(fault)) from None


def _build(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build.build(config)
    finally:
        config.plugins.on_shutdown()


def run_serve(config: Path, address: str | None) -> None:
    """Serve as `mkdocs serve` does."""
    _prepare()
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        serve.serve(str(config), livereload=True, **options)
    except MkDocsException as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        if fault.errno != errno.EADDRINUSE:
            raise
        where = address or "the address"
        raise click.ClickException(f"{where} is in use already; choose another with --address") from None


def keep_serving(build: Callable[[], None]) -> Callable[[], None]:
    """A rebuild that tells of a fault instead of raising it: MkDocs' server would answer no more."""

    def rebuild() -> None:
        try:
            build()
        except MkDocsException as fault:
            log.error("%s", fault)
        except Exception:  # any fault of a template or a plugin may be mended meanwhile
            log.exception("the build failed; the pages are as they were")

    return rebuild


def _prepare() -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.INFO, format="%(levelname)s    -  %(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
