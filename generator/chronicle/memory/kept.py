"""What is costly to make, kept from one build to the next.

It is only ever a help: where it is missing or spoilt, it is made again, and nothing but time is lost.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from threading import get_ident

from chronicle.memory.fingerprints import fingerprint


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """A folder of texts, each under the fingerprint of what it was made from, and by which code."""

    folder: Path
    environment: str

    def recall(self, made_from: object, make: Callable[[], str]) -> str:
        """The text that was made from a value before, or else now. `repr` must say all that the value is."""
        place = self.folder / fingerprint(self.environment, made_from)
        kept = read_kept(place)
        if kept is None:
            kept = make().encode()
            write_kept(place, kept)
        return kept.decode()


def read_kept(place: Path) -> bytes | None:
    """What was kept; none where it is not there, or not as it was written."""
    try:
        os.utime(place)
        digest, _, data = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if digest == _digest(data) else None


def write_kept(place: Path, data: bytes) -> None:
    """Keep something, whole or not at all: another build may do the same at this moment."""
    fresh = place.with_suffix(f".{os.getpid()}-{get_ident()}")
    with suppress(OSError):  # then the next build only takes longer
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_digest(data) + b"\n" + data)
        fresh.replace(place)


def drop_unused(folder: Path, age: float) -> None:
    """Drop what no build has used for so many seconds, and what a killed one left half written."""
    for file in folder.glob("*"):
        with suppress(OSError):  # another build drops it too
            if time.time() - file.stat().st_mtime > age:
                file.unlink()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode()
