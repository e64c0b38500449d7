"""How a chronicle's cost grows with it: time and memory of a build, time of a check, the largest page."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.speed.engines import make
from bench.speed.measuring import Measured, Output, Project, measure, write_projects
from bench.speed.running import Usage

_LEVEL = 6  # as servers compress


@dataclass(frozen=True, slots=True)
class Size:
    """A chronicle of so many battles: its builds, its checks, and the path and bytes of its largest page."""

    battles: int
    builds: tuple[Usage, ...]
    checks: tuple[Usage, ...]
    output: Output
    page: str
    largest: int
    compressed: int


def measure_growth(sizes: Sequence[int], name: str, seed: int, runs: int) -> Iterator[Size]:
    """Build and check a chronicle of each of these numbers of battles with a tool."""
    for battles in sorted(sizes):
        print(f"{battles} battles", file=sys.stderr, flush=True)
        [project] = write_projects(make(seed, battles), [name])
        yield _weigh(project, list(measure([project], ("clean", "check"), runs)))


def _weigh(project: Project, measured: list[Measured]) -> Size:
    builds = tuple(one.usage for one in measured if one.step == "clean")
    checks = tuple(one.usage for one in measured if one.step == "check")
    site = project.folder / project.engine.output
    page = max(site.rglob("*.html"), key=lambda file: (file.stat().st_size, file))
    content = page.read_bytes()
    return Size(
        battles=project.made.corpus.number,
        builds=builds,
        checks=checks,
        output=project.weigh(),
        page=page.relative_to(site).as_posix(),
        largest=len(content),
        compressed=len(gzip.compress(content, _LEVEL)),
    )
