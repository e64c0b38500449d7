"""Cited works in CSL-JSON, as reference managers save them, as draft sources."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chronicle.desk.importing.csl_items import Item, UnusableItem, find_address_key, read_item, read_line
from chronicle.desk.importing.opening import Desk
from chronicle.desk.importing.plan import Fate, ImportFault, Line, Plan, Progress, in_silence
from chronicle.desk.importing.records import make_file
from chronicle.desk.importing.taken import Taken
from chronicle.language import Script, find_script, fold, propose_id
from chronicle.model import Chronicle, Kind, Source

_GAP = re.compile(r"[\s,]*")


def plan_csl(file: Path, desk: Desk, progress: Progress = in_silence) -> Plan:
    """What importing a file of CSL-JSON would do. Raises ImportFault where it cannot be read."""
    items = tuple(read_items(file))
    run = _Run(desk)
    for line, value in progress(items, len(items), "reading"):
        run.take(line, value)
    return run.plan


def read_items(file: Path) -> Iterator[tuple[int, object]]:
    """The items of a file, each with the line on which it begins. Raises ImportFault."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ImportFault(f"{file.name} is not UTF-8; save it as CSL JSON again") from None
    except OSError as fault:
        raise ImportFault(f"{file} cannot be read: {fault.strerror or fault}") from None
    start = text.find("[")
    if start < 0 or text[:start].strip():
        raise ImportFault(f"{file.name} is no list of CSL-JSON; export the works as CSL JSON")
    try:
        yield from _read_list(text, start + 1)
    except json.JSONDecodeError as fault:
        raise ImportFault(f"{file.name}:{fault.lineno}:{fault.colno} is no JSON: {fault.msg}") from None
    except (RecursionError, ValueError):
        raise ImportFault(f"{file.name} holds JSON that is nested too deep, or a number too long") from None


def _read_list(text: str, at: int) -> Iterator[tuple[int, object]]:
    decoder, line, counted = json.JSONDecoder(), 1, 0
    while not text.startswith("]", at := _skip(text, at)):
        line, counted = line + text.count("\n", counted, at), at
        value, at = decoder.raw_decode(text, at)
        yield line, value
    if text[at + 1 :].strip():
        raise json.JSONDecodeError("Extra data", text, at + 1)


def _skip(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return match.end() if match else at


class _Run:
    """One import on its way."""

    def __init__(self, desk: Desk) -> None:
        self.plan, self._desk = Plan(), desk
        self._taken = Taken(desk.chronicle, desk.reading.broken)
        self._sources: Mapping[str, Source] = desk.chronicle.sources
        self._by_key = dict(_list_keys(desk.chronicle))
        self._by_words = {
            words: source.id for source in self._sources.values() for words in _words_of(source)
        }
        self._first: dict[str, tuple[int, object]] = {}

    def take(self, line: int, value: object) -> None:
        """A source of one item, or what became of it instead."""
        try:
            item = read_item(value)
        except UnusableItem as fault:
            id = read_line(value.get("id")) if isinstance(value, dict) else ""
            return self._note(line, id, Fate.REFUSED, "", str(fault))
        before = self._first.setdefault(item.id, (line, value)) if item.id else (line, value)
        if before[0] != line and before[1] == value:
            return self._note(line, item.id, Fate.MERGED, "", f"the same as line {before[0]}")
        if before[1] is not value:
            return self._note(
                line, item.id, Fate.REFUSED, "", f"line {before[0]} has this id too, with other words"
            )
        if known := self._find(item):
            return self._take_known(line, item, known)
        return self._make(line, item)

    def _find(self, item: Item) -> str:
        """The source that is this work: by DOI, ISBN or address, by its id in the file, or by its words."""
        by_key = (self._by_key[key] for key in item.keys if key in self._by_key)
        by_id = self._by_key.get(("csl", item.id), "")
        return next(by_key, "") or by_id or self._by_words.get(_words_in(item), "")

    def _take_known(self, line: int, item: Item, id: str) -> None:
        source = self._sources.get(id)
        if source is None:
            return self._note(line, item.id, Fate.MERGED, id, "the same work as an earlier item")
        keys = set(_keys_of(source))
        if item.keys and keys and keys.isdisjoint(item.keys) and not _agree(item, source):
            said = f"the source {id} has this id, and is another work: give one of them another id"
            return self._note(line, item.id, Fate.REFUSED, id, said)
        title = item.text("title")
        differs = title and fold(title) != fold(source.title)
        remarks = [f'its title is "{source.title}" there, "{title}" here'] if differs else []
        return self._note(line, item.id, Fate.KNOWN, id, *remarks)

    def _make(self, line: int, item: Item) -> None:
        id = self._taken.take(Kind.SOURCE, *_propose(item))
        fields = {**item.fields, "ids": dict(item.ids)}
        file = make_file(self._desk.shown, Kind.SOURCE, id, fields, comments=item.comments)
        self.plan.add(Kind.SOURCE, file)
        for key in (*item.keys, *([("csl", item.id)] if item.id else [])):
            self._by_key.setdefault(key, id)
        if item.text("title"):
            self._by_words.setdefault(_words_in(item), id)
        self._note(line, item.id, Fate.MADE, id, *item.remarks)

    def _note(self, line: int, id: str, fate: Fate, record: str, *remarks: str) -> None:
        self.plan.lines.append(Line(line, id, fate, record, remarks))


def _list_keys(chronicle: Chronicle) -> Iterator[tuple[tuple[str, str], str]]:
    for source in chronicle.sources.values():
        yield from ((key, source.id) for key in _keys_of(source))
        yield from ((("csl", id), source.id) for id in source.ids.get("csl", ()))


def _keys_of(source: Source) -> Iterator[tuple[str, str]]:
    for scheme in ("doi", "isbn"):
        yield from ((scheme, id.casefold()) for id in source.ids.get(scheme, ()))
    yield from find_address_key(source.url)


def _agree(item: Item, source: Source) -> bool:
    return fold(item.text("title")) == fold(source.title)


def _words_of(source: Source) -> Iterator[tuple[str, ...]]:
    """What is printed of a source, by each name of its publisher."""
    date = source.date.text if source.date else ""
    return (_fold_all((publisher, source.title, date)) for publisher in source.publisher.values())


def _words_in(item: Item) -> tuple[str, ...]:
    return _fold_all((item.text("publisher"), item.text("title"), item.text("date")))


def _fold_all(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _propose(item: Item) -> Iterator[str]:
    """Publisher and day, as the house names sources; else what else is known of the work."""
    day = item.text("date").partition("/")[0].rstrip("~?%").rstrip("-X")
    words = [item.text("publisher"), item.text("title"), item.id]
    latin = [said for said in words if said and find_script(said) is Script.LATIN]
    name = next((id for said in (*latin, *words) if (id := propose_id(said))), "")
    title = "-".join(propose_id(item.text("title")).split("-")[:4])
    first = f"{name}-{propose_id(day)}".strip("-")
    yield first
    yield f"{first}-{title}".strip("-")
