"""JSON Schemas of the files of records, made from the model, so that they cannot drift."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from chronicle.model import RECORD_TYPES, Kind
from chronicle.output.data.records import WORDS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_BY_LANGUAGE = {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}}
_VERSION = {
    "type": "object",
    "properties": {"commit": {"type": "string"}, "date": {"type": "string", "format": "date"}},
    "required": ["commit", "date"],
    "additionalProperties": False,
}
# What an editor may write in more ways than one is text in what is published.
_DROPPED = ("title", "default", "minimum", "maximum", "patternErrorMessage")

Schema = dict[str, Any]


def render_record_schema(kind: Kind) -> bytes:
    """The schema of the files of a kind."""
    return json.dumps(make_record_schema(kind), ensure_ascii=False, indent=2).encode() + b"\n"


def make_record_schema(kind: Kind) -> Schema:
    """A schema that says which fields there are, and of what type. Of a retracted record few are left."""
    made = TypeAdapter(RECORD_TYPES[kind]).json_schema(by_alias=True)
    definitions = {name: _tidy(one) for name, one in made.get("$defs", {}).items()}
    fields = {
        name: _tidy(one)
        for name, one in made["properties"].items()
        if name not in ("texts", "origin", "pictures")
    }
    words = {name: _BY_LANGUAGE for name in WORDS if name not in fields}
    needed = [name for name in made["required"] if name in fields]
    return {
        "$schema": _DRAFT,
        "title": str(kind),
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "record": {"const": str(kind)},
            "page": _BY_LANGUAGE,
            "version": _VERSION,
            **words,
            **fields,
        },
        "required": ["record", "id", "status"],
        "if": {"not": {"properties": {"status": {"const": "retracted"}}}},
        "then": {"required": needed},
        "additionalProperties": False,
        "$defs": {name: one for name, one in definitions.items() if name not in ("Origin", "Text")},
    }


def _tidy(node: Any) -> Any:
    """A part of a schema for what is written, from one for what may be read."""
    if isinstance(node, list):
        return [_tidy(one) for one in node]
    if not isinstance(node, Mapping):
        return node
    choices = [one for one in node.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) == 1:
        return _tidy({**{key: one for key, one in node.items() if key != "anyOf"}, **choices[0]})
    types = node.get("type")
    if isinstance(types, list) and "string" in types:
        node = {**{key: one for key, one in node.items() if key not in _DROPPED}, "type": "string"}
    return {
        key: {name: _tidy(one) for name, one in value.items()} if key == "properties" else _tidy(value)
        for key, value in node.items()
        if key not in ("title", "default")
    }
