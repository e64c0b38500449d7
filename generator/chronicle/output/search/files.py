"""The files of the index: one that every page can name, and shards and lines below digests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chronicle.model import Battle, Campaign, Kind, Place, Record
from chronicle.output.edition import Desk, Edition
from chronicle.output.script_data import cut_wording, find_digest, write_call, write_value
from chronicle.output.search.names import LENGTHS, VARIANTS, Named, collect_keys, is_settlement, list_named

# Pages name it, so its name never changes: or every page would be made anew with every name.
INDEX_FILE = "search/index.js"
_KEYS_IN_SHARD = 400
_LINES_IN_BLOCK = 50
_KINDS = (Kind.PLACE, Kind.ACTOR, Kind.CAMPAIGN, Kind.BATTLE)


def render_search(editions: tuple[Edition, ...]) -> Iterator[tuple[str, str]]:
    """Every file of the index: its path, and its text."""
    named = list_named(editions[0].facts)
    shards = list(_cut_shards(collect_keys(named)))
    digest = find_digest("".join(text for _, text in shards))
    blocks = {edition.code: list(_cut_blocks(named, edition)) for edition in editions}
    digests = {code: find_digest("".join(texts)) for code, texts in blocks.items()}
    for number, (_, text) in enumerate(shards):
        yield f"search/{digest}/{number}.js", write_call(text)
    for code, texts in blocks.items():
        for number, text in enumerate(texts):
            yield f"search/{code}-{digests[code]}/{number}.js", write_call(text)
    index = {
        "shards": digest,
        "firstKeys": [first for first, _ in shards],
        "lines": digests,
        "linesInBlock": _LINES_IN_BLOCK,
        "settlements": sum(is_settlement(one.record) for one in named),
        "variants": VARIANTS,
        "lengths": LENGTHS,
        "words": {edition.code: _say_words(edition) for edition in editions},
    }
    yield INDEX_FILE, write_call(write_value(index))


def _cut_shards(keys: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """The keys in order, some hundred in a file: the first key of each, and its text."""
    pairs = list(keys.items())
    for start in range(0, len(pairs), _KEYS_IN_SHARD):
        part = pairs[start : start + _KEYS_IN_SHARD]
        yield part[0][0], write_value([[key for key, _ in part], [_step(found) for _, found in part]])


def _step(numbers: list[int]) -> list[int]:
    """Each number less the one before: small numbers are few bytes."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]


def _cut_blocks(named: list[Named], edition: Edition) -> Iterator[str]:
    desk = Desk(edition, edition.routes.home(edition.code))
    lines = [_make_line(one.record, desk) for one in named]
    for start in range(0, len(lines), _LINES_IN_BLOCK):
        yield write_value(lines[start : start + _LINES_IN_BLOCK])


def _make_line(record: Record, desk: Desk) -> list[Any]:
    """What a result shows: its kind, where it leads from the first page of its language, name and note."""
    kind = _KINDS.index(record.kind_of_record)
    return [kind, desk.link(record).href, cut_wording(desk.edition.name(record)), *_note(record, desk)]


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
        case _:
            yield edition.label(record.kind)  # type: ignore[attr-defined]


def _say_words(edition: Edition) -> dict[str, Any]:
    say = edition.words.say
    return {
        "kinds": [say("Places"), say("Actors"), say("Campaigns"), say("Battles")],
        "none": say("Nothing has this name."),
        "perhaps": say("Nothing has just this name. Perhaps this was meant:"),
    }
