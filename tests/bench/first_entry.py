"""How long it takes from nothing to one's own first battle on a page, step by step.

    python -m bench.first_entry

The wheel is built from this tree first, which does not count: a user is given one. Needs what pip needs.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BAR = 60.0
_BATTLE = ["--title", "غارة أولى", "--kind", "raid", "--date", "2021-06", "--place", "example-town"]


class Stopwatch:
    """Prints each step with its seconds, and keeps their sum."""

    def __init__(self) -> None:
        self.total = 0.0

    def time(self, name: str, step: Callable[[], object]) -> None:
        """Do a step and print how long it took."""
        start = time.perf_counter()
        step()
        took = time.perf_counter() - start
        self.total += took
        print(f"{took:6.1f} s  {name}", flush=True)


def main() -> int:
    """Time every step. The status is 1 if all of them take longer than the bar."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = build_wheel(Path(folder))
        watch = Stopwatch()
        measure(Path(folder), wheel, watch)
    print(f"{watch.total:6.1f} s  in all; the bar is {BAR:.0f}")
    return int(watch.total > BAR)


def build_wheel(folder: Path) -> Path:
    """The package as a user gets it."""
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    return next(folder.glob("*.whl"))


def measure(folder: Path, wheel: Path, watch: Stopwatch) -> None:
    """All that a newcomer does, in a new environment."""
    environment, chronicle = folder / "venv", folder / "mine"
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    command = str(scripts / "chronicle")
    watch.time("python3 -m venv", lambda: venv.create(environment, with_pip=True))
    install = (str(scripts / "pip"), "install", "--quiet", "--disable-pip-version-check", str(wheel))
    watch.time("pip install", lambda: _run(*install, cwd=folder))
    watch.time("chronicle init", lambda: _run(command, "init", str(chronicle), cwd=folder))
    watch.time("chronicle new battle", lambda: _run(command, "new", "battle", *_BATTLE, cwd=chronicle))
    _write_what_is_left(chronicle)
    port = _find_free_port()
    server = subprocess.Popen(
        [command, "serve", "-a", f"127.0.0.1:{port}"],
        cwd=chronicle,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    [battle] = chronicle.glob("content/battles/2021/*.md")
    address = f"http://127.0.0.1:{port}/ar/battles/{battle.stem}/"
    try:
        watch.time("chronicle serve, until the battle's page is there", lambda: _wait_for(address, server))
    finally:
        server.terminate()
        server.wait()


def _write_what_is_left(chronicle: Path) -> None:
    """What a person writes: the summary and the text, where … stands. Then it is no draft any more."""
    [battle] = chronicle.glob("content/battles/2021/*.md")
    text = battle.read_text(encoding="utf-8").replace("status: draft\n", "").replace("…", "نص قصير.")
    battle.write_text(text, encoding="utf-8")


def _find_free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if "غارة أولى" in answer.read().decode():
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise SystemExit(f"chronicle serve ended before {address} was there")


def _run(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
