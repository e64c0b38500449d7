"""What is costly to make, kept from one build to the next.

It is only ever a help: where it is missing or spoilt, it is made again, and nothing but time is lost.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import get_ident
from typing import Any

import orjson

from chronicle.memory.environment import read_environment
from chronicle.memory.fingerprints import fingerprint

_DAY = 24 * 60 * 60


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


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """The facts of the last build, each in a file. `environment` is all that shapes them."""

    folder: Path
    environment: str

    def keep(self, facts: str, written: Iterable[tuple[str, object]]) -> None:
        """Keep facts, and nothing else. `facts` stands for all that they follow from."""
        kept = {self._place(facts, name): orjson.dumps(fact) for name, fact in written}
        with suppress(OSError):
            for old in self.folder.glob("*"):
                if old not in kept:
                    old.unlink()
        for place, data in kept.items():
            write_kept(place, data)
        write_kept(self._place(facts, ""), orjson.dumps([place.name for place in kept]))

    def recall(self, facts: str) -> Callable[[str], Any] | None:
        """The facts by their names, or None where one is lost."""
        listed = read_kept(self._place(facts, ""))
        if listed is None:
            return None
        found = {name: read_kept(self.folder / name) for name in orjson.loads(listed)}
        if None in found.values():
            return None

        @cache
        def find(name: str) -> Any:
            data = found.get(self._place(facts, name).name)
            return None if data is None else orjson.loads(data)

        return find

    def _place(self, facts: str, name: str) -> Path:
        return self.folder / f"{fingerprint(self.environment, facts)[:16]}-{name}"


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """What the files of the content gave: a keeper for a reader. `environment` is all that shapes it."""

    folder: Path
    environment: str

    def name(self, made_from: object) -> str:
        """The name for what is made from a value."""
        return fingerprint(made_from)

    def recall(self, name: str) -> bytes | None:
        """What was kept under a name."""
        return read_kept(self._place(name))

    def keep(self, name: str, data: bytes) -> None:
        """Keep something under a name."""
        write_kept(self._place(name), data)

    def forget_others(self, names: Iterable[str]) -> None:
        """Drop what has none of these names and was not used for a day."""
        drop_unused(self.folder, _DAY, {self._place(name) for name in names})

    def _place(self, name: str) -> Path:
        return self.folder / f"{self.environment[:16]}-{name}"


def keep_files(root: Path) -> KeptFiles:
    """A keeper for the files of a project."""
    return KeptFiles(root / ".cache" / "chronicle" / "files", fingerprint(read_environment()))


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


def drop_unused(folder: Path, age: float, spared: Container[Path] = ()) -> None:
    """Drop what no build has used for so many seconds, and what a killed one left half written."""
    for file in folder.glob("*"):
        with suppress(OSError):  # another build drops it too
            if file not in spared and time.time() - file.stat().st_mtime > age:
                file.unlink()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode()
