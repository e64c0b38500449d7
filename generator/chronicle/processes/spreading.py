"""Work on all processors: by this process, and by copies of it, which so know all that it knows.

Where a system cannot copy a process safely, or this one has threads, the work is done here, one piece after
the other. The results are the same.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Work = TypeVar("Work")
Done = TypeVar("Done")
# For fewer pieces a second process takes longer to start than it saves.
_FEWEST = 2
# In bytes, as much as Linux gives to anybody.
_ROOM = 1 << 20
# How a test, or a machine with other work, has fewer processes than processors.
PROCESSES = "CHRONICLE_PROCESSES"


class WorkerLost(RuntimeError):
    """A process ended before its work, such as one that the system stopped for want of memory."""


@contextmanager
def without_collector(*, to_the_end: bool = False) -> Iterator[None]:
    """Without looking for cycles, while many things are made that all stay: that takes longer than making
    them. `to_the_end` is for a process that ends then, which looks at all of them once more if it may.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if to_the_end:
            gc.freeze()
        if was_on:
            gc.enable()


def count_processes() -> int:
    """How many processes work at a time: one for each processor, unless the environment says less."""
    try:
        available = len(os.sched_getaffinity(0))
    except AttributeError:
        available = os.cpu_count() or 1
    wanted = os.environ.get(PROCESSES, "")
    return max(1, int(wanted)) if wanted.isdigit() else available


def spread(function: Callable[[Work], Done], pieces: Sequence[Work]) -> Iterator[tuple[int, Done]]:
    """What a function gives for each piece of work, with the piece's number, as it comes.

    Each process, this one among them, begins with a part of the list of its own, since pieces that stand
    together share much, and helps with the others' when that is done. An exception of the function is raised
    here, and WorkerLost.
    """
    processes = min(count_processes(), len(pieces))
    if processes < _FEWEST or not _can_copy():
        yield from ((number, function(piece)) for number, piece in enumerate(pieces))
        return
    yield from _Crew(function, pieces, processes).run()


def work_aside(function: Callable[[], Done]) -> Callable[[], Done]:
    """Begin to work out something in another process; what is returned waits for it and gives it."""
    if count_processes() < _FEWEST or not _can_copy():
        return function
    from multiprocessing import get_context

    context = get_context("fork")
    reader, writer = context.Pipe(duplex=False)

    def work() -> None:
        reader.close()
        writer.send_bytes(pickle.dumps(function(), 5))

    process = context.Process(target=work, daemon=True)
    process.start()
    writer.close()

    def find() -> Done:
        try:
            done = cast("Done", pickle.loads(reader.recv_bytes()))
        except (EOFError, OSError):  # it was lost on its way, and is worked out here
            done = function()
        process.join()
        return done

    return find


def _can_copy() -> bool:
    return sys.platform.startswith("linux") and threading.active_count() == 1


class _Crew:
    """Processes that share a list of work."""

    def __init__(self, function: Callable[[Work], Done], pieces: Sequence[Work], processes: int) -> None:
        import multiprocessing  # small chronicles never need it

        self._function, self._pieces = function, pieces
        self._context = multiprocessing.get_context("fork")
        self._bounds = [len(pieces) * part // processes for part in range(processes + 1)]
        self._next = [self._context.Value("l", start) for start in self._bounds[:-1]]

    def run(self) -> Iterator[tuple[int, Done]]:
        """The results of all, as they come."""
        was_on = gc.isenabled()
        gc.disable()
        gc.freeze()  # or each process would copy what its collector looks at
        others: dict[Connection, BaseProcess] = {}
        try:
            for part in range(1, len(self._next)):
                self._start(part, others)
            for number in self._take(0):
                yield number, cast("Done", self._function(self._pieces[number]))
                yield from self._receive(others, 0.0)
            while others:
                yield from self._receive(others, None)
        finally:
            gc.unfreeze()
            if was_on:
                gc.enable()
            for process in others.values():
                process.terminate()
                process.join()

    def _receive(
        self, others: dict[Connection, BaseProcess], patience: float | None
    ) -> Iterator[tuple[int, Done]]:
        """What other processes have done by now; with no end of patience, at least one result. A process that
        is done leaves.
        """
        from multiprocessing.connection import wait

        while ready := wait(list(others), patience):
            for one in ready:
                reader = cast("Connection", one)
                number, done = _read(reader)
                if number is None:
                    others.pop(reader).join()
                else:
                    yield number, cast("Done", done)
            patience = 0.0

    def _start(self, part: int, others: dict[Connection, BaseProcess]) -> None:
        reader, writer = self._context.Pipe(duplex=False)
        _widen(writer)
        # Where this process is killed, the others must not go on waiting for each other to read.
        unread = (reader, *others)
        process = self._context.Process(target=self._work, args=(part, writer, unread), daemon=True)
        process.start()
        writer.close()
        others[reader] = process

    def _work(self, part: int, writer: Connection, unread: Iterable[Connection]) -> None:
        """What one process does."""
        gc.disable()  # it lives for a few seconds
        for reader in unread:
            reader.close()
        try:
            for number in self._take(part):
                writer.send_bytes(pickle.dumps((number, self._function(self._pieces[number])), 5))
            writer.send_bytes(pickle.dumps((None, None), 5))
        except BaseException as fault:  # noqa: BLE001  # it is raised where the work was asked for
            writer.send_bytes(_wrap(fault))
        writer.close()

    def _take(self, part: int) -> Iterator[int]:
        """The numbers of the pieces that a process takes: its own first, then what others have left."""
        parts = len(self._next)
        for turn in range(parts):
            other = (part + turn) % parts
            while (number := self._take_one(other)) is not None:
                yield number

    def _take_one(self, part: int) -> int | None:
        with self._next[part].get_lock():
            number = self._next[part].value
            if number >= self._bounds[part + 1]:
                return None
            self._next[part].value = number + 1
        return int(number)


def _widen(pipe: Connection) -> None:
    """Give a pipe room for many results: they are taken from it between two pieces of work."""
    import fcntl

    with suppress(AttributeError, OSError):  # of Linux, and of it not everywhere
        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)


def _read(reader: Connection) -> tuple[int | None, object]:
    """A result and its piece's number; no number from a process that is done. Raises what the work raised."""
    try:
        number, done = pickle.loads(reader.recv_bytes())
    except (EOFError, OSError):
        raise WorkerLost(
            "a process of the build ended before its work; was there too little memory?"
        ) from None
    if isinstance(done, _Fault):
        raise done.fault from None
    return number, done


class _Fault:
    """An exception on its way from one process to another."""

    def __init__(self, fault: BaseException) -> None:
        self.fault = fault


def _wrap(fault: BaseException) -> bytes:
    """An exception with where it was raised; one that cannot be sent is told in words."""
    told = "".join(traceback.format_exception(fault))
    try:
        fault.add_note(told)
        written = pickle.dumps((0, _Fault(fault)), 5)
        pickle.loads(written)
    except Exception:  # noqa: BLE001  # whatever an exception's own pickling raises
        return pickle.dumps((0, _Fault(RuntimeError(told))), 5)
    return written
