"""Long lists of records in parts: a page shows the parts of a list, each with its first and its last name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeVar

from chronicle.facts import is_listed, select_listed
from chronicle.model import LINKABLE, ActorKind, Campaign, Kind, Record, Source, SourceKind
from chronicle.output.edition import SLOT, Desk, Edition, Link, Wording
from chronicle.output.view import view
from chronicle.output.views.items import name_source

T = TypeVar("T")
# A longer list is divided.
MOST_IN_PART = 250


@view
class PartLink:
    """A way to a part of a list, by the names that it begins and ends with, and how much is in it."""

    link: Link
    count: str


@view
class PartsGroup:
    """A long list under its heading."""

    heading: str
    anchor: str
    parts: tuple[PartLink, ...]


@dataclass(frozen=True, eq=False)
class Listing:
    """A list of records in its order. `way` is its address below the lists, and `heading` stands over it."""

    kind: Kind
    way: str
    heading: str
    records: tuple[Record, ...]
    # What they cite or mention, if this is such a list, and whether it is one of names and spellings.
    of: Record | None = None
    has_spellings: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it is shown in parts."""
        return len(self.records) > MOST_IN_PART

    def part(self, number: int) -> tuple[Record, ...]:
        """One part, from 1 on."""
        return cut(self.records, number, MOST_IN_PART)

    @property
    def numbers(self) -> range:
        """The numbers of its parts."""
        return number_parts(len(self.records), MOST_IN_PART)


def number_parts(count: int, most: int) -> range:
    """The numbers of the parts of a list, each with so many at most, from 1 on."""
    return range(1, ceil(count / most) + 1)


def cut(whole: tuple[T, ...], number: int, most: int) -> tuple[T, ...]:
    """One of the parts of a list, which are nearly of a length."""
    parts, count = len(number_parts(len(whole), most)), len(whole)
    return whole[count * (number - 1) // parts : count * number // parts]


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


@view
class Mentions:
    """The records whose texts link to one, or the parts in which they stand."""

    links: tuple[Link, ...]
    parts: tuple[PartLink, ...]


def make_mentions(record: Record, desk: Desk) -> Mentions:
    """Those that a record's page names."""
    listing = list_mentions(record, desk.edition)
    if listing.is_long:
        return Mentions((), link_parts(listing, desk))
    return Mentions(tuple(map(desk.link, listing.records)), ())


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
    return (listing for listing in listings if listing.is_long)


def link_parts(listing: Listing, desk: Desk) -> tuple[PartLink, ...]:
    """The ways to the parts of a long list."""
    number = desk.edition.words.number
    return tuple(PartLink(link_part(listing, n, desk), number(len(listing.part(n)))) for n in listing.numbers)


def link_part(listing: Listing, number: int, desk: Desk) -> Link:
    """The way to a part, by its first and its last name."""
    path = desk.edition.routes.part(desk.edition.code, listing.way, number)
    return Link(desk.to(path), name_part(listing, number, desk), is_here=path == desk.path)


def name_part(listing: Listing, number: int, desk: Desk) -> Wording:
    """The names that a part begins and ends with."""
    numbers = listing.numbers
    near = (_name_ends(listing.part(n), desk) for n in (number - 1, number + 1) if n in numbers)
    return number_alike(_name_ends(listing.part(number), desk), near, number, len(numbers), desk)


def _name_ends(part: tuple[Record, ...], desk: Desk) -> Wording:
    return desk.edition.join(dict.fromkeys(_name(record, desk) for record in (part[0], part[-1])), " – ")


def number_alike(name: Wording, near: Iterable[Wording], number: int, parts: int, desk: Desk) -> Wording:
    """The name of a part, with its number where a part beside it is named alike."""
    if name not in near:
        return name
    said = desk.edition.words.number
    sentence = desk.edition.words.say("{name}, part {n} of {all}", name=SLOT, n=said(number), all=said(parts))
    return desk.edition.fill(sentence, name)


def find_beside(listing: Listing, number: int, desk: Desk) -> tuple[Link | None, Link | None]:
    """The parts before and after one."""
    before, after = number - 1, number + 1
    return (
        link_part(listing, before, desk) if before in listing.numbers else None,
        link_part(listing, after, desk) if after in listing.numbers else None,
    )


def _name(record: Record, desk: Desk) -> Wording:
    return name_source(record, desk) if isinstance(record, Source) else desk.edition.name(record)


def _by_name(kind: Kind, way: str, heading: str, records: Iterable[Record], edition: Edition) -> Listing:
    return Listing(kind, way, heading, tuple(sorted(filter(is_listed, records), key=edition.sort_key)))
