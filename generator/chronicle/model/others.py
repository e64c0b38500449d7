"""The other kinds of record: place, actor, campaign, source and page."""

from __future__ import annotations

from typing import Annotated, ClassVar, NamedTuple

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from chronicle.model.battle import IdList
from chronicle.model.fields import (
    EMPTY,
    Address,
    Date,
    Frozen,
    Id,
    Ids,
    InLanguages,
    LanguageCode,
    Line,
    ListsInLanguages,
    one_or_more,
    short_form,
)
from chronicle.model.record import Record
from chronicle.model.vocabulary import ActorKind, Kind, PlaceKind, PlacePrecision, SourceKind


class Coordinates(NamedTuple):
    """WGS 84 degrees, latitude first, as editors write them."""

    latitude: float
    longitude: float


def _read_coordinates(value: object) -> Coordinates:
    numbers = [n for n in value if isinstance(n, int | float)] if isinstance(value, list) else []
    if not isinstance(value, list) or len(value) != 2 or len(numbers) != 2 or any(map(_is_bool, numbers)):
        raise PydanticCustomError("wrong-type", "coordinates are two numbers: [latitude, longitude]")
    latitude, longitude = numbers
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise PydanticCustomError(
            "impossible-coordinates", "latitude runs from -90 to 90, longitude from -180 to 180"
        )
    return Coordinates(float(latitude), float(longitude))


_COORDINATES_SHAPE = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -90, "maximum": 90},
        {"type": "number", "minimum": -180, "maximum": 180},
    ],
    "items": False,
    "minItems": 2,
}


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


class Place(Record):
    """Somewhere, from a country to a pumping station."""

    kind_of_record: ClassVar[Kind] = Kind.PLACE

    names: InLanguages
    aliases: ListsInLanguages = EMPTY
    kind: PlaceKind
    within: Id | None = None
    coordinates: (
        Annotated[Coordinates, PlainValidator(_read_coordinates), WithJsonSchema(_COORDINATES_SHAPE)] | None
    ) = None
    precision: PlacePrecision | None = None
    ids: Ids = EMPTY
    sources: IdList = ()
    pictures: IdList = ()


class Membership(Frozen):
    """That an actor belongs to another, over a time where that is known."""

    actor: Id
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None


class Actor(Record):
    """Someone who acts or speaks: a state, a force, a group, a person, a monitor."""

    kind_of_record: ClassVar[Kind] = Kind.ACTOR

    names: InLanguages
    short: InLanguages = EMPTY
    aliases: ListsInLanguages = EMPTY
    kind: ActorKind
    office: InLanguages = EMPTY
    part_of: Annotated[
        tuple[Annotated[Membership, short_form("actor")], ...], BeforeValidator(one_or_more)
    ] = ()
    active: Date | None = None
    ids: Ids = EMPTY
    sources: IdList = ()
    pictures: IdList = ()


class Campaign(Record):
    """A run of battles that belong together. Its battles are those that name it."""

    kind_of_record: ClassVar[Kind] = Kind.CAMPAIGN

    date: Date
    part_of: Id | None = None
    sources: IdList = ()
    pictures: IdList = ()


def in_its_language(value: object) -> object:
    """A name written as plain text is the same in every language; `und` marks it."""
    return {"und": value} if isinstance(value, str) else value


class Source(Record):
    """One citable item. Its title stands as printed, in its own language."""

    kind_of_record: ClassVar[Kind] = Kind.SOURCE

    publisher: Annotated[InLanguages, BeforeValidator(in_its_language)]
    title: Line
    language: LanguageCode
    date: Date | None = None
    url: Address | None = None
    archive: Address | None = None
    kind: SourceKind
    authors: Annotated[tuple[Line, ...], BeforeValidator(one_or_more)] = ()
    note: InLanguages = EMPTY
    ids: Ids = EMPTY


class Page(Record):
    """An ordinary page, such as about or methodology. It is all text; the page `home`, the first one,
    can name the battles that stand first on it.
    """

    kind_of_record: ClassVar[Kind] = Kind.PAGE

    featured: IdList = ()
