"""Records made in a line, without files, for the tests of what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from chronicle.facts import Facts, derive_facts
from chronicle.model import (
    RECORD_TYPES,
    Actor,
    Battle,
    Campaign,
    Chronicle,
    Kind,
    Page,
    Place,
    Record,
    Source,
)

RecordT = TypeVar("RecordT", bound=Record)


def make_battle(id: str, date: str = "2017-11-03", **fields: Any) -> Battle:
    """A battle at one place, with whatever other fields it is given."""
    return Battle.validate({"id": id, "kind": "battle", "date": date, "places": ["al-qaim"], **fields})


def make_place(id: str, within: str | None = None, **fields: Any) -> Place:
    """A place that may lie within another."""
    facts = {"id": id, "names": {"ar": "مكان"}, "kind": "area", "within": within, **fields}
    return Place.validate(facts)


def make_placed(id: str, latitude: float, longitude: float, number: int = 0) -> Place:
    """A town on the map, in a name of its own."""
    names = {"ar": f"بلدة {number}", "en": f"Town {number}"}
    fields = {"id": id, "names": names, "kind": "town", "coordinates": [latitude, longitude]}
    return Place.validate(fields)


def make_actor(id: str, *part_of: str, **fields: Any) -> Actor:
    """An actor that may belong to others."""
    facts = {"id": id, "names": {"ar": "طرف"}, "kind": "armed-group", "part_of": list(part_of), **fields}
    return Actor.validate(facts)


def make_campaign(id: str, part_of: str | None = None) -> Campaign:
    """A campaign of one year that may be part of another."""
    return Campaign.validate({"id": id, "date": "2017", "part_of": part_of})


def make_source(id: str) -> Source:
    """A source."""
    fields = {"publisher": "AFP", "title": "A report", "language": "en", "kind": "press"}
    return Source.validate({"id": id, **fields})


def with_text(record: RecordT, body: str, language: str = "ar") -> RecordT:
    """The record with a text in a language."""
    text = {"language": language, "title": record.id, "body": body}
    read = Page.validate({"id": "any", "texts": {language: text}}).texts
    return record.replace(texts={**record.texts, **read})


def make_chronicle(records: Iterable[Record]) -> Chronicle:
    """A chronicle of these records, in Arabic and English."""
    found: dict[Kind, dict[str, Record]] = {kind: {} for kind in RECORD_TYPES}
    for record in records:
        found[record.kind_of_record][record.id] = record
    return Chronicle(("ar", "en"), found)


def make_facts(*records: Record) -> Facts:
    """What follows from these records."""
    return derive_facts(make_chronicle(records))
