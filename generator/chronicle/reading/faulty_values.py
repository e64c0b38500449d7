"""What pydantic found wrong with a value, told as a problem at the value's line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from chronicle.model import Origin, Step
from chronicle.problems import Problems

_EXPECTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "fields with values",
    "mapping_type": "fields with values",
    "model_type": "fields with values",
    "model_attributes_type": "fields with values",
    "string_type": "a text",
}
# Codes that the model's own fields raise.
_OURS = {
    "bad-id",
    "bad-language",
    "empty-field",
    "end-before-start",
    "impossible-coordinates",
    "impossible-date",
    "unsafe-address",
    "wrong-type",
}
_DIGITS = re.compile("[٠-٩۰-۹]")


def tell_faults(fault: ValidationError, model: type[BaseModel], origin: Origin, problems: Problems) -> None:
    """Add one problem for each value that a model refused."""
    for error in fault.errors(include_url=False):
        _tell_one(error, model, origin, problems)


def find_nearest(word: str, known: list[str]) -> str:
    """The known word most like this one, or an empty text where none is near."""
    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=70)
    return best[0] if best else ""


def _tell_one(error: Any, model: type[BaseModel], origin: Origin, problems: Problems) -> None:
    way: tuple[Step, ...] = tuple(error["loc"])
    kind, context = str(error["type"]), dict(error.get("ctx", {}))
    if way and way[-1] == "[key]":
        problems.error(kind, origin.key_spot(*way[:-1]), "{reason}", reason=error["msg"])
    elif kind == "missing":
        spot = origin.spot(*way[:-1])
        problems.error("missing-field", spot, 'the field "{field}" is missing', field=way[-1])
    elif kind == "extra_forbidden":
        _tell_unknown_field(way, model, origin, problems)
    elif kind in ("enum", "literal_error"):
        _tell_unknown_value(way, error["input"], context, origin, problems)
    elif kind in ("too_short",):
        problems.error("empty-field", origin.spot(*way), "this list is empty")
    elif kind in ("greater_than_equal", "less_than_equal"):
        problems.error("negative-number", origin.spot(*way), "a count runs from 0 to a billion")
    elif kind in _OURS:
        problems.error(kind, origin.spot(*way), "{reason}", reason=error["msg"])
    else:
        _tell_wrong_type(way, kind, error["input"], origin, problems)


def _tell_wrong_type(
    way: tuple[Step, ...], kind: str, value: object, origin: Origin, problems: Problems
) -> None:
    expected = _EXPECTED.get(kind, "another kind of value")
    advice = ""
    if isinstance(value, str) and _DIGITS.search(value):
        advice = "write numbers with the digits 0 to 9; the page can show others"
    elif isinstance(value, str) and value.strip().isdigit():
        advice = "write the number without quotes"
    problems.error("wrong-type", origin.spot(*way), "{expected} is expected here", advice, expected=expected)


def _tell_unknown_field(
    way: tuple[Step, ...], model: type[BaseModel], origin: Origin, problems: Problems
) -> None:
    field, known = str(way[-1]), _known_fields(model, way[:-1])
    near = find_nearest(field, known)
    advice = 'did you mean "{near}"?' if near else "the fields here are {known}"
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
    advice = ('did you mean "{near}"? ' if near else "") + "One of {known}"
    problems.error(
        "unknown-value",
        origin.spot(*way),
        '"{value}" is not one of the words that "{field}" takes',
        advice,
        value=value,
        field=next((s for s in reversed(way) if isinstance(s, str)), ""),
        near=near,
        known=", ".join(known),
    )


def _known_fields(model: type[BaseModel], way: tuple[Step, ...]) -> list[str]:
    """The names an editor may write at this way of a record."""
    for step in way:
        if isinstance(step, int):
            continue
        field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
        inner = _find_model(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    hidden = {"id", "texts", "origin"}
    return sorted(f.alias or n for n, f in model.model_fields.items() if n not in hidden)


def _find_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    arguments = getattr(annotation, "__args__", ()) or getattr(annotation, "__metadata__", ())
    return next((m for m in map(_find_model, arguments) if m), None)
