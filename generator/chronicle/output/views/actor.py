"""The page of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronicle.facts import LedgerRow, is_listed
from chronicle.model import (
    Actor,
    Battle,
    Kind,
    Membership,
)
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, frame_record
from chronicle.output.pictures import PictureView
from chronicle.output.prose import (
    Prose,
    SourceLine,
    list_pictures,
    list_sources,
    make_prose,
)
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.items import (
    BattleItem,
    ControlLine,
    Spelling,
    list_ids,
    list_spellings,
    make_control,
    make_items,
    say_end,
    say_start,
)
from chronicle.output.views.listings import (
    LinkList,
    list_gains,
    list_losses,
    list_mentions,
    list_said,
    make_links,
)
from chronicle.output.views.maps import MapFigure, map_battles
from chronicle.output.views.parts import Listing, PartLink, link_parts
from chronicle.output.views.rows import MOST_IN_LIST, Section, divide, row_of
from chronicle.output.views.tenures import Axis, Tenure, make_axis, make_tenure


@view
class MembershipLine:
    """A parent or a member of an actor, with the time where it is known."""

    link: Link
    when: str
    tenure: Tenure | None


@view
class MembershipList:
    """Parents or members, and the first and last year of their bars; empty where none has a bar."""

    lines: tuple[MembershipLine, ...]
    first_year: str
    last_year: str


@view
class RelationLine:
    """An ally or an opponent, how often, and in which battles; where they are many, the way to them."""

    link: Link
    count: str
    battles: tuple[Link, ...]
    all: Link | None = None


@view
class Changes:
    """What an actor gained or lost, or the parts in which the battles stand where it did."""

    lines: tuple[ControlLine, ...]
    parts: tuple[PartLink, ...]


@view
class Statements:
    """The battles that an actor gave figures for, or the parts in which they stand."""

    battles: tuple[BattleItem, ...]
    parts: tuple[PartLink, ...]


@view
class ActorView:
    """All that the page of an actor shows."""

    frame: Frame
    title: Wording
    kind: str
    office: Wording | None
    spellings: tuple[Spelling, ...]
    active: str
    parents: MembershipList
    members: MembershipList
    ids: tuple[tuple[str, tuple[str, ...]], ...]
    map: MapFigure | None
    prose: Prose
    pictures: tuple[PictureView, ...]
    allies: tuple[RelationLine, ...]
    opponents: tuple[RelationLine, ...]
    gains: Changes
    losses: Changes
    battles: tuple[Section, ...]
    said: Statements
    mentioned_in: LinkList
    sources: tuple[SourceLine, ...]


def view_actor(actor: Actor, desk: Desk, site: Site) -> ActorView:
    """The view of one actor."""
    edition, facts, actors = desk.edition, desk.facts, desk.facts.chronicle.actors
    title = edition.name(actor)
    own = facts.battles_of.get(actor.id, ())
    relations = facts.relations.get(actor.id)
    belonging = tuple(_find_members(actor, desk))
    axis = make_axis([*actor.part_of, *(membership for _, membership in belonging)], desk)
    return ActorView(
        frame=frame_record(actor, desk, site, (desk.link_index(Kind.ACTOR, edition.words.say("Actors")),)),
        title=title,
        kind=edition.label(actor.kind),
        office=edition.choose(actor.office) if actor.office else None,
        spellings=list_spellings(actor.names, actor.short, actor.aliases, desk),
        active=edition.when(actor.active).words if actor.active else "",
        parents=_list_memberships([(actors[m.actor], m) for m in actor.part_of], axis, desk),
        members=_list_memberships(belonging, axis, desk),
        ids=list_ids(actor.ids),
        map=map_battles(own, desk, site),
        prose=make_prose(actor, desk),
        pictures=list_pictures(actor, desk),
        allies=_relate(actor, relations.allies if relations else (), desk, is_allied=True),
        opponents=_relate(actor, relations.opponents if relations else (), desk, is_allied=False),
        gains=_make_changes(list_gains(actor, edition), facts.gains.get(actor.id, ()), desk),
        losses=_make_changes(list_losses(actor, edition), facts.losses.get(actor.id, ()), desk),
        battles=divide(row_of(actor, edition), own, _headings(desk), desk),
        said=_make_statements(list_said(actor, edition), desk),
        mentioned_in=make_links(list_mentions(actor, edition), desk),
        sources=list_sources(actor, desk),
    )


def _make_changes(listing: Listing, rows: Iterable[LedgerRow], desk: Desk) -> Changes:
    if listing.is_long:
        return Changes((), link_parts(listing, desk))
    return Changes(tuple(make_control(row, desk, {}) for row in rows), ())


def _make_statements(listing: Listing, desk: Desk) -> Statements:
    if listing.is_long:
        return Statements((), link_parts(listing, desk))
    battles = (desk.facts.chronicle.battles[one.id] for one in listing.records)
    return Statements(make_items(battles, desk), ())


def _list_memberships(
    rows: Iterable[tuple[Actor, Membership]], axis: Axis | None, desk: Desk
) -> MembershipList:
    lines = tuple(MembershipLine(desk.link(a), _span(m, desk), make_tenure(m, axis)) for a, m in rows)
    is_drawn = axis is not None and any(line.tenure for line in lines)
    years = (axis.first_year, axis.last_year) if axis and is_drawn else ("", "")
    return MembershipList(lines, *years)


def _find_members(actor: Actor, desk: Desk) -> Iterator[tuple[Actor, Membership]]:
    """Who belongs or belonged to an actor, once for each time."""
    members = (desk.facts.chronicle.actors[id] for id in desk.facts.actors.children.get(actor.id, ()))
    for member in filter(is_listed, members):
        for membership in member.part_of:
            if membership.actor == actor.id:
                yield member, membership


def _span(membership: Membership, desk: Desk) -> str:
    """From when to when, as far as the entry says."""
    start, end = membership.from_, membership.to
    said = [say_start(start, desk)] if start else []
    return desk.edition.words.say("; ").join([*said, say_end(end, desk)] if end else said)


def _relate(
    actor: Actor, rows: tuple[tuple[str, tuple[Battle, ...]], ...], desk: Desk, *, is_allied: bool
) -> tuple[RelationLine, ...]:
    lines = []
    for id, battles in rows:
        link, count = (
            desk.link_to(Kind.ACTOR, id),
            desk.edition.words.count("{n} battle", "{n} battles", len(battles)),
        )
        if len(battles) > MOST_IN_LIST:
            path = desk.edition.routes.pair(desk.edition.code, actor.id, id, is_allied=is_allied)
            lines.append(RelationLine(link, count, (), Link(desk.to(path), desk.edition.own(count))))
        else:
            lines.append(RelationLine(link, count, tuple(map(desk.link, battles))))
    return tuple(lines)


def _headings(desk: Desk) -> tuple[str, str, str]:
    words = desk.edition.words
    return (
        words.say("Battles"),
        words.say("Battles of its members"),
        words.say("Battles, its own and its members'"),
    )
