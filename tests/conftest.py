"""The repository's own chronicle, built once for all tests that look at it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from builds import COMMAND, run
from hypothesis import settings
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright
from seen import SeenPage, see_site

ROOT = Path(__file__).parent.parent
# In milliseconds: a busy machine is no fault of a page.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's own site, which all workers of a run share.

    Whoever makes the folder builds. A site is put in its place whole, so it is ready once it is there.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "own"
    try:
        folder.mkdir()
    except FileExistsError:
        return _wait_for(folder)
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    status, said = run(COMMAND, "build", cwd=folder)
    if status:
        (folder / "failed").write_text(said, encoding="utf-8")
        pytest.fail(said)
    return folder / "site"


def _wait_for(folder: Path) -> Path:
    """The site that another worker builds."""
    for _ in range(1200):
        if (folder / "site").is_dir():
            return folder / "site"
        if (folder / "failed").is_file():
            pytest.fail((folder / "failed").read_text(encoding="utf-8"))
        time.sleep(0.1)
    pytest.fail("another worker did not build the site within two minutes")


@pytest.fixture(scope="session")
def own_pages(own_site: Path) -> dict[str, SeenPage]:
    """Every HTML file of the own site, by its path."""
    return see_site(own_site)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a site: its address, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def address(own_site: Path) -> Iterator[str]:
    """Where the own site is served, ending in a slash."""
    with serve(own_site) as address:
        yield address


# A loaded machine is slow at times; that is no fault of what is tested.
settings.register_profile("steady", settings(), deadline=None)
settings.load_profile("steady")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, or else the one that `playwright install chromium` fetches."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of a wide screen, in which nothing moves by itself and no script may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    page, errors = context.new_page(), list[str]()

    def keep(error: Error) -> None:
        errors.append(str(error))

    page.on("pageerror", keep)
    yield page
    context.close()
    assert errors == []
