"""One build from start to end, apart from MkDocs: read, check, plan, compare, and publish."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from warnings import catch_warnings, simplefilter

from chronicle.facts import (
    Facts,
    Key,
    find_shown_pictures,
    write_facts,
)
from chronicle.glue.content import keep_facts
from chronicle.language import Calendar, read_words
from chronicle.memory import (
    NO_CONTENT,
    BrokenPicture,
    ContentMark,
    KeptFiles,
    KeptTexts,
    Ledger,
    Made,
    Staging,
    amend_marks,
    drop_unused,
    fingerprint,
    fingerprint_files,
    make_renditions,
    mark_files,
    read_environment,
    read_ledger,
    write_ledger,
)
from chronicle.model import Record, Settings
from chronicle.output.edition import Edition
from chronicle.output.pages import View, plan_pages
from chronicle.output.renditions import Rendition
from chronicle.output.routes import Routes, file_of
from chronicle.output.search import render_search
from chronicle.output.site import Site
from chronicle.problems import Problems
from chronicle.reading import (
    History,
    PictureFile,
    Version,
    find_basemap,
    find_theme,
    make_languages,
    tell_broken,
)

# A site is amended where no more than one page in so many is new.
_MOST_AMENDED = 4
NO_VERSIONS: Mapping[Key, Version] = {}
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
    # The files of pages and of open data, each with a digest of its bytes, and those of the search, each with
    # one of what it is made from.
    pages: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    current: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    # Every file that was made now, once the site is published.
    made: tuple[str, ...] = ()
    is_alone: bool = True
    content: ContentMark = NO_CONTENT
    # Whether the published site stands as the last build left it.
    stands: bool = False
    # The records of which a text has changed, where nothing else has since the last build.
    edited: frozenset[Key] | None = None

    @property
    def paths(self) -> list[str]:
        """Every page of the site, stale or not."""
        return [file.removesuffix("index.html") for file in self.pages if file.endswith(".html")]

    def make_pictures(self, files: Iterable[PictureFile]) -> Problems:
        """Write every picture that a record shows, in its sizes; what cannot be drawn is a problem."""
        problems, renditions = Problems(), dict[str, tuple[Rendition, ...]]()
        kept = self.ledger_file.parent / "pictures"
        for file, made in _make_all(self._select_shown(files), kept):
            renditions[file.id] = tuple(size for size, _ in made)
            if not made:
                tell_broken(file.shown, problems)
            for size, data in made if self.edited is None else ():
                path = self.site.editions[0].routes.picture(file.id, size.width, size.digest)
                self.staging.write_bytes(path, data)
        drop_unused(kept, _LONG)
        editions = (replace(edition, renditions=renditions) for edition in self.site.editions)
        self.site = replace(self.site, editions=tuple(editions))
        return problems

    def _select_shown(self, files: Iterable[PictureFile]) -> list[PictureFile]:
        """The files of the pictures that published records show: no other is published. After edits of texts
        those of their records are enough.
        """
        files, chronicle = tuple(files), self.site.editions[0].facts.chronicle
        if not files:
            return []
        records = chronicle if self.edited is None else self._find_edited()
        shown = {id for record in records for id in find_shown_pictures(record)}
        return [file for file in files if file.id in shown]

    def _find_edited(self) -> Iterator[Record]:
        chronicle = self.site.editions[0].facts.chronicle
        found = (chronicle.find(*key) for key in sorted(self.edited or ()))
        return (record for record in found if record is not None)

    def plan(self) -> None:
        """Make every view, for a build in which other plugins have a say: nothing is taken over."""
        for plan in plan_pages(self.site):
            file = file_of(plan.path)
            self.stale[plan.path] = StalePage(plan.template, plan.make_view())
            self.pages[file] = ""
            self.written.append(file)

    def take_over(self, file: str, digest: str) -> bool:
        """Keep a file of the published site, if it is the same, or made from the same; whether it was.

        In a site that stands it is left where it is: few files may have to be exchanged.
        """
        mark = self.ledger.find_mark(file, digest)
        return mark is not None and (self.stands or self.staging.bring(file, mark))

    def write_search(self) -> None:
        """Write the index, with what an earlier build has kept of texts that are as they were."""
        if not self.site.has_search:
            return
        kept = self.keep_texts()
        for file in render_search(self.site.editions, kept.recall):
            self.data[file.path] = file.made_from
            if not self.take_over(file.path, file.made_from):
                self.staging.write(file.path, file.make())
        drop_old(kept)

    def keep_templates(self) -> KeptFiles:
        """The templates as they were compiled for these settings, words and code."""
        kept = KeptFiles(self.ledger_file.parent / "templates", self.ledger.environment)
        drop_unused(kept.folder, _LONG)
        return kept

    def keep_texts(self) -> KeptTexts:
        """What the index keeps of texts from one build to the next."""
        return KeptTexts(self.ledger_file.parent / "search", self.ledger.environment)

    def finish(self) -> None:
        """Put what is new in place, and remember it. Raises OSError, and then the old site stands."""
        is_small = _MOST_AMENDED * len(self.written) <= len(self.written) + len(self.current)
        self.made = tuple(self.staging.list_files())
        # After edits of texts nothing but their pages was made: the rest of the site must stay.
        is_amended = self.edited is not None or (self.stands and is_small)
        self.ledger = self._amend() if is_amended else self._exchange()
        with suppress(OSError):  # without a ledger the next build only takes longer
            write_ledger(self.ledger_file, self.ledger)
            if self.is_alone and self.edited is None:
                facts = write_facts(self.site.editions[0].facts)
                keep_facts(self.ledger, self.ledger_file).keep(self.content.facts, facts)

    def _amend(self) -> Ledger:
        """Put the files that are new into the published site, and take away what has no place in it."""
        digests, ledger, staged = self.pages | self.data, self.ledger, self.staging.list_files()
        known = {*staged, *digests}
        before = [*ledger.pages, *ledger.others]
        if (
            self.edited is not None
        ):  # all pages are as many as before, and the files of the index may be others
            before = [file for file in ledger.pages if file.startswith("search/")] if self.data else []
        gone = [file for file in before if file not in known]
        self.staging.amend(gone)
        written = {file: digests.get(file) for file in staged}
        return amend_marks(ledger, self.staging.site, written, gone, self.content)

    def _exchange(self) -> Ledger:
        """Put the new site in the place of the old one."""
        digests, site = self.pages | self.data, self.staging.site
        if self.stands:
            self._bring_all(digests)
        ledger = mark_files(self.ledger.environment, digests, self.staging.folder, self.content)
        self.staging.publish()
        with suppress(OSError):
            ledger.folders[""] = site.lstat().st_mtime_ns  # hidden files have come over
        return ledger

    def _bring_all(self, digests: Mapping[str, str]) -> None:
        """Take over all that is current."""
        staged = set(self.staging.list_files())
        for file in digests.keys() - staged:
            if not self.staging.bring(file, self.ledger.pages[file]):
                raise OSError(f"{file} was changed in the published site while it was built; build it again")


def drop_old(kept: KeptTexts) -> None:
    """Drop what no index has used for a day."""
    drop_unused(kept.folder, _SHORT)


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


def make_site(
    facts: Facts,
    settings: Settings,
    routes: Routes,
    history: History,
    site_name: str,
    description: str,
    versions: Mapping[Key, Version] = NO_VERSIONS,
) -> Site:
    """The site that a checked chronicle makes."""
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
    return Site(
        editions,
        settings.licence,
        find_basemap(settings.basemap) if settings.basemap else None,
        history,
        settings.translations,
        settings.search,
        settings.data,
        settings.hxl,
        settings.cards and bool(routes.base),
        settings.security,
        versions,
    )


def open_ledger(
    ledger_file: Path, theme_folders: tuple[Path, ...], project: str, *, takes_over: bool
) -> Ledger:
    """What the last build left; `project` stands for settings beyond the views.

    Nothing is taken over where other plugins or hooks want to see every page, or may change one in its file,
    and where checksums are to vouch for all: a file may have been changed and look as it was left.
    """
    environment = fingerprint(
        project,
        read_environment(),
        fingerprint_files(theme_folders, (".html", ".po", ".css", ".js", ".json", ".svg", ".geojson")),
    )
    return read_ledger(ledger_file, environment) if takes_over else Ledger(environment)
