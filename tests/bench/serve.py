"""How long a save takes to reach the browser: from the write of a file to the page that shows it.

cd tests && ../.venv/bin/python -m bench.serve FOLDER
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

COMMAND = Path(sys.executable).with_name("chronicle")


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A running server over a folder: its address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{one.getsockname()[1]}"
    process = subprocess.Popen(
        [COMMAND, "serve", "-a", where], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://{where}/")
        yield f"http://{where}/"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _wait_for(address: str) -> None:
    while True:
        try:
            with urlopen(address, timeout=120):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)


def measure(page: Page, address: str, file: Path, runs: int) -> list[float]:
    """Seconds from each save of a battle's English text until its page shows the new words."""
    page.goto(f"{address}en/battles/{file.name.removesuffix('.en.md')}/")
    text, took = file.read_text(encoding="utf-8"), list[float]()
    for run in range(runs):
        time.sleep(0.7)  # a reader looks; and the page has come to rest
        words = f"Saved for the {run}th time."
        start = time.perf_counter()
        _save(file, f"{text}\n{words}\n")
        page.wait_for_function("words => document.body?.innerText.includes(words)", arg=words, polling=10)
        took.append(time.perf_counter() - start)
    return took


def _save(file: Path, text: str) -> None:
    """Write as most editors do: beside the file, and in its place at once."""
    beside = file.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def main() -> None:
    """Measure a copy of a folder, and print the median."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a chronicle: the folder of its mkdocs.yml")
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as copy, sync_playwright() as playwright:
        shutil.copytree(asked.folder / "content", Path(copy, "content"))
        shutil.copy(asked.folder / "mkdocs.yml", copy)
        files = sorted(Path(copy, "content", "battles").rglob("*.en.md"))
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        with serve(Path(copy)) as address:
            took = measure(browser.new_page(), address, files[len(files) // 2], asked.runs)
        browser.close()
    print(f"{len(files)} battles, {asked.runs} saves, {os.cpu_count()} processors")
    print(f"median {statistics.median(took):.2f} s, from {min(took):.2f} s to {max(took):.2f} s")


if __name__ == "__main__":
    main()
