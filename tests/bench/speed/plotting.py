"""A picture of how a chronicle's cost grows: four small plots, readable on a light and on a dark page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10
from statistics import median

from bench.speed.growth import Size

_WIDTH, _HEIGHT = 360, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 20, 36, 44
_STEPS = (1, 2, 2.5, 5, 10)
_STYLE = """\
svg { color-scheme: light dark; font: 12px sans-serif; }
.ground { fill: #fff; } text { fill: #333; } .name { font-weight: bold; }
.grid { stroke: #ddd; } .line { fill: none; stroke: #1f6f8b; stroke-width: 2; } circle { fill: #1f6f8b; }
@media (prefers-color-scheme: dark) {
  .ground { fill: #16191d; } text { fill: #d5d9de; } .grid { stroke: #3a4048; }
  .line { stroke: #7cc4dd; } circle { fill: #7cc4dd; }
}"""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is shown, in which unit, and its points: a number of battles and a value each."""

    name: str
    unit: str
    points: tuple[Point, ...]


def draw_growth(sizes: Sequence[Size]) -> str:
    """An SVG file."""
    plots = list(_list_plots(sizes))
    rows = (len(plots) + 1) // 2
    width, height = 2 * _WIDTH, rows * _HEIGHT
    drawn = "\n".join(
        f'<g transform="translate({n % 2 * _WIDTH} {n // 2 * _HEIGHT})">\n{_draw(plot)}\n</g>'
        for n, plot in enumerate(plots)
    )
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
            f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
            f"<title>{escape(_say(sizes))}</title>",
            f"<style>\n{_STYLE}\n</style>",
            f'<rect class="ground" width="{width}" height="{height}"/>',
            f"{drawn}\n</svg>\n",
        ]
    )


def _say(sizes: Sequence[Size]) -> str:
    return f"Time, memory and largest page of chronicles of {sizes[0].battles} to {sizes[-1].battles} battles"


def _list_plots(sizes: Sequence[Size]) -> Iterator[Plot]:
    builds = [(size.battles, median(usage.seconds for usage in size.builds)) for size in sizes]
    yield Plot("Clean build", "seconds", tuple(builds))
    memory = [(size.battles, [usage.memory / 1e6 for usage in size.builds if usage.memory]) for size in sizes]
    if all(held for _, held in memory):
        yield Plot("Memory of a clean build, at most", "MB", tuple((n, median(held)) for n, held in memory))
    checks = [(size.battles, median(usage.seconds for usage in size.checks)) for size in sizes]
    yield Plot("Check", "seconds", tuple(checks))
    yield Plot("Largest page", "kB", tuple((size.battles, size.largest / 1e3) for size in sizes))


def _draw(plot: Plot) -> str:
    across = _list_ticks(max(x for x, _ in plot.points))
    up = _list_ticks(max(y for _, y in plot.points))
    places = [_place(point, across[-1], up[-1]) for point in plot.points]
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return "\n".join(
        [
            f'<text class="name" x="{_LEFT}" y="20">{escape(plot.name)}, {escape(plot.unit)}</text>',
            *(_draw_level(tick, _place((0, tick), across[-1], up[-1])[1]) for tick in up),
            *(_draw_number(tick, _place((tick, 0), across[-1], up[-1])[0]) for tick in across),
            f'<text x="{middle:.0f}" y="{_HEIGHT - 8}" text-anchor="middle">battles</text>',
            f'<polyline class="line" points="{line}"/>',
            *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places),
        ]
    )


def _place(point: Point, most_across: float, most_up: float) -> Point:
    """Where a point lies. Both axes begin at nothing: what is twice as much is twice as far."""
    x, y = point
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    return _LEFT + width * x / most_across, _HEIGHT - _BOTTOM - height * y / most_up


def _draw_level(tick: float, y: float) -> str:
    line = f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
    return f'{line}<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_print(tick)}</text>'


def _draw_number(tick: float, x: float) -> str:
    return f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{_print(tick)}</text>'


def _print(number: float) -> str:
    return f"{number:,.10g}"


def _list_ticks(most: float) -> list[float]:
    """Round numbers from nothing to the first that is not below the greatest."""
    size = 10.0 ** floor(log10(most / 4)) if most > 0 else 1.0
    step = next(size * one for one in _STEPS if size * one * 5 >= most)
    ticks = [0.0]
    while ticks[-1] < most:
        ticks.append(round(ticks[-1] + step, 10))
    return ticks
