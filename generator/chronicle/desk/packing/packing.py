"""A site as one file, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from chronicle.desk.packing.about import About
from chronicle.desk.packing.names import PAGE
from chronicle.desk.packing.parcel import Parcel

_Writer = Callable[[Parcel, Path, About], int]


class CannotPack(ValueError):
    """Why a site cannot be packed into a file, in one sentence."""


@dataclass(frozen=True, slots=True)
class Packed:
    """How many files a file holds, and how many bytes it has itself."""

    files: int
    size: int


def pack_site(site: Path, file: Path, about: About) -> Packed:
    """Pack a site that was built into a ZIP or a ZIM, as the file's name ends.

    What the file was before is there until all is written. Raises CannotPack, and OSError.
    """
    write = _choose(file)
    if not (site / PAGE).is_file():
        raise CannotPack(f"there is no site in {site}; `chronicle build` makes it")
    if file.resolve().is_relative_to(site.resolve()):
        raise CannotPack(f"{file} would lie in the site that it holds")
    if file.is_dir():
        raise CannotPack(f"{file} is a folder")
    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent) as folder:
        written = Path(folder) / file.name
        count = write(Parcel(site), written, about)
        size = written.stat().st_size
        written.replace(file)
    return Packed(count, size)


def _choose(file: Path) -> _Writer:
    """What writes a file of this name."""
    end = file.suffix.lower()
    if end == ".zip":
        return _write_zip
    if end == ".zim":
        return _find_zim_writer()
    raise CannotPack(f"{file.name} ends in neither .zip, to be unpacked and read, nor .zim, for Kiwix")


def _write_zip(parcel: Parcel, file: Path, about: About) -> int:
    from chronicle.desk.packing.zip_file import write_zip

    return write_zip(parcel, file, about, top=file.stem)


def _find_zim_writer() -> _Writer:
    try:
        from chronicle.desk.packing.zim_file import write_zim
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != "libzim":
            raise
        raise CannotPack("a .zim needs libzim: pip install 'mkdocs-chronicle[zim]'") from None
    return write_zim
