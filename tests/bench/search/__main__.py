"""Builds a chronicle, asks the engines, and prints a table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.search.engines import Engine, Index
from bench.search.indexing import measure_indexing
from bench.search.material_search import Material
from bench.search.measuring import Measured, measure
from bench.search.own_search import NameField, ResultsPage
from bench.search.pagefind_search import Pagefind
from bench.search.printing import print_absent, print_all, print_indexing, print_kinds, print_misses
from bench.search.questions import HALVES, WORDS, Chosen, build_chronicle, choose_queries

_ENGINES = ("chronicle", "pagefind", "material")


def main() -> None:
    """Measure as the options say."""
    parser = _make_parser()
    options = parser.parse_args()
    if options.indexing:
        print(print_indexing(measure_indexing(options.indexing, options.engines or ["chronicle"])))
        return
    if options.verbose and options.half != "tuning":
        parser.error("only the misses of the tuning half may be seen")
    asked = [Chosen(options.battles, words, options.half) for words in options.words]
    for chosen in asked:
        if not choose_queries(chosen):
            parser.error(f"there are no such queries: {chosen.said}")
    site = asked[0].folder / "chronicle" / "site"
    if not (options.as_built and site.is_dir()):
        build_chronicle(asked[0])
    measured = _measure_all(asked, options.engines or _ENGINES, site, options.first)
    for chosen in asked:
        _print(chosen, measured[chosen], is_verbose=options.verbose)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    add = parser.add_argument
    add("--battles", type=int, default=0, help="of a chronicle made for it; 0 is this repository's own")
    add("--half", choices=HALVES, default=HALVES[0], help="the untouched half only when a change is finished")
    add("--words", nargs="+", choices=WORDS, default=WORDS[:1], help="what is asked for; absent: not there")
    add("--engines", nargs="+", choices=_ENGINES, help="all, or for --indexing the first")
    add("--first", type=int, default=40, help="how many queries are asked as the first of a new reader")
    add("--as-built", action="store_true", help="take the chronicle's site as it was built the last time")
    add("--verbose", action="store_true", help="also kinds of queries, and what chronicle misses")
    add("--indexing", type=int, metavar="BATTLES", help="only what the index costs at so many battles")
    return parser


def _measure_all(
    asked: list[Chosen], names: Sequence[str], site: Path, firsts: int
) -> dict[Chosen, list[Measured]]:
    measured: dict[Chosen, list[Measured]] = {chosen: [] for chosen in asked}
    for name in names:
        made: dict[type[Engine], Index | None] = {}
        for chosen in asked:
            engine = _make_engine(name, chosen.words)
            if type(engine) not in made:
                made[type(engine)] = engine.prepare(site, chosen.folder)
            index = made[type(engine)]
            if index is None:
                print(f"{name} has no search for {chosen.words} on this site", file=sys.stderr)
            else:
                measured[chosen].append(measure(engine, index, choose_queries(chosen), firsts))
    return measured


def _print(chosen: Chosen, measured: list[Measured], *, is_verbose: bool) -> None:
    print(f"{chosen.said}: {len(choose_queries(chosen))} queries\n")
    print(print_absent(measured) if chosen.words == "absent" else print_all(measured), end="\n\n")
    if is_verbose and chosen.words != "absent":
        print(print_kinds(measured), end="\n\n")
        for one in measured:
            if one.name == "chronicle":
                print(print_misses(one), end="\n\n")


def _make_engine(name: str, words: str) -> Engine:
    if name == "pagefind":
        return Pagefind()
    if name == "material":
        return Material()
    return ResultsPage() if words == "texts" else NameField()


if __name__ == "__main__":
    main()
