"""What is costly to make may be kept from one build to the next; who keeps it is not known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

# Gives the text that is made from a value: one kept from an earlier build, or made now.
Recall = Callable[[object, Callable[[], str]], str]
Files = list[tuple[str, str]]


def recall_files(made_from: object, make: Callable[[], Iterable[tuple[str, str]]], recall: Recall) -> Files:
    """Files that are found by their first key: of each the key, and its text. Neither has a line break."""
    lines = recall(made_from, lambda: "\n".join(part for pair in make() for part in pair)).split("\n")
    return list(zip(lines[::2], lines[1::2], strict=False))
