"""One record as JSON, at an address of its own: what its entry says, with its words in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

import orjson

from chronicle.facts import is_listed
from chronicle.model import Battle, Edtf, Kind, Record, Status
from chronicle.model.fields import Frozen, fields_of
from chronicle.output.data.columns import Published
from chronicle.reading import History

# What no reader has a use for, what stands under another name, and what has no file of its own to lead to.
_LEFT_OUT = ("texts", "origin", "pictures")
# What a record that was retracted still says.
_OF_RETRACTED = ("id", "status", "previous_ids", "corrections")
# The words of a text.
WORDS = ("title", "summary", "text")


def schema_file(kind: Kind) -> str:
    """The file of the JSON Schema that the files of a kind follow."""
    return f"data/schema/{kind}.json"


def render_record(record: Record, of: Published, history: History) -> bytes:
    """The file of a record, with its texts, and the version of its entry where git tells it."""
    said = {
        "$schema": f"../schema/{record.kind_of_record}.json",
        **describe_record(record, of),
        **_tell_version(record, history),
    }
    if record.status is not Status.RETRACTED:
        said |= _words("text", {code: text.body.strip() for code, text in record.texts.items()})
    return orjson.dumps(said, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def render_all(kind: Kind, of: Published) -> bytes:
    """The records of a kind without their texts, as one list of JSON, a line for each."""
    records = of.facts.chronicle.records.get(kind, {})
    ordered: Iterable[Record] = (records[id] for id in sorted(records))
    if kind is Kind.BATTLE:
        ordered = of.facts.chronology
    listed = (record for record in ordered if record.status is not Status.RETRACTED)
    return b"[\n" + b",\n".join(orjson.dumps(describe_record(one, of)) for one in listed) + b"\n]\n"


def describe_record(record: Record, of: Published) -> dict[str, Any]:
    """A record without its texts. What is empty in its entry is left out."""
    described: dict[str, Any] = {"record": str(record.kind_of_record), **_list_addresses(record, of)}
    if record.status is Status.RETRACTED:
        return described | {name: value for name, value in list_values(record) if name in _OF_RETRACTED}
    described |= _words("title", {code: text.title for code, text in record.texts.items()})
    described |= _words("summary", {code: text.summary for code, text in record.texts.items()})
    described |= dict(list_values(record))
    if isinstance(record, Battle) and record.related:
        battles = of.facts.chronicle.battles
        described["related"] = [one for one in described["related"] if is_listed(battles[one["battle"]])]
    return {name: value for name, value in described.items() if value != []}


def _list_addresses(record: Record, of: Published) -> dict[str, Any]:
    """Where its page stands in each language, where the site has an address."""
    if not of.routes.base:
        return {}
    return {"page": {code: of.routes.absolute(of.routes.of(code, record)) for code in of.codes}}


def _words(name: str, said: Mapping[str, str]) -> dict[str, Any]:
    words = {code: text for code, text in said.items() if text}
    return {name: words} if words else {}


def _tell_version(record: Record, history: History) -> dict[str, Any]:
    """The last commit that changed a file of the record, and its day."""
    files = (record.origin.path, *(text.origin.path for text in record.texts.values()))
    version = history.find_version(files)
    return {"version": {"commit": version.commit, "date": version.day.isoformat()}} if version else {}


def list_values(value: Frozen, *, with_pictures: bool = False) -> Iterator[tuple[str, Any]]:
    """The fields by their names in an entry, without those that say nothing."""
    for name, field in fields_of(type(value)).items():
        if name not in _LEFT_OUT or (with_pictures and name == "pictures"):
            plain = _make_plain(getattr(value, name))
            if plain not in (None, "", [], {}):
                yield field.alias or name, plain


def _make_plain(value: Any) -> Any:
    match value:
        case Frozen():
            return dict(list_values(value))
        case Edtf():
            return value.text
        case Enum():
            return str(value)
        case Mapping():
            return {key: _make_plain(one) for key, one in value.items()}
        case tuple():
            return [_make_plain(one) for one in value]
    return value
