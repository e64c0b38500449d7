"""The index of places, actors, campaigns and sources. That of battles is in battles.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from chronicle.facts import Tree, is_listed, select_listed
from chronicle.model import Actor, ActorKind, Campaign, Place, Record, Source
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, Site, make_frame
from chronicle.output.prose import (
    choose_text,
)
from chronicle.output.view import view
from chronicle.output.views.items import name_source

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
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


@view
class IndexView:
    """An index of places, actors, campaigns or sources."""

    frame: Frame
    title: Wording
    count: str
    groups: tuple[Group, ...]


def view_places(desk: Desk, site: Site) -> IndexView:
    """The index of places: their hierarchy, by name."""
    edition, places = desk.edition, desk.facts.chronicle.places
    roots = find_roots(places, desk.facts.places)
    entries = tuple(_place_entry(place, desk) for place in _by_name(roots, desk))
    count = edition.words.count("{n} place", "{n} places", len(select_listed(places)))
    return _index(desk, site, edition.words.say("Places"), count, (Group("", entries),))


def _place_entry(place: Place, desk: Desk) -> Entry:
    """A place with all below it; battles are counted with those of the places within."""
    places, facts = desk.facts.chronicle.places, desk.facts
    children = _by_name(_find_listed(facts.places.children.get(place.id, ()), places, facts.places), desk)
    return Entry(
        desk.link(place),
        _note(
            desk.edition.own(desk.edition.label(place.kind)),
            len(facts.battles_within.get(place.id, ())),
            desk,
        ),
        below=tuple(_place_entry(child, desk) for child in children),
    )


def view_actors(desk: Desk, site: Site) -> IndexView:
    """The index of actors, by kind, then by name."""
    edition, listed = desk.edition, select_listed(desk.facts.chronicle.actors)
    groups = []
    for kind in ActorKind:
        actors = _by_name([a for a in listed.values() if a.kind is kind], desk)
        entries = tuple(_actor_entry(actor, desk) for actor in actors)
        if entries:
            groups.append(Group(edition.label(kind), entries))
    count = edition.words.count("{n} actor", "{n} actors", len(listed))
    return _index(desk, site, edition.words.say("Actors"), count, tuple(groups))


def _actor_entry(actor: Actor, desk: Desk) -> Entry:
    office = desk.edition.choose(actor.office) if actor.office else desk.edition.own("")
    return Entry(desk.link(actor), _note(office, len(desk.facts.battles_of_members.get(actor.id, ())), desk))


def view_campaigns(desk: Desk, site: Site) -> IndexView:
    """The index of campaigns, in order of time, parts under the whole."""
    edition, campaigns = desk.edition, desk.facts.chronicle.campaigns
    entries = list_campaigns(find_roots(campaigns, desk.facts.campaigns), desk)
    count = edition.words.count("{n} campaign", "{n} campaigns", len(select_listed(campaigns)))
    return _index(desk, site, edition.words.say("Campaigns"), count, (Group("", entries),))


def list_campaigns(campaigns: Iterable[Campaign], desk: Desk) -> tuple[Entry, ...]:
    """Campaigns in order of time, each with its parts below it."""
    return tuple(_campaign_entry(campaign, desk) for campaign in _by_date(campaigns))


def _campaign_entry(campaign: Campaign, desk: Desk) -> Entry:
    facts, tree = desk.facts, desk.facts.campaigns
    parts = _by_date(_find_listed(tree.children.get(campaign.id, ()), facts.chronicle.campaigns, tree))
    text = choose_text(campaign, desk)
    return Entry(
        desk.link(campaign),
        _note(
            desk.edition.own(desk.edition.when(campaign.date).words),
            len(facts.battles_in.get(campaign.id, ())),
            desk,
        ),
        desk.edition.foreign(text.summary, text.language) if text and text.summary else None,
        tuple(_campaign_entry(part, desk) for part in parts),
    )


def view_sources(desk: Desk, site: Site) -> IndexView:
    """The index of sources, by kind, then by publisher and date."""
    edition, listed = desk.edition, select_listed(desk.facts.chronicle.sources)
    groups: dict[str, list[Source]] = {}
    for source in sorted(listed.values(), key=lambda s: _source_order(s, desk)):
        groups.setdefault(edition.label(source.kind), []).append(source)
    made = tuple(
        Group(kind, tuple(_source_entry(s, desk) for s in of_kind)) for kind, of_kind in groups.items()
    )
    count = edition.words.count("{n} source", "{n} sources", len(listed))
    return _index(desk, site, edition.words.say("Sources"), count, made)


def _source_order(source: Source, desk: Desk) -> tuple[str, str, str, str]:
    publisher = desk.edition.choose(source.publisher).text
    return (str(source.kind), publisher, source.date.text if source.date else "", source.id)


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
    return sorted(campaigns, key=lambda campaign: (campaign.date.sort_key, campaign.id))
