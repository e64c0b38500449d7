"""Facts in a form that can be kept from one build to the next: ids and numbers, and no record.

A record that a kept fact names is had when somebody looks at it. What was kept holds as long as no file
changes but for the words of its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any, Generic, Protocol, TypeVar

from chronicle.facts.control import LedgerRow
from chronicle.facts.hierarchy import Tree
from chronicle.facts.mentions import Key
from chronicle.model import Battle, Chronicle, Kind, Place, Record

K = TypeVar("K")
V = TypeVar("V")
# Lists, texts, numbers, and mappings by texts: what JSON can hold.
Plain = Any
Recall = Callable[[str], Plain | None]


class Rememberer(Protocol):
    """Facts as a fact sees them."""

    @property
    def chronicle(self) -> Chronicle:
        """The records."""

    @property
    def recall(self) -> Recall | None:
        """What was kept."""


@dataclass(frozen=True, slots=True)
class Form(Generic[V]):
    """How a fact is written down, and read for a chronicle."""

    write: Callable[[V], Plain]
    read: Callable[[Plain, Chronicle], V]


FORMS: dict[str, Form[Any]] = {}


def kept_as(form: Form[V]) -> Callable[[Callable[[Any], V]], cached_property[V]]:
    """A fact that is read where it was kept, and else worked out, when it is first asked for."""

    def wrap(work_out: Callable[[Any], V]) -> cached_property[V]:
        def find(facts: Rememberer) -> V:
            known = facts.recall(name) if facts.recall else None
            return work_out(facts) if known is None else form.read(known, facts.chronicle)

        name = work_out.__name__
        FORMS[name] = form
        find.__doc__ = work_out.__doc__
        return cached_property(find)

    return wrap


class OnDemand(Mapping[K, V], Generic[K, V]):
    """A mapping whose values are made when they are asked for."""

    def __init__(
        self,
        kept: Mapping[str, Plain],
        make: Callable[[Plain], V],
        write_key: Callable[[K], str],
        read_key: Callable[[str], K],
    ) -> None:
        self._kept, self._make, self._write_key, self._read_key = kept, make, write_key, read_key
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._known:
            self._known[key] = self._make(self._kept[self._write_key(key)])
        return self._known[key]

    def __iter__(self) -> Iterator[K]:
        return map(self._read_key, self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _write_key(key: Key) -> str:
    return f"{key[0].value}:{key[1]}"


def _read_key(written: str) -> Key:
    kind, _, id = written.partition(":")
    return Kind(kind), id


def _same(key: str) -> str:
    return key


def _write_records(records: tuple[Record, ...]) -> list[str]:
    return [_write_key(record.key) for record in records]


def _read_records(kept: Plain, chronicle: Chronicle) -> tuple[Record, ...]:
    return tuple(chronicle.records[kind][id] for kind, id in map(_read_key, kept))


def _read_battles(ids: Plain, chronicle: Chronicle) -> tuple[Battle, ...]:
    return tuple(chronicle.battles[id] for id in ids)


def _list_ids(battles: tuple[Battle, ...]) -> list[str]:
    return [battle.id for battle in battles]


def _write_row(row: LedgerRow) -> tuple[str, int]:
    return row.battle.id, next(n for n, change in enumerate(row.battle.control) if change is row.change)


def _read_rows(kept: Plain, chronicle: Chronicle) -> tuple[LedgerRow, ...]:
    battles = ((chronicle.battles[id], number) for id, number in kept)
    return tuple(LedgerRow(battle, battle.control[number]) for battle, number in battles)


def _map(
    write: Callable[[V], Plain],
    read: Callable[[Plain, Chronicle], V],
    write_key: Callable[[K], str],
    read_key: Callable[[str], K],
) -> Form[Mapping[K, V]]:
    """A mapping whose values are read one by one."""
    return Form(
        lambda fact: {write_key(key): write(value) for key, value in fact.items()},
        lambda kept, chronicle: OnDemand(kept, lambda of: read(of, chronicle), write_key, read_key),
    )


TEXTS: Form[tuple[str, ...]] = Form(list, lambda kept, _: tuple(kept))
BATTLES: Form[tuple[Battle, ...]] = Form(_list_ids, _read_battles)
TOWNS: Form[tuple[Place, ...]] = Form(
    lambda towns: [town.id for town in towns],
    lambda ids, chronicle: tuple(chronicle.places[id] for id in ids),
)
TREE: Form[Tree] = Form(
    lambda tree: dict(tree.parents),
    lambda kept, _: Tree({id: tuple(parents) for id, parents in kept.items()}),
)
BATTLES_BY_ID = _map(_list_ids, _read_battles, _same, _same)
BATTLES_BY_DAY = _map(_list_ids, _read_battles, date.isoformat, date.fromisoformat)
RECORDS_BY_ID = _map(_write_records, _read_records, _same, _same)
RECORDS_BY_KEY = _map(_write_records, _read_records, _write_key, _read_key)
IDS_BY_KEY: Form[Mapping[Key, tuple[str, ...]]] = _map(list, lambda ids, _: tuple(ids), _write_key, _read_key)
ROWS_BY_ID = _map(lambda rows: list(map(_write_row, rows)), _read_rows, _same, _same)
RANKS: Form[Mapping[str, int]] = Form(dict, lambda kept, _: kept)


def recall_from(facts: object) -> Recall:
    """The facts of a chronicle that differs from another in words of texts only, from that other's."""

    @cache
    def find(name: str) -> Plain:
        form = FORMS.get(name)
        return None if form is None else form.write(getattr(facts, name))

    return find


def write_facts(facts: object) -> Iterator[tuple[str, Plain]]:
    """Every fact that can be kept, by its name."""
    for name, form in FORMS.items():
        yield name, form.write(getattr(facts, name))
