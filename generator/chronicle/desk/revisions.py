"""The content as it was in a revision, written into a folder."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path
from typing import IO

from chronicle.reading.git import GitRefused, ask_git, stream_git


class NoSuchRevision(ValueError):
    """Git knows no such revision, or none with this content; the message says which."""


def extract_content(content: Path, revision: str, target: Path) -> Path:
    """Write the content as it was in a revision into a folder. Raises NoSuchRevision."""
    root, prefix = _ask(content, "rev-parse", "--show-toplevel", "--show-prefix").split("\n")[:2]
    tree = _find_tree(content, revision, prefix.rstrip("/"))
    try:
        with stream_git(Path(root), "archive", "--format=tar", tree) as packed:
            _unpack(packed, target)
    except (GitRefused, tarfile.TarError, OSError) as fault:
        raise NoSuchRevision(f"what {revision} holds cannot be read: {fault}") from None
    return target


def _find_tree(content: Path, revision: str, prefix: str) -> str:
    try:
        return _ask(content, "rev-parse", "--verify", "--quiet", f"{revision}:{prefix}").strip()
    except NoSuchRevision:
        known = _ask(content, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
        raise NoSuchRevision(f"in {known[:12]} there is no {prefix}") from None


def _unpack(packed: IO[bytes], target: Path) -> None:
    """Write the files of an archive while it comes. Links, and whatever else is no file, are no records."""
    with tarfile.open(fileobj=packed, mode="r|") as archive:
        for member in archive:
            if member.isreg() or member.isdir():
                archive.extract(member, target, filter="data")


def _ask(folder: Path, *arguments: str) -> str:
    try:
        return os.fsdecode(ask_git(folder, *arguments))
    except GitRefused as fault:
        raise NoSuchRevision(str(fault) or f"git knows no {arguments[-1].partition('^')[0]}") from None
