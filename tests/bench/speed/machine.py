"""On what was measured: the machine, and the versions of all tools."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from chronicle import __version__

from bench.speed.engines import is_own
from bench.speed.tools import list_versions


def name_machine() -> str:
    """The processor, how many there are, the memory and the system."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = (_name_processor(), f"{os.cpu_count()} processors", f"{memory:.0f} GiB", _name_system())
    return ", ".join((*parts, f"Python {platform.python_version()}"))


def name_versions(engines: Sequence[str]) -> str:
    """The versions of the tools, and of what they are built on where that was chosen."""
    return "; ".join(dict.fromkeys(map(_name_tool, engines)))


def _name_tool(engine: str) -> str:
    return f"chronicle {__version__}" if is_own(engine) else ", ".join(list_versions(engine))


def _name_processor() -> str:
    """As the system calls its first one."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _name_system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.system()} {platform.release()}"
    except OSError:
        return platform.platform()
