"""What a line of results shows of a record: its kind, where it leads, its name, and a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chronicle.model import Battle, Campaign, Kind, Page, Place, Record, Source
from chronicle.output.edition import Desk, Edition
from chronicle.output.routes import settle_data
from chronicle.output.script_data import cut_wording

# A line says its kind by its place here.
KINDS = (Kind.PLACE, Kind.ACTOR, Kind.CAMPAIGN, Kind.BATTLE, Kind.SOURCE, Kind.PAGE)


def make_line(record: Record, desk: Desk) -> list[Any]:
    """A line for the scripts. Its address is seen from the first page of its language."""
    kind = KINDS.index(record.kind_of_record)
    return [
        kind,
        settle_data(desk.link(record).href),
        cut_wording(desk.edition.name(record)),
        *_note(record, desk),
    ]


def say_kinds(edition: Edition) -> list[str]:
    """The kinds in words, in their order."""
    say = edition.words.say
    return [
        say("Places"),
        say("Actors"),
        say("Campaigns"),
        say("Battles"),
        say("Sources"),
        say("Pages"),
    ]


def _note(record: Record, desk: Desk) -> Iterator[Any]:
    edition, places = desk.edition, desk.facts.chronicle.places
    match record:
        case Place():
            yield edition.label(record.kind)
            if record.within is not None and record.within in places:
                yield cut_wording(edition.name(places[record.within]))
        case Battle():
            yield edition.when(record.date).words
            yield cut_wording(edition.name(places[record.places[0].place]))
        case Campaign():
            yield edition.when(record.date).words
        case Source():
            yield cut_wording(edition.choose(record.publisher))
            if record.date is not None:
                yield edition.when(record.date).words
        case Page():
            return
        case _:
            yield edition.label(record.kind)  # type: ignore[attr-defined]
