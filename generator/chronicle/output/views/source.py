"""The pages of sources, and ordinary pages."""

from __future__ import annotations

from functools import partial

from chronicle.model import (
    Kind,
    Page,
    Source,
    Status,
)
from chronicle.output.dates_in_words import When
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, frame_record, make_frame
from chronicle.output.linked import describe
from chronicle.output.prose import (
    Prose,
    SourceLine,
    choose_summary,
    list_sources,
    make_prose,
)
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.items import (
    link_all,
    list_ids,
    name_source,
)
from chronicle.output.views.listings import list_citing
from chronicle.output.views.parts import PartsGroup, link_parts
from chronicle.output.views.rows import Shelf, row_of, shelve


@view
class CitingLine:
    """A record that cites a source."""

    kind: str
    link: Link


@view
class SourceView:
    """All that the page of a source shows."""

    frame: Frame
    title: Wording
    publisher: Wording
    authors: tuple[str, ...]
    when: When | None
    kind: str
    language: str
    url: str
    archive: str
    note: Wording | None
    ids: tuple[tuple[str, tuple[str, ...]], ...]
    battles: Shelf | None
    cited_in: tuple[CitingLine, ...]
    lists: tuple[PartsGroup, ...]


@view
class PageView:
    """An ordinary page."""

    frame: Frame
    title: Wording
    summary: Wording
    prose: Prose
    sources: tuple[SourceLine, ...]


def view_source(source: Source, desk: Desk, site: Site) -> SourceView:
    """The view of one source."""
    edition = desk.edition
    title = edition.name(source)
    trail = (desk.link_index(Kind.SOURCE, edition.words.say("Sources")),)
    row, listings = row_of(source, edition), list_citing(source, edition)
    # Many battles stand by year, and many of another kind in parts; the others in one list.
    apart = {
        listing.kind
        for listing in listings
        if (row.is_long if listing.kind is Kind.BATTLE else listing.is_long)
    }
    citing = (record for listing in listings if listing.kind not in apart for record in listing.records)
    said, status = name_source(source, desk).text, desk.edition.status(source)
    return SourceView(
        frame=make_frame(
            desk,
            site,
            title,
            said,
            trail=trail,
            status=status,
            record=source,
            describe_page=partial(describe, source, desk) if source.status is not Status.RETRACTED else None,
        ),
        title=title,
        publisher=edition.choose(source.publisher),
        authors=source.authors,
        when=edition.when(source.date) if source.date else None,
        kind=edition.label(source.kind),
        language=edition.language.name_of(source.language),
        url=source.url or "",
        archive=source.archive or "",
        note=edition.choose(source.note) if source.note else None,
        ids=list_ids(source.ids),
        battles=shelve(row, desk) if Kind.BATTLE in apart else None,
        lists=tuple(
            PartsGroup(listing.heading, listing.kind.folder, link_parts(listing, desk))
            for listing in listings
            if listing.kind in apart and listing.kind is not Kind.BATTLE
        ),
        cited_in=tuple(CitingLine(edition.label(Kind(link.kind)), link) for link in link_all(citing, desk)),
    )


def view_page(page: Page, desk: Desk, site: Site) -> PageView:
    """The view of an ordinary page."""
    title, summary = desk.edition.name(page), choose_summary(page, desk)
    return PageView(
        frame=frame_record(page, desk, site),
        title=title,
        summary=summary,
        prose=make_prose(page, desk),
        sources=list_sources(page, desk),
    )
