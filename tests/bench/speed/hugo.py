"""The chronicle as a project of Hugo: places, actors, campaigns and years are taxonomies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.corpus.records import LANGUAGES
from bench.corpus.writing import quote
from bench.speed.files import copy_templates, write_files
from bench.speed.pages import FOLDERS, GROUPS, Names, Page, write_body


def write_project(pages: Sequence[Page], names: Names, folder: Path) -> None:
    """Write the project: a folder of content for each language, and the templates."""
    copy_templates("hugo", folder)
    write_files(
        folder,
        (
            (find_file(page.kind, page.id, code), _print(page, code, names))
            for page in pages
            for code in LANGUAGES
        ),
    )


def find_file(kind: str, id: str, code: str) -> str:
    """The file of a page. One that lists others is a folder's."""
    steps = [f"content/{code}", *([FOLDERS[kind]] if kind in FOLDERS else [])]
    if kind == "home":
        steps.append("_index.md")
    else:
        lists_others = kind == "list" or FOLDERS.get(kind) in GROUPS
        steps.append(f"{id}/_index.md" if lists_others else f"{id}.md")
    return "/".join(steps)


def _find_address(code: str, kind: str, id: str) -> str:
    """The address itself: to have Hugo find it takes it about a fifth more."""
    return f"/{code}/{FOLDERS[kind]}/{id}/"


def _print(page: Page, code: str, names: Names) -> str:
    lines = [f"title: {quote(page.title.of(code))}"]
    if page.summary.of(code):
        lines.append(f"description: {quote(page.summary.of(code))}")
    if page.day:
        lines.append(f"date: {page.day}")
    lines += [f"{group}: [{_join(page.groups[group])}]" for group in GROUPS if page.groups.get(group)]
    params = [f"  {name}: {quote(value)}" for name, value in page.facts.items()]
    if "sources" in page.groups:
        params.append(f"  sources: [{_join(page.groups['sources'])}]")
    if params:
        lines += ["params:", *params]
    body = write_body(page, code, names, partial(_find_address, code))
    return "---\n" + "\n".join(lines) + f"\n---\n{body}\n"


def _join(ids: Sequence[str]) -> str:
    return ", ".join(map(quote, ids))
