"""Builds a chronicle, asks the engines, and prints a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.search.engines import Engine
from bench.search.indexing import measure_indexing
from bench.search.material_search import Material
from bench.search.measured import run_measured
from bench.search.measuring import Measured, measure
from bench.search.own_search import NameField, ResultsPage
from bench.search.pagefind_search import Pagefind
from bench.search.printing import print_absent, print_all, print_kinds, print_misses
from bench.search.questions import HALVES, WORDS, Chosen, choose_queries, write_chronicle

_ENGINES = ("chronicle", "pagefind", "material")


def main() -> None:
    """Measure as the options say."""
    parser = _make_parser()
    options = parser.parse_args()
    if options.indexing:
        print(measure_indexing(options.indexing))
        return
    if options.verbose and options.half != "tuning":
        parser.error("only the misses of the tuning half may be seen")
    chosen = Chosen(options.battles, options.words, options.half)
    queries = choose_queries(chosen)
    if not queries:
        parser.error(f"there are no such queries: {chosen.said}")
    site = _build(chosen)
    measured: list[Measured] = []
    for name in options.engines.split(","):
        engine = _make_engine(name, chosen.words)
        index = engine.prepare(site, chosen.folder)
        if index is None:
            print(f"{engine.name} has no search for {chosen.words} on this site", file=sys.stderr)
        else:
            measured.append(measure(engine, index, queries, options.first))
    print(f"{chosen.said}: {len(queries)} queries, {options.first} of them as the first of a new reader\n")
    print(print_absent(measured) if chosen.words == "absent" else print_all(measured))
    if options.verbose:
        print(f"\n{print_kinds(measured)}")
        print("".join(f"\n{print_misses(one)}\n" for one in measured if one.name == "chronicle"))


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    add = parser.add_argument
    add("--battles", type=int, default=0, help="of a large chronicle made for it; 0 is this repository's own")
    add("--half", choices=HALVES, default=HALVES[0], help="the untouched half only when a change is finished")
    add("--words", choices=WORDS, default=WORDS[0], help="names, words of texts, or names that are not there")
    add("--engines", default=",".join(_ENGINES), help="some of chronicle, pagefind and material")
    add("--first", type=int, default=40, help="how many queries are asked as the first of a new reader")
    add("--verbose", action="store_true", help="also kinds of queries, and what chronicle misses")
    add("--indexing", type=int, metavar="BATTLES", help="only what the index costs at so many battles")
    return parser


def _make_engine(name: str, words: str) -> Engine:
    if name == "pagefind":
        return Pagefind()
    if name == "material":
        return Material()
    return ResultsPage() if words == "texts" else NameField()


def _build(chosen: Chosen) -> Path:
    folder = write_chronicle(chosen)
    run_measured([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder)
    return folder / "site"


if __name__ == "__main__":
    main()
