"""Files of sorted entries; and what is costly to make, kept from one build to the next by who calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

# Gives the text that is made from a value: one kept from an earlier build, or made now.
Recall = Callable[[object, Callable[[], str]], str]
Files = list[tuple[str, str]]
# Characters of a file, before compression: a query takes a whole file for one of its entries.
_FULL = 8_000


def recall_files(made_from: object, make: Callable[[], Iterable[tuple[str, str]]], recall: Recall) -> Files:
    """Files that are found by their first key: of each the key, and its text. Neither has a line break."""
    lines = recall(made_from, lambda: "\n".join(part for pair in make() for part in pair)).split("\n")
    return list(zip(lines[::2], lines[1::2], strict=False))


def fill_files(entries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Sorted entries, each a key and its text, as many in a file as fill it: the first key of each file, and
    its text.
    """
    first, said, size = "", list[str](), 0
    for key, text in entries:
        # A great entry gets a file of its own, and does not weigh on its neighbours.
        if said and size + len(text) > _FULL:
            yield first, f"[{','.join(said)}]"
            said, size = [], 0
        first = first if said else key
        said.append(text)
        size += len(text)
    if said:
        yield first, f"[{','.join(said)}]"
