"""Who names whom: links in texts, the pictures a record shows, and the sources that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from chronicle.facts.publication import is_listed
from chronicle.model import (
    Actor,
    Battle,
    Campaign,
    Chronicle,
    Kind,
    Picture,
    Place,
    Record,
)

Key = tuple[Kind, str]
_NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})


def find_shown_pictures(record: Record) -> tuple[str, ...]:
    """The ids of all pictures a record shows, each once: those of its texts in order, then its fields'."""
    return tuple(dict.fromkeys(_shown(record)))


def _shown(record: Record) -> Iterator[str]:
    for text in record.texts.values():
        yield from (ref.id for ref in text.references if ref.is_picture)
    if isinstance(record, Battle | Place | Actor | Campaign):
        yield from record.pictures


def find_cited_sources(record: Record, pictures: Mapping[str, Picture] = _NO_PICTURES) -> tuple[str, ...]:
    """The ids of all sources a record cites, each once: those of its text in order, then its fields', then
    those of the `pictures` that it shows.
    """
    shown = (pictures[id] for id in find_shown_pictures(record) if id in pictures)
    of_pictures = (picture.source for picture in shown if picture.source)
    return tuple(dict.fromkeys((*_cited(record), *of_pictures)))


def _cited(record: Record) -> Iterator[str]:
    for text in record.texts.values():
        yield from (ref.id for ref in text.references if ref.is_citation)
    if isinstance(record, Battle):
        yield from (figure.source for figure in record.figures if figure.source)
        yield from (row.source for row in record.control if row.source)
        if record.outcome and record.outcome.source:
            yield record.outcome.source
    if isinstance(record, Battle | Place | Actor | Campaign):
        yield from record.sources


def find_named(record: Record, chronicle: Chronicle) -> Iterator[Key]:
    """The records that a record's texts link to, as far as each is one record."""
    for text in record.texts.values():
        for reference in text.references:
            if not reference.is_citation:
                linked = chronicle.find_linked(reference.kind, reference.id)
                if len(linked) == 1:
                    yield linked[0].key


def collect_mentions(chronicle: Chronicle) -> dict[Key, tuple[Record, ...]]:
    """For each record, the others whose texts link to it, without retracted ones."""
    found: dict[Key, dict[Key, Record]] = {}
    for record in filter(is_listed, chronicle):
        for key in find_named(record, chronicle):
            if key != record.key:
                found.setdefault(key, {})[record.key] = record
    return {key: tuple(records.values()) for key, records in found.items()}


def collect_citing(
    chronicle: Chronicle, cited: Mapping[Key, tuple[str, ...]]
) -> dict[str, tuple[Record, ...]]:
    """For each source, the records that cite it, without retracted ones."""
    found: dict[str, list[Record]] = {}
    for record in filter(is_listed, chronicle):
        for source in cited[record.key]:
            found.setdefault(source, []).append(record)
    return {source: tuple(records) for source, records in found.items()}
