"""The checksums of a site, and whether one that is published is still what was built.

A manifest is what `sha256sum` writes and checks: a line for each file, its SHA-256 and its path. It is kept
away from the site: whoever can change the one on a host could change the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from hashlib import file_digest, sha256
from pathlib import Path
from urllib.parse import quote, urljoin

import requests

from chronicle import __version__
from chronicle.desk.addresses import explain_fault
from chronicle.desk.edits import replace_file

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
_PAGE = "index.html"
# Hosts read these themselves, and hand them to nobody.
_FOR_HOSTS = frozenset({"_headers", "_redirects"})
_AT_ONCE = 8


class BrokenManifest(ValueError):
    """A file that is no manifest; the message says where."""


class Fate(StrEnum):
    """What became of a file."""

    CHANGED = "changed"
    MISSING = "missing"
    UNKNOWN = "not of this build"
    UNREACHABLE = "not to be had"


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it was built, and why it could not be had."""

    path: str
    fate: Fate
    reason: str = ""


def write_manifest(site: Path, file: Path) -> int:
    """Write the checksums of a site's files, hidden ones left out; how many there are. Raises OSError."""
    digests = {path: _digest(site / path) for path in list_files(site)}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    replace_file(file, "".join(f"{digest}  {path}\n" for path, digest in digests.items()))
    return len(digests)


def list_files(site: Path) -> list[str]:
    """Every file of a site in the order of the paths. Hidden ones are not the build's."""
    found = (file.relative_to(site) for file in site.rglob("*") if file.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))


def read_manifest(file: Path) -> Mapping[str, str]:
    """The checksums by path. Raises BrokenManifest, and OSError."""
    digests: dict[str, str] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise BrokenManifest(f"{file.name}:{number} is no line of a manifest")
        digests[match[2]] = match[1]
    if not digests:
        raise BrokenManifest(f"{file.name} names no file")
    return digests


def verify_folder(site: Path, manifest: Mapping[str, str]) -> Iterator[Difference]:
    """What is not as it was built in a folder, in the order of the paths."""
    there = set(list_files(site))
    for path in sorted(there | manifest.keys()):
        if path not in there:
            yield Difference(path, Fate.MISSING)
        elif path not in manifest:
            yield Difference(path, Fate.UNKNOWN)
        elif _digest(site / path) != manifest[path]:
            yield Difference(path, Fate.CHANGED)


def verify_host(
    base: str, manifest: Mapping[str, str], timeout: float, on_answer: Callable[[], None] = lambda: None
) -> Iterator[Difference]:
    """What is not as it was built on a host, in the order of the paths. What else is there nobody can see."""
    asked = [path for path in sorted(manifest) if path not in _FOR_HOSTS]

    def ask(path: str) -> Difference | None:
        found = _ask(session, _address(base, path), path, manifest[path], timeout)
        on_answer()
        return found

    with requests.Session() as session, ThreadPoolExecutor(_AT_ONCE) as pool:
        session.headers["User-Agent"] = f"chronicle-verify/{__version__}"
        yield from (found for found in pool.map(ask, asked) if found is not None)


def _address(base: str, path: str) -> str:
    """Where a reader finds a file: a page at its folder."""
    shown = path.removesuffix(_PAGE) if path == _PAGE or path.endswith(f"/{_PAGE}") else path
    return urljoin(f"{base.rstrip('/')}/", quote(shown))


def _ask(
    session: requests.Session, address: str, path: str, digest: str, timeout: float
) -> Difference | None:
    try:
        answer = session.get(address, timeout=timeout)
    except requests.RequestException as fault:
        return Difference(path, Fate.UNREACHABLE, explain_fault(fault))
    if answer.status_code in (404, 410):
        return Difference(path, Fate.MISSING)
    if not answer.ok:
        return Difference(path, Fate.UNREACHABLE, f"the host answers {answer.status_code}")
    return None if sha256(answer.content).hexdigest() == digest else Difference(path, Fate.CHANGED)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
