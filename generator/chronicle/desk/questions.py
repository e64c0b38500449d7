"""What a new record is asked for, and what each answer must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from chronicle.model import (
    ActorKind,
    BattleKind,
    Chronicle,
    ImpossibleDate,
    Kind,
    PlaceKind,
    SourceKind,
    is_safe_address,
    parse_edtf,
)
from chronicle.model.fields import is_language
from chronicle.problems.printing import show
from chronicle.reading.faulty_values import find_nearest


class Takes(Enum):
    """What kind of answer a question takes."""

    LINE = "words"
    WORDS = "words in languages, such as ar=القائم"
    CHOICE = "one of a list"
    DATE = "a date in EDTF, such as 2017-11-03 or 2017-10-26/2017-11-03"
    ID = "an id"
    SIDE = "ids with commas between them"
    COORDINATES = "latitude, longitude"
    ADDRESS = "an address"
    LANGUAGE = "a language's code"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `flag` is its option on the command line, `field` the field that the answer goes to."""

    flag: str
    field: str
    ask: str
    takes: Takes = Takes.LINE
    words: tuple[str, ...] = ()
    kind: Kind | None = None
    is_needed: bool = False
    is_many: bool = False


def _choice(ask: str, words: type[StrEnum]) -> Question:
    return Question("kind", "kind", ask, Takes.CHOICE, tuple(words), is_needed=True)


_SOURCES = Question("source", "sources", "A source that it rests on", Takes.ID, (), Kind.SOURCE, is_many=True)
_NAME = Question("name", "names", "Name", Takes.WORDS, is_needed=True, is_many=True)
_TITLE = Question("title", "title", "Title", is_needed=True)

QUESTIONS: Mapping[Kind, tuple[Question, ...]] = {
    Kind.BATTLE: (
        _TITLE,
        _choice("What was it", BattleKind),
        Question("date", "date", "When", Takes.DATE, is_needed=True),
        Question("place", "places", "Where", Takes.ID, (), Kind.PLACE, is_needed=True, is_many=True),
        Question("side", "sides", "Actors of one side", Takes.SIDE, (), Kind.ACTOR, is_many=True),
        Question("campaign", "part_of", "Campaign that it was part of", Takes.ID, (), Kind.CAMPAIGN),
        _SOURCES,
    ),
    Kind.PLACE: (
        _NAME,
        _choice("What is it", PlaceKind),
        Question("within", "within", "Place that it lies in", Takes.ID, (), Kind.PLACE),
        Question("coordinates", "coordinates", "Latitude, longitude", Takes.COORDINATES),
        _SOURCES,
    ),
    Kind.ACTOR: (
        _NAME,
        _choice("What is it", ActorKind),
        Question("part-of", "part_of", "Actor that it belongs to", Takes.ID, (), Kind.ACTOR, is_many=True),
        _SOURCES,
    ),
    Kind.CAMPAIGN: (
        _TITLE,
        Question("date", "date", "When", Takes.DATE, is_needed=True),
        Question("part-of", "part_of", "Campaign that it was part of", Takes.ID, (), Kind.CAMPAIGN),
        _SOURCES,
    ),
    Kind.SOURCE: (
        Question("publisher", "publisher", "Publisher", Takes.WORDS, is_needed=True, is_many=True),
        Question("title", "title", "Title as printed", is_needed=True),
        Question("language", "language", "Language that it is in", Takes.LANGUAGE, is_needed=True),
        _choice("What is it", SourceKind),
        Question("date", "date", "Date of publication", Takes.DATE),
        Question("url", "url", "Address", Takes.ADDRESS),
        Question("archive", "archive", "Address of an archived copy", Takes.ADDRESS),
    ),
}


class WrongAnswer(ValueError):
    """An answer that a question does not take; its text says why."""


def read_answer(question: Question, answer: str, chronicle: Chronicle) -> object:
    """The value of a field, or of one row of it. Raises WrongAnswer."""
    text = answer.strip()
    if not text:
        raise WrongAnswer(f"{question.ask.lower()}: an answer is needed")
    if show(text) != text:
        raise WrongAnswer(f'an invisible character stands in "{show(text)}": leave it out')
    match question.takes:
        case Takes.CHOICE:
            return _read_choice(question, text)
        case Takes.DATE:
            return _read_date(text)
        case Takes.ID if question.kind:
            return _read_id(question.kind, text, chronicle)
        case Takes.SIDE if question.kind:
            return [_read_id(question.kind, id.strip(), chronicle) for id in text.split(",") if id.strip()]
        case Takes.COORDINATES:
            return _read_coordinates(text)
        case Takes.WORDS:
            return _read_words(text, chronicle)
        case Takes.ADDRESS if not is_safe_address(text):
            raise WrongAnswer(f'"{text}" is no address: it starts with http:// or https:// and names a host')
        case Takes.LANGUAGE if not is_language(text):
            raise WrongAnswer(f'"{text}" is no language: write a BCP 47 code such as ar, en or ckb')
    return " ".join(text.split())


def _read_choice(question: Question, text: str) -> str:
    if text in question.words:
        return text
    near = find_nearest(text, list(question.words))
    hint = f'did you mean "{near}"? ' if near else ""
    raise WrongAnswer(f'"{text}" is none of the words: {hint}they are {", ".join(question.words)}')


def _read_date(text: str) -> str:
    try:
        return str(parse_edtf(text))
    except ImpossibleDate as fault:
        raise WrongAnswer(f'"{text}": {fault.reason}') from None


def _read_id(kind: Kind, text: str, chronicle: Chronicle) -> str:
    if chronicle.find(kind, text) is not None:
        return text
    near = find_nearest(text, list(chronicle.records.get(kind, {})))
    hint = f'did you mean "{near}"?' if near else f"make it first: chronicle new {kind}"
    raise WrongAnswer(f'no {kind} is called "{text}"; {hint}')


def _read_coordinates(text: str) -> list[float]:
    try:
        latitude, longitude = (float(part) for part in text.strip("[]").split(","))
    except ValueError:
        raise WrongAnswer(f'"{text}" is not latitude and longitude, as in 34.37, 41.05') from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise WrongAnswer("latitude runs from -90 to 90, longitude from -180 to 180")
    return [latitude, longitude]


def _read_words(text: str, chronicle: Chronicle) -> tuple[str, str]:
    """A language and words; words alone are in the first language."""
    code, equals, words = text.partition("=")
    if not equals or not is_language(code.strip()):
        return chronicle.first_language, " ".join(text.split())
    if code.strip() not in chronicle.languages:
        raise WrongAnswer(f'this chronicle has no language "{code}": it has {", ".join(chronicle.languages)}')
    return code.strip(), " ".join(words.split())
