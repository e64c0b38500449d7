"""Commands run to their end, with their time and the memory of all their processes together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.05
# To answer, the system walks through all that a process holds. It may take this share of one processor.
_SHARE = 0.05
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took: seconds, those of all processors together, and bytes held at once at most.

    A system that does not say how much of its memory a process shares has no bytes here.
    """

    seconds: float
    processors: float
    memory: int | None


def run(command: Sequence[str | Path], cwd: Path, log: Path) -> Usage:
    """Run a command to its end. What it says goes into a file, and is raised if it fails."""
    os.sync()  # what an earlier command left to be written to the disk is no work of this one
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        )
        watch = _Watch(process.pid)
        watch.start()
        # Of this command and of those that it waited for.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed in {cwd}:\n{log.read_text(errors='replace')[-4000:]}")
    return Usage(seconds, used.ru_utime + used.ru_stime, watch.most or None)


class _Watch(threading.Thread):
    """Adds up, every now and then, what a process and its children hold."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._process = process
        self._ended = threading.Event()

    def run(self) -> None:
        """Watch until it is ended."""
        pause = 0.0
        while not self._ended.wait(pause):
            start = time.perf_counter()
            self.most = max(self.most, sum(map(_weigh, _list_family(self._process))))
            pause = max(_PAUSE, (time.perf_counter() - start) / _SHARE)

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()
        self.join()


def _list_family(process: int) -> Iterator[int]:
    """A process, its children, and theirs."""
    yield process
    for children in _PROCESSES.glob(f"{process}/task/*/children"):
        try:
            found = children.read_text().split()
        except OSError:  # it has ended
            continue
        for child in found:
            yield from _list_family(int(child))


def _weigh(process: int) -> int:
    """Its proportional set size: memory that several processes share counts once in their sum."""
    try:
        lines = (_PROCESSES / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended, or this system does not say
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
