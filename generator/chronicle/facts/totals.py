"""Totals of figures: only what one speaker says of one thing is ever added up.

Left out, and listed with the reason: aggregates, figures whose events are counted already, a second
figure of what is counted in the same battle, and a part of a battle that is counted whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from chronicle.model import Battle, Figure, Measure, Relation

# What is counted, of whom, and who says so: a speaker, or where none is named the source itself.
Claim = tuple[Measure, str | None, str | None, str | None]


class Reason(StrEnum):
    """Why a figure was not added."""

    AGGREGATE = "aggregate"
    COUNTED = "counted"
    SECOND = "second"
    PART = "part"


@dataclass(frozen=True, slots=True)
class UncountedFigure:
    """A figure that a total leaves out."""

    battle: Battle
    figure: Figure
    reason: Reason


@dataclass(slots=True)
class Total:
    """What one speaker (`said_by`) says of one measure `of` one actor, or of all where None.

    Where an entry names no speaker the source speaks, and `source` names it.
    `best` is None as soon as one figure gives only a range. All three are counts.
    """

    measure: Measure
    of: str | None
    said_by: str | None
    source: str | None = None
    low: int = 0
    best: int | None = 0
    high: int = 0
    counted: list[tuple[Battle, Figure]] = field(default_factory=list)
    left_out: list[UncountedFigure] = field(default_factory=list)
    _events: set[int] = field(default_factory=set)
    _by_battle: dict[str, list[Figure]] = field(default_factory=dict)

    def add(self, battle: Battle, figure: Figure, counted_whole: frozenset[str]) -> None:
        """Count a figure, or note why not."""
        reason = self._find_reason(battle, figure, counted_whole)
        if reason:
            self.left_out.append(UncountedFigure(battle, figure, reason))
            return
        low, best, high = figure.range
        known = [n for n in (low, best, high) if n is not None]
        self.low += low if low is not None else min(known)
        self.high += high if high is not None else max(known)
        self.best = None if best is None or self.best is None else self.best + best
        self.counted.append((battle, figure))
        self._events.update(figure.events)
        self._by_battle.setdefault(battle.id, []).append(figure)

    def _find_reason(self, battle: Battle, figure: Figure, counted_whole: frozenset[str]) -> Reason | None:
        if figure.aggregate:
            return Reason.AGGREGATE
        if any(r.as_ is Relation.PART_OF and r.battle in counted_whole for r in battle.related):
            return Reason.PART
        if self._events.intersection(figure.events):
            return Reason.COUNTED
        if any(_may_overlap(figure, other) for other in self._by_battle.get(battle.id, ())):
            return Reason.SECOND
        return None


def add_up(battles: Iterable[Battle]) -> tuple[Total, ...]:
    """The totals of the battles, by measure, then by what they count, then by speaker."""
    battles = tuple(battles)
    totals: dict[Claim, Total] = {}
    for claim, figures in _group(battles).items():
        counted_whole = frozenset(battle.id for battle, figure in figures if not figure.aggregate)
        total = Total(*claim)
        for battle, figure in figures:
            if any(n is not None for n in figure.range):
                total.add(battle, figure, counted_whole)
        totals[claim] = total
    return tuple(totals[claim] for claim in sorted(totals, key=_order))


def _group(battles: tuple[Battle, ...]) -> dict[Claim, list[tuple[Battle, Figure]]]:
    found: dict[Claim, list[tuple[Battle, Figure]]] = {}
    for battle in battles:
        for figure in sorted(battle.figures, key=_narrowness):
            source = None if figure.said_by else figure.source
            claim = (figure.measure, figure.of, figure.said_by, source)
            found.setdefault(claim, []).append((battle, figure))
    return found


def _narrowness(figure: Figure) -> int:
    """Puts what is said of a whole battle before what is said of one place or day in it."""
    return (figure.at is not None) + (figure.date is not None)


def _may_overlap(one: Figure, other: Figure) -> bool:
    """Whether two figures of one battle can count the same; no place or date means all of it."""
    if one.events and other.events:
        return False  # different rows of a dataset: shared ones are told by their numbers
    if one.at and other.at and one.at != other.at:
        return False
    return one.date is None or other.date is None or one.date.may_touch(other.date)


def _order(claim: Claim) -> tuple[int, str, str, str]:
    measure, of, said_by, source = claim
    return (list(Measure).index(measure), of or "", said_by or "", source or "")
