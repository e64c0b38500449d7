"""What pydantic found wrong with a value, told as a problem at the value's line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from pydantic import ValidationError

from chronicle.model import KEY, RECORD_TYPES, Origin, Record, Step
from chronicle.model.fields import Frozen, fields_of
from chronicle.problems import Problems
from chronicle.reading.meant_dates import make_plain_digits
from chronicle.reading.meant_values import advise, advise_type

_EXPECTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of fields",
    "mapping_type": "a group of fields",
    "dataclass_type": "a group of fields",
    "string_type": "a text",
    "enum": "one word",
    "literal_error": "one word",
}
# Codes that the model's own fields raise, and the way out.
_OURS = {
    "bad-id": "it is the name of a file without .md, as in al-qaim-2017",
    "bad-language": "",
    "empty-field": "write a value, or leave the field out",
    "end-before-start": "are the two dates the wrong way round?",
    "impossible-coordinates": "they are written [latitude, longitude], as in [34.37, 41.05]",
    "impossible-date": "",
    "unsafe-address": "write the whole address, as in https://news.example.org/",
    "wrong-type": "",
}
_LONG_NUMBER = re.compile(r"-?\d{10,}", re.ASCII)
_OF_DIGITS = ("wrong-type", "impossible-date")
_NUMBER_OR_DATE = re.compile(
    "[0-9]+|[0-9]{4}(-[0-9X]{2}){0,2}[~?%]?(/([0-9]{4}(-[0-9X]{2}){0,2}[~?%]?|[.]{2})?)?"
)


def tell_faults(fault: ValidationError, model: type[Frozen], origin: Origin, problems: Problems) -> None:
    """Add one problem for each value that a model refused."""
    errors = fault.errors(include_url=False)
    told_before = set(_find_meant_fields(errors, model)) | set(_find_like_neighbours(errors))
    for error in errors:
        if not _follows_from_others(error, errors) and tuple(error["loc"]) not in told_before:
            _tell_one(error, model, origin, problems)
            _offer_digits(error["input"], problems)


def _offer_digits(value: object, problems: Problems) -> None:
    """A number or date is mended by its digits alone, where it was written plainly."""
    last = problems.found[-1]
    if last.code in _OF_DIGITS and isinstance(value, str) and len(value) == last.spot.width:
        plain = make_plain_digits(value)
        if plain != value and _NUMBER_OR_DATE.fullmatch(plain):
            problems.fix_last(plain)


def _find_meant_fields(errors: Sequence[Any], model: type[Frozen]) -> Iterator[tuple[Step, ...]]:
    """The ways of fields that are there under a name nearly theirs: they are not missing, too."""
    for error in errors:
        way = tuple(error["loc"])
        if error["type"] == "unexpected_keyword_argument":
            yield (*way[:-1], find_nearest(str(way[-1]), _known_fields(model, way[:-1])))


def _find_like_neighbours(errors: Sequence[Any]) -> Iterator[tuple[Step, ...]]:
    """Where ids stand in place of groups of fields, the first of them is told, and these are not."""
    refused = {tuple(error["loc"]) for error in errors if error["type"] == "dataclass_type"}
    for way in refused:
        if way and isinstance(way[-1], int) and (*way[:-1], way[-1] - 1) in refused:
            yield way


def _follows_from_others(error: Any, errors: Sequence[Any]) -> bool:
    """A list counts as empty, too, where each of its items was refused: that is told of the items."""
    way = tuple(error["loc"])
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(way) and tuple(other["loc"][: len(way)]) == way for other in errors
    )


def find_nearest(word: str, known: list[str]) -> str:
    """The known word most like this one, or an empty text where none is near."""
    from rapidfuzz import fuzz, process  # a chronicle without faults never asks

    best = process.extractOne(word, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=70)
    return best[0] if best else ""


def _tell_one(error: Any, model: type[Frozen], origin: Origin, problems: Problems) -> None:
    way: tuple[Step, ...] = tuple(error["loc"])
    kind, context = str(error["type"]), dict(error.get("ctx", {}))
    if way and way[-1] == "[key]":
        problems.error(kind, origin.key_spot(*way[:-1]), error["msg"], _OURS.get(kind, ""))
    elif kind == "missing":
        _tell_missing(way, model, origin, problems)
    elif kind == "unexpected_keyword_argument":
        _tell_unknown_field(way, model, origin, problems)
    elif kind in ("enum", "literal_error") and not isinstance(error["input"], list | dict):
        _tell_unknown_value(way, error["input"], context, origin, problems)
    elif kind == "too_short":
        problems.error("empty-field", origin.spot(*way), "this list is empty", "it needs at least one item")
    elif kind in ("greater_than_equal", "less_than_equal") or _is_long_number(kind, error["input"]):
        problems.error("impossible-number", origin.spot(*way), "a count runs from 0 to a billion")
    elif kind in _OURS:
        _tell_ours(way, error, context, origin, problems)
    else:
        _tell_wrong_type(way, kind, error["input"], model, origin, problems)


def _is_long_number(kind: str, value: object) -> bool:
    return kind == "int_type" and isinstance(value, str) and bool(_LONG_NUMBER.fullmatch(value))


def _tell_ours(
    way: tuple[Step, ...], error: Any, context: dict[str, Any], origin: Origin, problems: Problems
) -> None:
    """A fault that a field of the model raised: its message is a template, or plain words."""
    kind, said = str(error["type"]), str(context.pop("template", error["msg"]))
    advice, values = (
        advise_type(said, error["input"]) if kind == "wrong-type" else advise(kind, error["input"])
    )
    problems.error(kind, origin.spot(*way), said, advice or _OURS[kind], **{**values, **context})


def _tell_missing(way: tuple[Step, ...], model: type[Frozen], origin: Origin, problems: Problems) -> None:
    field, words = way[-1], _find_words(model, way)
    if (*way, KEY) in origin.marks:
        problems.error(
            "empty-field",
            origin.key_spot(*way),
            'the field "{field}" has no value',
            "it needs one",
            field=field,
        )
    else:
        spot = origin.spot(*way[:-1])
        problems.error(
            "missing-field",
            spot,
            'the field "{field}" is missing',
            "add it: {field}: with one of {words}" if words else "add it, as in {field}: …",
            field=field,
            words=words,
        )


def _tell_wrong_type(
    way: tuple[Step, ...],
    kind: str,
    value: object,
    model: type[Frozen],
    origin: Origin,
    problems: Problems,
) -> None:
    expected = _EXPECTED.get(kind, "another kind of value")
    advice, values = advise_type(expected, value)
    known = ", ".join(_known_fields(model, way)) if kind == "dataclass_type" else ""
    if known and not advice:
        advice, values = "its fields are: {known}", {"known": known}
    if kind in ("dict_type", "mapping_type") and "ids" not in way and not advice:
        advice = "such as {{ar: …, en: …}}"
    problems.error(
        "wrong-type", origin.spot(*way), "this should be {expected}", advice, expected=expected, **values
    )


def _tell_unknown_field(
    way: tuple[Step, ...], model: type[Frozen], origin: Origin, problems: Problems
) -> None:
    field, known = str(way[-1]), _known_fields(model, way[:-1])
    near = find_nearest(field, known)
    advice = 'did you mean "{near}"?' if near else "the fields here are: {known}"
    problems.error(
        "unknown-field",
        origin.key_spot(*way),
        'no field is called "{field}"',
        advice,
        field=field,
        near=near,
        known=", ".join(known),
    )


def _tell_unknown_value(
    way: tuple[Step, ...], value: object, context: Mapping[str, Any], origin: Origin, problems: Problems
) -> None:
    known = re.findall(r"'([^']+)'", str(context.get("expected", "")))
    near = find_nearest(str(value), known)
    advice = 'did you mean "{near}"? The words are: {known}' if near else "the words are: {known}"
    problems.error(
        "unknown-value",
        origin.spot(*way),
        '"{value}" is none of the words that "{field}" takes',
        advice,
        value=value,
        field=next((s for s in reversed(way) if isinstance(s, str)), ""),
        near=near,
        known=", ".join(known),
    )


def _known_fields(model: type[Frozen], way: tuple[Step, ...]) -> list[str]:
    """The names an editor may write at this way of a record."""
    for step in way:
        if isinstance(step, int):
            continue
        field = _find_field(model, step)
        inner = _find_model(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    if not issubclass(model, Record):
        return sorted(f.alias or n for n, f in fields_of(model).items())
    return sorted(_list_written(model))


def _list_written(model: type[Record]) -> set[str]:
    """The fields of a record's file: its facts, and the words that a record keeps as a text."""
    facts = {f.alias or n for n, f in fields_of(model).items() if n not in model.not_written}
    kinds = (kind for kind, known in RECORD_TYPES.items() if known is model and kind.is_titled)
    return facts | {word for _ in kinds for word in ("title", "summary")}


def _find_words(model: type[Frozen], way: tuple[Step, ...]) -> str:
    """The words that a missing field takes, where it takes one of a fixed list."""
    for step in way[:-1]:
        field = None if isinstance(step, int) else _find_field(model, step)
        inner = _find_model(field.annotation) if field else None
        model = inner or model
    field = _find_field(model, str(way[-1]))
    annotation = field.annotation if field else None
    is_list = isinstance(annotation, type) and issubclass(annotation, Enum)
    return ", ".join(str(word.value) for word in annotation) if is_list and annotation else ""


def _find_field(model: type[Frozen], name: str) -> Any:
    return next((f for n, f in fields_of(model).items() if name in (n, f.alias)), None)


def _find_model(annotation: Any) -> type[Frozen] | None:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    arguments = getattr(annotation, "__args__", ()) or getattr(annotation, "__metadata__", ())
    return next((m for m in map(_find_model, arguments) if m), None)
