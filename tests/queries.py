"""The queries that the search is measured by. They were written before it, and by no one who wrote it.

Each is what a reader types, the language of the page, and the records of which any may come first. A half
of each kind is for tuning; the other half is left alone until a change is finished, and reported as it falls.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

_FOLDER = Path(__file__).parent / "search"


class Query(TypedDict):
    """What is typed where, and what should be found."""

    q: str
    interface: str
    expect: list[str]
    kind: str


def read_queries(name: str) -> list[Query]:
    """All queries of a file: `names`, `texts` or `absent`."""
    queries: list[Query] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return queries


def split_queries(queries: Sequence[Query]) -> tuple[list[Query], list[Query]]:
    """The half for tuning and the untouched half, alike in kinds and languages, whatever their order."""
    groups: dict[str, list[Query]] = defaultdict(list)
    for query in queries:
        groups[query["kind"]].append(query)
    halves: tuple[list[Query], list[Query]] = ([], [])
    for kind in sorted(groups):
        ordered = sorted(sorted(groups[kind], key=_digest), key=lambda query: query["interface"])
        # Which half gets the odd one out is left to the kind's own name.
        start = hashlib.blake2b(kind.encode()).digest()[0] % 2
        for number, query in enumerate(ordered):
            halves[(number + start) % 2].append(query)
    return halves


def _digest(query: Query) -> bytes:
    return hashlib.blake2b(f"{query['interface']}\0{query['q']}".encode()).digest()
