"""Whether a host gives what was built: every file is asked for, as a common browser would ask."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from urllib.parse import quote, unquote, urljoin, urlsplit

import requests
import urllib3

from chronicle.desk.addresses import explain_fault
from chronicle.desk.manifest import Difference, Fate, Manifest
from chronicle.output.safety import HEADERS_FILE, REDIRECTS_FILE

_PAGE = "index.html"
# Hosts read these themselves, and hand them to nobody.
_FOR_HOSTS = frozenset({HEADERS_FILE, REDIRECTS_FILE})
_AT_ONCE = 8
_MOST_STEPS = 5
_MOST_IN_A_ROW = 20
# No file of a site is as large, and none takes so many times as long as an answer may.
_MOST_BYTES = 256 * 1024 * 1024
_LONGEST = 6
_PIECE = 1 << 16
# A host that knew who asks could give what was built to nobody else.
_AS_A_BROWSER = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.5",
}
_KEPT = ":/?#[]@!$&'()*+,;=%~"


class NoAddress(ValueError):
    """What was given is no address that a site can have."""


class HostSilent(RuntimeError):
    """So many files in a row were not to be had that no other was asked for; the message says how many."""


class _Endless(Exception):
    """An answer that goes on and on; the message says how far."""


_FAULTS = (requests.RequestException, urllib3.exceptions.HTTPError, _Endless, ValueError)


def list_asked(manifest: Manifest) -> list[str]:
    """The files that a host can be asked for."""
    return [path for path in sorted(manifest.digests) if path not in _FOR_HOSTS]


def verify_host(
    base: str, manifest: Manifest, timeout: float, on_answer: Callable[[], None] = lambda: None
) -> Iterator[Difference]:
    """What is not as it was built on a host, in the order of the paths. What else is there nobody can see.

    Raises NoAddress, and in the end HostSilent.
    """
    _expect_address(base)
    with requests.Session() as session, ThreadPoolExecutor(_AT_ONCE) as pool:
        session.headers.update(_AS_A_BROWSER)
        asker = _Asker(session, f"{base.rstrip('/')}/", manifest, timeout, on_answer)
        yield from (found for found in pool.map(asker.ask, list_asked(manifest)) if found is not None)
    if asker.is_done:
        raise HostSilent(f"stopped, since {_MOST_IN_A_ROW} files in a row were not to be had")


def _expect_address(base: str) -> None:
    try:
        parts = urlsplit(base)
        host = (parts.hostname or "").encode("idna")
        is_address = bool(host) and parts.port != 0 and not parts.query and not parts.fragment
    except ValueError:  # of a port too, and of a name that no host can have
        is_address = False
    if not is_address:
        raise NoAddress(f"{base} is no address of a site")


@dataclass(slots=True)
class _Asker:
    """Asks a host for one file after the other, until too many in a row were not to be had."""

    session: requests.Session
    base: str
    manifest: Manifest
    timeout: float
    on_answer: Callable[[], None]
    failures: int = 0
    lock: Lock = field(default_factory=Lock)

    @property
    def is_done(self) -> bool:
        """Whether no other file is asked for."""
        return self.failures >= _MOST_IN_A_ROW

    def ask(self, path: str) -> Difference | None:
        """What became of a file; None where it is as it was built, or was not asked for."""
        if self.is_done:
            return None
        found, is_failure = self._try(path)
        with self.lock:
            if not self.is_done:
                self.failures = self.failures + 1 if is_failure else 0
            self.on_answer()
        return found

    def _try(self, path: str) -> tuple[Difference | None, bool]:
        """What became of a file, and whether there was no whole answer."""
        try:
            return self._follow(path), False
        except _FAULTS as fault:
            return Difference(path, Fate.UNREACHABLE, _explain(fault)), True

    def _follow(self, path: str) -> Difference | None:
        first = there = _find_address(self.base, path)
        for _ in range(_MOST_STEPS):
            with self._get(there) as answer:
                target = self.session.get_redirect_target(answer)
                if target is None:
                    return self._judge(path, answer)
            there = urljoin(there, target)
            if self._is_move(first, there):
                return None
            if not _is_same_page(first, there):
                return Difference(path, Fate.UNREACHABLE, f"it leads to {quote(there[:200], safe=_KEPT)}")
        return Difference(path, Fate.UNREACHABLE, "it leads in a circle")

    def _get(self, address: str) -> requests.Response:
        return self.session.get(address, timeout=self.timeout, allow_redirects=False, stream=True)

    def _is_move(self, old: str, new: str) -> bool:
        """Whether this is a way from an old address to the new one that the site itself tells hosts of."""
        target = self.manifest.moves.get(f"/{old.removeprefix(self.base)}")
        return target is not None and _find_parts(new) == _find_parts(
            f"{self.base}{target.removeprefix('/')}"
        )

    def _judge(self, path: str, answer: requests.Response) -> Difference | None:
        if answer.status_code in (404, 410):
            return Difference(path, Fate.MISSING)
        if not answer.ok:
            return Difference(path, Fate.UNREACHABLE, f"the host answers {answer.status_code}")
        is_same = self._digest(answer) == self.manifest.digests[path]
        return None if is_same else Difference(path, Fate.CHANGED)

    def _digest(self, answer: requests.Response) -> str:
        """The checksum of a file while it comes. Raises _Endless."""
        digest, size, longest = sha256(), 0, self.timeout * _LONGEST
        end = time.monotonic() + longest
        # What has come, however little: a longer piece could be waited for without end.
        while piece := answer.raw.read1(_PIECE, decode_content=True):
            digest.update(piece)
            size += len(piece)
            if size > _MOST_BYTES:
                raise _Endless(f"its answer has more than {_MOST_BYTES >> 20} MB")
            if time.monotonic() > end:
                raise _Endless(f"its answer has not ended after {longest:.0f} seconds")
        return digest.hexdigest()


def _find_address(base: str, path: str) -> str:
    """Where a reader finds a file: a page at its folder."""
    shown = path.removesuffix(_PAGE) if path == _PAGE or path.endswith(f"/{_PAGE}") else path
    return urljoin(base, quote(shown))


def _is_same_page(one: str, other: str) -> bool:
    """Whether two addresses differ at most in how a host likes them: with a slash, `index.html` or `.html` in
    the end, or without.
    """
    (origin, path), (other_origin, other_path) = _find_parts(one), _find_parts(other)
    return origin == other_origin and _bare(path) == _bare(other_path)


def _find_parts(address: str) -> tuple[tuple[str, str, int | None], str]:
    """Who gives an address, and which; what stands after a question mark belongs to it."""
    parts = urlsplit(address)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    path = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
    return (parts.scheme, parts.hostname or "", port), path


def _bare(path: str) -> str:
    return path.removesuffix(f"/{_PAGE}").removesuffix(".html").removesuffix("/")


def _explain(fault: Exception) -> str:
    match fault:
        case requests.RequestException():
            return explain_fault(fault)
        case _Endless():
            return str(fault)
        case urllib3.exceptions.TimeoutError():
            return "no answer in time"
        case urllib3.exceptions.HTTPError():
            return "its answer breaks off"
    return "it leads to no address"
