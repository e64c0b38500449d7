"""What was saved: told by the system at once where it can, and looked for now and then where it cannot."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter, PollingObserver

# A system tells of files that are only opened, too.
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
# Looking at all files may take one part in so many of the time.
_SHARE = 25
# In seconds, how long a change may stay unseen where a system tells nothing.
_LONGEST = 10.0
_Stamp = tuple[int, int, int] | None


class Watcher(FileSystemEventHandler):
    """Calls when a file has changed: once for each change, whoever tells of it.

    A shared folder or a container may tell nothing, so that somebody else looks at the files as well.
    """

    def __init__(self, call: Callable[[], None]) -> None:
        self._call, self._seen = call, dict[str, _Stamp]()
        self._observer: BaseObserver = Observer()

    def watch(self, folder: Path) -> None:
        """Let the system tell of a folder, if it can."""
        with suppress(OSError):
            self._observer.schedule(self, str(folder), recursive=True)

    def start(self) -> None:
        """Listen from now on."""
        with suppress(OSError):  # no more folders can be watched on this machine
            self._observer.start()

    def stop(self) -> None:
        """Listen no more."""
        if self._observer.is_alive():
            self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Compare the files that an event names with how they last were."""
        if event.is_directory or event.event_type not in _CHANGES:
            return
        changed = [self._is_changed(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if any(changed):
            self._call()

    def _is_changed(self, path: str) -> bool:
        stamp, known = _read_stamp(path), path in self._seen
        if known and self._seen[path] == stamp:
            return False
        self._seen[path] = stamp
        return True


class Poller(PollingObserver):
    """Looks at all files of its folders every so many seconds; where there are many, more rarely: it takes
    the time of the builds that it is there to start.
    """

    def __init__(self, timeout: float) -> None:
        BaseObserver.__init__(self, PatientEmitter, timeout=timeout)


class PatientEmitter(PollingEmitter):
    """Waits between two looks many times as long as the last one took of a processor, up to a limit."""

    _took = 0.0

    def on_thread_start(self) -> None:
        """Look for the first time."""
        start = time.thread_time()
        super().on_thread_start()
        self._took = time.thread_time() - start

    def queue_events(self, timeout: float) -> None:
        """Wait, then look what has changed."""
        if not self.stopped_event.wait(max(timeout, min(_SHARE * self._took, _LONGEST))):
            start = time.thread_time()
            super().queue_events(0)
            self._took = time.thread_time() - start


def _read_stamp(path: str) -> _Stamp:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
