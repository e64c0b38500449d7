"""A command in a terminal of its own, for what asks."""

from __future__ import annotations

import os
import pty
import re
import select
import time
from pathlib import Path

from builds import COMMAND


class Terminal:
    """A command in a terminal, answered line by line."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.seen = ""
        self.process, self.file = pty.fork()
        if not self.process:
            os.chdir(folder)
            os.environ["TERM"] = "xterm"
            os.execv(COMMAND, ["chronicle", *words])

    def expect(self, words: str) -> None:
        end = time.monotonic() + 20
        while words not in self.seen:
            assert time.monotonic() < end, f"{words!r} is not in {self.seen!r}"
            if not self._read():
                break
        assert words in self.seen, self.seen
        self.seen = self.seen.partition(words)[2]

    def _read(self) -> bool:
        if not select.select([self.file], [], [], 0.2)[0]:
            return True
        try:
            data = os.read(self.file, 65536)
        except OSError:
            return False
        if b"\x1b[6n" in data:  # where is the cursor?
            os.write(self.file, b"\x1b[1;1R")
        self.seen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", data.decode("utf-8", "replace"))
        return bool(data)

    def type(self, words: str) -> None:
        os.write(self.file, words.encode())

    def end(self) -> int:
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
