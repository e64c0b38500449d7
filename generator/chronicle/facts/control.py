"""Who held a place when, from the control rows of all battles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from chronicle.model import Battle, ControlChange


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One change of control, and the battle whose entry records it."""

    battle: Battle
    change: ControlChange


@dataclass(frozen=True, slots=True)
class Holding:
    """A time in which one actor held a place.

    `start` and `end` are the changes that bound it; None where no row says. `holder` is None where
    nobody is known to hold it. `entries_differ` marks a holding whose two bounds name different actors,
    the second of which is `other_holder`; `since_unknown` one that the change before did not begin.
    """

    holder: str | None
    start: LedgerRow | None
    end: LedgerRow | None
    entries_differ: bool = False
    other_holder: str | None = None
    since_unknown: bool = False


def collect_ledger(battles: Iterable[Battle]) -> Mapping[str, tuple[LedgerRow, ...]]:
    """The control rows of each place in order of time."""
    found: dict[str, list[LedgerRow]] = {}
    for battle in battles:
        for change in battle.control:
            found.setdefault(change.place, []).append(LedgerRow(battle, change))
    return {place: tuple(order_rows(rows)) for place, rows in found.items()}


def find_holdings(rows: tuple[LedgerRow, ...]) -> tuple[Holding, ...]:
    """The holdings that the rows of one place bound, in order of time.

    Rows that say the same change one after the other are one change told by several sources; the
    earliest date stands for it.
    """
    changes = _merge(rows)
    if not changes:
        return ()
    first, last = changes[0], changes[-1]
    holdings = [Holding(first.change.from_, None, first)] if first.change.from_ else []
    holdings += [_between(before, after) for before, after in pairwise(changes)]
    return (*holdings, Holding(last.change.to, last, None))


def _between(before: LedgerRow, after: LedgerRow) -> Holding:
    """Who held the place between two changes. Only a change that names a holder can begin a holding."""
    holder, other = before.change.to, after.change.from_
    if holder is None and other is not None:
        return Holding(other, before, after, since_unknown=True)
    differ = holder is not None and other is not None and holder != other
    return Holding(holder, before, after, differ, other if differ else None)


def _merge(rows: tuple[LedgerRow, ...]) -> tuple[LedgerRow, ...]:
    merged: list[LedgerRow] = []
    for row in rows:
        if not merged or _change(merged[-1]) != _change(row):
            merged.append(row)
    return tuple(merged)


def _change(row: LedgerRow) -> tuple[str | None, str | None]:
    return (row.change.from_, row.change.to)


def order_rows(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Changes of control in order of time, by battle where dates are alike."""
    return sorted(rows, key=lambda row: (row.change.date.sort_key, row.battle.id))
