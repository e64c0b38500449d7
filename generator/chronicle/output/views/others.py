"""The pages of places, actors, campaigns, sources and ordinary pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.facts import Total
from chronicle.model import (
    Actor,
    ActorKind,
    Battle,
    Campaign,
    Coordinates,
    Kind,
    Membership,
    Page,
    Place,
    Record,
    Source,
)
from chronicle.output.dates_in_words import When
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, Site, make_frame
from chronicle.output.prose import Prose, SourceLine, choose_text, is_untranslated, list_sources, make_prose
from chronicle.output.views.items import (
    Amount,
    BattleItem,
    Cited,
    ControlLine,
    FigureLine,
    HoldingLine,
    Spelling,
    YearGroup,
    cite,
    group_items,
    label_of,
    link_all,
    list_ids,
    list_spellings,
    make_control,
    make_figure,
    make_holding,
    make_items,
    name_source,
    render_amount,
)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """All that the page of a place shows."""

    frame: Frame
    title: Wording
    kind: str
    parents: tuple[Link, ...]
    spellings: tuple[Spelling, ...]
    coordinates: str
    precision: str
    ids: tuple[tuple[str, str], ...]
    prose: Prose
    holdings: tuple[HoldingLine, ...]
    control: tuple[ControlLine, ...]
    battles: tuple[YearGroup, ...]
    battles_within: tuple[YearGroup, ...]
    children: tuple[Link, ...]
    mentioned_in: tuple[Link, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """A parent or a member of an actor, with the time where it is known."""

    link: Link
    when: str


@dataclass(frozen=True, slots=True)
class RelationLine:
    """An ally or an opponent, how often, and in which battles."""

    link: Link
    count: str
    battles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """All that the page of an actor shows."""

    frame: Frame
    title: Wording
    kind: str
    office: Wording | None
    spellings: tuple[Spelling, ...]
    active: str
    parents: tuple[MembershipLine, ...]
    members: tuple[MembershipLine, ...]
    ids: tuple[tuple[str, str], ...]
    prose: Prose
    allies: tuple[RelationLine, ...]
    opponents: tuple[RelationLine, ...]
    gains: tuple[ControlLine, ...]
    losses: tuple[ControlLine, ...]
    battles: tuple[YearGroup, ...]
    battles_of_members: tuple[YearGroup, ...]
    said: tuple[BattleItem, ...]
    mentioned_in: tuple[Link, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class CountedLine:
    """A figure that a total counts or leaves out, with the battle it stands in."""

    battle: Link
    figure: FigureLine
    reason: str


@dataclass(frozen=True, slots=True)
class TotalLine:
    """What one speaker's figures add up to."""

    measure: str
    of: Link | None
    said_by: Link | None
    source: Cited | None
    amount: Amount | None
    counted: tuple[CountedLine, ...]
    left_out: tuple[CountedLine, ...]


@dataclass(frozen=True, slots=True)
class CampaignView:
    """All that the page of a campaign shows."""

    frame: Frame
    title: Wording
    summary: Wording
    when: When
    parent: Link | None
    parts: tuple[Link, ...]
    prose: Prose
    battles: tuple[YearGroup, ...]
    totals: tuple[TotalLine, ...]
    mentioned_in: tuple[Link, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class CitingLine:
    """A record that cites a source."""

    kind: str
    link: Link


@dataclass(frozen=True, slots=True)
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
    cited_in: tuple[CitingLine, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """An ordinary page."""

    frame: Frame
    title: Wording
    summary: Wording
    prose: Prose
    sources: tuple[SourceLine, ...]


def view_place(place: Place, desk: Desk, site: Site) -> PlaceView:
    """The view of one place."""
    edition, facts = desk.edition, desk.facts
    title = edition.name(place)
    parents = tuple(desk.link_to(Kind.PLACE, id) for id in reversed(facts.places.ancestors(place.id)))
    own = facts.battles_at.get(place.id, ())
    within = tuple(b for b in facts.battles_within.get(place.id, ()) if b not in own)
    trail = (desk.link_index(Kind.PLACE, edition.words.say("Places")), *parents)
    return PlaceView(
        frame=make_frame(
            desk, site, title, _summary(place, desk).text, trail=trail, notice=_notice(place, desk)
        ),
        title=title,
        kind=edition.label(place.kind),
        parents=parents,
        spellings=list_spellings(place.names, {}, place.aliases, desk),
        coordinates=_render_coordinates(place.coordinates) if place.coordinates else "",
        precision=label_of(place.precision, desk),
        ids=list_ids(place.ids),
        prose=make_prose(place, desk),
        holdings=tuple(make_holding(holding, desk) for holding in facts.holdings(place.id)),
        control=tuple(make_control(row, desk, {}) for row in facts.ledger.get(place.id, ())),
        battles=group_items(own, desk),
        battles_within=group_items(within, desk),
        children=link_all((facts.chronicle.places[c] for c in facts.places.children.get(place.id, ())), desk),
        mentioned_in=link_all(facts.mentions.get(place.key, ()), desk),
        sources=list_sources(place, desk),
    )


def view_actor(actor: Actor, desk: Desk, site: Site) -> ActorView:
    """The view of one actor."""
    edition, facts = desk.edition, desk.facts
    title = edition.name(actor)
    own = facts.battles_of.get(actor.id, ())
    members = tuple(b for b in facts.battles_of_members.get(actor.id, ()) if b not in own)
    ledger = [row for rows in facts.ledger.values() for row in rows]
    relations = facts.relations.get(actor.id)
    return ActorView(
        frame=make_frame(
            desk,
            site,
            title,
            _summary(actor, desk).text,
            trail=(desk.link_index(Kind.ACTOR, edition.words.say("Actors")),),
            notice=_notice(actor, desk),
        ),
        title=title,
        kind=edition.label(actor.kind),
        office=edition.choose(actor.office) if actor.office else None,
        spellings=list_spellings(actor.names, actor.short, actor.aliases, desk),
        active=edition.when(actor.active).words if actor.active else "",
        parents=tuple(_parents(actor, desk)),
        members=tuple(_members(actor, desk)),
        ids=list_ids(actor.ids),
        prose=make_prose(actor, desk),
        allies=_relate(relations.allies if relations else (), desk),
        opponents=_relate(relations.opponents if relations else (), desk),
        gains=tuple(make_control(row, desk, {}) for row in ledger if row.change.to == actor.id),
        losses=tuple(make_control(row, desk, {}) for row in ledger if row.change.from_ == actor.id),
        battles=group_items(own, desk),
        battles_of_members=group_items(members, desk),
        said=make_items(facts.said_by.get(actor.id, ()), desk) if actor.kind is not ActorKind.MONITOR else (),
        mentioned_in=link_all(facts.mentions.get(actor.key, ()), desk),
        sources=list_sources(actor, desk),
    )


def view_campaign(campaign: Campaign, desk: Desk, site: Site) -> CampaignView:
    """The view of one campaign."""
    edition, facts = desk.edition, desk.facts
    title, summary = edition.name(campaign), _summary(campaign, desk)
    parents = tuple(
        desk.link_to(Kind.CAMPAIGN, id) for id in reversed(facts.campaigns.ancestors(campaign.id))
    )
    trail = (desk.link_index(Kind.CAMPAIGN, edition.words.say("Campaigns")), *parents)
    return CampaignView(
        frame=make_frame(desk, site, title, summary.text, trail=trail, notice=_notice(campaign, desk)),
        title=title,
        summary=summary,
        when=edition.when(campaign.date),
        parent=parents[-1] if parents else None,
        parts=tuple(desk.link_to(Kind.CAMPAIGN, id) for id in facts.campaigns.children.get(campaign.id, ())),
        prose=make_prose(campaign, desk),
        battles=group_items(facts.battles_in.get(campaign.id, ()), desk),
        totals=tuple(_view_total(total, desk) for total in facts.totals(campaign.id)),
        mentioned_in=link_all(facts.mentions.get(campaign.key, ()), desk),
        sources=list_sources(campaign, desk),
    )


def view_source(source: Source, desk: Desk, site: Site) -> SourceView:
    """The view of one source."""
    edition = desk.edition
    title = edition.name(source)
    trail = (desk.link_index(Kind.SOURCE, edition.words.say("Sources")),)
    citing = desk.facts.citing.get(source.id, ())
    return SourceView(
        frame=make_frame(desk, site, title, name_source(source, desk).text, trail=trail),
        title=title,
        publisher=edition.choose(source.publisher),
        authors=source.authors,
        when=edition.when(source.date) if source.date else None,
        kind=edition.label(source.kind),
        language=edition.language.name_of(source.language),
        url=source.url or "",
        archive=source.archive or "",
        note=edition.choose(source.note) if source.note else None,
        cited_in=tuple(CitingLine(edition.label(Kind(link.kind)), link) for link in link_all(citing, desk)),
    )


def view_page(page: Page, desk: Desk, site: Site) -> PageView:
    """The view of an ordinary page."""
    title, summary = desk.edition.name(page), _summary(page, desk)
    return PageView(
        frame=make_frame(desk, site, title, summary.text, notice=_notice(page, desk)),
        title=title,
        summary=summary,
        prose=make_prose(page, desk),
        sources=list_sources(page, desk),
    )


def _summary(record: Record, desk: Desk) -> Wording:
    text = choose_text(record, desk)
    return desk.edition.foreign(text.summary, text.language) if text else desk.edition.own("")


def _notice(record: Record, desk: Desk) -> str:
    words = desk.edition.words
    said = words.say("This page has not been translated yet. The text is shown in its original language.")
    return said if is_untranslated(record, desk) else ""


def _render_coordinates(point: Coordinates) -> str:
    """Decimal degrees to the hundredth, about a kilometre, with hemisphere letters."""
    north = "N" if point.latitude >= 0 else "S"
    east = "E" if point.longitude >= 0 else "W"
    return f"{abs(point.latitude):.2f}° {north}, {abs(point.longitude):.2f}° {east}"


def _parents(actor: Actor, desk: Desk) -> Iterator[MembershipLine]:
    for membership in actor.part_of:
        yield MembershipLine(desk.link_to(Kind.ACTOR, membership.actor), _span(membership, desk))


def _members(actor: Actor, desk: Desk) -> Iterator[MembershipLine]:
    for id in desk.facts.actors.children.get(actor.id, ()):
        member = desk.facts.chronicle.actors[id]
        for membership in member.part_of:
            if membership.actor == actor.id:
                yield MembershipLine(desk.link(member), _span(membership, desk))


def _span(membership: Membership, desk: Desk) -> str:
    """From when to when, as far as the entry says."""
    words, edition = desk.edition.words, desk.edition
    start, end = membership.from_, membership.to
    if start and end:
        return words.say("{start} to {end}", start=edition.when(start).words, end=edition.when(end).words)
    if start:
        return words.say("since {start}", start=edition.when(start).words)
    return words.say("until {end}", end=edition.when(end).words) if end else ""


def _relate(rows: tuple[tuple[str, tuple[Battle, ...]], ...], desk: Desk) -> tuple[RelationLine, ...]:
    lines = []
    for id, battles in rows:
        count = desk.edition.words.count("{n} battle", "{n} battles", len(battles))
        links = tuple(desk.link(battle) for battle in battles)
        lines.append(RelationLine(desk.link_to(Kind.ACTOR, id), count, links))
    return tuple(lines)


def _view_total(total: Total, desk: Desk) -> TotalLine:
    counted = tuple(CountedLine(desk.link(b), make_figure(f, desk, {}), "") for b, f in total.counted)
    left_out = tuple(
        CountedLine(desk.link(u.battle), make_figure(u.figure, desk, {}), desk.edition.label(u.reason))
        for u in total.left_out
    )
    return TotalLine(
        measure=desk.edition.label(total.measure),
        of=desk.link_to(Kind.ACTOR, total.of) if total.of else None,
        said_by=desk.link_to(Kind.ACTOR, total.said_by) if total.said_by else None,
        source=cite(total.source, desk, {}),
        amount=render_amount(total.low, total.best, total.high, desk) if counted else None,
        counted=counted,
        left_out=left_out,
    )
