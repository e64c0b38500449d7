"""The other tools, each in an environment of its own, with the versions that tools/ names."""

from __future__ import annotations

import subprocess
import venv
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parents[3]
_VERSIONS = Path(__file__).parent / "tools"
_ENVIRONMENTS = ROOT / ".cache" / "bench" / "tools"


def install(name: str) -> Path:
    """The environment of a tool, made anew when its versions are others than the last time."""
    wanted, folder = _VERSIONS / f"{name}.txt", _ENVIRONMENTS / name
    known = folder / "installed.txt"
    if known.is_file() and known.read_bytes() == wanted.read_bytes():
        return folder
    venv.create(folder, clear=True, with_pip=True)
    quiet = ("--quiet", "--disable-pip-version-check")
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", *quiet, "-r", wanted], check=True)
    known.write_bytes(wanted.read_bytes())
    return folder


def list_versions(name: str) -> list[str]:
    """What its file of versions names, and the version that is installed."""
    wanted = {line.partition("==")[0].casefold() for line in read_pins(name)}
    folders = [str(folder) for folder in install(name).glob("lib/*/site-packages")]
    found = {one.name.casefold(): f"{one.name} {one.version}" for one in distributions(path=folders)}
    return [found[one] for one in sorted(wanted & found.keys())]


def read_pins(name: str) -> list[str]:
    """The lines of a tool's file of versions, each a package and its version."""
    lines = (_VERSIONS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
