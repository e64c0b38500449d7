"""Where MkDocs' settings say that the site is, and what it says of itself."""

from __future__ import annotations

import os
from pathlib import Path

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from chronicle.desk.packing import About
from chronicle.model import Settings


def find_published(config: Path, settings: Settings) -> tuple[Path, About]:
    """The folder of the site, whether it was built or not. A fault ends the program with one line."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        loaded = load_config(str(config))
    except MkDocsException as fault:
        raise click.ClickException(str(fault)) from None
    return Path(loaded.site_dir), _describe(loaded, settings)


def _describe(config: MkDocsConfig, settings: Settings) -> About:
    return About(
        titles={code: settings.title.get(code, config.site_name) for code in settings.codes},
        descriptions={
            code: settings.description.get(code, config.site_description or "") for code in settings.codes
        },
        creator=config.site_author or "",
        address=config.site_url or "",
        licence=settings.licence.name if settings.licence else "",
    )
