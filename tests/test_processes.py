"""Work on all processors gives what work on one gives."""

from __future__ import annotations

import os

import pytest
from chronicle.processes import PROCESSES, spread, work_aside


@pytest.mark.parametrize("processes", ["1", "2", "5"])
def test_every_piece_is_done_once(processes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, processes)
    done = dict(spread(lambda piece: piece * 2, list(range(50))))
    assert done == {number: number * 2 for number in range(50)}


@pytest.mark.parametrize("processes", ["1", "2"])
def test_work_aside_gives_what_it_worked_out(processes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, processes)
    find = work_aside(lambda: sum(range(1000)))
    assert find() == 499_500


def test_work_that_is_lost_aside_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "2")
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os._exit(1)
        return "done"

    assert work_aside(work)() == "done"
