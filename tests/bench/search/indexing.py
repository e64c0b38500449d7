"""What making the index costs: time, memory and files, without the pages."""

from __future__ import annotations

import gzip
import resource
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

from bench.search.measured import count_bytes
from bench.search.questions import Chosen, write_chronicle


@dataclass(frozen=True, slots=True)
class _Files:
    """What was written."""

    number: int
    size: int
    compressed: int
    largest: int


def measure_indexing(battles: int) -> str:
    """Read a chronicle of so many battles, make its index, and say what that took."""
    editions = _read_editions(write_chronicle(Chosen(battles, "names", "tuning")))
    before, start = _most_memory(), time.monotonic()
    made = list(render_index(editions))
    seconds, after = time.monotonic() - start, _most_memory()
    files = _weigh([text for _, text in made])
    return (
        f"{battles} battles: {seconds:.1f} s, {after / 1e6:.0f} MB at most ({before / 1e6:.0f} MB before)\n"
        f"{files.number} files, {files.size / 1e6:.1f} MB, {files.compressed / 1e6:.1f} MB compressed, "
        f"the largest {files.largest / 1e3:.1f} kB compressed"
    )


def render_index(editions: tuple[Edition, ...]) -> Iterator[tuple[str, str]]:
    """Every file of the search, as a build makes them: whatever else is searched one day belongs here."""
    yield from render_search(editions)


def _read_editions(folder: Path) -> tuple[Edition, ...]:
    project = read_project(folder / "mkdocs.yml", Problems())
    assert project is not None
    reading = read_chronicle(project.content, project.shown, project.settings.codes)
    site = make_site(reading, project.settings, Routes(""), History(), "", "")
    return site.editions


def _most_memory() -> int:
    return count_bytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _weigh(texts: list[str]) -> _Files:
    sizes = [len(gzip.compress(text.encode(), 6)) for text in texts]
    return _Files(len(texts), sum(len(text.encode()) for text in texts), sum(sizes), max(sizes))
