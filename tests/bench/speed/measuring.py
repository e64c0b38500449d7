"""The builds and checks of all tools in turn, run after run, so that a busy machine hurts all of them."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.speed.edits import choose_battle, choose_place, edit_text, keep, list_edited, rename_place
from bench.speed.engines import ENGINES, Engine, Made
from bench.speed.running import Usage, run
from bench.speed.tools import ROOT

_PROJECTS = ROOT / ".cache" / "bench" / "speed"
_REMOVED = _PROJECTS / "removed"
# What is measured, and what the table calls it.
STEPS = {
    "clean": "clean build",
    "unchanged": "built again, nothing changed",
    "text": "built again, one text edited",
    "place": "built again, one place renamed",
    "check": "check",
    "check-text": "check again, one text edited",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one step of a tool."""

    engine: str
    step: str
    run: int
    usage: Usage


@dataclass(frozen=True, slots=True)
class Output:
    """What a build leaves for readers: pages, all files and their bytes."""

    engine: str
    pages: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Project:
    """A chronicle written for a tool."""

    name: str
    made: Made
    folder: Path

    @property
    def engine(self) -> Engine:
        """Its tool."""
        return ENGINES[self.name]

    def write(self) -> None:
        """Write it anew."""
        put_away(self.folder)
        self.engine.write(self.made, self.folder)

    def clean(self) -> None:
        """Take away all that was ever built."""
        for name in (self.engine.output, self.engine.kept):
            put_away(self.folder / name)

    def build(self) -> Usage:
        """Build it."""
        return self._run(self.engine.build)

    def check(self) -> Usage:
        """Check it."""
        assert self.engine.check is not None
        return self._run(self.engine.check)

    def _run(self, options: Sequence[str]) -> Usage:
        log = self.folder.with_name(f"{self.name}.log")
        return run([self.engine.find_program(), *options], self.folder, log)

    def weigh(self) -> Output:
        """Count what its last build has left."""
        files = [file for file in (self.folder / self.engine.output).rglob("*") if file.is_file()]
        pages = sum(file.suffix == ".html" for file in files)
        return Output(self.name, pages, len(files), sum(file.stat().st_size for file in files))


def put_away(folder: Path) -> None:
    """Take a folder out of the way. For minutes after many files were deleted some file systems make new ones
    several times as slowly, such as ext4 without a journal, so that is left for the end.
    """
    if folder.exists():
        _REMOVED.mkdir(parents=True, exist_ok=True)
        folder.rename(_REMOVED / str(time.time_ns()))


def drop_removed() -> None:
    """Delete all that was taken out of the way."""
    shutil.rmtree(_REMOVED, ignore_errors=True)


def write_projects(made: Made, names: Sequence[str]) -> list[Project]:
    """The chronicle, written for each of these tools."""
    folder = _PROJECTS / f"{made.corpus.number}-{made.corpus.seed}"
    projects = [Project(name, made, folder / name) for name in names]
    for project in projects:
        project.write()
    return projects


def measure(projects: Sequence[Project], steps: Sequence[str], runs: int) -> Iterator[Measured]:
    """All steps of each tool in its turn, so many times."""
    for number in range(1, runs + 1):
        for project in projects:
            edited = list_edited(project.engine, project.folder, project.made.corpus)
            with keep(edited):
                for step, usage in _take_steps(project, steps):
                    _tell(project, step, number, usage)
                    yield Measured(project.name, step, number, usage)


def _take_steps(project: Project, steps: Sequence[str]) -> Iterator[tuple[str, Usage]]:
    """The steps in their order; what one needs of an earlier one is done without being measured."""
    engine, folder, corpus = project.engine, project.folder, project.made.corpus
    if "clean" in steps:
        project.clean()
        yield "clean", project.build()
    elif set(steps) - {"check", "check-text"}:
        project.build()
    if "unchanged" in steps:
        yield "unchanged", project.build()
    if "text" in steps:
        edit_text(engine, folder, choose_battle(corpus), 1)
        yield "text", project.build()
    if "place" in steps:
        rename_place(engine, folder, choose_place(corpus))
        yield "place", project.build()
    if engine.check is not None:
        yield from _take_checks(project, steps)


def _take_checks(project: Project, steps: Sequence[str]) -> Iterator[tuple[str, Usage]]:
    if not {"check", "check-text"} & set(steps):
        return
    put_away(project.folder / project.engine.kept)
    usage = project.check()
    if "check" in steps:
        yield "check", usage
    if "check-text" in steps:
        edit_text(project.engine, project.folder, choose_battle(project.made.corpus), 2)
        yield "check-text", project.check()


def _tell(project: Project, step: str, number: int, usage: Usage) -> None:
    print(f"run {number}: {project.name}, {STEPS[step]}: {usage.seconds:.2f} s", file=sys.stderr, flush=True)
