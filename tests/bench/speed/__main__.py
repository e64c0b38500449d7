"""Writes a chronicle for several tools, builds it with each, and prints a table."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.speed.engines import ENGINES, USUAL, is_own, make
from bench.speed.growth import measure_growth
from bench.speed.machine import name_machine, name_versions
from bench.speed.measuring import STEPS, drop_removed, measure, write_projects
from bench.speed.plotting import draw_growth
from bench.speed.printing import print_growth, print_outputs, print_steps


def main() -> None:
    """Measure as the options say."""
    parser = _make_parser()
    options = parser.parse_args()
    if options.growth:
        if not is_own(options.engines[0]) or options.runs < 1:
            parser.error("growth is that of a tool which checks, measured at least once")
        print_measured = _print_growth
    else:
        print_measured = _print_steps
    try:
        print_measured(options)
    finally:
        drop_removed()


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.speed", description=__doc__)
    add = parser.add_argument
    add("--battles", type=int, default=10_000)
    add("--seed", type=int, default=1)
    add("--runs", type=int, default=3, help="how often each is measured; 0 only writes the projects")
    add("--engines", nargs="+", choices=ENGINES, default=USUAL)
    add("--steps", nargs="+", choices=STEPS, default=tuple(STEPS))
    add("--growth", nargs="+", type=int, metavar="BATTLES", help="only how the first tool's cost grows")
    add("--plot", type=Path, metavar="FILE", help="with --growth: an SVG file for the picture")
    return parser


def _print_steps(options: argparse.Namespace) -> None:
    made = make(options.seed, options.battles)
    projects = write_projects(made, options.engines)
    for project in projects:
        print(f"{project.name}: {project.folder}")
    measured = list(measure(projects, options.steps, options.runs))
    if not measured:
        return
    print(
        f"\n{len(made.corpus.battles)} battles in two languages, {options.runs} run{'s' * (options.runs > 1)}"
    )
    print(f"{name_machine()}\n{name_versions(options.engines)}\n")
    print(print_steps(measured), end="\n\n")
    print(print_outputs([project.weigh() for project in projects]))


def _print_growth(options: argparse.Namespace) -> None:
    name = options.engines[0]
    sizes = list(measure_growth(options.growth, name, options.seed, options.runs))
    print(f"{name_machine()}\n{name_versions([name])}\n\n{print_growth(sizes)}")
    if options.plot:
        options.plot.write_text(draw_growth(sizes), encoding="utf-8")


if __name__ == "__main__":
    main()
