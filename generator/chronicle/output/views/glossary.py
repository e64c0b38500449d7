"""The glossary: every name of a place or an actor, in every language, with all its spellings."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.model import Actor, Place, Record
from chronicle.output.data import table_file
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.items import Spelling, list_spellings
from chronicle.output.views.listings import list_names
from chronicle.output.views.parts import Listing, PartLink, find_beside, link_parts, name_part


@view
class Term:
    """A record and its spellings, one for each language that has any."""

    link: Link
    kind: str
    spellings: tuple[Spelling, ...]


@view
class TermGroup:
    """The terms of one kind of record, or the parts in which they stand."""

    heading: str
    anchor: str
    terms: tuple[Term, ...]
    parts: tuple[PartLink, ...] = ()


@view
class GlossaryView:
    """All names, places first, or a part of them."""

    frame: Frame
    title: Wording
    groups: tuple[TermGroup, ...]
    download: str
    previous: Link | None = None
    next: Link | None = None


def view_glossary(desk: Desk, site: Site) -> GlossaryView:
    """The glossary in one language's order."""
    title = desk.edition.own(desk.edition.words.say("Names and spellings"))
    groups = tuple(_group(listing, desk) for listing in list_names(desk.edition))
    return GlossaryView(make_frame(desk, site, title), title, groups, _find_download(desk, site))


def _group(listing: Listing, desk: Desk) -> TermGroup:
    anchor = listing.kind.folder
    if listing.is_long:
        return TermGroup(listing.heading, anchor, (), link_parts(listing, desk))
    return TermGroup(listing.heading, anchor, _list_terms(listing.records, desk))


def view_names(listing: Listing, number: int, desk: Desk, site: Site) -> GlossaryView:
    """A part of the glossary."""
    edition = desk.edition
    path = edition.routes.glossary(edition.code)
    names = Link(desk.to(path), edition.own(edition.words.say("Names and spellings")))
    title, heading = name_part(listing, number, desk), listing.heading
    groups = (TermGroup(heading, listing.kind.folder, _list_terms(listing.part(number), desk)),)
    frame = make_frame(desk, site, title, heading, trail=(names,), list_path=path)
    return GlossaryView(frame, title, groups, _find_download(desk, site), *find_beside(listing, number, desk))


def _find_download(desk: Desk, site: Site) -> str:
    """The way to the table of all spellings, where there is one."""
    return desk.to(table_file("names")) if site.has_data else ""


def _list_terms(records: Iterable[Record], desk: Desk) -> tuple[Term, ...]:
    return tuple(_term(record, desk) for record in records if isinstance(record, Place | Actor))


def _term(record: Place | Actor, desk: Desk) -> Term:
    short = record.short if isinstance(record, Actor) else {}
    spellings = list_spellings(record.names, short, record.aliases, desk)
    return Term(desk.link(record), desk.edition.label(record.kind), spellings)
