"""Parents, children and all that lies below, for places, campaigns and actors alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Tree:
    """A forest by id. An actor may have several parents; a loop is walked once."""

    parents: Mapping[str, tuple[str, ...]]

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The ids directly below each id, in the order of the records."""
        found: dict[str, list[str]] = {}
        for child, parents in self.parents.items():
            for parent in parents:
                found.setdefault(parent, []).append(child)
        return {parent: tuple(children) for parent, children in found.items()}

    def ancestors(self, id: str) -> tuple[str, ...]:
        """All that an id lies in, the nearest first; without itself."""
        return _walk(id, self.parents)

    def descendants(self, id: str) -> tuple[str, ...]:
        """All that lies below an id, level by level; without itself."""
        return _walk(id, self.children)


def find_loops(parents: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Loops, each once, starting from its first id in alphabetical order.

    Where several loops share ids, at least one is found: once it is undone, the next shows.
    """
    loops: dict[tuple[str, ...], None] = {}
    done: set[str] = set()
    for start in parents:
        _follow(start, parents, [], set(), done, loops)
    return tuple(loops)


def _follow(
    start: str,
    parents: Mapping[str, Iterable[str]],
    path: list[str],
    on_path: set[str],
    done: set[str],
    loops: dict[tuple[str, ...], None],
) -> None:
    """Depth first without recursion, so that a chain of any length is walked."""
    stack = [(start, iter(tuple(parents.get(start, ()))))]
    if start in done:
        return
    path.append(start)
    on_path.add(start)
    while stack:
        id, above = stack[-1]
        parent = next(above, None)
        if parent is None:
            stack.pop()
            path.pop()
            on_path.discard(id)
            done.add(id)
        elif parent in on_path:
            loops.setdefault(_from_smallest(path[path.index(parent) :]))
        elif parent not in done:
            path.append(parent)
            on_path.add(parent)
            stack.append((parent, iter(tuple(parents.get(parent, ())))))


def _from_smallest(loop: list[str]) -> tuple[str, ...]:
    first = loop.index(min(loop))
    return tuple(loop[first:] + loop[:first])


def _walk(id: str, steps: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    level: list[str] = [id]
    while level:
        above = dict.fromkeys(up for here in level for up in steps.get(here, ()))
        level = [up for up in above if up != id and up not in found]
        found.update(dict.fromkeys(level))
    return tuple(found)
