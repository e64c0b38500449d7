"""Builds for the tests: in this process, or by the real command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

COMMAND = Path(sys.executable).with_name("chronicle")
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def build_site(folder: Path, site: Path) -> dict[str, bytes]:
    """Build the chronicle of a folder into `site`, as `mkdocs build` does, and read what came out."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return read_site(site)


def read_site(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path: its bytes."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def page_of(site: dict[str, bytes], path: str) -> str:
    """The HTML of one page, such as `ar/places/al-qaim/`."""
    return site[f"{path}index.html"].decode()


def start(*command: str | Path, cwd: Path, **environment: str) -> subprocess.Popen[str]:
    """Start a command in a folder; what it prints is kept together."""
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | _QUIET | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def run(*command: str | Path, cwd: Path, **environment: str) -> tuple[int, str]:
    """Run a command to its end: its exit status, and what it printed."""
    process = start(*command, cwd=cwd, **environment)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


def edit(file: Path, before: str, after: str, times: int = -1) -> None:
    """Change words in a file. They must stand there."""
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{before!r} is not in {file.name}"
    file.write_text(text.replace(before, after, times), encoding="utf-8")


def left_beside(site: Path) -> list[str]:
    """What builds left beside the site's folder, under names of their own."""
    return sorted(path.name for path in site.parent.glob(f".{site.name}.*"))
