"""`chronicle build --manifest` writes checksums, and `chronicle verify` tells what is not as it was built."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from builds import COMMAND, edit, run
from chronicles import SMALL, front, write_chronicle


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing of it is asked."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle with its site and the manifest of it, built once."""
    renamed = {"places/rawa.md": front("names: {ar: راوة, en: Rawa}\nkind: town\nprevious_ids: [raawa]")}
    folder = write_chronicle(tmp_path_factory.mktemp("built"), SMALL | renamed)
    status, said = run(COMMAND, "build", "--manifest", "built.sha256", cwd=folder)
    assert status == 0, said
    assert "checksums in built.sha256" in said
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "chronicle")


@pytest.fixture
def host(folder: Path) -> Iterator[str]:
    with serve(folder / "site") as address:
        yield address


@contextmanager
def serve(site: Path, handler: type[_Quiet] = _Quiet) -> Iterator[str]:
    """Serve a site in a way of its own: the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Leading(_Quiet):
    """A host that leads on from some addresses."""

    ways: dict[str, str]

    def do_GET(self) -> None:
        if self.path in self.ways:
            self.send_response(301)
            self.send_header("Location", self.ways[self.path])
            self.end_headers()
        else:
            super().do_GET()


def verify(folder: Path, target: str, *options: str) -> tuple[int, list[str]]:
    status, said = run(COMMAND, "verify", target, "built.sha256", *options, cwd=folder)
    return status, [line for line in said.splitlines() if not line.startswith("asking")]


def test_a_site_is_as_it_was_built_in_its_folder_and_on_a_host(folder: Path, host: str) -> None:
    for target in ("site", host, host.rstrip("/")):
        status, said = verify(folder, target)
        assert (status, said[-1].endswith(", 0 not as built")) == (0, True), said


def test_what_hosts_keep_to_themselves_is_not_counted_as_asked(folder: Path, host: str) -> None:
    count = len(read_lines(folder))
    assert verify(folder, "site")[1] == [f"{count} files built, 0 not as built"]
    assert verify(folder, host)[1] == [f"{count - 2} files asked, 0 not as built"]


def read_lines(folder: Path) -> list[str]:
    """The lines of the manifest that name a file."""
    lines = (folder / "built.sha256").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_a_page_that_was_tampered_with_is_made_anew_and_not_vouched_for(folder: Path) -> None:
    assert run(COMMAND, "build", cwd=folder)[0] == 0
    before, page = read_lines(folder), folder / "site/en/places/al-qaim/index.html"
    stat, sound = page.stat(), page.read_bytes()
    page.write_bytes(sound.replace(b"Al-Qa", b"Al-Ka"))
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    status, said = run(COMMAND, "build", "--manifest", "built.sha256", cwd=folder)
    assert status == 0, said
    assert page.read_bytes() == sound
    assert read_lines(folder) == before


def test_only_files_of_the_build_are_vouched_for(folder: Path) -> None:
    site, before = folder / "site", read_lines(folder)
    (site / "added.html").write_text("", encoding="utf-8")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("x", encoding="utf-8")
    status, said = run(COMMAND, "build", "--manifest", "built.sha256", cwd=folder)
    assert status == 0, said
    assert "not of the build, and not in it: .git" in said
    assert read_lines(folder) == before


def test_hidden_files_that_the_build_wrote_are_vouched_for(folder: Path) -> None:
    edit(folder / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    (folder / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    for name in ('.well-known/ours.txt', 'deep/.kept'):\n"
        "        file = Path(config.site_dir) / name\n"
        "        file.parent.mkdir(parents=True, exist_ok=True)\n"
        "        file.write_text('ours')\n",
        encoding="utf-8",
    )
    assert run(COMMAND, "build", "--manifest", "built.sha256", cwd=folder)[0] == 0
    named = {line.partition("  ")[2] for line in read_lines(folder)}
    assert {".well-known/ours.txt", "deep/.kept"} <= named
    (folder / "site/.well-known/theirs.txt").write_text("theirs", encoding="utf-8")
    (folder / "site/.git").mkdir()
    (folder / "site/deep/.added").write_text("theirs", encoding="utf-8")
    (folder / "site/.well-known/ours.txt").write_text("not ours", encoding="utf-8")
    status, said = verify(folder, "site")
    assert status == 1
    assert said[:-1] == [
        ".well-known/ours.txt: changed",
        "deep/.added: not of this build",
        "not looked at, since a build leaves it alone: .git, .well-known/theirs.txt",
    ]


def test_links_and_what_cannot_be_read_are_told_too(folder: Path, tmp_path: Path) -> None:
    site = folder / "site"
    (site / "added").symlink_to(tmp_path)
    (site / "404.html").unlink()
    os.mkfifo(site / "404.html")
    assert verify(folder, "site")[1][:-1] == ["404.html: changed", "added: not of this build"]


def test_sha256sum_reads_the_manifest(folder: Path) -> None:
    command = ["sha256sum", "--check", "--quiet", "--strict", "../built.sha256"]
    assert subprocess.run(command, cwd=folder / "site", check=False, capture_output=True).returncode == 0


def test_a_changed_a_missing_and_an_added_file_are_told(folder: Path, host: str) -> None:
    site = folder / "site"
    page, map_ = site / "en/places/al-qaim/index.html", site / "data/places.geojson"
    page.write_text(page.read_text(encoding="utf-8").replace("Al-Qa", "Al-Ka"), encoding="utf-8")
    map_.unlink()
    (site / "added.html").write_text("", encoding="utf-8")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("", encoding="utf-8")
    told = ["data/places.geojson: missing", "en/places/al-qaim/index.html: changed"]
    status, said = verify(folder, host)
    assert (status, said[:-1]) == (1, told)
    status, said = verify(folder, "site")
    left_alone = "not looked at, since a build leaves it alone: .well-known"
    assert (status, said[:-1]) == (1, ["added.html: not of this build", *told, left_alone])


def test_a_host_that_does_not_answer_is_told_for_what_it_is(folder: Path) -> None:
    (folder / "built.sha256").write_text(f"{'0' * 64}  index.html\n", encoding="utf-8")
    status, said = verify(folder, "http://127.0.0.1:9/")
    assert status == 1
    assert said[0].startswith("index.html: not to be had (")


@pytest.mark.parametrize(
    ("written", "told"),
    [("", "names no file"), ("x\n", "built.sha256:1 is no line of a manifest"), (None, "cannot be read")],
)
def test_what_is_no_manifest_is_told_in_one_line(tmp_path: Path, written: str | None, told: str) -> None:
    if written is not None:
        (tmp_path / "built.sha256").write_text(written, encoding="utf-8")
    status, said = verify(tmp_path, ".")
    assert status == 1
    assert told in said[-1]
    assert len(said) == 1


def test_a_manifest_is_kept_apart_from_the_site(folder: Path) -> None:
    status, said = run(COMMAND, "build", "--manifest", "site/built.sha256", cwd=folder)
    assert status == 1
    assert "keep what it is checked by elsewhere" in said
    assert not (folder / "site" / "built.sha256").exists()


def test_a_target_that_is_nothing_is_told(folder: Path) -> None:
    status, said = verify(folder, "sight")
    assert (status, said) == (1, ["Error: sight is neither an address (https://…) nor a folder"])


OLD, NEW = "/en/places/raawa/", "/en/places/rawa/"


def _lead(ways: dict[str, str]) -> type[_Leading]:
    return type("_Led", (_Leading,), {"ways": ways})


def test_a_host_may_lead_on_from_an_old_address_where_the_site_says_so(folder: Path) -> None:
    moves = [line.split() for line in (folder / "site/_redirects").read_text("utf-8").splitlines()]
    assert [OLD, NEW, "301"] in moves
    assert f"# {OLD} {NEW}" in (folder / "built.sha256").read_text(encoding="utf-8").splitlines()
    with serve(folder / "site", _lead({old: new for old, new, _ in moves})) as host:
        status, said = verify(folder, host)
    assert status == 0, said
    with serve(folder / "site", _lead({OLD: "/en/places/anbar/"})) as host:
        status, said = verify(folder, host)
    assert (status, said[0]) == (
        1,
        f"{OLD[1:]}index.html: not to be had (it leads to {host}en/places/anbar/)",
    )


@pytest.mark.parametrize(
    ("way", "is_fine"),
    [
        ({"/en/": "/en"}, True),
        ({"/en/": "/en/index.html"}, True),
        ({"/404.html": "/404"}, True),
        ({"/en/": "/ar/"}, False),
        ({"/en/": "/en/?x=1"}, False),
        ({"/en/": "http://localhost:9/en/"}, False),
        ({"/en/": "http://["}, False),
        ({"/en/": "/en"} | {"/en": "/en/"}, False),
    ],
)
def test_any_other_way_must_be_to_the_same_page(way: dict[str, str], is_fine: bool, folder: Path) -> None:
    (folder / "site/404").write_bytes((folder / "site/404.html").read_bytes())

    class Led(_Leading):
        ways = way

        def do_GET(self) -> None:
            self.path = self.path if self.path != "/en" or "/en" in way else "/en/index.html"
            super().do_GET()

    with serve(folder / "site", Led) as host:
        status, said = verify(folder, host)
    assert (status == 0) is is_fine, said
    assert is_fine or len(said) == 2


@pytest.mark.parametrize(
    "address", ["http://a..b/", f"http://{'a' * 70}.example/", "http://[::1/", "http://", "https://x:99999/"]
)
def test_what_no_host_can_be_called_is_told_in_one_line(address: str, folder: Path) -> None:
    assert verify(folder, address) == (1, [f"Error: {address} is no address of a site"])


def test_a_host_that_never_answers_is_not_asked_for_every_file(folder: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(200)
        start = time.monotonic()
        status, said = verify(folder, f"http://127.0.0.1:{silent.getsockname()[1]}/", "--timeout", "0.5")
    assert status == 1
    assert time.monotonic() - start < 20
    assert said[0].endswith(": not to be had (no answer in time)")
    told = [line for line in said if ": not to be had (" in line]
    assert 20 <= len(told) < 30 < len(read_lines(folder))
    assert said[-2] == "Error: stopped, since 20 files in a row were not to be had"
    assert said[-1].startswith(f"{len(told)} files asked, ")


@pytest.mark.parametrize("pause", [0.0, 0.2])
def test_a_file_that_does_not_end_is_left(pause: float, folder: Path) -> None:
    class Streaming(_Quiet):
        def do_GET(self) -> None:
            if self.path == "/en/":
                self.send_response(200)
                self.end_headers()
                self._go_on()
            else:
                super().do_GET()

        def _go_on(self) -> None:
            try:
                for _ in range(100 if pause else 6000):  # nearly without end, lest a fault take all memory
                    self.wfile.write(b"x" if pause else b"x" * 65536)
                    time.sleep(pause)
            except OSError:
                pass  # nobody listens any more

    (folder / "built.sha256").write_text(f"{'0' * 64}  en/index.html\n", encoding="utf-8")
    with serve(folder / "site", Streaming) as host:
        status, said = verify(folder, host, "--timeout", "1")
    assert status == 1
    assert said[0].startswith("en/index.html: not to be had (its answer ")
    assert len(said) == 2


def test_a_host_cannot_tell_by_its_name_who_asks(folder: Path) -> None:
    seen = set[str]()

    class Seeing(_Quiet):
        def do_GET(self) -> None:
            seen.add(self.headers["User-Agent"])
            super().do_GET()

    with serve(folder / "site", Seeing) as host:
        assert verify(folder, host)[0] == 0
    (agent,) = seen
    assert agent.startswith("Mozilla/5.0 ")
    assert "chronicle" not in agent


def test_a_packed_answer_is_unpacked(folder: Path) -> None:
    class Packed(_Quiet):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path != "/en/":
                return super().do_GET()
            data = gzip.compress((folder / "site/en/index.html").read_bytes())
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for part in (data[:50], data[50:], b""):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
            return None

    with serve(folder / "site", Packed) as host:
        status, said = verify(folder, host)
    assert status == 0, said
