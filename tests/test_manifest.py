"""`chronicle build --manifest` writes checksums, and `chronicle verify` tells what is not as it was built."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from builds import COMMAND, run
from chronicles import SMALL, front, write_chronicle


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing of it is asked."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    renamed = {"places/rawa.md": front("names: {ar: راوة, en: Rawa}\nkind: town\nprevious_ids: [raawa]")}
    folder = write_chronicle(tmp_path, SMALL | renamed)
    status, said = run(COMMAND, "build", "--manifest", "built.sha256", cwd=folder)
    assert status == 0
    assert "checksums in built.sha256" in said
    return folder


@pytest.fixture
def host(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def verify(folder: Path, target: str) -> tuple[int, list[str]]:
    status, said = run(COMMAND, "verify", target, "built.sha256", cwd=folder)
    return status, [line for line in said.splitlines() if not line.startswith("asking")]


def test_a_site_is_as_it_was_built_in_its_folder_and_on_a_host(folder: Path, host: str) -> None:
    for target in ("site", host, host.rstrip("/")):
        status, said = verify(folder, target)
        assert (status, said[-1].endswith("files built, 0 not as built")) == (0, True), said


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
    assert (status, said[:-1]) == (1, ["added.html: not of this build", *told])


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
