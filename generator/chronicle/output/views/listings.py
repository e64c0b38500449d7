"""Which lists of records there are that can be long, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from chronicle.facts import LedgerRow, is_listed, select_listed
from chronicle.model import (
    LINKABLE,
    Actor,
    ActorKind,
    Battle,
    Campaign,
    Kind,
    Place,
    Record,
    Source,
    SourceKind,
)
from chronicle.output.edition import Desk, Edition, Link
from chronicle.output.view import view
from chronicle.output.views.parts import MOST_IN_PART, Listing, PartLink, link_parts


def list_names(edition: Edition) -> tuple[Listing, ...]:
    """The lists of names and spellings: places and actors."""
    words, actors = edition.words, edition.facts.chronicle.actors.values()
    of_actors = _by_name(Kind.ACTOR, "names-actors", words.say("Actors"), actors, edition)
    return (
        replace(list_places(edition), way="names-places", heading=words.say("Places"), has_spellings=True),
        replace(of_actors, has_spellings=True),
    )


def list_places(edition: Edition) -> Listing:
    """All places by name."""
    places = edition.facts.chronicle.places.values()
    return _by_name(Kind.PLACE, "places", edition.words.say("By name"), places, edition)


def list_actors(edition: Edition) -> tuple[Listing, ...]:
    """The actors of each kind of which there are any, by name."""
    actors = edition.facts.chronicle.actors.values()
    of_kinds = (
        _by_name(
            Kind.ACTOR,
            f"actors-{kind}",
            edition.label(kind),
            (a for a in actors if a.kind is kind),
            edition,
        )
        for kind in ActorKind
    )
    return tuple(listing for listing in of_kinds if listing.records)


def list_sources(edition: Edition) -> tuple[Listing, ...]:
    """The sources of each kind of which there are any, by publisher and date."""
    found: dict[SourceKind, list[Source]] = {}
    sources = select_listed(edition.facts.chronicle.sources).values()
    for source in sorted(sources, key=lambda one: _source_order(one, edition)):
        found.setdefault(source.kind, []).append(source)
    return tuple(
        Listing(Kind.SOURCE, f"sources-{kind}", edition.label(kind), tuple(of_kind))
        for kind, of_kind in found.items()
    )


def _source_order(source: Source, edition: Edition) -> tuple[str, str, str, str]:
    publisher = edition.choose(source.publisher).text
    return (str(source.kind), publisher, source.date.text if source.date else "", source.id)


def order_campaigns(edition: Edition) -> Listing:
    """All campaigns in order of time."""
    campaigns = select_listed(edition.facts.chronicle.campaigns).values()
    ordered = tuple(sorted(campaigns, key=order_campaign))
    return Listing(Kind.CAMPAIGN, "campaigns", edition.words.say("In order of time"), ordered)


def order_campaign(campaign: Campaign) -> tuple[object, str]:
    """Where a campaign stands among others."""
    return campaign.date.sort_key, campaign.id


def list_citing(source: Source, edition: Edition) -> tuple[Listing, ...]:
    """The records that cite a source, a list for each kind. Battles come by time where they are many."""
    found: dict[Kind, list[Record]] = {}
    for record in edition.facts.citing.get(source.id, ()):
        found.setdefault(record.kind_of_record, []).append(record)
    say = edition.words.say
    headings = {
        Kind.BATTLE: say("Battles"),
        Kind.PLACE: say("Places"),
        Kind.ACTOR: say("Actors"),
        Kind.CAMPAIGN: say("Campaigns"),
    }
    return tuple(
        Listing(
            kind,
            f"citing-{source.id}-{kind.folder}",
            say("Cited in: {kind}", kind=headings.get(kind) or say("Other pages")),
            tuple(sorted(found[kind], key=edition.sort_key)),
            source,
        )
        for kind in Kind
        if kind in found
    )


def list_mentions(record: Record, edition: Edition) -> Listing:
    """The records whose texts link to one, but for battles that its page lists anyway."""
    facts, kind = edition.facts, record.kind_of_record
    listed = {
        Kind.PLACE: facts.battles_within,
        Kind.ACTOR: facts.battles_of_members,
        Kind.CAMPAIGN: facts.battles_in,
    }
    mentioning = facts.mentions.get(record.key, ())
    known = (
        {battle.key for battle in listed[kind].get(record.id, ())} if mentioning and kind in listed else set()
    )
    records = (one for one in mentioning if one.key not in known)
    ordered = sorted(records, key=lambda one: (one.kind_of_record, edition.sort_key(one)))
    way, heading = f"mentioning-{kind.folder}-{record.id}", edition.words.say("Mentioned in")
    return Listing(kind, way, heading, tuple(ordered), record)


def list_within(place: Place, edition: Edition) -> Listing:
    """The places directly within one, by name."""
    facts = edition.facts
    within = (facts.chronicle.places[id] for id in facts.places.children.get(place.id, ()))
    heading = edition.words.say("Places within")
    return _by_name(Kind.PLACE, f"within-{place.id}", heading, within, edition, of=place)


def list_said(actor: Actor, edition: Edition) -> Listing:
    """The battles that an actor gave figures for, in order of time."""
    said = edition.facts.said_by.get(actor.id, ()) if actor.kind is not ActorKind.MONITOR else ()
    return _by_time(f"said-{actor.id}", edition.words.say("Gave figures for"), said, actor)


def list_gains(actor: Actor, edition: Edition) -> Listing:
    """The battles in which an actor gained a place, in order of time."""
    rows = edition.facts.gains.get(actor.id, ())
    return _by_time(f"gained-{actor.id}", edition.words.say("What it gained"), _battles_of(rows), actor)


def list_losses(actor: Actor, edition: Edition) -> Listing:
    """The battles in which an actor lost a place, in order of time."""
    rows = edition.facts.losses.get(actor.id, ())
    return _by_time(f"lost-{actor.id}", edition.words.say("What it lost"), _battles_of(rows), actor)


def _battles_of(rows: Sequence[LedgerRow]) -> Iterable[Battle]:
    return {row.battle.id: row.battle for row in rows}.values()


@view
class LinkList:
    """The records of a list, or the parts in which they stand."""

    links: tuple[Link, ...]
    parts: tuple[PartLink, ...]


def make_links(listing: Listing, desk: Desk) -> LinkList:
    """A list of links, in parts where it is long."""
    if listing.is_long:
        return LinkList((), link_parts(listing, desk))
    return LinkList(tuple(map(desk.link, listing.records)), ())


def find_long(edition: Edition) -> Iterator[Listing]:
    """Every list whose parts have pages."""
    listings = [
        *list_names(edition),
        list_places(edition),
        *list_actors(edition),
        order_campaigns(edition),
        *list_sources(edition),
    ]
    for source, citing in edition.facts.citing.items():
        if len(citing) > MOST_IN_PART:
            found = list_citing(edition.facts.chronicle.sources[source], edition)
            listings += [listing for listing in found if listing.kind is not Kind.BATTLE]
    for key, mentioning in edition.facts.mentions.items():
        record = edition.facts.chronicle.find(*key) if key[0] in LINKABLE else None  # only their pages say so
        if record is not None and len(mentioning) > MOST_IN_PART:
            listings.append(list_mentions(record, edition))
    listings += _list_of_records(edition)
    return (listing for listing in listings if listing.is_long)


def _list_of_records(edition: Edition) -> Iterator[Listing]:
    """The lists on pages of places and actors that can be long."""
    facts, places, actors = edition.facts, edition.facts.chronicle.places, edition.facts.chronicle.actors
    for id, within in facts.places.children.items():
        if len(within) > MOST_IN_PART:
            yield list_within(places[id], edition)
    for listed, make in ((facts.said_by, list_said), (facts.gains, list_gains), (facts.losses, list_losses)):
        for id, of_actor in listed.items():
            if len(of_actor) > MOST_IN_PART:
                yield make(actors[id], edition)


def _by_name(
    kind: Kind,
    way: str,
    heading: str,
    records: Iterable[Record],
    edition: Edition,
    of: Record | None = None,
) -> Listing:
    ordered = tuple(sorted(filter(is_listed, records), key=edition.sort_key))
    return Listing(kind, way, heading, ordered, of)


def _by_time(way: str, heading: str, battles: Iterable[Battle], of: Record) -> Listing:
    return Listing(Kind.BATTLE, way, heading, tuple(battles), of, is_by_time=True)
