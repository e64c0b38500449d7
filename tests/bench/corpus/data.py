"""The word lists, written by hand: rows of `data/*.tsv` and lines of `data/*.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bench.corpus.records import Words

_FOLDER = Path(__file__).parent / "data"


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, cut into their cells."""
    return tuple(tuple(line.split("\t")) for line in _read(f"{name}.tsv"))


@cache
def read_pairs(name: str) -> tuple[Words, ...]:
    """The rows of a table of two columns: Arabic and English."""
    return tuple(Words(arabic, english) for arabic, english in read_rows(name))


def read_words(name: str) -> tuple[str, ...]:
    """The lines of a list."""
    return _read(f"{name}.txt")


@cache
def _read(name: str) -> tuple[str, ...]:
    return tuple((_FOLDER / name).read_text(encoding="utf-8").splitlines())
