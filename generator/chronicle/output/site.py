"""What all pages and files of a site share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from chronicle.facts import Key
from chronicle.model import LicenceSettings, SecuritySettings
from chronicle.output.edition import Edition
from chronicle.output.explorer import Explorer, make_explorer
from chronicle.output.maps import Around, Basemap, Spotted, read_basemap, spot_place
from chronicle.reading import History, Version


@dataclass(frozen=True)
class Site:
    """What all pages of the site share."""

    editions: tuple[Edition, ...]
    licence: LicenceSettings | None
    basemap_file: Path | None = None  # without one no page has a map
    history: History = field(default_factory=History)
    has_translations: bool = False  # the page of how they stand
    has_search: bool = True
    has_data: bool = True
    has_hxl: bool = False  # in its tables
    has_cards: bool = False  # pictures that links to its pages are shown with
    security: SecuritySettings | None = None
    # The commit that changed each record last: of what is not in git, or was changed since, nobody knows.
    versions: Mapping[Key, Version] = field(default_factory=dict, repr=False)

    @property
    def has_feeds(self) -> bool:
        """Whether there are feeds: they need to know when an entry was changed, and a whole address."""
        return bool(self.history.versions) and bool(self.editions[0].routes.base)

    @property
    def has_maps(self) -> bool:
        """Whether pages have maps."""
        return self.basemap_file is not None

    @cached_property
    def basemap(self) -> Basemap | None:
        """What maps are drawn on; it is read when the first is drawn."""
        return read_basemap(self.basemap_file) if self.basemap_file else None

    @cached_property
    def towns(self) -> Mapping[str, Around]:
        """The chronicle's best-known towns, by which a reader finds a place on a map, in each language."""
        return {edition.code: Around(tuple(_spot_towns(edition))) for edition in self.editions}

    def prepare(self) -> None:
        """Work out now what many pages ask for, before processes are made that would each work it out."""
        self.editions[0].facts.prepare()
        _ = self.towns, self.basemap

    @cached_property
    def explorer(self) -> Explorer:
        """The data that the scripts of the timeline and of the map read."""
        return make_explorer(self.editions, self.basemap)


def _spot_towns(edition: Edition) -> Iterator[Spotted]:
    for town in edition.facts.towns:
        spotted = spot_place(town, edition.name(town), is_main=False)
        if spotted is not None:
            yield spotted
