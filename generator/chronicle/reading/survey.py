"""All files as they stand now: what is known of each without having it, and each when it is asked for.

Files are read in runs, and what a run gave can be kept under the names and stamps of its files. So a change
of one file reads its run anew, and whoever wants few records looks at few runs.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol
from zlib import crc32

from chronicle.model import Kind, Status
from chronicle.processes import spread
from chronicle.reading.records import ReadFile, read_file
from chronicle.reading.shapes import Shape
from chronicle.reading.sources import SourceFile

_USUAL_LENGTH = 24
# In nanoseconds: far more than a step of any disk's clock.
_STEP = 2_000_000_000
# The name under which the outlines of all files are kept.
_OUTLINES = "outlines"


class Keeper(Protocol):
    """Keeps what was read from one reading to the next. It may forget at any time."""

    def recall(self, name: str) -> bytes | None:
        """What was kept under a name."""

    def keep(self, name: str, data: bytes) -> None:
        """Keep something under a name."""

    def name(self, made_from: object) -> str:
        """The name for what is made from a value."""

    def forget_others(self, names: Iterable[str]) -> None:
        """Forget what has none of these names, and has not been used for long."""


class NoKeeper:
    """Keeps nothing."""

    def recall(self, name: str) -> None:  # noqa: ARG002  # as every keeper takes it
        return None

    def keep(self, name: str, data: bytes) -> None:
        """Let it go."""

    def name(self, made_from: object) -> str:
        return repr(made_from)

    def forget_others(self, names: Iterable[str]) -> None:
        """There is nothing."""


class Outline(NamedTuple):
    """What is known of a file without having it. A file that is no sound record's has no `kind`.

    There is one for each file, which every build reads: tuples are read quickest.
    """

    shown: str
    kind: Kind | None
    id: str
    language: str | None
    status: Status
    shape: Shape


def outline(file: ReadFile) -> Outline:
    """What to know of a file."""
    is_sound = file.record is not None or file.text is not None
    status = file.record.status if file.record else Status.PUBLISHED
    return Outline(file.shown, file.kind if is_sound else None, file.id, file.language, status, file.shape)


@dataclass
class Run:
    """Some files that are read together. `name` is the one under which they are kept, if they are."""

    name: str
    files: Sequence[SourceFile]
    outlines: tuple[Outline, ...] = ()
    read: tuple[ReadFile, ...] | None = None

    @cached_property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Each file, as it is shown, with a digest of all but its words."""
        return tuple((one.shown, one.shape.facts) for one in self.outlines)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """A digest of the words of each file, by how it is shown."""
        return {one.shown: one.shape.words for one in self.outlines}


@dataclass
class Survey:
    """All files in runs."""

    runs: list[Run]
    keeper: Keeper
    languages: tuple[str, ...]
    _places: dict[str, Run] = field(default_factory=dict)

    @property
    def outlines(self) -> Iterator[Outline]:
        """What is known of each file, in the order of the files."""
        return (one for run in self.runs for one in run.outlines)

    def load(self) -> Iterator[ReadFile]:
        """What every file gave."""
        for run in self.runs:
            yield from self.load_run(run)

    def find(self, shown: str) -> ReadFile:
        """What one file gave, by how problems show it."""
        if not self._places:
            self._places.update((one.shown, run) for run in self.runs for one in run.files)
        run = self._places[shown]
        return next(file for file in self.load_run(run) if file.shown == shown)

    def load_run(self, run: Run) -> tuple[ReadFile, ...]:
        """What the files of one run gave."""
        if run.read is None:
            data = self.keeper.recall(run.name)
            run.read = pickle.loads(data) if data else tuple(read_file(f, self.languages) for f in run.files)
        return run.read


def cut_runs(files: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    """Files in runs that end where a file's own name says so: one that comes or goes changes one run."""
    run: list[SourceFile] = []
    for file in files:
        run.append(file)
        if crc32(file.shown.encode(errors="surrogatepass")) % _USUAL_LENGTH == 0:
            yield run
            run = []
    if run:
        yield run


def make_survey(
    files: Iterable[SourceFile],
    languages: tuple[str, ...],
    keeper: Keeper,
    before: Survey | None = None,
) -> Survey:
    """Look at all files, and read those runs of which nothing is known. What this process has read `before`
    is taken from there: then nobody else need know of a change.
    """
    cut, at_hand = list(cut_runs(files)), dict[tuple[str, tuple[int, int, int]], ReadFile]()
    if before is None:
        runs, known = [Run(keeper.name(_list_stamps(run)), run) for run in cut], _read_outlines(keeper)
        for run in runs:
            run.outlines = known.get(run.name, ())
    else:
        runs, at_hand = _go_on_from(before, cut)
    unknown = [run for run in runs if not run.outlines]

    here = os.getpid()

    def read(run: Run) -> tuple[ReadFile, ...] | bytes:
        """What a run gives; from another process in the form that is kept, which the way needs too."""
        found = tuple(at_hand.get((f.shown, f.stamp)) or read_file(f, languages) for f in run.files)
        is_kept, is_here = before is None and _is_settled(run), os.getpid() == here
        data = b"" if is_here and not is_kept else pickle.dumps(found, 5)
        if is_kept:
            keeper.keep(run.name, data)
        return found if is_here else data

    for number, found in spread(read, unknown):
        run = unknown[number]
        # What is at hand stays the same thing, for those who have kept what they made of it.
        read_now = zip(run.files, pickle.loads(found) if isinstance(found, bytes) else found, strict=True)
        run.read = tuple(at_hand.get((file.shown, file.stamp)) or one for file, one in read_now)
        run.outlines = tuple(map(outline, run.read))
    if unknown and before is None:
        settled = {run.name: run.outlines for run in runs if _is_settled(run)}
        keeper.keep(_OUTLINES, pickle.dumps(settled, 5))
        keeper.forget_others([_OUTLINES, *settled])
    return Survey(runs, keeper, languages)


def _go_on_from(
    before: Survey, cut: Iterable[Sequence[SourceFile]]
) -> tuple[list[Run], dict[tuple[str, tuple[int, int, int]], ReadFile]]:
    """The runs, where they can the same as before, and what the files of all others gave, by how they are
    shown and their stamps.
    """
    runs, left = list[Run](), {run.files[0].shown: run for run in before.runs}
    for files in cut:
        known = left.get(files[0].shown)
        is_same = known is not None and known.files == files
        runs.append(left.pop(files[0].shown) if is_same else Run("", files))
    at_hand = {
        (file.shown, file.stamp): read
        for run in left.values()
        for file, read in zip(run.files, before.load_run(run), strict=True)
    }
    return runs, at_hand


def _is_settled(run: Run) -> bool:
    """Whether another change of a file would give it another stamp: the clock of a disk has coarse steps."""
    return all(file.stamp[0] < time.time_ns() - _STEP for file in run.files)


def _read_outlines(keeper: Keeper) -> dict[str, tuple[Outline, ...]]:
    data = keeper.recall(_OUTLINES)
    known: dict[str, tuple[Outline, ...]] = pickle.loads(data) if data else {}
    return known


def _list_stamps(files: Iterable[SourceFile]) -> list[tuple[str, tuple[int, int, int]]]:
    return [(file.shown, file.stamp) for file in files]
