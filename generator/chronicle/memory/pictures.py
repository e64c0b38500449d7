"""The sizes of pictures, made once and kept for the next build.

What is kept is only ever a help: where it is missing or spoilt, it is made again, and nothing but time is
lost.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from threading import get_ident

from chronicle.output.renditions import Rendition
from chronicle.reading import FAULTS_OF_PICTURES, PictureFile

_FORM = 1
_LONG = 30 * 24 * 60 * 60  # in seconds
Made = tuple[tuple[Rendition, bytes], ...]


class BrokenPicture(ValueError):
    """A file of which not all can be drawn."""


def make_renditions(file: PictureFile, kept: Path) -> Made:
    """A picture in all its sizes from the smallest; `kept` is the folder of what was made before.

    Raises BrokenPicture.
    """
    from chronicle.memory.resizing import RECIPE, resize  # not every chronicle has pictures

    try:
        raw = file.path.read_bytes()
        name = _digest(raw + repr((_FORM, RECIPE)).encode(), 16)
        made = _read_kept(kept / name)
        if made is not None:
            return made
        made = tuple((_measure(width, height, data), data) for width, height, data in resize(raw))
    except FAULTS_OF_PICTURES as fault:
        raise BrokenPicture(str(fault)) from None
    _keep(kept / name, made)
    return made


def _read_kept(place: Path) -> Made | None:
    """What was made before; None where it is not there, or not as it was written."""
    made, start = list[tuple[Rendition, bytes]](), 0
    try:
        os.utime(place)
        digest, _, rest = place.read_bytes().partition(b"\n")
        if digest.decode() != _digest(rest, 16):
            return None
        head, _, data = rest.partition(b"\n")
        for width, height, length in json.loads(head):
            part = data[start : start + length]
            made.append((_measure(width, height, part), part))
            start += length
    except (OSError, ValueError, TypeError):
        return None
    return tuple(made)


def _keep(place: Path, made: Made) -> None:
    """Write what was made, whole or not at all: another build may do the same at this moment."""
    head = json.dumps([(size.width, size.height, len(data)) for size, data in made]).encode()
    rest = b"\n".join((head, b"".join(data for _, data in made)))
    fresh = place.with_suffix(f".{os.getpid()}-{get_ident()}")
    with suppress(OSError):  # then the next build only takes longer
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_digest(rest, 16).encode() + b"\n" + rest)
        fresh.replace(place)


def drop_unused(kept: Path) -> None:
    """Drop what no build has used for long, and what a killed one left half written."""
    for file in kept.glob("*"):
        with suppress(OSError):  # another build drops it too
            if time.time() - file.stat().st_mtime > _LONG:
                file.unlink()


def _measure(width: int, height: int, data: bytes) -> Rendition:
    return Rendition(width, height, _digest(data, 6))


def _digest(data: bytes, size: int) -> str:
    return blake2b(data, digest_size=size).hexdigest()
