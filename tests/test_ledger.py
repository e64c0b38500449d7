"""The ledger is only ever a help: whatever becomes of it, nothing but time is lost."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import build_site
from chronicle.memory import FileMark, Ledger, read_ledger, write_ledger
from chronicles import SMALL, write_chronicle


def _ledger_of(folder: Path) -> Path:
    (ledger,) = (folder / ".cache" / "chronicle").glob("ledger-*.json")
    return ledger


def _say(ledger: Path, **changed: object) -> None:
    ledger.write_text(json.dumps(json.loads(ledger.read_text()) | changed))


SPOILED: dict[str, Callable[[Path], object]] = {
    "deleted": lambda ledger: ledger.unlink(),
    "empty": lambda ledger: ledger.write_text(""),
    "truncated": lambda ledger: os.truncate(ledger, ledger.stat().st_size // 2),
    "not text": lambda ledger: ledger.write_bytes(bytes(range(256)) * 9),
    "something else": lambda ledger: ledger.write_text("null"),
    "a list": lambda ledger: ledger.write_text("[1, 2]"),
    "of a later form": lambda ledger: _say(ledger, form=99),
    "of another version": lambda ledger: _say(ledger, environment="0" * 32),
    "without pages": lambda ledger: _say(ledger, pages=[]),
    "with wrong marks": lambda ledger: _say(ledger, pages={"ar/index.html": ["f", None, {}]}),
    "with too few marks": lambda ledger: _say(ledger, pages={"ar/index.html": ["f", 1]}),
    "with too large numbers": lambda ledger: ledger.write_text(
        ledger.read_text().replace('"pages":{', '"pages":{"x":["f",1e999,1],')
    ),
    "nested too deep": lambda ledger: ledger.write_text("[" * 200_000),
    "a folder": lambda ledger: (ledger.unlink(), ledger.mkdir()),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_ledger_costs_time_and_nothing_else(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    clean = build_site(folder, folder / "site")
    SPOILED[name](_ledger_of(folder))
    with caplog.at_level(logging.INFO, "mkdocs.plugins.chronicle"):
        again = build_site(folder, folder / "site")
    assert again == clean
    assert "pages written, 0 as they were" in caplog.text


def test_with_a_sound_ledger_no_page_is_written_twice(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    build_site(folder, folder / "site")
    kept = {page: page.stat().st_mtime_ns for page in (folder / "site").glob("*/*/*/index.html")}
    with caplog.at_level(logging.INFO, "mkdocs.plugins.chronicle"):
        build_site(folder, folder / "site")
    assert "0 pages written" in caplog.text
    assert {page: page.stat().st_mtime_ns for page in kept} == kept


def test_a_build_that_cannot_keep_a_ledger_publishes_all_the_same(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    (folder / ".cache").write_text("a file in its place")
    assert "ar/index.html" in build_site(folder, folder / "site")


def test_each_published_folder_has_a_ledger_of_its_own(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    assert build_site(folder, folder / "one") == build_site(folder, folder / "two")
    assert len(list((folder / ".cache" / "chronicle").glob("ledger-*.json"))) == 2


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    ledger = Ledger("now", {"ar/index.html": FileMark("f", 12, 1_700_000_000_123_456_789)})
    write_ledger(tmp_path / "new" / "ledger.json", ledger)
    assert read_ledger(tmp_path / "new" / "ledger.json", "now") == ledger
    assert read_ledger(tmp_path / "new" / "ledger.json", "later") == Ledger("later")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["ledger.json"]
