"""A chronicle as a ZIM, which Kiwix reads on phones and computers, and serves to a room without a network."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from libzim.writer import (  # type: ignore[import-untyped]
    ContentProvider,
    Creator,
    FileProvider,
    Hint,
    IndexData,
    Item,
    StringProvider,
)

from chronicle.desk.packing.about import About
from chronicle.desk.packing.emblem import SIZE, draw_emblem
from chronicle.desk.packing.heads import read_head
from chronicle.desk.packing.media_types import find_type
from chronicle.desk.packing.metadata import describe_zim, find_day
from chronicle.desk.packing.names import PAGE, find_page
from chronicle.desk.packing.parcel import Parcel, is_page
from chronicle.language import find_long_code
from chronicle.output.routes import Routes, is_part


def write_zim(parcel: Parcel, file: Path, about: About) -> int:
    """Write a ZIM, and return how many files it holds. Raises OSError."""
    try:
        with _silence(), _open(file, about) as creator:
            days = {_add(creator, parcel, path, about) for path in parcel.files}
            _describe(creator, parcel, about, find_day(days))
    except RuntimeError as fault:
        raise OSError(str(fault)) from fault
    return len(parcel.files)


def _open(file: Path, about: About) -> Creator:
    """A ZIM that opens at the first page of the first language. Its words are cut as that language has it."""
    first = about.codes[0]
    return Creator(file).config_indexing(True, find_long_code(first)).set_mainpath(f"{first}/{PAGE}")


def _describe(creator: Creator, parcel: Parcel, about: About, day: str) -> None:
    has_pictures = any(find_type(path).startswith("image/") for path in parcel.files)
    for name, value in describe_zim(about, day, has_pictures=has_pictures).items():
        creator.add_metadata(name, value)
    creator.add_illustration(SIZE, draw_emblem())


def _add(creator: Creator, parcel: Parcel, path: str, about: About) -> str:
    """Add a file, and return the day on which its page says that it was changed."""
    if not is_page(path):
        creator.add_item(_Entry(path, "", partial(FileProvider, parcel.site / path), is_front=False))
        return ""
    html = parcel.read_page(path)
    head = read_head(html)
    # The door, and old addresses: what they lead on to is opened in their place.
    target = find_page(head.leads_to, path, parcel.known) if head.leads_to else None
    if target is not None:
        creator.add_redirection(path, head.title, target, {})
    else:
        creator.add_item(_make_page(path, html, head.title, about))
    return head.changed


def _make_page(path: str, html: str, title: str, about: About) -> Item:
    """A page by its own name; that of the chronicle, which pages put after it, stands on the file."""
    for of_site in about.titles.values():
        title = title.removesuffix(f" · {of_site}")
    data = html.encode("utf-8", "surrogateescape")
    return _Entry(path, title, partial(StringProvider, data), is_front=_is_front(path, about))


def _is_front(path: str, about: About) -> bool:
    """Whether a page is offered and found by itself. The pieces of a list repeat what its entries say."""
    way = path.removesuffix(PAGE)
    return way != path and not is_part(way) and way not in {Routes("").search(code) for code in about.codes}


class _Entry(Item):  # type: ignore[misc]
    """A file or page of a ZIM. What is in front is offered by its title, and found by its words."""

    def __init__(
        self, path: str, title: str, provide: Callable[[], ContentProvider], *, is_front: bool
    ) -> None:
        super().__init__()
        self._path, self._title, self._provide, self._is_front = path, title, provide, is_front
        if not is_front:
            self.get_indexdata = IndexData  # which holds nothing

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return find_type(self._path)

    def get_contentprovider(self) -> ContentProvider:
        return self._provide()

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: self._is_front}


@contextmanager
def _silence() -> Iterator[None]:
    """Without what libzim prints of its steps, past Python, on the command's output."""
    sys.stdout.flush()
    said, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(said, 1)
        os.close(said)
        os.close(nowhere)
