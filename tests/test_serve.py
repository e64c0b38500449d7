"""`serve` shows what was saved, and outlives what was saved wrongly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from builds import COMMAND, edit, run
from chronicles import SMALL, write_chronicle
from playwright.sync_api import Page, expect

BATTLE = "content/battles/2017/al-qaim-2017.en.md"
PAGE = "en/battles/al-qaim-2017/"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def _served(folder: Path, command: Path) -> Iterator[tuple[str, Path]]:
    """A running server: its address, and the file of what it says. It must still run at the end."""
    where, said = f"127.0.0.1:{_free_port()}", folder / "said.txt"
    (folder / "tmp").mkdir()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(folder / "tmp")}
    with said.open("wb") as out:
        process = subprocess.Popen(
            [command, "serve", "-a", where],
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            # A shell that runs the tests in the background has them, and this, ignore the key for stop.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (no threads yet)
        )
    try:
        yield f"http://{where}/", said
        assert process.poll() is None, said.read_text(encoding="utf-8")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0, said.read_text(encoding="utf-8")
    finally:
        process.kill()
        process.wait()


def _wait_until(address: str, words: str) -> str:
    """The page, once it holds the words."""
    page, end = "", time.monotonic() + 20
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10) as answer:
                page = answer.read().decode()
        except (URLError, ConnectionError):
            page = ""
        if words in page:
            return page
        time.sleep(0.05)
    pytest.fail(f"{words!r} did not appear within 20 seconds in:\n{page}")


def _wait_for_line(said: Path, words: str) -> None:
    end = time.monotonic() + 20
    while words not in said.read_text(encoding="utf-8"):
        assert time.monotonic() < end, said.read_text(encoding="utf-8")
        time.sleep(0.05)


@pytest.mark.parametrize("command", [COMMAND, COMMAND.with_name("mkdocs")], ids=["chronicle", "mkdocs"])
def test_serve_follows_what_is_saved_and_outlives_every_error(command: Path, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    with _served(folder, command) as (address, said):
        _wait_until(address + PAGE, "was led by")
        edit(folder / BATTLE, "was led by", "was commanded by")
        _wait_until(address + PAGE, "was commanded by")

        edit(folder / BATTLE, "was commanded by", "was headed by [[nobody-at-all]],")
        _wait_for_line(said, "nobody-at-all")
        _wait_for_line(said, "the published site is as it was")
        _wait_until(address + PAGE, "was commanded by")

        edit(folder / BATTLE, "was headed by [[nobody-at-all]],", "was headed by")
        _wait_until(address + PAGE, "was headed by")

        edit(folder / "mkdocs.yml", "site_name: A Small Chronicle", "site_name: [A Small Chronicle")
        _wait_for_line(said, "parsing the configuration file")
        _wait_until(address + PAGE, "A Small Chronicle")

        edit(folder / "mkdocs.yml", "site_name: [A Small Chronicle", "site_name: A Mended Chronicle")
        _wait_until(address + PAGE, "A Mended Chronicle")
    assert list((folder / "tmp").iterdir()) == []
    kept = {file.name for file in (folder / ".cache" / "chronicle").iterdir()}
    assert kept == {"ledger-serve.json", "search"}


def test_serve_finds_each_name_as_it_was_last_saved(page: Page, tmp_path: Path) -> None:
    place = SMALL["places/al-qaim.md"].replace("ar: [حصيبة], ", "")
    folder = write_chronicle(tmp_path, SMALL | {"places/al-qaim.md": place})
    with _served(folder, COMMAND) as (address, _):
        for old, new in [("Husaybah", "Zanjabil"), ("Zanjabil", "Qaranful")]:
            edit(folder / "content/places/al-qaim.md", old, new)
            _wait_until(address + "en/places/al-qaim/", new)
            page.goto(address + "en/about/")
            found = page.locator("#search-results a:not(.search-all)")
            page.locator(".search-field").fill(new)
            expect(found).to_contain_text("Al-Qa'im")
            page.locator(".search-field").fill(old)
            expect(found).to_have_count(0)
            page.goto("about:blank")  # or else it loads itself again when the next edit is built


def test_serve_does_not_start_on_an_error_and_says_which(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / BATTLE, "was led by", "was led by [[nobody-at-all]],")
    status, said = run(COMMAND, "serve", "-a", f"127.0.0.1:{_free_port()}", cwd=folder)
    assert status == 1
    assert "nobody-at-all" in said
    assert "Traceback" not in said
