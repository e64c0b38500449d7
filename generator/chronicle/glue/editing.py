"""The site's addresses as MkDocs' settings make them: its own, and where its files can be edited."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig

from chronicle.output.routes import Routes


def make_routes(config: MkDocsConfig, shown: str) -> Routes:
    """The site's addresses. `shown` is the content folder as the records' files name it."""
    base = config.site_url or ""
    if not (config.edit_uri_template or config.edit_uri):
        return Routes(base)
    return Routes(base, config.repo_url or "", partial(_find_edit_path, config, shown))


def _find_edit_path(config: MkDocsConfig, shown: str, file: str) -> str:
    """What MkDocs joins to repo_url for a file: a template with its path filled in, or a path before it."""
    path = file.removeprefix(f"{shown}/")
    if config.edit_uri_template:
        return str(config.edit_uri_template.format(path, str(PurePosixPath(path).with_suffix(""))))
    return f"{config.edit_uri}{path}"
