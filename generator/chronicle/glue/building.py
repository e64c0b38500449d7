"""One build from start to end, apart from MkDocs: read, check, plan, compare, and publish."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from warnings import catch_warnings, simplefilter

from chronicle import __version__
from chronicle.checks import check_reading
from chronicle.facts import derive_facts, find_shown_pictures, select_published
from chronicle.language import Calendar, read_words
from chronicle.memory import (
    BrokenPicture,
    KeptTexts,
    Ledger,
    Made,
    Staging,
    drop_unused,
    fingerprint,
    fingerprint_files,
    make_renditions,
    mark_files,
    open_staging,
    read_ledger,
    write_ledger,
)
from chronicle.model import Settings
from chronicle.output.edition import Edition
from chronicle.output.frame import Site
from chronicle.output.maps import read_basemap
from chronicle.output.pages import View, plan_pages
from chronicle.output.renditions import Rendition
from chronicle.output.routes import Routes, file_of
from chronicle.output.search import render_search
from chronicle.problems import Problems
from chronicle.reading import (
    History,
    PictureFile,
    Reading,
    find_basemap,
    find_theme,
    make_languages,
    tell_broken,
)

_PARTS = (
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "pymdown-extensions",
    "jinja2",
    "babel",
    "hijridate",
    "nh3",
    "pydantic",
    "python-frontmatter",
)


# In seconds. The sizes of a picture are dear; what search keeps of a text is new with each change of it.
_LONG, _SHORT = 30 * 24 * 60 * 60, 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class StalePage:
    """A page to be rendered: its template and its view."""

    template: str
    view: View


@dataclass
class Build:
    """A build under way."""

    site: Site
    staging: Staging
    ledger: Ledger
    ledger_file: Path
    stale: dict[str, StalePage] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    current: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    is_alone: bool = True

    @property
    def paths(self) -> list[str]:
        """Every page of the site, stale or not."""
        return [file.removesuffix("index.html") for file in self.fingerprints]

    def make_pictures(self, files: Iterable[PictureFile]) -> Problems:
        """Write every picture that a record shows, in its sizes; what cannot be drawn is a problem."""
        problems, renditions = Problems(), dict[str, tuple[Rendition, ...]]()
        kept = self.ledger_file.parent / "pictures"
        for file, made in _make_all(_select_shown(self.site, files), kept):
            renditions[file.id] = tuple(size for size, _ in made)
            if not made:
                tell_broken(file.shown, problems)
            for size, data in made:
                path = self.site.editions[0].routes.picture(file.id, size.width, size.digest)
                self.staging.write_bytes(path, data)
        drop_unused(kept, _LONG)
        editions = (replace(edition, renditions=renditions) for edition in self.site.editions)
        self.site = replace(self.site, editions=tuple(editions))
        return problems

    def plan(self) -> None:
        """Make every view; take over the pages that are as they were, and name those that are stale."""
        for plan in plan_pages(self.site):
            view, file = plan.make_view(), file_of(plan.path)
            made_from = fingerprint(plan.template, view)
            self.fingerprints[file] = made_from
            mark = self.ledger.find_mark(file, made_from)
            if mark is not None and self.staging.bring(file, mark):
                self.current.append(file)
            else:
                self.stale[plan.path] = StalePage(plan.template, view)
                self.written.append(file)

    def write_search(self) -> None:
        """Write the index, with what an earlier build has kept of texts that are as they were."""
        if not self.site.has_search:
            return
        kept = self.keep_texts()
        for file in render_search(self.site.editions, kept.recall):
            self.data[file.path] = file.made_from
            mark = self.ledger.find_mark(file.path, file.made_from)
            if mark is None or not self.staging.bring(file.path, mark):
                self.staging.write(file.path, file.make())
        drop_old(kept)

    def keep_texts(self) -> KeptTexts:
        """What the index keeps of texts from one build to the next."""
        return KeptTexts(self.ledger_file.parent / "search", self.ledger.environment)

    def finish(self) -> None:
        """Put the new site in place, and remember it. Raises OSError, and then the old one stands."""
        ledger = mark_files(self.ledger.environment, self.fingerprints | self.data, self.staging.folder)
        self.staging.publish()
        with suppress(OSError):  # without a ledger the next build only takes longer
            write_ledger(self.ledger_file, ledger)


def drop_old(kept: KeptTexts) -> None:
    """Drop what no index has used for a day."""
    drop_unused(kept.folder, _SHORT)


def _select_shown(site: Site, files: Iterable[PictureFile]) -> list[PictureFile]:
    """The files of the pictures that published records show: no other is published."""
    records = site.editions[0].facts.chronicle
    shown = {id for record in records for id in find_shown_pictures(record)}
    return [file for file in files if file.id in shown]


def _make_all(files: list[PictureFile], kept: Path) -> Iterator[tuple[PictureFile, Made]]:
    """Each file with its sizes, several made at a time; none for one that is broken."""

    def make(file: PictureFile) -> Made:
        try:
            return make_renditions(file, kept)
        except BrokenPicture:
            return ()

    with catch_warnings(), ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        simplefilter("ignore")  # what a library thinks of a camera's notes
        yield from zip(files, pool.map(make, files), strict=True)


def check_content(reading: Reading, settings: Settings) -> Problems:
    """All problems of what was read."""
    return check_reading(reading, make_languages(settings), settings.rules, notes=False)


def make_site(
    reading: Reading, settings: Settings, routes: Routes, history: History, site_name: str, description: str
) -> Site:
    """The site that a checked chronicle makes."""
    facts = derive_facts(select_published(reading.chronicle, drafts=settings.drafts))
    locales = find_theme() / "locales"
    editions = tuple(
        Edition(
            facts,
            language,
            read_words(locales, language),
            Calendar(language),
            routes,
            title=settings.title.get(language.code, site_name),
            description=settings.description.get(language.code, description),
        )
        for language in make_languages(settings)
    )
    basemap = read_basemap(find_basemap(settings.basemap)) if settings.basemap else None
    return Site(editions, settings.licence, basemap, history, settings.translations, settings.search)


def open_build(
    site: Site,
    site_folder: Path,
    ledger_file: Path,
    theme_folders: tuple[Path, ...],
    project: str,
    *,
    is_alone: bool,
) -> Build:
    """A build that knows what the last one left; `project` stands for settings beyond the views.

    Where it is not alone, other plugins or hooks want to see every page, or may change one in its file:
    then nothing is taken over from the last build. The folder is opened last, when no fault can leave it.
    """
    environment = fingerprint(
        project,
        _read_environment(),
        fingerprint_files(theme_folders, (".html", ".po", ".css", ".js", ".json", ".svg", ".geojson")),
    )
    ledger = read_ledger(ledger_file, environment) if is_alone else Ledger(environment)
    return Build(site, open_staging(site_folder), ledger, ledger_file, is_alone=is_alone)


@cache
def _read_environment() -> Mapping[str, str]:
    """The code and the libraries that shape a page: another of any makes every page stale."""
    parts = {name: _version(name) for name in _PARTS}
    code = fingerprint_files((Path(__file__).resolve().parent.parent,), (".py", ".json"))
    return {
        **parts,
        "chronicle": __version__,
        "code": code,
        "python": ".".join(map(str, sys.version_info[:2])),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
