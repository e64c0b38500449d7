"""Who stood with whom and against whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chronicle.model import Battle


@dataclass(frozen=True, slots=True)
class Relations:
    """An actor's allies and opponents, each with the battles in which it was so, most often first."""

    allies: tuple[tuple[str, tuple[Battle, ...]], ...] = ()
    opponents: tuple[tuple[str, tuple[Battle, ...]], ...] = ()


def relate_actors(battles: Iterable[Battle]) -> Mapping[str, Relations]:
    """Allies and opponents of every actor on a side."""
    allies: dict[str, dict[str, list[Battle]]] = {}
    opponents: dict[str, dict[str, list[Battle]]] = {}
    for battle in battles:
        sides = [tuple(dict.fromkeys(p.actor for p in side.actors)) for side in battle.sides]
        for number, side in enumerate(sides):
            others = [actor for n, other in enumerate(sides) if n != number for actor in other]
            for actor in side:
                _note(allies, actor, (a for a in side if a != actor), battle)
                _note(opponents, actor, (a for a in others if a != actor), battle)
    actors = allies.keys() | opponents.keys()
    return {a: Relations(_ranked(allies.get(a, {})), _ranked(opponents.get(a, {}))) for a in sorted(actors)}


def _note(
    table: dict[str, dict[str, list[Battle]]], actor: str, others: Iterable[str], battle: Battle
) -> None:
    row = table.setdefault(actor, {})
    for other in dict.fromkeys(others):
        shared = row.setdefault(other, [])
        if battle not in shared[-1:]:  # an actor may stand on two sides of it
            shared.append(battle)


def _ranked(row: dict[str, list[Battle]]) -> tuple[tuple[str, tuple[Battle, ...]], ...]:
    ranked = sorted(row.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((other, tuple(battles)) for other, battles in ranked)
