"""What stands on a card: of a record its kind, its name, and when and where; of the chronicle its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.facts import Key
from chronicle.model import Actor, Battle, Campaign, Kind, Place, PlaceRole, Record, Source
from chronicle.output.edition import Edition, Wording

# What is between them keeps its own direction, and gives none to what stands beside it.
_ISOLATE, _END = "\u2068", "\u2069"
# More places than these are not named: a card is read at a glance.
_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a card. `foot` names the chronicle; all run in the direction of the page but the title,
    which can be in another language.
    """

    language: str
    direction: str
    kicker: str
    title: str
    title_language: str
    title_direction: str
    lines: tuple[str, ...] = ()
    foot: str = ""


def make_card(record: Record | None, edition: Edition) -> Card:
    """The card of a record, or of the chronicle itself."""
    if record is None:
        return _compose("", edition.own(edition.title), (edition.description,), "", edition)
    kind, lines = _describe(record, edition)
    kicker = " · ".join(filter(None, (edition.status(record), kind)))
    return _compose(kicker, edition.name(record), lines, edition.title, edition)


def _compose(kicker: str, title: Wording, lines: Iterable[str], foot: str, edition: Edition) -> Card:
    return Card(
        edition.code,
        edition.language.direction,
        kicker,
        title.text,
        title.language,
        title.direction,
        tuple(filter(None, lines)),
        foot,
    )


def _describe(record: Record, edition: Edition) -> tuple[str, tuple[str, ...]]:
    """What a record is, and the lines below its name."""
    match record:
        case Battle():
            return edition.label(record.kind), (edition.when(record.date).words, _say_places(record, edition))
        case Place():
            above = edition.facts.places.ancestors(record.id)
            return edition.label(record.kind), (_say_names(((Kind.PLACE, id) for id in above), edition),)
        case Actor():
            return edition.label(record.kind), ()
        case Campaign():
            return edition.label(Kind.CAMPAIGN), (edition.when(record.date).words,)
        case Source():
            when = edition.when(record.date).words if record.date else ""
            said = filter(None, (edition.choose(record.publisher).text, when))
            # On one line: a long title leaves room for no more.
            return edition.label(record.kind), (" · ".join(map(_isolate, said)),)
    return "", ()


def _say_places(battle: Battle, edition: Edition) -> str:
    scenes = [scene.place for scene in battle.places if scene.role is PlaceRole.SCENE]
    ids = scenes or battle.place_ids
    said = _say_names(((Kind.PLACE, id) for id in ids[:_MOST_PLACES]), edition)
    return f"{said} …" if len(ids) > _MOST_PLACES else said


def _say_names(keys: Iterable[Key], edition: Edition) -> str:
    found = (edition.facts.chronicle.find(*key) for key in keys)
    names = (edition.name(record).text for record in found if record is not None)
    return edition.words.say(", ").join(map(_isolate, names))


def _isolate(words: str) -> str:
    return f"{_ISOLATE}{words}{_END}"
