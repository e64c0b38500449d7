"""Long lists in parts: a page shows the parts of a list, each by its first and its last name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from chronicle.model import Battle, Kind, Record, Source
from chronicle.output.edition import SLOT, Desk, Link, Wording
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
    # Whose page it is on, if it is not one of all records; whether it is one of names and spellings, or of
    # battles in order of time, which name a part by their dates.
    of: Record | None = None
    has_spellings: bool = False
    is_by_time: bool = False

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
    near = (_name_ends(listing, n, desk) for n in (number - 1, number + 1) if n in numbers)
    return number_alike(_name_ends(listing, number, desk), near, number, len(numbers), desk)


def _name_ends(listing: Listing, number: int, desk: Desk) -> Wording:
    part = listing.part(number)
    names = (_name(record, desk, is_by_time=listing.is_by_time) for record in (part[0], part[-1]))
    return desk.edition.join(dict.fromkeys(names), " – ")


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


def _name(record: Record, desk: Desk, *, is_by_time: bool) -> Wording:
    if is_by_time and isinstance(record, Battle):
        return desk.edition.own(desk.edition.when(record.date).words)
    return name_source(record, desk) if isinstance(record, Source) else desk.edition.name(record)
