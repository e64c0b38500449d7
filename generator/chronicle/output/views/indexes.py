"""The index of places, actors, campaigns and sources. That of battles is in battles.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from chronicle.facts import Tree, is_listed
from chronicle.model import Actor, Battle, Campaign, Kind, Place, Record, Source
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, make_frame
from chronicle.output.prose import (
    choose_text,
)
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.items import name_source
from chronicle.output.views.listings import (
    list_actors,
    list_places,
    list_sources,
    order_campaign,
    order_campaigns,
)
from chronicle.output.views.parts import MOST_IN_PART, Listing, PartLink, find_beside, link_parts, name_part

RecordT = TypeVar("RecordT", bound=Record)


@view
class Entry:
    """A record in an index: its link, a note beside it, and what lies below it."""

    link: Link
    note: Wording
    summary: Wording | None = None
    below: tuple[Entry, ...] = ()


@view
class Group:
    """Entries under a heading, or the parts in which they stand."""

    heading: str
    entries: tuple[Entry, ...]
    parts: tuple[PartLink, ...] = ()


@view
class IndexView:
    """An index of places, actors, campaigns or sources, or a part of one."""

    frame: Frame
    title: Wording
    count: str
    groups: tuple[Group, ...]
    previous: Link | None = None
    next: Link | None = None


def view_part(listing: Listing, number: int, desk: Desk, site: Site) -> IndexView:
    """A part of an index, or of the records that cite a source."""
    title = name_part(listing, number, desk)
    entries = tuple(_make_entry(record, desk) for record in listing.part(number))
    owner, edition = listing.of, desk.edition
    trail = [_link_index(owner.kind_of_record if owner else listing.kind, desk)]
    list_path = edition.routes.index(edition.code, listing.kind)
    if owner:
        trail.append(desk.link(owner))
        list_path = edition.routes.of(edition.code, owner)
    return IndexView(
        make_frame(desk, site, title, listing.heading, trail=tuple(trail), list_path=list_path),
        title,
        listing.heading,
        (Group("", entries),),
        *find_beside(listing, number, desk),
    )


def _link_index(kind: Kind, desk: Desk) -> Link:
    say = desk.edition.words.say
    names = {
        Kind.BATTLE: say("Battles"),
        Kind.PLACE: say("Places"),
        Kind.ACTOR: say("Actors"),
        Kind.CAMPAIGN: say("Campaigns"),
        Kind.SOURCE: say("Sources"),
    }
    return desk.link_index(kind, names[kind])


def _make_entry(record: Record, desk: Desk) -> Entry:
    """A record in a part of a list, without what lies below it."""
    match record:
        case Place():
            return _place_entry(record, desk)
        case Actor():
            return _actor_entry(record, desk)
        case Campaign():
            return _campaign_entry(record, desk)
        case Source():
            return _source_entry(record, desk)
        case Battle():
            return Entry(desk.link(record), desk.edition.own(desk.edition.when(record.date).words))
    return Entry(desk.link(record), desk.edition.own(""))


def _list(listing: Listing, desk: Desk) -> Group:
    """A list under its heading, in parts where it is long."""
    if listing.is_long:
        return Group(listing.heading, (), link_parts(listing, desk))
    return Group(listing.heading, tuple(_make_entry(record, desk) for record in listing.records))


def _count(kind: Kind, number: int, desk: Desk) -> str:
    words = desk.edition.words
    match kind:
        case Kind.PLACE:
            return words.count("{n} place", "{n} places", number)
        case Kind.ACTOR:
            return words.count("{n} actor", "{n} actors", number)
        case Kind.CAMPAIGN:
            return words.count("{n} campaign", "{n} campaigns", number)
    return words.count("{n} source", "{n} sources", number)


def view_places(desk: Desk, site: Site) -> IndexView:
    """The index of places: their hierarchy, by name; of many its upper steps, and all places by name."""
    edition, places = desk.edition, desk.facts.chronicle.places
    listing, roots = list_places(edition), _by_name(find_roots(places, desk.facts.places), desk)
    depth = _find_depth(roots, desk) if listing.is_long else None
    tree = (Group("", tuple(_place_tree(roots, depth, desk))),) if depth != 0 else ()
    groups = (*tree, _list(listing, desk)) if listing.is_long else tree
    count = _count(Kind.PLACE, len(listing.records), desk)
    return _index(desk, site, edition.words.say("Places"), count, groups)


def _place_tree(places: Iterable[Place], depth: int | None, desk: Desk) -> Iterator[Entry]:
    """Places with all below them, or with as many steps as `depth` says."""
    for place in places:
        if depth == 1:
            yield _place_entry(place, desk)
            continue
        below = _place_tree(_find_below(place, desk), None if depth is None else depth - 1, desk)
        yield replace(_place_entry(place, desk), below=tuple(below))


def _find_depth(roots: list[Place], desk: Desk) -> int:
    """How many steps of the hierarchy are few enough for one list; 0 where not even the first is."""
    depth, step, shown = 0, roots, len(roots)
    while step and shown <= MOST_IN_PART:
        depth += 1
        step = [below for place in step for below in _find_below(place, desk)]
        shown += len(step)
    return depth


def _find_below(place: Place, desk: Desk) -> list[Place]:
    places, tree = desk.facts.chronicle.places, desk.facts.places
    return _by_name(_find_listed(tree.children.get(place.id, ()), places, tree), desk)


def _place_entry(place: Place, desk: Desk) -> Entry:
    """A place; battles are counted with those of the places within."""
    kind = desk.edition.own(desk.edition.label(place.kind))
    return Entry(desk.link(place), _note(kind, len(desk.facts.battles_within.get(place.id, ())), desk))


def view_actors(desk: Desk, site: Site) -> IndexView:
    """The index of actors, by kind, then by name."""
    listings = list_actors(desk.edition)
    count = _count(Kind.ACTOR, sum(len(listing.records) for listing in listings), desk)
    groups = tuple(_list(listing, desk) for listing in listings)
    return _index(desk, site, desk.edition.words.say("Actors"), count, groups)


def _actor_entry(actor: Actor, desk: Desk) -> Entry:
    office = desk.edition.choose(actor.office) if actor.office else desk.edition.own("")
    return Entry(desk.link(actor), _note(office, len(desk.facts.battles_of_members.get(actor.id, ())), desk))


def view_campaigns(desk: Desk, site: Site) -> IndexView:
    """The index of campaigns, in order of time, parts under the whole."""
    edition, campaigns, listing = desk.edition, desk.facts.chronicle.campaigns, order_campaigns(desk.edition)
    group = Group("", list_campaigns(find_roots(campaigns, desk.facts.campaigns), desk))
    count = _count(Kind.CAMPAIGN, len(listing.records), desk)
    groups = (_list(listing, desk) if listing.is_long else group,)
    return _index(desk, site, edition.words.say("Campaigns"), count, groups)


def list_campaigns(campaigns: Iterable[Campaign], desk: Desk) -> tuple[Entry, ...]:
    """Campaigns in order of time, each with its parts below it."""
    return tuple(_campaign_tree(campaign, desk) for campaign in _by_date(campaigns))


def _campaign_tree(campaign: Campaign, desk: Desk) -> Entry:
    tree = desk.facts.campaigns
    parts = _by_date(_find_listed(tree.children.get(campaign.id, ()), desk.facts.chronicle.campaigns, tree))
    return replace(_campaign_entry(campaign, desk), below=tuple(_campaign_tree(part, desk) for part in parts))


def _campaign_entry(campaign: Campaign, desk: Desk) -> Entry:
    facts = desk.facts
    text = choose_text(campaign, desk)
    return Entry(
        desk.link(campaign),
        _note(
            desk.edition.own(desk.edition.when(campaign.date).words),
            len(facts.battles_in.get(campaign.id, ())),
            desk,
        ),
        desk.edition.foreign(text.summary, text.language) if text and text.summary else None,
    )


def view_sources(desk: Desk, site: Site) -> IndexView:
    """The index of sources, by kind, then by publisher and date."""
    listings = list_sources(desk.edition)
    count = _count(Kind.SOURCE, sum(len(listing.records) for listing in listings), desk)
    groups = tuple(_list(listing, desk) for listing in listings)
    return _index(desk, site, desk.edition.words.say("Sources"), count, groups)


def _source_entry(source: Source, desk: Desk) -> Entry:
    return Entry(desk.link(source), name_source(source, desk))


def find_roots(records: Mapping[str, RecordT], tree: Tree) -> list[RecordT]:
    """The records that a list by hierarchy starts with."""
    tops = [id for id in records if not any(above in records for above in tree.parents.get(id, ()))]
    return list(_find_listed(tops, records, tree))


def _find_listed(ids: Iterable[str], records: Mapping[str, RecordT], tree: Tree) -> Iterator[RecordT]:
    """The records of some ids. In the stead of a retracted one stand those directly below it."""
    for id in ids:
        if is_listed(records[id]):
            yield records[id]
        else:
            yield from _find_listed(tree.children.get(id, ()), records, tree)


def _index(desk: Desk, site: Site, title: str, count: str, groups: tuple[Group, ...]) -> IndexView:
    words = desk.edition.own(title)
    return IndexView(make_frame(desk, site, words, count), words, count, groups)


def _note(said: Wording, battles: int, desk: Desk) -> Wording:
    edition = desk.edition
    count = edition.words.count("{n} battle", "{n} battles", battles) if battles else ""
    return edition.join((part for part in (said, edition.own(count)) if part.text), " · ")


def _by_name(records: Iterable[RecordT], desk: Desk) -> list[RecordT]:
    return sorted(records, key=desk.edition.sort_key)


def _by_date(campaigns: Iterable[Campaign]) -> list[Campaign]:
    return sorted(campaigns, key=order_campaign)
