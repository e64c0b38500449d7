"""Which chronicle is searched, and what is asked of it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from queries import Query, read_queries, split_queries

from bench.corpus import make_corpus, make_name_queries, make_text_queries, write_corpus
from bench.search.measured import run_measured

_ROOT = Path(__file__).parents[3]
_SEED = 1
HALVES = ("tuning", "untouched", "all")
WORDS = ("names", "texts", "absent")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chronicle by its number of battles, 0 being this repository's own, and some of its queries."""

    battles: int
    words: str
    half: str

    @property
    def folder(self) -> Path:
        """Where all that is made of it is kept."""
        return _ROOT / ".cache" / "bench" / (str(self.battles) if self.battles else "own")

    @property
    def said(self) -> str:
        """What is searched, and with what, in words."""
        size = f"{self.battles} battles" if self.battles else "this repository's chronicle"
        return f"{size}, {self.words}, {'both halves' if self.half == 'all' else f'the {self.half} half'}"


def write_chronicle(chosen: Chosen) -> Path:
    """The folder of the chronicle, ready to be built."""
    folder = chosen.folder / "chronicle"
    shutil.rmtree(folder / "content", ignore_errors=True)
    if chosen.battles:
        write_corpus(make_corpus(_SEED, chosen.battles), folder)
        return folder
    shutil.copytree(_ROOT / "content", folder / "content")
    shutil.copy(_ROOT / "mkdocs.yml", folder)
    return folder


def build_chronicle(chosen: Chosen) -> Path:
    """The chronicle's site, built."""
    folder = write_chronicle(chosen)
    run_measured([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder)
    return folder / "site"


@cache
def choose_queries(chosen: Chosen) -> list[Query]:
    """The queries of a half, by kind and language. The large chronicle has none for what it does not hold."""
    tuning, untouched = split_queries(_list_queries(chosen))
    return {"tuning": tuning, "untouched": untouched, "all": tuning + untouched}[chosen.half]


def _list_queries(chosen: Chosen) -> list[Query]:
    if not chosen.battles:
        return read_queries(chosen.words)
    if chosen.words == "absent":
        return []
    corpus = make_corpus(_SEED, chosen.battles)
    return make_name_queries(corpus) if chosen.words == "names" else make_text_queries(corpus)


def choose_some(queries: list[Query], number: int) -> list[Query]:
    """So many queries, evenly from all of them."""
    number = min(number, len(queries))
    return [queries[place * len(queries) // number] for place in range(number)]
