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
    nobody is known to hold it. `is_contested` marks a holding whose two bounds name different actors.
    """

    holder: str | None
    start: LedgerRow | None
    end: LedgerRow | None
    is_contested: bool = False
    other_holder: str | None = None


def collect_ledger(battles: Iterable[Battle]) -> Mapping[str, tuple[LedgerRow, ...]]:
    """The control rows of each place in order of time."""
    found: dict[str, list[LedgerRow]] = {}
    for battle in battles:
        for change in battle.control:
            found.setdefault(change.place, []).append(LedgerRow(battle, change))
    return {place: tuple(sorted(rows, key=_order)) for place, rows in found.items()}


def find_holdings(rows: tuple[LedgerRow, ...]) -> tuple[Holding, ...]:
    """The holdings that the rows of one place bound, in order of time.

    Rows of one date that say the same change are one change told by several sources.
    """
    changes = _merge(rows)
    if not changes:
        return ()
    first, last = changes[0], changes[-1]
    holdings = [Holding(first.change.from_, None, first)] if first.change.from_ else []
    for before, after in pairwise(changes):
        holder, other = before.change.to, after.change.from_
        contested = holder is not None and other is not None and holder != other
        holdings.append(Holding(holder or other, before, after, contested, other if contested else None))
    holdings.append(Holding(last.change.to, last, None))
    return tuple(holdings)


def _merge(rows: tuple[LedgerRow, ...]) -> tuple[LedgerRow, ...]:
    merged: dict[tuple[str, str | None, str | None], LedgerRow] = {}
    for row in rows:
        merged.setdefault((row.change.date.text, row.change.from_, row.change.to), row)
    return tuple(merged.values())


def _order(row: LedgerRow) -> tuple[object, str]:
    return (row.change.date.sort_key, row.battle.id)
