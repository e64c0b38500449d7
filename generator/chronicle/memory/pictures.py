"""The sizes of pictures, made once and kept for the next build.

What is kept is only ever a help: where it is missing or spoilt, it is made again, and nothing but time is
lost.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

from chronicle.memory.kept import read_kept, write_kept
from chronicle.output.renditions import Rendition
from chronicle.reading import FAULTS_OF_PICTURES, PictureFile

_FORM = 1
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
        made = _read(kept / name)
        if made is not None:
            return made
        made = tuple((_measure(width, height, data), data) for width, height, data in resize(raw))
    except FAULTS_OF_PICTURES as fault:
        raise BrokenPicture(str(fault)) from None
    _write(kept / name, made)
    return made


def _read(place: Path) -> Made | None:
    """What was made before; None where it is not there, or not as it was written."""
    kept = read_kept(place)
    if kept is None:
        return None
    head, _, data = kept.partition(b"\n")
    made, start = list[tuple[Rendition, bytes]](), 0
    for width, height, length in json.loads(head):
        part = data[start : start + length]
        made.append((_measure(width, height, part), part))
        start += length
    return tuple(made)


def _write(place: Path, made: Made) -> None:
    head = json.dumps([(size.width, size.height, len(data)) for size, data in made]).encode()
    write_kept(place, b"\n".join((head, b"".join(data for _, data in made))))


def _measure(width: int, height: int, data: bytes) -> Rendition:
    return Rendition(width, height, _digest(data, 6))


def _digest(data: bytes, size: int) -> str:
    return blake2b(data, digest_size=size).hexdigest()
