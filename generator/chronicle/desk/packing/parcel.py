"""The files of a site that are packed, as they are packed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from chronicle.desk.manifest import list_files
from chronicle.desk.packing.names import name_pages

# What hosts, search engines and networks ask for; the page of a wrong address leads from a host's root.
_FOR_HOSTS = re.compile(
    r"_headers|_redirects|CNAME|404\.html|robots\.txt|sitemap(-\d+)?\.xml(\.gz)?|cards/.*"
    r"|(\.well-known/)?security\.txt"
)


@dataclass(frozen=True)
class Parcel:
    """A site that is to be packed."""

    site: Path

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The paths of all files in their order."""
        return tuple(path for path in list_files(self.site) if not _FOR_HOSTS.fullmatch(path))

    @cached_property
    def known(self) -> frozenset[str]:
        """The same, to ask whether one is among them."""
        return frozenset(self.files)

    def read_page(self, path: str) -> str:
        """The HTML of a page whose links name files. Bytes that are no text come through as they are."""
        html = (self.site / path).read_bytes().decode("utf-8", "surrogateescape")
        return name_pages(html, path, self.known)

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        if is_page(path):
            return self.read_page(path).encode("utf-8", "surrogateescape")
        return (self.site / path).read_bytes()


def is_page(path: str) -> bool:
    """Whether a file is one that browsers show as a page."""
    return path.endswith(".html")
