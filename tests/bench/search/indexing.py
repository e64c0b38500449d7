"""What making an index costs: time, memory and files. Ours is made without the pages; Pagefind reads them."""

from __future__ import annotations

import gzip
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chronicle.glue.building import make_site
from chronicle.output.edition import Edition
from chronicle.output.routes import Routes
from chronicle.output.search import render_search
from chronicle.problems import Problems
from chronicle.reading import History, read_chronicle, read_project

from bench.search.measured import Cost, count_bytes, run_measured
from bench.search.questions import Chosen, build_chronicle, write_chronicle


@dataclass(frozen=True, slots=True)
class Indexing:
    """What an index cost, its files, their bytes, and those of the largest one, compressed."""

    name: str
    cost: Cost
    files: int
    size: int
    largest: int


def measure_indexing(battles: int, names: list[str]) -> Iterator[Indexing]:
    """Make the indexes of these engines over a chronicle of so many battles."""
    chosen = Chosen(battles, "names", "tuning")
    if "chronicle" in names:
        yield _measure_own(write_chronicle(chosen), chosen.folder / "index")
    if "pagefind" in names:
        site = build_chronicle(chosen)
        yield measure_pagefind(site, chosen.folder / "pagefind")


def _measure_own(chronicle: Path, folder: Path) -> Indexing:
    """The memory is that of all records and the index: a build holds both."""
    editions = _read_editions(chronicle)
    shutil.rmtree(folder, ignore_errors=True)
    start = time.monotonic()
    for path, text in render_search(editions, lambda _, make: make()):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    memory = count_bytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return _weigh("chronicle", Cost(time.monotonic() - start, memory), folder)


def measure_pagefind(site: Path, folder: Path) -> Indexing:
    """Run Pagefind's command with its defaults; the pages stay as they are."""
    shutil.rmtree(folder, ignore_errors=True)
    command: list[str | Path] = [sys.executable, "-m", "pagefind", "--silent", "--site", site]
    cost = run_measured([*command, "--output-path", folder], cwd=folder.parent)
    return _weigh("Pagefind", cost, folder)


def _read_editions(folder: Path) -> tuple[Edition, ...]:
    project = read_project(folder / "mkdocs.yml", Problems())
    assert project is not None
    reading = read_chronicle(project.content, project.shown, project.settings.codes)
    return make_site(reading, project.settings, Routes(""), History(), "", "").editions


def _weigh(name: str, cost: Cost, folder: Path) -> Indexing:
    files = [file for file in folder.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    largest = max(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    return Indexing(name, cost, len(files), size, largest)
