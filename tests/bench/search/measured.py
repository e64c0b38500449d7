"""Commands whose time and memory are measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """How long a command ran, and how many bytes it held at most."""

    seconds: float
    memory: int


def run_measured(command: Sequence[str | Path], cwd: Path) -> Cost:
    """Run a command to its end. Its own output goes where this one's errors go."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        stdout=sys.stderr,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    # Of this command alone; what the system sums up holds all commands.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.monotonic() - start, count_bytes(used.ru_maxrss))


def count_bytes(memory: int) -> int:
    """What the system says of memory: bytes on macOS, and kilobytes elsewhere."""
    return memory if sys.platform == "darwin" else memory * 1024
