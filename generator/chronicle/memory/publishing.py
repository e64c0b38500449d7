"""The exchange of the published site for a new one: whole, or not at all.

A build writes into a folder beside the site. Pages that are still current are brought over from the
old site (as hard links, which cost no copying). At the end the two folders change places in one
step where the system can do so, and otherwise in two renames that the next build completes.

Hidden files of the site, such as .git or .htaccess, are not the build's: they go over to the new one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chronicle.memory.ledger import FileMark

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# Where nobody can ask whether a process is alive, a folder as old as this is nobody's: in seconds.
_OLD = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Staging:
    """A build's folder, and the site it is to replace. Both lie in the same parent folder."""

    site: Path
    folder: Path

    def bring(self, file: str, mark: FileMark) -> bool:
        """Take a file over from the published site, if nobody has touched it since it was marked.

        What was taken over is looked at, not what it was taken from: another build may publish now.
        """
        target = f"{self.folder}/{file}"
        try:
            _put(target, partial(_link, f"{self.site}/{file}"))
            if mark.fits(target):
                return True
        except OSError:
            pass
        Path(target).unlink(missing_ok=True)
        return False

    def write(self, file: str, text: str) -> None:
        """Write a file of the new site. Raises OSError."""
        self.write_bytes(file, text.encode())

    def write_bytes(self, file: str, data: bytes) -> None:
        """Write a file of the new site that is no text. Raises OSError."""
        _put(f"{self.folder}/{file}", partial(_write, data))

    def publish(self) -> None:
        """Put the new site in the old one's place. Raises OSError, and then the old one stands."""
        if not self.site.exists():
            with suppress(OSError):  # another build was a moment quicker
                self.folder.rename(self.site)
                return
        for hidden in self.site.glob(".*"):
            _keep(hidden, self.folder / hidden.name)
        if not _exchange(self.folder, self.site):
            self._exchange_in_two_steps()
        shutil.rmtree(self.folder, ignore_errors=True)

    def list_files(self) -> list[str]:
        """Every file of the folder."""
        folder = str(self.folder)
        found = (f"{place}/{name}" for place, _, names in os.walk(folder) for name in names)
        return [Path(file).relative_to(folder).as_posix() for file in found]

    def amend(self, gone: Iterable[str] = ()) -> None:
        """Put the files of this folder into the published site, each in one step, and take some of its files
        away. What nothing leads to yet comes first, and what nothing leads to any more goes last.
        Raises OSError.
        """
        for file in sorted(self.list_files(), key=lambda file: ((self.site / file).exists(), file)):
            (self.site / file).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / file).replace(self.site / file)
        for name in gone:
            (self.site / name).unlink(missing_ok=True)
            self._drop_empty((self.site / name).parent)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _drop_empty(self, folder: Path) -> None:
        """Take away a folder, and those round it, as far as nothing is in them."""
        with suppress(OSError):
            while folder != self.site:
                folder.rmdir()
                folder = folder.parent

    def discard(self) -> None:
        """Drop what was built; the published site stays as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _exchange_in_two_steps(self) -> None:
        old = _beside(self.site, "old")
        shutil.rmtree(old, ignore_errors=True)
        self.site.rename(old)
        try:
            self.folder.rename(self.site)
        except OSError:
            old.rename(self.site)
            raise
        shutil.rmtree(old, ignore_errors=True)


def open_staging(site: Path) -> Staging:
    """An empty folder for a build."""
    folder = _beside(site, f"new-{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Staging(site, folder)


def _put(target: str, put: Callable[[str], None]) -> None:
    """Put a new file in its place, with its folder, where nothing may stand: a file that was taken over is
    the published one too. Nearly every page has a folder of its own, so that is made first.
    """
    with suppress(FileExistsError):
        _make_folder(target.rpartition("/")[0])
    try:
        put(target)
    except FileExistsError:
        Path(target).unlink()
        put(target)


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102  # ten thousand times
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)


def _write(data: bytes, target: str) -> None:
    with open(target, "xb", buffering=0) as file:  # noqa: PTH123  # half as long, ten thousand times
        written = file.write(data)
        while written < len(data):
            written += file.write(data[written:])


def _link(one: str | Path, other: str | Path) -> None:
    """A second name for a file; a copy where the system has none."""
    try:
        os.link(one, other)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:
        shutil.copy2(one, other)


def _keep(old: Path, new: Path) -> None:
    """Bring a file or folder of the old site over, but for what the build has written itself."""
    if old.is_symlink():
        if not os.path.lexists(new):
            new.symlink_to(old.readlink())
    elif old.is_dir():
        new.mkdir(exist_ok=True)
        for inner in old.iterdir():
            _keep(inner, new / inner.name)
        shutil.copystat(old, new)
    elif not os.path.lexists(new):
        _link(old, new)


def recover_site(site: Path) -> None:
    """Set right what a killed build left: a site moved aside, and a folder that nobody writes to."""
    old = _beside(site, "old")
    if old.is_dir() and not site.exists():
        old.rename(site)
    prefix = _beside(site, "new-").name
    if site.parent.is_dir():
        for left in site.parent.glob(f"{prefix}*"):
            if not _is_in_use(left, left.name.removeprefix(prefix)):
                shutil.rmtree(left, ignore_errors=True)


def _is_in_use(folder: Path, process: str) -> bool:
    """Whether the process of this number, whose build may still be writing to a folder, is alive."""
    if not process.isdigit() or int(process) == os.getpid():
        return False
    if sys.platform == "win32":  # there the question would end the process
        with suppress(OSError):
            return time.time() - folder.stat().st_mtime < _OLD
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _beside(site: Path, suffix: str) -> Path:
    return site.parent / f".{site.name}.{suffix}"


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where Linux offers it."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
