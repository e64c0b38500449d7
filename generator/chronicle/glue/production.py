"""All pages of a site, made on all processors. Those whose bytes are other than last time are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from time import process_time

from chronicle.glue.building import Build
from chronicle.glue.markdown import ProseRenderer
from chronicle.glue.printing import NO_PROSE, Printer
from chronicle.glue.progress import follow
from chronicle.glue.rendering import render_data
from chronicle.glue.times import Times
from chronicle.output.edition import Edition
from chronicle.output.frame import Site
from chronicle.output.pages import PagePlan, View, plan_language, plan_texts
from chronicle.output.routes import file_of
from chronicle.processes import spread, without_collector

# Enough pages to share what they have in common, and few enough to divide the work evenly.
_PAGES_IN_PIECE = 64


@dataclass(frozen=True, slots=True)
class Page:
    """What became of one page: its file, a digest of its bytes, and whether it was written."""

    file: str
    digest: str
    is_written: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pages that one process makes, and the language whose data it writes with them."""

    plans: Sequence[PagePlan]
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
    pieces = [piece for edition in build.site.editions for piece in _divide(edition, build.site)]
    pieces.sort(key=lambda piece: piece.data_of is None)

    def make(piece: _Piece) -> tuple[list[Page], Times]:
        of_piece = Times()
        pages = [_make_page(plan, build, press, of_piece) for plan in piece.plans]
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
    for plan in plan_texts(build.site, build.edited):
        page = _make_page(plan, build, press, times)
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


def write_data(edition: Edition, build: Build) -> None:
    """Write what scripts read on the pages of a language."""
    for file, text in render_data(edition, build.site):
        build.staging.write(file, text)


def _make_page(plan: PagePlan, build: Build, press: Press, times: Times) -> Page:
    start = process_time()
    view, file = plan.make_view(), file_of(plan.path)
    seen = process_time()
    data = press.print(plan.template, view).encode()
    digest = sha256(data, usedforsecurity=False).hexdigest()
    is_current = build.take_over(file, digest)
    if not is_current:
        build.staging.write_bytes(file, data)
    times.count(plan.template, 1, seen - start, process_time() - seen)
    return Page(file, digest, is_written=not is_current)
