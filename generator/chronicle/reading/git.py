"""How git is asked: of the repository that a folder lies in, whatever an environment or its settings say."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

# What git sets for its hooks, and some people for themselves: another repository than the folder's.
_OF_ANOTHER = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
# What users set for their own eyes, or to run programs of theirs.
_PLAIN = {
    "color.ui": "false",
    "core.fsmonitor": "false",
    "core.quotePath": "false",
    "diff.relative": "false",
    "diff.renames": "false",
    "log.diffMerges": "separate",
    "log.follow": "false",
    "log.showRoot": "true",
    "log.showSignature": "false",
    "tar.umask": "0022",
}
_SETTINGS = tuple(word for name, value in _PLAIN.items() for word in ("-c", f"{name}={value}"))
_MUCH = 1 << 16


class GitRefused(Exception):
    """Git is not there, or does not answer; the message is the first line of what it said, if anything."""


def ask_git(folder: Path, *arguments: str, timeout: float | None = None) -> bytes:
    """What git says. Raises GitRefused."""
    try:
        done = subprocess.run(
            _make_command(folder, arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=timeout,
            env=_make_environment(),
        )
    except subprocess.CalledProcessError as fault:
        raise GitRefused(_find_first_line(fault.stderr)) from None
    except subprocess.TimeoutExpired:
        raise GitRefused(f"git has not answered for {timeout} seconds") from None
    except OSError as fault:
        raise GitRefused(_explain(fault)) from None
    return done.stdout


@contextmanager
def stream_git(folder: Path, *arguments: str) -> Iterator[IO[bytes]]:
    """What git says, while it says it. Raises GitRefused, in the end too."""
    with tempfile.TemporaryFile() as said, _start(folder, arguments, said) as process:
        assert process.stdout is not None
        try:
            yield process.stdout
            while process.stdout.read(_MUCH):
                pass  # what nobody wanted: git would take it for a fault that it cannot say it
        except BaseException:
            process.kill()
            raise
        if process.wait():
            said.seek(0)
            raise GitRefused(_find_first_line(said.read()))


def _start(folder: Path, arguments: tuple[str, ...], said: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            _make_command(folder, arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            env=_make_environment(),
        )
    except OSError as fault:
        raise GitRefused(_explain(fault)) from None


def _make_command(folder: Path, arguments: tuple[str, ...]) -> list[str]:
    return ["git", "-C", str(folder), *_SETTINGS, *arguments]


def _make_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}


def _find_first_line(said: bytes) -> str:
    return said.decode(errors="replace").strip().partition("\n")[0]


def _explain(fault: OSError) -> str:
    return "git is not installed" if isinstance(fault, FileNotFoundError) else f"git cannot be run: {fault}"
