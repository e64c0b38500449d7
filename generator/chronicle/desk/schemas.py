"""The front matter of each kind of record as JSON Schema, made from the model, so that it cannot drift.

A schema takes whatever a check takes, and refuses what has the wrong shape. What needs other records, such
as whether an id names one, is left to the check. Each schema is one flat piece: a value that may be
written in several ways has several types and no alternatives, since tools then say one clear thing of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from chronicle.desk.field_notes import NOTES, Note
from chronicle.model import RECORD_TYPES, Kind, list_fields
from chronicle.model.fields import Frozen, ShortForm, one_or_more
from chronicle.model.others import in_its_language
from chronicle.reading import WordFields

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TRANSLATION = "translation"
SCHEMA_NAMES: tuple[str, ...] = (*map(str, Kind), TRANSLATION)
# Files of front matter alone. A program that reads them as YAML takes the line that ends it for the start
# of a second document, which is empty.
_WITHOUT_TEXT = (Kind.SOURCE, Kind.PICTURE)
_TEXT = {"type": "string", "pattern": r"\S"}
_MODEL = "x-model"
_SHORT = "x-short"

Schema = dict[str, Any]


def make_schema(name: str, languages: tuple[str, ...]) -> Schema:
    """The schema of a kind of record, or of a translation. Raises KeyError for another name.

    The first of the languages is the one that every record must have its name or title in.
    """
    if name == TRANSLATION:
        schema = _generate(WordFields) | {
            "description": "The front matter of a translation: words, no facts."
        }
        return _finish(schema, "Translation", WordFields.__name__, languages)
    kind = {str(kind): kind for kind in Kind}[name]
    model = RECORD_TYPES[kind]
    schema = _generate(model)
    fields: Schema = schema["properties"]
    required = [field for field in schema["required"] if field not in model.not_written]
    if kind.is_titled:
        fields |= {name: _generate(WordFields)["properties"][name] for name in ("title", "summary")}
        required = ["title", *required]
    schema |= {
        "type": ["object", "null"] if kind in _WITHOUT_TEXT else "object",
        "properties": {field: fields[field] for field in list_fields(kind)},
        "required": required,
        "description": f"The front matter of a {name}, in the file of the first language.",
    }
    return _finish(schema, name.capitalize(), model.__name__, languages)


def render_schema(name: str, languages: tuple[str, ...]) -> str:
    """The schema as the text of a file."""
    return json.dumps(make_schema(name, languages), ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path, languages: tuple[str, ...]) -> tuple[Path, ...]:
    """Write every schema into a folder, in the place of older ones, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = tuple(folder / f"{name}.json" for name in SCHEMA_NAMES)
    for name, file in zip(SCHEMA_NAMES, files, strict=True):
        file.write_text(render_schema(name, languages), encoding="utf-8", newline="\n")
    return files


def _finish(schema: Schema, title: str, model: str, languages: tuple[str, ...]) -> Schema:
    inlined = _inline({**schema, _MODEL: model}, schema.get("$defs", {}))
    _describe(inlined)
    _name_languages(inlined, languages)
    _allow_empty(inlined)
    for part in _walk(inlined):
        if "enum" in part:  # a wrong word is one fault, not one of type as well
            part.pop("type", None)
    return {"$schema": DRAFT, **inlined, "title": title}


class _Generator(GenerateJsonSchema):
    """Knows what the model's own validators take before a value is looked at."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        function: object = schema["function"]["function"]
        if function is one_or_more:
            return {**inner, _SHORT: inner["items"]}
        if function is in_its_language:
            return {**inner, _SHORT: _TEXT}
        if isinstance(function, ShortForm):
            return {**inner, _SHORT: function.key}
        raise TypeError(f"what {function} takes has no schema yet")

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        names = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": names, "additionalProperties": values}

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return {**super().dataclass_schema(schema), _MODEL: schema["cls"].__name__}


def _generate(model: type[Frozen]) -> Schema:
    return TypeAdapter(model).json_schema(by_alias=True, schema_generator=_Generator)


def _inline(node: Any, models: Mapping[str, Schema]) -> Any:
    """A part of a schema with what it refers to put in its place, and all its ways of writing in one."""
    if isinstance(node, list):
        return [_inline(item, models) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        node = {**models[node["$ref"].rpartition("/")[2]], **node}
    short = node.get(_SHORT)
    dropped = ("$ref", "$defs", _SHORT, "title", "anyOf")
    inlined = {key: _inline(value, models) for key, value in node.items() if key not in dropped}
    if "properties" in node:  # a field may be called as a keyword is
        inlined["properties"] = {name: _inline(of, models) for name, of in node["properties"].items()}
    for way in _inline(node.get("anyOf", []), models):
        inlined = _merge(way, inlined)
    if short is not None:
        inlined = _merge(
            inlined["properties"][short] if isinstance(short, str) else _inline(short, models), inlined
        )
    return inlined


def _merge(first: Schema, second: Schema) -> Schema:
    """A schema for values that either takes: a keyword speaks of values of its own type only."""
    types = [*_types(first), *(name for name in _types(second) if name not in _types(first))]
    merged = {**first, **second}
    return {**merged, "type": types[0] if len(types) == 1 else types} if types else merged


def _types(schema: Schema) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _describe(schema: Schema) -> None:
    """Give each field its sentence, plain and with an example."""
    for part in _walk(schema):
        model = part.pop(_MODEL, None)
        for name, field in part.get("properties", {}).items() if model else ():
            sentence, example = find_note(model, name)
            said = f"{sentence}\n\n```yaml\n{example}\n```"
            field |= {"description": sentence, "markdownDescription": said}
            if not isinstance(field.get("default"), str) or not field["default"]:
                field.pop("default", None)


def find_note(model: str, field: str) -> Note:
    """What a field of a model says, and how it is written. Raises KeyError."""
    titled = ("title", "summary")
    candidates = (model, "Record", *(["WordFields"] if field in titled else []))
    return next(NOTES[f"{name}.{field}"] for name in candidates if f"{name}.{field}" in NOTES)


def _name_languages(schema: Schema, languages: tuple[str, ...]) -> None:
    """Offer the chronicle's languages wherever words stand by language. The first must be in every name,
    and all must be in what is said for those who do not see a picture.
    """
    for part in list(_walk(schema)):
        if part.get("propertyNames", {}).get("patternErrorMessage", "").startswith("a language"):
            words = part["additionalProperties"]
            part["properties"] = {code: dict(words) for code in languages}
    for field, needed in (("names", languages[:1]), ("alt", languages)):
        if field in schema["properties"]:
            schema["properties"][field]["required"] = list(needed)


def _allow_empty(schema: Schema) -> None:
    """A field that needs no value may stand there without one, as if it were not written."""
    for part in list(_walk(schema)):
        needed = part.get("required", ())
        optional = [field for name, field in part.get("properties", {}).items() if name not in needed]
        if "propertyNames" in part:
            optional.append(part["additionalProperties"])
        for field in optional:
            field["type"] = [*(name for name in _types(field) if name != "null"), "null"]
            if "enum" in field:
                field["enum"] = [*field["enum"], None]


def _walk(schema: Schema) -> Iterable[Schema]:
    """A schema and every schema in it, the outer first."""
    yield schema
    inner = [*schema.get("properties", {}).values(), *schema.get("prefixItems", [])]
    inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    for part in inner:
        yield from _walk(part)
