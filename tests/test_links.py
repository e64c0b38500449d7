"""`chronicle links`: sources without an archived copy, and addresses asked politely of a local server."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from builds import COMMAND, run
from chronicle.desk.addresses import Asker, Manners
from chronicles import SMALL, front, write_chronicle

QUICK = Manners(pause=0.05, timeout=2, retries=2)


@dataclass
class Site:
    """A server that answers by the path, and notes what it was asked."""

    address: str = ""
    asked: list[tuple[str, str, float]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def count(self, path: str) -> Counter[str]:
        return Counter(method for method, asked, _ in self.asked if asked == path)


@pytest.fixture
def site() -> Iterator[Site]:
    seen = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            seen.asked.append((self.command, self.path, time.monotonic()))
            seen.agents.add(self.headers["User-Agent"])
            status = {"/gone": 404, "/busy": 503, "/private": 401}.get(self.path, 200)
            if self.path == "/no-head" and self.command == "HEAD":
                status = 405
            if self.path == "/busy-once" and seen.count("/busy-once").total() == 1:
                status = 503
            if self.path == "/slow":
                time.sleep(3)
            if self.path in ("/moved", "/for-now", "/circle"):
                status = 302 if self.path == "/for-now" else 301
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", "/circle" if self.path == "/circle" else "/new")
            if status == 503:
                self.send_header("Retry-After", "0")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    seen.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield seen
    server.shutdown()


def ask(
    site: Site, tmp_path: Path, *paths: str, manners: Manners = QUICK
) -> dict[str, tuple[bool, str, str]]:
    answers = Asker(tmp_path / "cache" / "links.json", manners).ask([site.address + path for path in paths])
    short = {address.removeprefix(site.address): answer for address, answer in answers.items()}
    return {
        path: (one.is_alive, one.fault or str(one.status), one.moved_to.removeprefix(site.address))
        for path, one in short.items()
    }


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/page", (True, "200", "")),
        ("/gone", (False, "404", "")),
        ("/private", (True, "401", "")),
        ("/no-head", (True, "200", "")),
        ("/moved", (True, "200", "/new")),
        ("/for-now", (True, "200", "")),
        ("/busy-once", (True, "200", "")),
        ("/busy", (False, "503", "")),
        ("/circle", (False, "it leads in a circle", "")),
        ("/slow", (False, "no answer in time", "")),
    ],
)
def test_an_address_answers_or_is_said_to_be_gone(
    path: str, answer: tuple[bool, str, str], site: Site, tmp_path: Path
) -> None:
    quick = Manners(pause=0.05, timeout=0.5 if path == "/slow" else 5, retries=0 if path == "/slow" else 2)
    assert ask(site, tmp_path, path, manners=quick) == {path: answer}


def test_a_host_that_is_not_there_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    asker = Asker(tmp_path / "links.json", Manners(pause=0, timeout=1, retries=0))
    (answer,) = asker.ask(["http://nothing.invalid/"]).values()
    assert not answer.is_alive
    assert answer.fault in ("no such host, or it does not answer", "no answer in time")


def test_one_host_is_asked_slowly_and_by_name(site: Site, tmp_path: Path) -> None:
    ask(site, tmp_path, "/a", "/b", "/c", manners=Manners(pause=0.3, timeout=5))
    times = [moment for _, _, moment in site.asked]
    assert [path for _, path, _ in site.asked] == ["/a", "/b", "/c"]
    assert all(later - earlier >= 0.29 for earlier, later in pairwise(times))
    assert {agent.partition("/")[0] for agent in site.agents} == {"chronicle-links"}


def test_what_answered_is_not_asked_again_and_what_did_not_is(site: Site, tmp_path: Path) -> None:
    for _ in range(2):
        ask(site, tmp_path, "/page", "/gone", "/page")
    assert (site.count("/page").total(), site.count("/gone")["HEAD"]) == (1, 2)
    ask(site, tmp_path, "/page", manners=Manners(pause=0, good_for=0))
    assert site.count("/page").total() == 2


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"http://x/": 1}', '{"http://x/": {"y": 1}}'])
def test_a_broken_memory_is_as_none(kept: str, site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "links.json").write_text(kept)
    assert ask(site, tmp_path, "/page") == {"/page": (True, "200", "")}


def test_the_command_asks_all_addresses_and_says_where_the_dead_ones_stand(
    site: Site, tmp_path: Path
) -> None:
    path = "sources/reuters-2017-10-27.md"
    source = SMALL[path].replace("https://news.example.org/2017/10/27/al-qaim", f"{site.address}/page")
    source = source.replace("kind: agency", f"archive: {site.address}/gone\nkind: agency")
    text = f"[هنا]({site.address}/moved) و<{site.address}/page> و`<{site.address}/code>`"
    files = {path: source, "pages/about.md": front("title: عن", text)}
    folder = write_chronicle(tmp_path, {k: v for k, v in SMALL.items() if k != "pages/about.en.md"} | files)
    status, said = run(COMMAND, "links", "--check", "--pause", "0", cwd=folder)
    lines = [line for line in said.splitlines() if line.startswith(("content/", "3 "))]
    assert status == 1
    assert lines == [
        f"content/pages/about.md:4:7: {site.address}/moved: moved to {site.address}/new",
        f"content/{path}:7:10: {site.address}/gone: 404",
        "3 addresses asked, 1 dead",
    ]
    assert site.count("/code").total() == 0


def test_sources_without_an_archived_copy_are_listed(tmp_path: Path) -> None:
    status, said = run(COMMAND, "links", cwd=write_chronicle(tmp_path, SMALL))
    assert (status, said.splitlines()) == (
        0,
        [
            "content/sources/reuters-2017-10-27.md:6: https://news.example.org/2017/10/27/al-qaim",
            "1 of 1 addresses of sources have no archived copy",
        ],
    )
