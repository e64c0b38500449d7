"""A site served as a good host serves it: compressed wherever that makes it smaller, every byte counted."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LEVEL = 6
_TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".html": "text/html",
    ".wasm": "application/wasm",
}


class Tally:
    """The bodies that were sent: the path and the compressed bytes of each."""

    def __init__(self) -> None:
        """Nothing was sent yet."""
        self._sent: list[tuple[str, int]] = []
        self._under_way = 0
        self._last = time.monotonic()
        self._lock = threading.Lock()

    def begin(self) -> None:
        """A request came."""
        with self._lock:
            self._under_way += 1

    def end(self, path: str, size: int) -> None:
        """Its answer was sent."""
        with self._lock:
            self._under_way -= 1
            self._sent.append((path, size))
            self._last = time.monotonic()

    def take(self) -> list[tuple[str, int]]:
        """What was sent since this was asked the last time."""
        with self._lock:
            sent, self._sent = self._sent, []
            return sent

    def wait(self, quiet: float = 0.3) -> None:
        """Wait until nothing more is asked for."""
        while self._under_way or time.monotonic() - self._last < quiet:
            time.sleep(0.02)


@contextmanager
def serve(folders: Sequence[Path]) -> Iterator[tuple[str, Tally]]:
    """Serve folders as one site, earlier ones before later: its address, ending in a slash, and a tally."""
    tally = Tally()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handling, tuple(folders), tally))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", tally
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handling(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one packet: two small ones wait for each other on some systems.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True

    def __init__(self, folders: tuple[Path, ...], tally: Tally, *rest: object) -> None:
        self._folders, self._tally = folders, tally
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, or the page of a folder."""
        path = unquote(urlsplit(self.path).path)
        self._tally.begin()
        size = 0
        try:
            size = self._send(path)
        finally:
            self._tally.end(path, size)

    def _send(self, path: str) -> int:
        file = self._find(path)
        if file is None:
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return 0
        body, is_compressed = _read(file, file.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _find_type(file))
        self.send_header("Content-Length", str(len(body)))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        return len(body)

    def _find(self, path: str) -> Path | None:
        relative = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        found = (folder / relative for folder in self._folders)
        return next((file for file in found if file.is_file()), None)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _read(file: Path, _changed: int) -> tuple[bytes, bool]:
    """A file's body as it is sent, and whether that is compressed."""
    body = file.read_bytes()
    small = gzip.compress(body, _LEVEL)
    return (small, True) if len(small) < len(body) else (body, False)


def _find_type(file: Path) -> str:
    return _TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
