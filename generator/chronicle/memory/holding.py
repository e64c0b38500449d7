"""One build of a site at a time: each starts from what the one before has left."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout


def hold(place: Path, tell_waiting: Callable[[], None]) -> BaseFileLock | None:
    """A lock that is this build's until it is released, or the process ends; None where none can be had.

    Where another build has it, `tell_waiting` is called, and the lock is waited for.
    """
    with suppress(OSError):  # such a disk keeps no ledger either
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place)
        try:
            return lock.acquire(timeout=0).lock
        except Timeout:
            tell_waiting()
            return lock.acquire().lock
    return None
