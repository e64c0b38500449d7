"""Work is spread over processes, and looks as if it had been done here."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time

import pytest
from chronicle.processes import PROCESSES, WorkerLost, spread, work_aside


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Two processes, and threads that another test has left in this one do not matter."""
    monkeypatch.setenv(PROCESSES, "2")
    if "threads" not in request.node.name:
        monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_every_piece_is_done_once_whatever_the_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {n: n * n for n in range(101)}
    for processes in ("1", "2", "5"):
        monkeypatch.setenv(PROCESSES, processes)
        done = list(spread(lambda n: n * n, range(101)))
        assert len(done) == 101
        assert dict(done) == expected


def test_the_work_is_done_here_and_in_a_process_that_knows_what_this_one_knows() -> None:
    known = {"a": 1}

    def work(key: str) -> tuple[int, int]:
        time.sleep(0.3)
        return os.getpid(), known[key]

    done = [result for _, result in spread(work, ["a"] * 6)]
    pids = {pid for pid, _ in done}
    assert len(pids) == 2
    assert os.getpid() in pids
    assert {value for _, value in done} == {1}


@pytest.mark.parametrize("slow", ["this one", "another"])
def test_a_process_helps_with_what_another_has_left(slow: str) -> None:
    here = os.getpid()

    def work(_: int) -> int:
        time.sleep(0.5 if (os.getpid() == here) == (slow == "this one") else 0.05)
        return os.getpid()

    done = list(dict(spread(work, range(8))).values())
    of_this = done.count(here)
    assert of_this <= 2 if slow == "this one" else of_this >= 6


def test_an_exception_is_raised_where_the_work_was_asked_for() -> None:
    here = os.getpid()

    def fail(piece: int) -> int:
        if os.getpid() != here:
            raise LookupError("no such place")
        time.sleep(0.3)
        return piece

    with pytest.raises(LookupError, match="no such place") as caught:
        list(spread(fail, range(6)))
    assert any("in fail" in note for note in caught.value.__notes__)


def test_after_an_exception_here_no_process_is_left() -> None:
    here = os.getpid()

    def fail(piece: int) -> int:
        if os.getpid() == here:
            raise LookupError("no such place")
        time.sleep(60)
        return piece

    with pytest.raises(LookupError, match="no such place"):
        list(spread(fail, range(6)))
    assert multiprocessing.active_children() == []


def test_results_larger_than_a_pipe_come_through() -> None:
    done = dict(spread(lambda n: bytes([n]) * 3_000_000, range(6)))
    assert {n: (len(data), data[0]) for n, data in done.items()} == {n: (3_000_000, n) for n in range(6)}


def test_an_exception_that_cannot_be_sent_is_told_in_words() -> None:
    class Odd(Exception):
        def __reduce__(self) -> str:
            raise TypeError("never")

    here = os.getpid()

    def fail(_: int) -> int:
        if os.getpid() != here:
            raise Odd("it broke")
        time.sleep(0.3)
        return 0

    with pytest.raises(RuntimeError, match="it broke"):
        list(spread(fail, range(4)))


def test_a_process_that_is_killed_ends_the_work() -> None:
    here = os.getpid()

    def die(piece: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.3)
        return piece

    with pytest.raises(WorkerLost):
        list(spread(die, range(4)))


def test_a_program_with_threads_does_the_work_itself() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert {pid for _, pid in spread(lambda _: os.getpid(), range(4))} == {os.getpid()}
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize("processes", ["1", "2"])
def test_work_aside_gives_what_it_worked_out(processes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, processes)
    find = work_aside(lambda: sum(range(1000)))
    assert find() == 499_500


def test_work_that_is_lost_aside_is_done_here() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os._exit(1)
        return "done"

    assert work_aside(work)() == "done"
