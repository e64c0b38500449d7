"""What was measured, as Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from queries import Query

from bench.search.engines import Answer, find_record
from bench.search.indexing import Indexing
from bench.search.measuring import Measured
from bench.tables import print_table

_HEAD = (
    "engine",
    "recall at 1",
    "recall at 5",
    "strict rate",
    "first query, kB: median / most",
    "without fonts",
    "its seconds: median / most",
    "later queries, seconds: median / most",
    "index: files",
    "MB",
    "seconds to make",
)
_INDEXING = (
    "index",
    "seconds",
    "after one edit",
    "MB of memory at most",
    "files",
    "MB",
    "largest file, kB compressed",
)
_ABSENT = ("engine", "queries", "answered as if it were there")


def print_all(measured: Sequence[Measured]) -> str:
    """A row for each engine."""
    return print_table(_HEAD, [tuple(_list_cells(one)) for one in measured])


def print_absent(measured: Sequence[Measured]) -> str:
    """How often an engine shows something where nothing should be found."""
    return print_table(
        _ABSENT, [(one.name, str(len(one.answers)), _percent(one.claimed)) for one in measured]
    )


def print_indexing(made: Iterable[Indexing]) -> str:
    """What it cost to make each index."""
    rows = [
        (
            one.name,
            f"{one.cost.seconds:.1f}",
            f"{one.edited:.1f}" if one.edited is not None else "–",
            f"{one.cost.memory / 1e6:.0f}",
            str(one.files),
            f"{one.size / 1e6:.1f}",
            f"{one.largest / 1e3:.1f}",
        )
        for one in made
    ]
    return print_table(_INDEXING, rows)


def _list_cells(one: Measured) -> Iterator[str]:
    yield one.name
    yield _percent(one.found_first)
    yield _percent(one.found_among_five)
    yield _percent(one.found_in_language)
    yield _print_spread([first.size / 1000 for first in one.firsts], 1)
    yield _print_spread([(first.size - first.fonts) / 1000 for first in one.firsts], 1)
    yield _print_spread([first.seconds for first in one.firsts], 2)
    yield _print_spread([answer.seconds for _, answer in one.answers], 2)
    yield str(one.index.files)
    yield f"{one.index.size / 1e6:.1f}"
    yield f"{one.index.seconds:.1f}" if one.index.seconds is not None else "–"


def print_kinds(measured: Sequence[Measured]) -> str:
    """Recall at 1 by kind of query."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for one in measured:
        for kind, pairs in _group(one).items():
            hits = sum(answer.finds(query, 1) for query, answer in pairs)
            kinds[kind].append(f"{hits} of {len(pairs)}")
    rows = [(kind, *kinds[kind]) for kind in sorted(kinds)]
    return print_table(("kind", *(one.name for one in measured)), rows)


def print_misses(one: Measured) -> str:
    """Every query whose first result is not right: what was typed where, what is right, and what came."""
    lines: list[str] = []
    for kind, pairs in _group(one).items():
        missed = [(query, answer) for query, answer in pairs if not answer.finds(query, 1)]
        lines += [f"- {kind}: {_say_miss(query, answer)}" for query, answer in missed]
    return "\n".join(lines)


def _say_miss(query: Query, answer: Answer) -> str:
    came = ", ".join(find_record(address) or address for address in answer.addresses[:3]) or "nothing"
    return f"{query['q']} ({query['interface']}), right {', '.join(query['expect'][:3])}, came {came}"


def _group(one: Measured) -> dict[str, list[tuple[Query, Answer]]]:
    groups: dict[str, list[tuple[Query, Answer]]] = defaultdict(list)
    for query, answer in one.answers:
        groups[query["kind"]].append((query, answer))
    return groups


def _print_spread(numbers: list[float], digits: int) -> str:
    """The median and the greatest."""
    return f"{median(numbers):.{digits}f} / {max(numbers):.{digits}f}" if numbers else "–"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
