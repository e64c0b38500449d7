"""The chronicle as a project of Material and mkdocs-static-i18n; a hook finds the battles of a page."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.corpus.records import LANGUAGES
from bench.corpus.writing import quote
from bench.speed.files import copy_templates, write_files
from bench.speed.pages import FOLDERS, GROUPS, Names, Page, write_body


def write_project(pages: Sequence[Page], names: Names, folder: Path) -> None:
    """Write the project: a folder of pages for each language, the hook, and a template."""
    copy_templates("material", folder)
    write_files(
        folder,
        (
            (find_file(page.kind, page.id, code), _print(page, code, names))
            for page in pages
            for code in LANGUAGES
        ),
    )


def find_file(kind: str, id: str, code: str) -> str:
    """The file of a page in the folder of its language."""
    if kind in FOLDERS:
        return f"docs/{code}/{FOLDERS[kind]}/{id}.md"
    return f"docs/{code}/" + {"home": "index.md", "list": f"{id}/index.md"}.get(kind, f"{id}.md")


def _find_address(here: Page, code: str, kind: str, id: str) -> str:
    """The way from one file to another, which MkDocs turns into that of their pages."""
    folder = posixpath.dirname(find_file(here.kind, here.id, code))
    return posixpath.relpath(find_file(kind, id, code), folder)


def _print(page: Page, code: str, names: Names) -> str:
    lines = [f"title: {quote(page.title.of(code))}"]
    if page.summary.of(code):
        lines.append(f"description: {quote(page.summary.of(code))}")
    if page.day:
        lines.append(f"day: {quote(page.day)}")
    if page.facts:
        lines.append("facts:")
        lines += [f"  {name}: {quote(value)}" for name, value in page.facts.items()]
    for group in (*GROUPS, "sources"):
        if page.groups.get(group):
            lines.append(f"{group}: [{_join(page.groups[group])}]")
    body = write_body(page, code, names, partial(_find_address, page, code))
    return "---\n" + "\n".join(lines) + f"\n---\n{body}\n"


def _join(ids: Sequence[str]) -> str:
    return ", ".join(map(quote, ids))
