"""All that follows from a chronicle, in one frozen place that pages and rules ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from chronicle.facts.anniversaries import Anniversary, YearDay, collect_anniversaries
from chronicle.facts.control import Holding, LedgerRow, collect_ledger, find_holdings, order_rows
from chronicle.facts.hierarchy import Tree
from chronicle.facts.kept import (
    BATTLES,
    BATTLES_BY_DAY,
    BATTLES_BY_ID,
    IDS_BY_KEY,
    RANKS,
    RECORDS_BY_ID,
    RECORDS_BY_KEY,
    ROWS_BY_ID,
    TEXTS,
    TOWNS,
    TREE,
    Recall,
    kept_as,
)
from chronicle.facts.mentions import Key, collect_citing, collect_mentions, find_cited_sources
from chronicle.facts.neighbours import (
    ByTime,
    Neighbours,
    days_of,
    find_neighbours,
    group_by_day,
    order_battles,
)
from chronicle.facts.publication import is_listed
from chronicle.facts.relations import Relations, relate_actors
from chronicle.facts.totals import Total, add_up
from chronicle.model import Battle, BattleKind, Chronicle, Place, PlaceKind, Record, Status

_MOST_TOWNS = 100


@dataclass(frozen=True)
class Facts:
    """What follows from the records. Everything is worked out once, when first asked for."""

    chronicle: Chronicle
    # What was worked out before, by the name of the fact, where it still holds.
    recall: Recall | None = None

    def prepare(self) -> None:
        """Work out now what nearly every page asks, before processes are made that would each work it out."""
        for name, fact in vars(Facts).items():
            if isinstance(fact, cached_property):
                getattr(self, name)

    @kept_as(BATTLES)
    def chronology(self) -> tuple[Battle, ...]:
        """All battles in order of time, without retracted ones."""
        return order_battles(b for b in self.chronicle.battles.values() if b.status is not Status.RETRACTED)

    @kept_as(TEXTS)
    def span(self) -> tuple[str, ...]:
        """The first and last day that the battles can have been on, as ISO has them; `..` where one is open.
        Empty where there is no battle.
        """
        dates = [battle.date for battle in self.chronology]
        if not dates:
            return ()
        starts, ends = [date.earliest for date in dates], [date.latest for date in dates]
        first = ".." if None in starts else min(filter(None, starts)).isoformat()
        last = ".." if None in ends else max(filter(None, ends)).isoformat()
        return first, last

    @kept_as(TREE)
    def places(self) -> Tree:
        """The tree of places."""
        return Tree({id: (p.within,) if p.within else () for id, p in self.chronicle.places.items()})

    @kept_as(TREE)
    def actors(self) -> Tree:
        """The forest of actors."""
        actors = self.chronicle.actors.items()
        return Tree({id: tuple(dict.fromkeys(m.actor for m in a.part_of)) for id, a in actors})

    @kept_as(TREE)
    def campaigns(self) -> Tree:
        """The tree of campaigns."""
        return Tree({id: (c.part_of,) if c.part_of else () for id, c in self.chronicle.campaigns.items()})

    @kept_as(TOWNS)
    def towns(self) -> tuple[Place, ...]:
        """Cities and towns with a point, those with the most battles first; a hundred at most."""
        kinds = (PlaceKind.CITY, PlaceKind.TOWN)
        towns = [
            p for p in self.chronicle.places.values() if p.kind in kinds and p.coordinates and is_listed(p)
        ]
        return tuple(
            sorted(towns, key=lambda p: (-len(self.battles_within.get(p.id, ())), p.id))[:_MOST_TOWNS]
        )

    @kept_as(BATTLES_BY_ID)
    def battles_at(self) -> Mapping[str, tuple[Battle, ...]]:
        """The battles of each place itself."""
        return _group(self.chronology, lambda battle: battle.place_ids)

    @kept_as(BATTLES_BY_ID)
    def battles_within(self) -> Mapping[str, tuple[Battle, ...]]:
        """The battles of each place and of all places within it."""
        return _group(self.chronology, lambda battle: _with_all(battle.place_ids, self.places))

    @kept_as(BATTLES_BY_ID)
    def battles_of(self) -> Mapping[str, tuple[Battle, ...]]:
        """The battles in which each actor itself stood on a side or commanded."""
        return _group(self.chronology, lambda battle: battle.actor_ids)

    @kept_as(BATTLES_BY_ID)
    def battles_of_members(self) -> Mapping[str, tuple[Battle, ...]]:
        """The battles of each actor and of all that belong to it."""
        return _group(self.chronology, lambda battle: _with_all(battle.actor_ids, self.actors))

    @kept_as(BATTLES_BY_ID)
    def battles_in(self) -> Mapping[str, tuple[Battle, ...]]:
        """The battles that name each campaign, or a campaign that is part of it."""
        return _group(self.chronology, lambda b: _with_all((b.part_of,) if b.part_of else (), self.campaigns))

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Battle, ...]]:
        """The battles that touch each year."""
        return self.by_time(self.chronology).by_year

    @cached_property
    def battles_of_kind(self) -> Mapping[BattleKind, tuple[Battle, ...]]:
        """The battles of each kind of which there are any, in the order of the vocabulary."""
        found = _group(self.chronology, lambda battle: (battle.kind,))
        return {kind: found[kind] for kind in BattleKind if kind in found}

    def by_time(self, battles: tuple[Battle, ...]) -> ByTime:
        """One of the groups of battles that are here, by year and by month."""
        known = self._by_time.get(id(battles))
        if known is None:
            known = self._by_time[id(battles)] = ByTime(battles)
        return known

    @cached_property
    def _by_time(self) -> dict[int, ByTime]:
        """As far as asked, by the groups themselves: each stays where it is."""
        return {}

    @cached_property
    def anniversaries(self) -> Mapping[YearDay, tuple[Anniversary, ...]]:
        """What began or ended on each day of the year."""
        return collect_anniversaries(self.chronology)

    @kept_as(RECORDS_BY_KEY)
    def mentions(self) -> Mapping[Key, tuple[Record, ...]]:
        """The records whose texts link to each record, without retracted ones."""
        return collect_mentions(self.chronicle)

    @kept_as(IDS_BY_KEY)
    def cited(self) -> Mapping[Key, tuple[str, ...]]:
        """The ids of all sources that each record cites, those of the pictures it shows last."""
        return {record.key: find_cited_sources(record, self.chronicle.pictures) for record in self.chronicle}

    @kept_as(RECORDS_BY_ID)
    def citing(self) -> Mapping[str, tuple[Record, ...]]:
        """The records that cite each source, without retracted ones."""
        return collect_citing(self.chronicle, self.cited)

    @kept_as(BATTLES_BY_ID)
    def battles_citing(self) -> Mapping[str, tuple[Battle, ...]]:
        """The battles that cite each source, in order of time."""
        return _group(self.chronology, lambda battle: self.cited[battle.key])

    @kept_as(BATTLES_BY_ID)
    def said_by(self) -> Mapping[str, tuple[Battle, ...]]:
        """The battles for which each actor gave a figure."""
        return _group(self.chronology, lambda b: tuple(f.said_by for f in b.figures if f.said_by))

    @kept_as(ROWS_BY_ID)
    def ledger(self) -> Mapping[str, tuple[LedgerRow, ...]]:
        """The control rows of each place."""
        return collect_ledger(self.chronology)

    @cached_property
    def gains(self) -> Mapping[str, tuple[LedgerRow, ...]]:
        """The changes of control that gave each actor a place, in order of time."""
        return _group_rows(self.ledger, lambda row: row.change.to)

    @cached_property
    def losses(self) -> Mapping[str, tuple[LedgerRow, ...]]:
        """The changes of control that took a place from each actor, in order of time."""
        return _group_rows(self.ledger, lambda row: row.change.from_)

    @cached_property
    def holders(self) -> tuple[str, ...]:
        """Every actor that held or lost a place, by id."""
        return tuple(sorted({*self.gains, *self.losses}))

    @cached_property
    def relations(self) -> Mapping[str, Relations]:
        """Allies and opponents of each actor."""
        return relate_actors(self.chronology)

    def list_all_ids(self) -> Sequence[str]:
        """The ids of all battles in order of time, without having the battles."""
        known = self.recall("chronology") if self.recall else None
        return known if known is not None else [battle.id for battle in self.chronology]

    def list_ids(self, fact: str, row: str) -> Sequence[str]:
        """The ids of one row of a fact, such as of `battles_at` a place, without having the battles."""
        known = self.recall(fact) if self.recall else None
        if known is not None:
            ids: Sequence[str] = known.get(row, ())
            return ids
        return [battle.id for battle in getattr(self, fact).get(row, ())]

    def holdings(self, place: str) -> tuple[Holding, ...]:
        """Who held a place when."""
        return find_holdings(self.ledger.get(place, ()))

    def totals(self, campaign: str) -> tuple[Total, ...]:
        """What was counted in a campaign, speaker by speaker."""
        return add_up(self.battles_in.get(campaign, ()), self.places)

    def neighbours_in_campaign(self, campaign: str, battle: str) -> Neighbours:
        """Previous and next within a campaign."""
        if self.recall:
            return self._recall_neighbours("battles_in", campaign, battle)
        return self._campaign_neighbours.get(campaign, {}).get(battle, Neighbours())

    def neighbours_at(self, place: str, battle: str) -> Neighbours:
        """Previous and next at a place."""
        if self.recall:
            return self._recall_neighbours("battles_at", place, battle)
        return self._place_neighbours.get(place, {}).get(battle, Neighbours())

    def neighbours_of(self, actor: str, battle: str) -> Neighbours:
        """Previous and next of an actor."""
        if self.recall:
            return self._recall_neighbours("battles_of", actor, battle)
        return self._actor_neighbours.get(actor, {}).get(battle, Neighbours())

    def same_days(self, battle: Battle) -> tuple[Battle, ...]:
        """Battles elsewhere that were or can have been under way on the same days."""
        found = {other.id: other for day in days_of(battle) for other in self._by_day.get(day, ())}
        here = set(battle.place_ids)
        others = [other for other in found.values() if here.isdisjoint(other.place_ids)]
        return tuple(sorted(others, key=lambda other: self._ranks[other.id]))

    def _recall_neighbours(self, fact: str, row: str, battle: str) -> Neighbours:
        """Previous and next in a row that was kept, without having all of its battles."""
        ids = self.list_ids(fact, row)
        if battle not in ids:
            return Neighbours()
        place, battles = ids.index(battle), self.chronicle.battles
        return Neighbours(
            battles[ids[place - 1]] if place else None,
            battles[ids[place + 1]] if place + 1 < len(ids) else None,
        )

    @kept_as(RANKS)
    def _ranks(self) -> Mapping[str, int]:
        """Where each battle stands in the order of time."""
        return {battle.id: rank for rank, battle in enumerate(self.chronology)}

    @kept_as(BATTLES_BY_DAY)
    def _by_day(self) -> Mapping[date, tuple[Battle, ...]]:
        return group_by_day(self.chronology)

    @cached_property
    def _campaign_neighbours(self) -> Mapping[str, Mapping[str, Neighbours]]:
        return {id: find_neighbours(battles) for id, battles in self.battles_in.items()}

    @cached_property
    def _place_neighbours(self) -> Mapping[str, Mapping[str, Neighbours]]:
        return {id: find_neighbours(battles) for id, battles in self.battles_at.items()}

    @cached_property
    def _actor_neighbours(self) -> Mapping[str, Mapping[str, Neighbours]]:
        return {id: find_neighbours(battles) for id, battles in self.battles_of.items()}


def derive_facts(chronicle: Chronicle, recall: Recall | None = None) -> Facts:
    """The facts of a chronicle; each part is worked out when it is first asked for.

    `recall` gives what was kept of them, by `write_facts`, while no file has changed but in its words.
    """
    return Facts(chronicle, recall)


def _group(
    battles: Iterable[Battle], keys: Callable[[Battle], Iterable[str]]
) -> Mapping[str, tuple[Battle, ...]]:
    found: dict[str, list[Battle]] = {}
    for battle in battles:
        for key in dict.fromkeys(keys(battle)):
            found.setdefault(key, []).append(battle)
    return {key: tuple(group) for key, group in found.items()}


def _group_rows(
    ledger: Mapping[str, tuple[LedgerRow, ...]], actor: Callable[[LedgerRow], str | None]
) -> Mapping[str, tuple[LedgerRow, ...]]:
    found: dict[str, list[LedgerRow]] = {}
    for row in order_rows(row for rows in ledger.values() for row in rows):
        holder = actor(row)
        if holder:
            found.setdefault(holder, []).append(row)
    return {holder: tuple(rows) for holder, rows in found.items()}


def _with_all(ids: Iterable[str], tree: Tree) -> tuple[str, ...]:
    ids = tuple(ids)
    return ids + tuple(above for id in ids for above in tree.ancestors(id))
