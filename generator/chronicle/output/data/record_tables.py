"""The tables of all other records: places, actors, campaigns, sources, and every spelling of a name."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.facts import is_listed
from chronicle.model import Actor, ActorKind, Kind, Place, PlaceKind, SourceKind
from chronicle.output.data.cells import (
    ADDRESS,
    DATE,
    IDS,
    NAME,
    NOTE,
    POINT,
    SOURCES,
    STATUS,
    address_cells,
    by_id,
    date_cells,
    point_cells,
    vocabulary,
    words_of,
)
from chronicle.output.data.columns import Column, Published, Row, Table, in_languages, sentence, spread_words
from chronicle.output.maps import find_precision


def _places(of: Published) -> Iterator[Row]:
    for place in by_id(of.facts.chronicle.places):
        yield {
            "id": place.id,
            **spread_words("name", place.names, of.codes),
            "kind": place.kind,
            "within": place.within,
            **point_cells((place, find_precision(place))),
            "status": place.status,
            "sources": of.facts.cited[place.key],
            "ids": place.ids,
            **address_cells(place, of),
        }


def _actors(of: Published) -> Iterator[Row]:
    for actor in by_id(of.facts.chronicle.actors):
        yield {
            "id": actor.id,
            **spread_words("name", actor.names, of.codes),
            **spread_words("short", actor.short, of.codes),
            "kind": actor.kind,
            **spread_words("office", actor.office, of.codes),
            "active": actor.active,
            "status": actor.status,
            "sources": of.facts.cited[actor.key],
            "ids": actor.ids,
            **address_cells(actor, of),
        }


def _memberships(of: Published) -> Iterator[Row]:
    for actor in by_id(of.facts.chronicle.actors):
        for membership in actor.part_of:
            yield {
                "actor": actor.id,
                "whole": membership.actor,
                "from": membership.from_,
                "to": membership.to,
            }


def _names(of: Published) -> Iterator[Row]:
    chronicle = of.facts.chronicle
    records: list[Place | Actor] = [*by_id(chronicle.places), *by_id(chronicle.actors)]
    for record in filter(is_listed, records):
        for language, spelling, use in _spellings(record):
            yield {
                "record": record.kind_of_record,
                "id": record.id,
                "language": language,
                "spelling": spelling,
                "use": use,
            }


def _spellings(record: Place | Actor) -> Iterator[tuple[str, str, str]]:
    yield from ((code, name, "name") for code, name in record.names.items())
    if isinstance(record, Actor):
        yield from ((code, name, "short") for code, name in record.short.items())
    yield from ((code, alias, "alias") for code, aliases in record.aliases.items() for alias in aliases)


def _campaigns(of: Published) -> Iterator[Row]:
    for campaign in sorted(
        of.facts.chronicle.campaigns.values(), key=lambda one: (one.date.sort_key, one.id)
    ):
        yield {
            "id": campaign.id,
            **words_of(campaign, of),
            **date_cells(campaign.date),
            "part_of": campaign.part_of,
            "status": campaign.status,
            "sources": of.facts.cited[campaign.key],
            **address_cells(campaign, of),
        }


def _sources(of: Published) -> Iterator[Row]:
    for source in by_id(of.facts.chronicle.sources):
        yield {
            "id": source.id,
            **spread_words("publisher", source.publisher, of.codes),
            "title": source.title,
            "language": source.language,
            **date_cells(source.date),
            "kind": source.kind,
            "status": source.status,
            "authors": source.authors,
            "url": source.url,
            "archive": source.archive,
            **spread_words("note", source.note, of.codes),
            "ids": source.ids,
            **address_cells(source, of),
        }


RECORD_TABLES: tuple[Table, ...] = (
    Table(
        "places",
        sentence("All places."),
        (
            Column("id", "The place's id, which never changes.", hxl="#loc+id", is_needed=True),
            NAME,
            Column(
                "kind", "The kind of place.", hxl="#loc+type", one_of=vocabulary(PlaceKind), is_needed=True
            ),
            Column(
                "within", "The id of the place that it lies within.", hxl="#loc+parent", leads_to="places"
            ),
            *POINT,
            STATUS,
            SOURCES,
            IDS,
            ADDRESS,
        ),
        _places,
        ("id",),
    ),
    Table(
        "actors",
        sentence("All actors."),
        (
            Column("id", "The actor's id, which never changes.", hxl="#org+id", is_needed=True),
            NAME,
            in_languages("short", "The short name.", "#org+acronym"),
            Column(
                "kind", "The kind of actor.", hxl="#org+type", one_of=vocabulary(ActorKind), is_needed=True
            ),
            in_languages("office", "The office of a person.", "#contact+office"),
            Column("active", "When the actor was active, in EDTF.", hxl="#date+active"),
            STATUS,
            SOURCES,
            IDS,
            ADDRESS,
        ),
        _actors,
        ("id",),
    ),
    Table(
        "memberships",
        sentence("Which actors belong to which, and when."),
        (
            Column("actor", "The id of the actor.", hxl="#org+id", leads_to="actors", is_needed=True),
            Column(
                "whole",
                "The id of the actor that it belongs to.",
                hxl="#org+parent",
                leads_to="actors",
                is_needed=True,
            ),
            Column("from", "Since when, in EDTF; empty where it is not known.", hxl="#date+start"),
            Column("to", "Until when, in EDTF; empty where it is not known.", hxl="#date+end"),
        ),
        _memberships,
    ),
    Table(
        "names",
        sentence("Every spelling of every place and actor."),
        (
            Column(
                "record",
                "Whether it is the name of a place or of an actor.",
                hxl="#meta+type",
                one_of=(Kind.PLACE, Kind.ACTOR),
                is_needed=True,
            ),
            Column("id", "The id of the place or actor.", hxl="#meta+id", is_needed=True),
            Column(
                "language",
                "The language of the spelling, as a BCP 47 code.",
                hxl="#meta+lang",
                is_needed=True,
            ),
            Column("spelling", "The spelling.", hxl="#meta+name", is_needed=True),
            Column(
                "use",
                "Whether it is the name, the short name, or another spelling.",
                hxl="#meta+use",
                one_of=("name", "short", "alias"),
                is_needed=True,
            ),
        ),
        _names,
    ),
    Table(
        "campaigns",
        sentence("All campaigns, in order of time."),
        (
            Column("id", "The campaign's id, which never changes.", hxl="#event+campaign", is_needed=True),
            in_languages("title", "The title.", "#event+name"),
            in_languages("summary", "The summary.", "#description"),
            *DATE,
            Column(
                "part_of",
                "The id of the campaign that it is part of.",
                hxl="#event+campaign+parent",
                leads_to="campaigns",
            ),
            STATUS,
            SOURCES,
            ADDRESS,
        ),
        _campaigns,
        ("id",),
    ),
    Table(
        "sources",
        sentence("All sources."),
        (
            Column("id", "The source's id, which never changes.", hxl="#meta+source", is_needed=True),
            in_languages("publisher", "The publisher.", "#org+publisher"),
            Column("title", "The title as printed, in its own language.", hxl="#meta+title", is_needed=True),
            Column(
                "language", "The language of the source, as a BCP 47 code.", hxl="#meta+lang", is_needed=True
            ),
            *DATE,
            Column(
                "kind", "The kind of source.", hxl="#meta+type", one_of=vocabulary(SourceKind), is_needed=True
            ),
            STATUS,
            Column("authors", "The authors.", hxl="#contact+author", has_several=True),
            Column("url", "Where it was published.", hxl="#meta+url+published"),
            Column("archive", "Where a copy is kept.", hxl="#meta+url+archive"),
            NOTE,
            IDS,
            ADDRESS,
        ),
        _sources,
        ("id",),
    ),
)
