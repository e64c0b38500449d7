"""How far a long build has come: a bar in a terminal, and in a workflow a line now and then."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

import click

log = logging.getLogger("mkdocs.plugins.chronicle")
Done = TypeVar("Done")
# In seconds. A build that is over before the first says nothing.
_FIRST, _BETWEEN = 3.0, 15.0


def follow(
    done: Iterable[Done],
    count: Callable[[Done], int],
    total: int,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Done]:
    """Pass on what is done, and say how far it has come. `count` gives the pages of one, `total` is all."""
    stream = stream or sys.stderr
    follow_one = _draw_bar if stream.isatty() else _tell_lines
    yield from follow_one(done, count, total, stream, clock)


def _draw_bar(
    done: Iterable[Done],
    count: Callable[[Done], int],
    total: int,
    stream: TextIO,
    clock: Callable[[], float],
) -> Iterator[Done]:
    start, pages, bar = clock(), 0, None
    for one in done:
        pages += count(one)
        if bar is None and pages < total and clock() - start > _FIRST:
            bar = click.progressbar(length=total, label="pages", file=stream, show_pos=True)
            bar.render_progress()
        if bar is not None:
            bar.update(pages - bar.pos)
        yield one
    if bar is not None:
        bar.render_finish()


def _tell_lines(
    done: Iterable[Done],
    count: Callable[[Done], int],
    total: int,
    stream: TextIO,  # noqa: ARG001  # lines go to the log
    clock: Callable[[], float],
) -> Iterator[Done]:
    due, pages = clock() + _FIRST, 0
    for one in done:
        pages += count(one)
        if clock() > due and pages < total:
            due = clock() + _BETWEEN
            log.info("%s of %s pages", f"{pages:,}", f"{total:,}")
        yield one
