"""Finds the pages that another one lists: the battles of a place, the places of the list of places."""

from __future__ import annotations

from collections import defaultdict

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_GROUPS = ("places", "actors", "campaigns", "years")


def on_env(env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Give templates every page by its path, and what each lists. By now all pages of a language are read."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    by_path = {find_path(page): page for page in pages}
    listed: defaultdict[str, list[Page]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: str(page.meta.get("day", ""))):
        for group in _GROUPS:
            for id in page.meta.get(group, ()):
                listed[f"{group}/{id}"].append(page)
    for path, page in by_path.items():
        group, _, id = path.partition("/")
        if group in _GROUPS and id != "index":
            listed[f"{group}/index"].append(page)
    listed["index"] = listed["years/index"]
    env.globals.update(by_path=by_path, listed=listed, find_path=find_path)
    return env


def find_path(page: Page) -> str:
    """The path of a page without its language."""
    return page.file.src_uri.partition("/")[2].removesuffix(".md")
