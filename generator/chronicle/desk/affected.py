"""The pages that a record is seen on first: its own, and for a picture those of the records that show it.

Its name can stand on many others, and a list of those would never be whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chronicle.facts import find_shown_pictures, select_published
from chronicle.model import Chronicle, Kind, Record
from chronicle.output.routes import Routes


@dataclass(frozen=True)
class PageFinder:
    """Finds the pages of records in every language, among those that a build would publish."""

    chronicle: Chronicle
    routes: Routes

    def list_pages(self, kind: Kind, id: str) -> list[str]:
        """The paths of a record's pages; none where it is not published."""
        record = self.chronicle.find(kind, id)
        if record is None:
            return []
        shown_on = [record] if kind.has_pages else self._showing.get(id, [])
        return [self.routes.of(code, one) for one in shown_on for code in self.chronicle.languages]

    @cached_property
    def _showing(self) -> Mapping[str, list[Record]]:
        """The records that show each picture."""
        found: dict[str, list[Record]] = {}
        for record in self.chronicle:
            for picture in find_shown_pictures(record):
                found.setdefault(picture, []).append(record)
        return found


def find_pages(chronicle: Chronicle, *, drafts: bool, site_url: str) -> PageFinder:
    """What finds the pages of a chronicle's records, at the address of its site."""
    base = site_url if not site_url or site_url.endswith("/") else f"{site_url}/"
    return PageFinder(select_published(chronicle, drafts=drafts), Routes(base))
