"""Totals of figures: only what one speaker says of one thing is ever added up.

Left out, and listed with the reason: aggregates, figures whose events are counted already, a second
figure of what is counted in the same battle, and a part of a battle that is counted whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from chronicle.facts.hierarchy import Tree
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

    Where an entry names no speaker the source speaks, and `source` names it. All three are counts.
    `best` is None as soon as one figure gives no best value, `high` as soon as one gives no upper
    bound; a figure without a lower bound adds nothing to `low`.
    """

    measure: Measure
    of: str | None
    said_by: str | None
    source: str | None = None
    low: int = 0
    best: int | None = 0
    high: int | None = 0
    counted: list[tuple[Battle, Figure]] = field(default_factory=list)
    left_out: list[UncountedFigure] = field(default_factory=list)
    _events: set[int] = field(default_factory=set)
    _by_battle: dict[str, list[Figure]] = field(default_factory=dict)
    _whole: set[str] = field(default_factory=set)

    @property
    def is_approximate(self) -> bool:
        """Whether a figure that was counted is only about right."""
        return any(figure.approximate for _, figure in self.counted)

    def add(self, battle: Battle, figure: Figure, trees: _Trees) -> None:
        """Count a figure, or note why not. The whole of a battle comes before its parts."""
        reason = self._find_reason(battle, figure, trees)
        if reason:
            self.left_out.append(UncountedFigure(battle, figure, reason))
            return
        low, best, high = figure.range
        self.low += low or 0
        self.best = None if best is None or self.best is None else self.best + best
        self.high = None if high is None or self.high is None else self.high + high
        self.counted.append((battle, figure))
        self._events.update(figure.events)
        self._by_battle.setdefault(battle.id, []).append(figure)
        if figure.at is None and figure.date is None:
            self._whole.add(battle.id)

    def _find_reason(self, battle: Battle, figure: Figure, trees: _Trees) -> Reason | None:
        if figure.aggregate:
            return Reason.AGGREGATE
        if self._whole.intersection(trees.battles.ancestors(battle.id)):
            return Reason.PART
        if self._events.intersection(figure.events):
            return Reason.COUNTED
        if any(_may_overlap(figure, other, trees.places) for other in self._by_battle.get(battle.id, ())):
            return Reason.SECOND
        return None


@dataclass(frozen=True, slots=True)
class _Trees:
    """What lies in what: battles that are part of others, and places."""

    battles: Tree
    places: Tree


def add_up(battles: Iterable[Battle], places: Tree | None = None) -> tuple[Total, ...]:
    """The totals of the battles, by measure, then by what they count, then by speaker.

    `places` tells whether the figures of two places can count the same.
    """
    battles = tuple(battles)
    trees = _Trees(_find_parts(battles), places or Tree({}))
    order = {battle.id: place for place, battle in enumerate(battles)}
    totals: dict[Claim, Total] = {}
    for claim, figures in _group(battles, trees.battles).items():
        total = Total(*claim)
        for battle, figure in figures:
            if any(n is not None for n in figure.range):
                total.add(battle, figure, trees)
        total.counted.sort(key=lambda line: order[line[0].id])
        totals[claim] = total
    return tuple(totals[claim] for claim in sorted(totals, key=_order))


def _find_parts(battles: tuple[Battle, ...]) -> Tree:
    """Which battles say that they are part of which."""
    parts = {b.id: tuple(r.battle for r in b.related if r.as_ is Relation.PART_OF) for b in battles}
    return Tree({id: wholes for id, wholes in parts.items() if wholes})


def _group(battles: tuple[Battle, ...], parts: Tree) -> dict[Claim, list[tuple[Battle, Figure]]]:
    """The figures of each claim; those of a battle before those of its parts."""
    found: dict[Claim, list[tuple[Battle, Figure]]] = {}
    for battle in sorted(battles, key=lambda battle: len(parts.ancestors(battle.id))):
        for figure in sorted(battle.figures, key=_narrowness):
            source = None if figure.said_by else figure.source
            claim = (figure.measure, figure.of, figure.said_by, source)
            found.setdefault(claim, []).append((battle, figure))
    return found


def _narrowness(figure: Figure) -> int:
    """Puts what is said of a whole battle before what is said of one place or day in it."""
    return (figure.at is not None) + (figure.date is not None)


def _may_overlap(one: Figure, other: Figure, places: Tree) -> bool:
    """Whether two figures of one battle can count the same; no place or date means all of it."""
    if one.events and other.events:
        return False  # different rows of a dataset: shared ones are told by their numbers
    if one.at and other.at and one.at != other.at:
        lies_in = one.at in places.ancestors(other.at) or other.at in places.ancestors(one.at)
        if not lies_in:
            return False
    return one.date is None or other.date is None or one.date.may_touch(other.date)


def _order(claim: Claim) -> tuple[int, str, str, str]:
    measure, of, said_by, source = claim
    return (list(Measure).index(measure), of or "", said_by or "", source or "")
