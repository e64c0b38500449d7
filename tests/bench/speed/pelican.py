"""The chronicle as a project of Pelican: battles are articles, all else is pages with a plugin for lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.corpus.records import LANGUAGES
from bench.speed.files import copy_templates, write_files
from bench.speed.pages import FOLDERS, GROUPS, Names, Page, write_body


def write_project(pages: Sequence[Page], names: Names, folder: Path) -> None:
    """Write the project: a file for each language beside the other, the plugin, and the templates."""
    copy_templates("pelican", folder)
    write_files(
        folder,
        (
            (find_file(page.kind, page.id, code), _print(page, code, names))
            for page in pages
            for code in LANGUAGES
        ),
    )


def find_file(kind: str, id: str, code: str) -> str:
    """The file of a page in a language: articles and pages lie in folders of their own."""
    return f"content/{'' if kind == 'battle' else 'pages/'}{_find_path(kind, id)}.{code}.md"


def _find_path(kind: str, id: str) -> str:
    return f"{FOLDERS[kind]}/{id}" if kind in FOLDERS else id


def _find_address(code: str, kind: str, id: str) -> str:
    """The file, which Pelican turns into the address of its page."""
    return "{filename}" + find_file(kind, id, code).removeprefix("content")


def _print(page: Page, code: str, names: Names) -> str:
    body = write_body(page, code, names, partial(_find_address, code))
    return "\n".join(_list_facts(page, code)) + f"\n\n{body}\n"


def _list_facts(page: Page, code: str) -> Iterator[str]:
    yield f"Title: {page.title.of(code)}"
    yield f"Slug: {_find_path(page.kind, page.id)}"
    yield f"Lang: {code}"
    if page.kind == "home":
        yield f"Url: {code}/"
        yield f"Save_as: {code}/index.html"
    if page.summary.of(code):
        yield f"Description: {page.summary.of(code)}"
    if page.day:
        yield f"Date: {page.day}"
    for name, value in page.facts.items():
        yield f"{name.capitalize()}: {value}"
    for group in (*GROUPS, "sources"):
        if page.groups.get(group):
            yield f"{group.capitalize()}: {', '.join(page.groups[group])}"
