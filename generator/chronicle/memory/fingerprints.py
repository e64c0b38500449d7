"""Short digests that tell whether something is the same as last time."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import orjson


def fingerprint(*parts: object) -> str:
    """A digest of all that values say.

    orjson writes them an order of magnitude quicker than `repr`. What it does not take, such as half of a
    pair of surrogates, is left to `repr`.
    """
    try:
        said = orjson.dumps(parts, default=repr)
    except TypeError:
        said = repr(parts).encode(errors="surrogatepass")
    return blake2b(said, digest_size=16).hexdigest()


def fingerprint_files(folders: Iterable[Path], endings: tuple[str, ...]) -> str:
    """A digest of the names and bytes of all files with these endings below the folders."""
    digest = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in endings and p.is_file()):
            if "node_modules" in path.parts:
                continue
            digest.update(path.relative_to(folder).as_posix().encode() + b"\x00")
            digest.update(blake2b(path.read_bytes()).digest())
    return digest.hexdigest()
