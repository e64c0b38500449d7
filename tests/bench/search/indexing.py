"""What making an index costs: time, memory and files. Ours is made without the pages; Pagefind reads them."""

from __future__ import annotations

import gzip
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from chronicle.checks import check_reading
from chronicle.facts import derive_facts, select_published
from chronicle.glue.building import Build, make_site, open_ledger
from chronicle.memory import open_staging
from chronicle.output.pages import plan_pages
from chronicle.output.routes import Routes
from chronicle.output.site import Site
from chronicle.problems import Problems
from chronicle.reading import History, make_languages, read_chronicle, read_project

from bench.search.measured import Cost, count_bytes, run_measured
from bench.search.questions import Chosen, build_chronicle, write_chronicle


@dataclass(frozen=True, slots=True)
class Indexing:
    """What an index cost, its files, their bytes, and those of the largest one, compressed.

    `edited` is how long it took to make it current after an edit of one text, in seconds; none for an engine
    that always starts over.
    """

    name: str
    cost: Cost
    edited: float | None
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
    shutil.rmtree(folder, ignore_errors=True)
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        cost = processes.submit(_write_index, chronicle, folder).result()
        edited = min((chronicle / "content" / "battles").rglob("*.md"))
        edited.write_text(edited.read_text(encoding="utf-8") + "\nZanjabil.\n", encoding="utf-8")
        again = processes.submit(_write_index, chronicle, folder).result()
    return _weigh("chronicle", cost, again.seconds, folder / "site")


def _write_index(chronicle: Path, folder: Path) -> Cost:
    """What a build spends on its index, from the records and what the pages have asked of them, until the
    index is published.
    """
    site = _read_site(chronicle)
    start = time.monotonic()
    file = folder / "kept" / "ledger.json"
    ledger = open_ledger(file, (), "", takes_over=True)
    build = Build(site, open_staging(folder / "site"), ledger, file)
    build.write_search()
    build.finish()
    memory = count_bytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return Cost(time.monotonic() - start, memory)


def measure_pagefind(site: Path, folder: Path) -> Indexing:
    """Run Pagefind's command with its defaults; the pages stay as they are."""
    shutil.rmtree(folder, ignore_errors=True)
    command: list[str | Path] = [sys.executable, "-m", "pagefind", "--silent", "--site", site]
    cost = run_measured([*command, "--output-path", folder], cwd=folder.parent)
    return _weigh("Pagefind", cost, None, folder)


def _read_site(folder: Path) -> Site:
    project = read_project(folder / "mkdocs.yml", Problems())
    assert project is not None
    reading = read_chronicle(project.content, project.shown, project.settings.codes)
    check_reading(reading, make_languages(project.settings), project.settings.rules, notes=False)
    facts = derive_facts(select_published(reading.chronicle, drafts=project.settings.drafts))
    site = make_site(facts, project.settings, Routes(""), History(), "", "")
    for plan in plan_pages(site):
        plan.make_view()
    return site


def _weigh(name: str, cost: Cost, edited: float | None, folder: Path) -> Indexing:
    files = [file for file in folder.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    largest = max(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    return Indexing(name, cost, edited, len(files), size, largest)
