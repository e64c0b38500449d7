"""A long build says how far it has come: in a bar, or in lines where nobody watches."""

from __future__ import annotations

import logging
import os
import pty
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from chronicle.glue.progress import follow


def _work(pieces: int) -> Iterator[list[int]]:
    yield from ([1] * 10 for _ in range(pieces))


def test_a_log_gets_a_line_now_and_then(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    seconds = count()
    with (
        (tmp_path / "log").open("w") as log,
        caplog.at_level(logging.INFO, "mkdocs.plugins.chronicle"),
    ):
        done = list(follow(_work(100), len, 1000, log, lambda: float(next(seconds))))
    assert len(done) == 100
    assert caplog.messages[0] == "40 of 1,000 pages"
    assert 4 < len(caplog.messages) < 10


def test_a_short_build_says_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with (tmp_path / "log").open("w") as log, caplog.at_level(logging.INFO, "mkdocs.plugins.chronicle"):
        assert len(list(follow(_work(5), len, 50, log, lambda: 0.0))) == 5
    assert caplog.messages == []


def test_a_terminal_gets_a_bar() -> None:
    reader, writer = pty.openpty()
    seconds = count()
    with os.fdopen(writer, "w") as terminal:
        assert len(list(follow(_work(40), len, 400, terminal, lambda: float(next(seconds))))) == 40
        terminal.flush()
        said = ""
        while "400/400" not in said:  # a terminal hands on what it has, which may not be all
            said += os.read(reader, 100_000).decode()
    os.close(reader)
    assert "pages" in said
    assert "400/400" in said
