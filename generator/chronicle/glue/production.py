"""All pages of a site, made on all processors: each view, and from each that is stale its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time

from chronicle.glue.building import Build
from chronicle.glue.markdown import ProseRenderer
from chronicle.glue.printing import NO_PROSE, Printer
from chronicle.glue.times import Times
from chronicle.memory import fingerprint
from chronicle.output.pages import PagePlan, View, plan_pages, plan_texts
from chronicle.output.routes import file_of
from chronicle.processes import spread

# Enough pages to share what they have in common, and few enough to divide the work evenly.
_PAGES_IN_PIECE = 64


@dataclass(frozen=True, slots=True)
class Page:
    """What became of one page: its file, what it was made from, and whether it was written."""

    file: str
    fingerprint: str
    is_written: bool


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
    build.site.prepare()
    plans = list(plan_pages(build.site))
    pieces = [plans[start : start + _PAGES_IN_PIECE] for start in range(0, len(plans), _PAGES_IN_PIECE)]

    def make(piece: Sequence[PagePlan]) -> tuple[list[Page], Times]:
        of_piece = Times()
        return [_make_page(plan, build, press, of_piece) for plan in piece], of_piece

    made = dict(spread(make, pieces))
    for number in range(len(pieces)):
        pages, of_piece = made[number]
        for template, counted in of_piece.pages.items():
            times.count(template, *counted)
        for page in pages:
            build.fingerprints[page.file] = page.fingerprint
            (build.written if page.is_written else build.current).append(page.file)


def make_edited_pages(build: Build, press: Press, times: Times) -> None:
    """Make the pages anew on which an edited text stands."""
    assert build.edited is not None
    for plan in plan_texts(build.site, build.edited):
        page = _make_page(plan, build, press, times)
        build.fingerprints[page.file] = page.fingerprint
        if page.is_written:
            build.written.append(page.file)
    made = set(build.written)
    build.current += [f for f in build.ledger.pages if f.endswith(".html") and f not in made]


def _make_page(plan: PagePlan, build: Build, press: Press, times: Times) -> Page:
    start = process_time()
    view, file = plan.make_view(), file_of(plan.path)
    made_from = fingerprint(plan.template, view)
    seen = process_time()
    is_current = build.take_over(file, made_from)
    if not is_current:
        build.staging.write(file, press.print(plan.template, view))
    times.count(plan.template, 1, seen - start, process_time() - seen)
    return Page(file, made_from, is_written=not is_current)
