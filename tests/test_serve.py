"""`serve` shows what was saved, and outlives what was saved wrongly."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from builds import COMMAND, build_site, edit, run
from chronicle.glue.panel import make_panel, render_panel
from chronicle.glue.running import find_plugin
from chronicle.glue.telling import Found
from chronicle.glue.watching import PatientEmitter
from chronicle.problems import Problems, Spot
from chronicles import SMALL, plain_battle, write_chronicle
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, expect
from watchdog.observers.api import ObservedWatch

BATTLE = "content/battles/2017/al-qaim-2017.en.md"
PAGE = "en/battles/al-qaim-2017/"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def _served(folder: Path, command: Path, *options: str) -> Iterator[tuple[str, Path]]:
    """A running server: its address, and the file of what it says. It must still run at the end."""
    where, said = f"127.0.0.1:{_free_port()}", folder / "said.txt"
    (folder / "tmp").mkdir()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(folder / "tmp")}
    with said.open("wb") as out:
        process = subprocess.Popen(
            [command, "serve", "-a", where, *options],
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


both_commands = pytest.mark.parametrize(
    "command", [COMMAND, COMMAND.with_name("mkdocs")], ids=["chronicle", "mkdocs"]
)


@both_commands
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
    kept = {file.name for file in (folder / ".cache" / "chronicle").glob("*")}
    assert kept <= {"ledger-serve.json", "ledger-serve.facts", "files", "search", "templates"}


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


def test_serve_starts_on_an_error_says_which_and_builds_once_it_is_mended(page: Page, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / BATTLE, "was led by", "was led by [[nobody-at-all]],")
    with _served(folder, COMMAND) as (address, said):
        _wait_until(address, "1 error")
        page.goto(address + PAGE)
        expect(page.locator("h1")).to_have_text("1 error")
        expect(page.locator("li")).to_contain_text(f"unknown-link {BATTLE}:6:")
        edit(folder / BATTLE, "[[nobody-at-all]]", "[[nobody-else]]")
        expect(page.locator("li")).to_contain_text("nobody-else")
        assert page.locator("#chronicle-preview").count() == 0
        edit(folder / BATTLE, "was led by [[nobody-else]],", "was led by")
        expect(page.locator("h1")).to_have_text("Battle of al-Qa'im")
        assert "Traceback" not in said.read_text(encoding="utf-8")


@both_commands
def test_every_open_page_shows_the_problems_of_a_save_until_they_are_mended(
    command: Path, page: Page, browser: Browser, tmp_path: Path
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    asked, printed = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: printed.append(message.text))
    with _served(folder, command) as (address, _):
        _wait_until(address + PAGE, "was led by")
        page.goto(address + PAGE)
        page.evaluate("window.isOld = true")
        edit(folder / BATTLE, "was led by", "was led by [[nobody-at-all]],")
        panel = page.get_by_role("region", name="1 error")
        expect(panel.locator(".message")).to_have_text('nothing is called "nobody-at-all"')
        expect(panel.locator(".code")).to_have_text("unknown-link")
        expect(panel.locator(".where")).to_have_text(re.compile(rf"{re.escape(BATTLE)}:6:\d+"))
        expect(panel.locator("mark")).to_have_text("[[nobody-at-all]]")
        expect(panel.locator(".help")).to_contain_text("a link is the file name")
        assert page.evaluate("window.isOld")

        other = browser.new_page()
        other.goto(f"{address}ar/")
        expect(other.get_by_role("region", name="1 error")).to_be_visible()
        expect(other.get_by_role("region", name="1 error")).to_have_css("direction", "ltr")
        other.close()

        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        page.get_by_role("button", name="1 error").press("Enter")
        expect(panel).to_be_visible()
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("button", name="1 error")).to_be_focused()

        edit(folder / BATTLE, "was led by [[nobody-at-all]],", "was headed by")
        expect(page.locator("main")).to_contain_text("was headed by")
        assert page.locator("#chronicle-preview").count() == 0
        page.goto("about:blank")
    assert {url for url in asked if not url.startswith((address, "data:", "about:"))} == set()
    assert printed == []


def test_warnings_are_a_count_that_opens_their_list(page: Page, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    with _served(folder, COMMAND) as (address, _):
        _wait_until(address + PAGE, "was led by")
        page.goto(address + PAGE)
        edit(folder / BATTLE, "translated_from: ", "translated_from: 00000000 # ")
        count = page.get_by_role("button", name="1 warning")
        expect(count).to_be_visible()
        panel = page.get_by_role("region", name="1 warning")
        expect(panel).to_be_hidden()
        count.click()
        expect(panel.locator(".code")).to_have_text("stale-translation")
        page.goto("about:blank")


def test_arabic_words_stand_by_themselves_in_a_panel() -> None:
    found = Problems()
    found.error("unknown-place", Spot("content/حصيبة.md", 3, 9, 5), 'no place is called "{id}"', id="حصيبة")
    panel = make_panel([Found(found.found[0], "places: حصيبة")], "")
    assert panel is not None
    html = render_panel(panel)
    assert html.count('<bdi lang="ar" dir="rtl">حصيبة</bdi>') == 2
    assert '<code dir="ltr">places: <mark>حصيبة</mark></code>' in html


def test_a_panel_lists_a_hundred_problems_errors_first_and_counts_the_rest() -> None:
    found = Problems()
    for line in range(150):
        found.warn("stale-translation", Spot("content/a.md", line + 1), "old")
    found.error("unknown-link", Spot("content/z.md"), "nothing")
    panel = make_panel([Found(problem, None) for problem in found.found], "")
    assert panel is not None
    assert panel.heading == "1 error, 150 warnings"
    html = render_panel(panel)
    assert html.count("<li ") == 100
    assert html.index("unknown-link") < html.index("stale-translation")
    assert "The terminal lists 51 more." in html


def test_serve_shows_drafts_as_such_and_a_build_does_not(tmp_path: Path) -> None:
    draft = plain_battle("2017-11-05", "al-qaim").replace("title:", "status: draft\ntitle:")
    folder = write_chronicle(tmp_path, SMALL | {"battles/2017/later-2017.md": draft})
    with _served(folder, COMMAND) as (address, _):
        page = _wait_until(f"{address}ar/battles/later-2017/", "<h1")
        assert '<p class="status">' in page
        assert "later-2017" in _wait_until(f"{address}ar/battles/", "<h1")
    (folder / "tmp").rmdir()
    with _served(folder, COMMAND, "--no-drafts") as (address, _):
        assert "later-2017" not in _wait_until(f"{address}ar/battles/", "<h1")
    assert not [file for file in build_site(folder, tmp_path / "site") if "later-2017" in file]


def test_what_is_saved_while_the_first_build_runs_is_shown(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    with _served(folder, COMMAND) as (address, said):
        _wait_for_line(said, "Serving on")
        edit(folder / BATTLE, "was led by", "was commanded by")
        _wait_until(address + PAGE, "was commanded by")


def test_a_save_is_built_once_though_two_watch_for_it(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    with _served(folder, COMMAND) as (address, said):
        _wait_until(address + PAGE, "was led by")
        edit(folder / BATTLE, "was led by", "was commanded by")
        _wait_until(address + PAGE, "was commanded by")
        time.sleep(1.5)
        assert said.read_text(encoding="utf-8").count("the pages are up to date") == 2


def test_files_are_looked_at_the_more_rarely_the_longer_it_takes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("")
    looks, work = list[float](), 0.01

    def look(path: str) -> os.stat_result:
        if not path.endswith("a.md"):  # once for all files
            looks.append(time.perf_counter())
            start = time.thread_time()
            while time.thread_time() - start < work:
                pass
        return Path(path).stat()

    watched = ObservedWatch(str(tmp_path), recursive=True)
    emitter = PatientEmitter(queue.Queue(), watched, timeout=0, stat=look)
    emitter.on_thread_start()
    for _ in range(2):
        emitter.queue_events(0)
    between = [later - look for look, later in pairwise(looks)]
    assert len(between) == 2
    assert min(between) >= 25 * work


def test_a_preview_makes_what_a_build_writes(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    built = build_site(folder, tmp_path / "site")
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(tmp_path / "shown"))
    config.plugins.on_startup(command="serve", dirty=False)
    plugin = find_plugin(config)
    assert plugin is not None
    plugin.showing.is_lazy = True
    build(config)
    preview = plugin.showing.preview
    assert preview is not None
    files = {file: data for file, data in built.items() if not file.startswith("assets/")}
    assert {file: preview.find(file) for file in files} == files
    assert preview.find("en/battles/nothing/index.html") is None


def test_a_built_site_has_nothing_of_the_preview(own_site: Path) -> None:
    traces = (b"livereload", b"chronicle-preview")
    found = [p.name for p in own_site.rglob("*") if p.is_file() and any(t in p.read_bytes() for t in traces)]
    assert found == []
    assert list(own_site.rglob("*preview*")) == []


def test_a_fault_in_a_template_of_the_project_is_said_on_the_page(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: own\n")
    template = folder / "own" / "chronicle" / "battle.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ view.no_such_thing }}", encoding="utf-8")
    with _served(folder, COMMAND) as (address, said):
        _wait_until(address + PAGE, "no_such_thing")
        template.write_text("Mended: {{ view.frame.title.text }}", encoding="utf-8")
        _wait_until(address + PAGE, "Mended: Battle")
        assert "Traceback" not in said.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [COMMAND, COMMAND.with_name("mkdocs")], ids=["chronicle", "mkdocs"])
def test_an_address_above_the_site_or_without_its_last_slash_leads_on(command: Path, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "chronicle.example.org/", "example.org/chronicle/")
    with _served(folder, command) as (address, said):
        _wait_until(f"{address}chronicle/{PAGE}", "was led by")
        for path in ("", "chronicle", "chronicle/en", f"chronicle/{PAGE.rstrip('/')}"):
            _wait_until(address + path, "<html")
        assert "Traceback" not in said.read_text(encoding="utf-8")


@pytest.mark.parametrize("where", ["192.0.2.1:8000", "127.0.0.1:99999"])
def test_an_address_that_cannot_be_had_is_one_line(where: str, tmp_path: Path) -> None:
    status, said = run(COMMAND, "serve", "-a", where, cwd=write_chronicle(tmp_path, SMALL))
    assert status == 1
    assert f"Error: {where} cannot be served at" in said
    assert "Traceback" not in said
