"""The index of battles, and the list of all battles of a kind."""

from __future__ import annotations

from chronicle.model import BattleKind, Kind
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.rows import Row, Shelf, name_row, row_of_all, row_of_kind, shelve, trail_of


@view
class CountedLink:
    """A way to a list, and how much is in it."""

    link: Link
    count: str


@view
class BattlesView:
    """The index of battles, or the battles of one kind."""

    frame: Frame
    title: Wording
    count: str
    kinds: tuple[CountedLink, ...]
    battles: Shelf


def view_battles(desk: Desk, site: Site) -> BattlesView:
    """The index of battles: by kind, and by year."""
    edition = desk.edition
    kinds = tuple(_count(row_of_kind(kind, edition), desk) for kind in desk.facts.battles_of_kind)
    return _make(row_of_all(edition), edition.own(edition.words.say("Battles")), kinds, (), desk, site)


def view_kind(kind: BattleKind, desk: Desk, site: Site) -> BattlesView:
    """The battles of a kind."""
    edition = desk.edition
    trail = (desk.link_index(Kind.BATTLE, edition.words.say("Battles")),)
    return _make(row_of_kind(kind, edition), edition.own(edition.label(kind)), (), trail, desk, site)


def view_pair(row: Row, desk: Desk, site: Site) -> BattlesView:
    """The battles of two actors."""
    title = name_row(row, desk)
    assert title is not None
    return _make(row, title, (), trail_of(row, desk)[:-1], desk, site)


def _make(
    row: Row, title: Wording, kinds: tuple[CountedLink, ...], trail: tuple[Link, ...], desk: Desk, site: Site
) -> BattlesView:
    count = desk.edition.words.count("{n} battle", "{n} battles", len(row.battles))
    return BattlesView(
        make_frame(desk, site, title, count, trail=trail), title, count, kinds, shelve(row, desk)
    )


def _count(row: Row, desk: Desk) -> CountedLink:
    assert isinstance(row.of, BattleKind)
    link = Link(desk.to(row.path), desk.edition.own(desk.edition.label(row.of)))
    return CountedLink(link, desk.edition.words.number(len(row.battles)))
