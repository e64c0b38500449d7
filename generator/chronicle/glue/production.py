"""All pages of a site, made on all processors. Those whose bytes are other than last time are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from time import process_time

from chronicle.glue.building import Build
from chronicle.glue.markdown import ProseRenderer
from chronicle.glue.printing import NO_PROSE, Printer
from chronicle.glue.progress import follow
from chronicle.glue.rendering import render_data
from chronicle.glue.times import Times
from chronicle.output.cards import plan_cards
from chronicle.output.data import plan_data, plan_data_of_texts
from chronicle.output.edition import Edition
from chronicle.output.feeds import plan_feeds, plan_feeds_of_texts
from chronicle.output.file_plan import FilePlan
from chronicle.output.pages import PagePlan, View, plan_language, plan_texts
from chronicle.output.routes import file_of
from chronicle.output.site import Site
from chronicle.processes import spread, without_collector

# Enough pages to share what they have in common, and few enough to divide the work evenly.
_PAGES_IN_PIECE, _RECORDS_IN_PIECE = 64, 512
_OPEN_DATA = "data and feeds"  # among the templates, in the table of times


@dataclass(frozen=True, slots=True)
class Page:
    """What became of one page or file: where it is, a digest of its bytes, and whether it was written."""

    file: str
    digest: str
    is_written: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pages or files that one process makes, and the language whose data for scripts it writes with them."""

    plans: Sequence[PagePlan | FilePlan]
    data_of: Edition | None


@dataclass(frozen=True, slots=True)
class Press:
    """What turns a view into a page."""

    printer: Printer
    renderer: ProseRenderer

    def print(self, template: str, view: View) -> str:
        """A page as it is published."""
        prose = getattr(view, "prose", NO_PROSE)
        html = self.renderer.render(prose) if prose.markdown else ""
        return self.printer.print(template, view, html)


def make_pages(build: Build, press: Press, times: Times) -> None:
    """Make every page of the site that is not as it was. Raises what a view or a template raises."""
    with without_collector():
        _make_pages(build, press, times)


def _make_pages(build: Build, press: Press, times: Times) -> None:
    build.site.prepare()
    # What leads to the data of scripts comes first, so that one process makes those for all languages.
    pieces = [
        *_divide_data(build.site),
        *(p for one in build.site.editions for p in _divide(one, build.site)),
    ]
    pieces.sort(key=lambda piece: piece.data_of is None)

    def make(piece: _Piece) -> tuple[list[Page], Times]:
        of_piece = Times()
        pages = [_make(plan, build, press, of_piece) for plan in piece.plans]
        if piece.data_of is not None:
            write_data(piece.data_of, build)
        return pages, of_piece

    total = sum(len(piece.plans) for piece in pieces)
    made = dict(follow(spread(make, pieces), lambda done: len(done[1][0]), total))
    for number in range(len(pieces)):
        pages, of_piece = made[number]
        for template, counted in of_piece.pages.items():
            times.count(template, *counted)
        for page in pages:
            build.pages[page.file] = page.digest
            (build.written if page.is_written else build.current).append(page.file)


def make_edited_pages(build: Build, press: Press, times: Times) -> None:
    """Make the pages anew on which an edited text stands."""
    assert build.edited is not None
    plans: list[PagePlan | FilePlan] = [*plan_texts(build.site, build.edited)]
    plans += plan_data_of_texts(build.site, build.edited)
    plans += plan_feeds_of_texts(build.site, build.edited)
    for plan in plans:
        page = _make(plan, build, press, times)
        build.pages[page.file] = page.digest
        if page.is_written:
            build.written.append(page.file)
    made = set(build.written)
    build.current += [f for f in build.ledger.pages if f.endswith(".html") and f not in made]


def _divide(edition: Edition, site: Site) -> Iterator[_Piece]:
    """The pages of a language in pieces. Its data come with the first, which lead to them."""
    plans = list(plan_language(edition, site))
    for start in range(0, len(plans), _PAGES_IN_PIECE):
        yield _Piece(plans[start : start + _PAGES_IN_PIECE], None if start else edition)


def _divide_data(site: Site) -> Iterator[_Piece]:
    """The open data in pieces: what is of all records, one by one, and records many together."""
    plans = [*plan_data(site), *plan_feeds(site), *plan_cards(site)]
    wholes = [plan for plan in plans if plan.is_of_all]
    records = [plan for plan in plans if not plan.is_of_all]
    yield from (_Piece([plan], None) for plan in wholes)
    for start in range(0, len(records), _RECORDS_IN_PIECE):
        yield _Piece(records[start : start + _RECORDS_IN_PIECE], None)


def write_all_data(build: Build) -> None:
    """Write all files for scripts and programs, for a build whose pages MkDocs makes."""
    for edition in build.site.editions:
        write_data(edition, build)
    for plan in (*plan_data(build.site), *plan_feeds(build.site), *plan_cards(build.site)):
        build.staging.write_bytes(plan.file, plan.make())


def write_data(edition: Edition, build: Build) -> None:
    """Write what scripts read on the pages of a language."""
    for file, text in render_data(edition, build.site):
        build.staging.write(file, text)


def _make(plan: PagePlan | FilePlan, build: Build, press: Press, times: Times) -> Page:
    start = process_time()
    if isinstance(plan, FilePlan):
        page = _make_file(plan, build)
        times.count(_OPEN_DATA, 1, process_time() - start, 0)
        return page
    view = plan.make_view()
    seen = process_time()
    data = press.print(plan.template, view).encode()
    page = _keep(file_of(plan.path), _digest(data), build, lambda: data)
    times.count(plan.template, 1, seen - start, process_time() - seen)
    return page


def _make_file(plan: FilePlan, build: Build) -> Page:
    if plan.made_from:
        return _keep(plan.file, plan.made_from, build, plan.make)
    data = plan.make()
    return _keep(plan.file, _digest(data), build, lambda: data)


def _keep(file: str, digest: str, build: Build, make: Callable[[], bytes]) -> Page:
    """Take over a file of the published site, or else write it."""
    is_current = build.take_over(file, digest)
    if not is_current:
        build.staging.write_bytes(file, make())
    return Page(file, digest, is_written=not is_current)


def _digest(data: bytes) -> str:
    return sha256(data, usedforsecurity=False).hexdigest()
