"""What was measured, as Markdown: medians with the least and the most, and ratios to Hugo in the same run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from bench.speed.growth import Size
from bench.speed.measuring import STEPS, Measured, Output
from bench.speed.running import Usage
from bench.tables import print_table

# What the others are compared with.
YARDSTICK = "hugo"
_HEAD = ("what", "tool", "seconds", "of Hugo's", "processor seconds", "MB of memory at most", "of Hugo's")
_OUTPUT = ("tool", "pages", "files", "MB")
_GROWTH = (
    "battles",
    "pages",
    "clean build, seconds",
    "MB of memory at most",
    "check, seconds",
    "largest page, kB",
    "compressed",
)
_NOTHING = "–"

Runs = dict[int, Usage]
Asked = Callable[[Usage], float | None]


def print_steps(measured: Sequence[Measured]) -> str:
    """A row for each step of each tool."""
    found: dict[tuple[str, str], Runs] = defaultdict(dict)
    for one in measured:
        found[one.step, one.engine][one.run] = one.usage
    engines = dict.fromkeys(one.engine for one in measured)
    keys = [(step, engine) for step in STEPS for engine in engines if (step, engine) in found]
    rows = [
        (STEPS[step], engine, *_list_cells(found[step, engine], found.get((step, YARDSTICK), {})))
        for step, engine in keys
    ]
    return print_table(_HEAD, rows)


def print_outputs(outputs: Sequence[Output]) -> str:
    """What each tool has written."""
    rows = [(one.engine, str(one.pages), str(one.files), f"{one.size / 1e6:.1f}") for one in outputs]
    return print_table(_OUTPUT, rows)


def print_growth(sizes: Sequence[Size]) -> str:
    """A row for each number of battles."""
    return print_table(_GROWTH, [tuple(_list_growth(size)) for size in sizes])


def _list_cells(runs: Runs, yardstick: Runs) -> Iterator[str]:
    yield _print_spread([usage.seconds for usage in runs.values()], 2)
    yield _print_ratio(runs, yardstick, lambda usage: usage.seconds)
    yield _print_spread([usage.processors for usage in runs.values()], 2)
    yield _print_spread([usage.memory / 1e6 for usage in runs.values() if usage.memory], 0)
    yield _print_ratio(runs, yardstick, lambda usage: usage.memory)


def _print_ratio(runs: Runs, yardstick: Runs, ask: Asked) -> str:
    """The median of the ratios of each run, since a machine can be busier in one run than in the other."""
    ratios = []
    for number in runs.keys() & yardstick.keys():
        this, other = ask(runs[number]), ask(yardstick[number])
        if this and other:
            ratios.append(this / other)
    return f"{median(ratios):.2f}" if ratios else _NOTHING


def _print_spread(numbers: Sequence[float], digits: int) -> str:
    """The median, and from where to where."""
    if not numbers:
        return _NOTHING
    middle = f"{median(numbers):.{digits}f}"
    return f"{middle} ({min(numbers):.{digits}f}–{max(numbers):.{digits}f})" if len(numbers) > 1 else middle


def _list_growth(size: Size) -> Iterator[str]:
    yield str(size.battles)
    yield str(size.output.pages)
    yield _print_spread([usage.seconds for usage in size.builds], 2)
    yield _print_spread([usage.memory / 1e6 for usage in size.builds if usage.memory], 0)
    yield _print_spread([usage.seconds for usage in size.checks], 2)
    yield f"{size.largest / 1e3:.0f} (`{size.page}`)"
    yield f"{size.compressed / 1e3:.0f}"
