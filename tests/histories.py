"""Chronicles in git, whose commits are of times that a test chooses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from chronicles import SMALL, write_chronicle

NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "Editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
}


def git(folder: Path, *arguments: str, on: str = "2020-01-01") -> str:
    """Run git at a time (ISO, or `@` and seconds since 1970), or at noon of a day: what it said."""
    time = on if "T" in on or on.startswith("@") else f"{on}T12:00:00+0000"
    times = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00+0000", "GIT_COMMITTER_DATE": time}
    others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=others | NOBODY | times)
    return done.stdout.strip()


def commit(folder: Path, on: str) -> None:
    """Commit all that is changed."""
    git(folder, "add", "--all", on=on)
    git(folder, "commit", "--quiet", "--message", "An edit", on=on)


def make_repository(
    folder: Path, files: dict[str, str] | None = None, *, on: str = "2026-10-01", **settings: str
) -> Path:
    """The small chronicle with more files, all committed in one go."""
    write_chronicle(folder, SMALL | (files or {}), **settings)
    (folder / ".gitignore").write_text(".cache/\nsite/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, on)
    return folder
