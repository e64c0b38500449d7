"""The chronicle: all records, and how they are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TypeVar, cast

from chronicle.model.battle import Battle
from chronicle.model.fields import fields_of
from chronicle.model.others import Actor, Campaign, Page, Place, Source
from chronicle.model.picture import Picture
from chronicle.model.record import Record
from chronicle.model.vocabulary import Kind

RecordT = TypeVar("RecordT", bound=Record)
RECORD_TYPES: Mapping[Kind, type[Record]] = {
    kind.kind_of_record: kind for kind in (Battle, Place, Actor, Campaign, Source, Page, Picture)
}
_LAST_FIELDS = ("previous_ids", "status")


@cache
def list_fields(kind: Kind) -> tuple[str, ...]:
    """The fields that an editor may write in a record of a kind, in the order in which they are best read."""
    model = RECORD_TYPES[kind]
    written = [
        field.alias or name for name, field in fields_of(model).items() if name not in model.not_written
    ]
    titled = ("title", "summary") if kind.is_titled else ()
    own = (name for name in written if name not in _LAST_FIELDS)
    return (*titled, *own, *(name for name in _LAST_FIELDS if name in written))


# What `[[id]]` may name, in the order in which a bare id is looked up.
LINKABLE = (Kind.PLACE, Kind.ACTOR, Kind.CAMPAIGN, Kind.BATTLE)


@dataclass(frozen=True)
class Chronicle:
    """Every record that was read, by kind and id. The first language is the one all must have."""

    languages: tuple[str, ...]
    records: Mapping[Kind, Mapping[str, Record]] = field(default_factory=dict)

    @property
    def first_language(self) -> str:
        """The language that every record must have."""
        return self.languages[0]

    def all_of(self, kind: type[RecordT]) -> Mapping[str, RecordT]:
        """The records of one type, by id."""
        found = self.records.get(kind.kind_of_record, {})
        return cast("Mapping[str, RecordT]", found)

    @property
    def battles(self) -> Mapping[str, Battle]:
        """All battles by id."""
        return self.all_of(Battle)

    @property
    def places(self) -> Mapping[str, Place]:
        """All places by id."""
        return self.all_of(Place)

    @property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id."""
        return self.all_of(Actor)

    @property
    def campaigns(self) -> Mapping[str, Campaign]:
        """All campaigns by id."""
        return self.all_of(Campaign)

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return self.all_of(Source)

    @property
    def pages(self) -> Mapping[str, Page]:
        """All ordinary pages by id."""
        return self.all_of(Page)

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """All pictures by id."""
        return self.all_of(Picture)

    def find(self, kind: Kind, id: str) -> Record | None:
        """The record of this kind and id, if there is one."""
        return self.records.get(kind, {}).get(id)

    def find_linked(self, kind: Kind | None, id: str) -> tuple[Record, ...]:
        """What `[[id]]` or `[[kind:id]]` can mean: one record, none, or several of different kinds."""
        if kind is not None:
            record = self.find(kind, id)
            return () if record is None else (record,)
        known = self._linked.get(id)
        if known is None:
            found = (self.find(linkable, id) for linkable in LINKABLE)
            known = self._linked[id] = tuple(record for record in found if record is not None)
        return known

    @cached_property
    def _linked(self) -> dict[str, tuple[Record, ...]]:
        """What ids can mean where no kind is said, as far as asked: texts hold many thousands of links."""
        return {}

    def __iter__(self) -> Iterator[Record]:
        for kind in Kind:
            yield from self.records.get(kind, {}).values()
