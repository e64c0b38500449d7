"""A text as it once was: earlier versions of a file, as git keeps them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from chronicle.model import Kind, Text
from chronicle.problems import Problems
from chronicle.reading.git import GitRefused, ask_git
from chronicle.reading.records import read_first_text

_MOST_VERSIONS = 500
_LONGEST = 30.0  # seconds for one question to git


def find_version(root: Path, text: Text, kind: Kind, digest: str) -> Text | None:
    """The latest earlier version of a record's first text that has this digest, if git has one."""
    for older in _read_versions(root, text.origin.path):
        found = read_first_text(kind, older, text.origin.path, text.language, Problems())
        if found is not None and found.digest == digest:
            return found
    return None


def _read_versions(root: Path, path: str) -> Iterator[str]:
    """The file's versions from the latest on, under all names that it had."""
    how = ("--follow", "-z", "--name-only", "--no-relative", "--format=%x01%H")
    log = _ask(root, "log", f"-{_MOST_VERSIONS}", *how, "--", path)
    commit = ""
    for part in (log or b"").split(b"\0"):
        name = os.fsdecode(part.lstrip(b"\n"))
        if name.startswith("\x01"):
            commit, _, name = name[1:].partition("\n")
        if commit and name.strip():
            shown = _ask(root, "show", f"{commit}:{name.strip()}")
            if shown is not None:
                yield shown.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _ask(root: Path, *arguments: str) -> bytes | None:
    """What git says; None where it is not there, refuses, or takes too long."""
    try:
        return ask_git(root, *arguments, timeout=_LONGEST)
    except GitRefused:
        return None
