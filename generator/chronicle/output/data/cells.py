"""The columns that several tables have, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from chronicle.model import Edtf, Place, PlacePrecision, Record, Status
from chronicle.output.data.columns import Column, Published, Row, Type, in_languages, spread_words

RecordT = TypeVar("RecordT", bound=Record)


def by_id(records: Mapping[str, RecordT]) -> list[RecordT]:
    """Records in the order of their ids."""
    return [records[id] for id in sorted(records)]


def vocabulary(of: type[StrEnum]) -> tuple[str, ...]:
    """The words that a field can be."""
    return tuple(of)


DATE = (
    Column("date", "The date as the entry has it, in EDTF: 2017-11-03~ is about that day.", hxl="#date"),
    Column(
        "date_earliest",
        "The first day that the date can mean; empty where its start is open or not known.",
        Type.DATE,
        "#date+start",
    ),
    Column(
        "date_latest",
        "The last day that the date can mean; empty where its end is open or not known.",
        Type.DATE,
        "#date+end",
    ),
    Column(
        "date_is_certain",
        "Whether nothing in the date is marked about or uncertain.",
        Type.BOOLEAN,
        "#date+certain",
    ),
)
SOURCES = Column(
    "sources",
    "The ids of the sources that are cited.",
    hxl="#meta+source",
    leads_to="sources",
    has_several=True,
)
SOURCE = Column("source", "The id of the source that says so.", hxl="#meta+source", leads_to="sources")
STATUS = Column("status", "How far the entry is.", hxl="#status", one_of=vocabulary(Status))
IDS = Column(
    "ids",
    "Ids in other datasets, each after the name of the dataset and a colon.",
    hxl="#meta+id",
    has_several=True,
)
PRECISION = Column(
    "precision",
    "How closely the spot is known: a point may be the middle of a whole governorate.",
    hxl="#geo+precision",
    one_of=vocabulary(PlacePrecision),
)
POINT = (
    Column("latitude", "Latitude in degrees north, WGS 84.", Type.NUMBER, "#geo+lat"),
    Column("longitude", "Longitude in degrees east, WGS 84.", Type.NUMBER, "#geo+lon"),
    PRECISION,
)
ADDRESS = in_languages("page", "The address of the page.", "#meta+url")
NAME = in_languages("name", "The name.", "#meta+name")
NOTE = in_languages("note", "A remark.", "#meta+note")


def date_cells(date: Edtf | None) -> Row:
    """A date as written, and what it can mean."""
    if date is None:
        return {}
    return {
        "date": date,
        "date_earliest": date.earliest,
        "date_latest": date.latest,
        "date_is_certain": date.is_certain,
    }


def words_of(record: Record, of: Published) -> Row:
    """The title and summary of a record in each language that has a text."""
    titles = {code: text.title for code, text in record.texts.items()}
    summaries = {code: text.summary for code, text in record.texts.items()}
    return spread_words("title", titles, of.codes) | spread_words("summary", summaries, of.codes)


def address_cells(record: Record, of: Published) -> Row:
    """The addresses of the pages of a record; empty where the site has no address."""
    if not of.routes.base:
        return {}
    return spread_words(
        "page", {code: of.routes.absolute(of.routes.of(code, record)) for code in of.codes}, of.codes
    )


def point_cells(found: tuple[Place, PlacePrecision] | None) -> Row:
    """Where a place is, and how closely that is known; empty where it is not."""
    if found is None or found[0].coordinates is None:
        return {}
    place, precision = found
    assert place.coordinates is not None
    return {
        "latitude": place.coordinates.latitude,
        "longitude": place.coordinates.longitude,
        "precision": precision,
    }
