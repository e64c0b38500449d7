"""A chronicle as a ZIP: unpacked, it is read from a disk, with `index.html` as the way in.

The same site gives the same bytes: names in their order, one time and one set of rights for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from chronicle.desk.packing.about import About
from chronicle.desk.packing.names import PAGE
from chronicle.desk.packing.parcel import Parcel

README = "README.txt"
# The earliest that a ZIP can name.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _RIGHTS = 3, 0o100644 << 16
# The name of the file stands on a line of its own, so that it keeps its order beside Arabic.
_HINTS = {
    "ar": "فُكّ ضغط الملفّات كلّها، ثم افتح هذا الملفّ في متصفّح. لا يلزم اتّصال بالشبكة:",
    "en": "Unpack all files, then open this one in a browser. It needs no network:",
}


def write_zip(parcel: Parcel, file: Path, about: About, top: str) -> int:
    """Write a ZIP with all in one folder, and return how many files it holds. Raises OSError."""
    names = sorted({*parcel.files, README})
    with ZipFile(file, "x", ZIP_DEFLATED) as packed:
        for name in names:
            data = parcel.read(name) if name in parcel.known else render_readme(about).encode()
            packed.writestr(_describe(f"{top}/{name}"), data)
    return len(names)


def _describe(name: str) -> ZipInfo:
    described = ZipInfo(name, _TIME)
    described.compress_type, described.external_attr = ZIP_DEFLATED, _RIGHTS
    described.create_system = _UNIX  # wherever it is packed
    return described


def render_readme(about: About) -> str:
    """What to open, for whoever finds the folder."""
    return "\n".join(_list_lines(about)) + "\n"


def _list_lines(about: About) -> Iterator[str]:
    yield from dict.fromkeys(about.titles.values())
    if about.address:
        yield about.address
    yield ""
    yield from (hint for code, hint in _HINTS.items() if code == "en" or code in about.codes)
    yield ""
    yield f"    {PAGE}"
