"""Rows of battles in order of time: the whole chronicle's, a place's, an actor's, a campaign's, a kind's.

A long row is split by year: its page shows a grid, and each year has a page below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronicle.facts import ByTime
from chronicle.model import Actor, Battle, BattleKind, Campaign, Kind, Place, Source
from chronicle.output.edition import SLOT, Desk, Edition, Link, Wording
from chronicle.output.view import view
from chronicle.output.views.grid import MOST_IN_YEAR, Grid, is_great, make_grid
from chronicle.output.views.items import YearGroup, group_items
from chronicle.output.views.parts import number_parts

# A longer list is split by year.
MOST_IN_LIST = 30


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, on one side or against each other."""

    one: Actor
    other: Actor
    is_allied: bool


@dataclass(frozen=True, eq=False)
class Row:
    """Battles whose years have pages below one path. `of` says whose they are; none, the chronicle's."""

    path: str
    by_time: ByTime
    of: Place | Actor | Campaign | Source | BattleKind | Pair | None = None

    @property
    def battles(self) -> tuple[Battle, ...]:
        """All of them."""
        return self.by_time.battles

    @property
    def by_year(self) -> Mapping[int, tuple[Battle, ...]]:
        """The battles that touch each year."""
        return self.by_time.by_year

    @property
    def by_month(self) -> Mapping[int, Mapping[int, tuple[Battle, ...]]]:
        """The battles of each year by month."""
        return self.by_time.by_month

    @property
    def is_long(self) -> bool:
        """Whether a list of all would be too long, and years divide it."""
        count = len(self.battles)
        return count > MOST_IN_LIST and (is_great(count) or len(self.by_year) > 1)


@view
class Shelf:
    """A row of battles on a page: all of them by year, or where they are many, the grid of their years."""

    years: tuple[YearGroup, ...] = ()
    grid: Grid | None = None


def row_of_all(edition: Edition) -> Row:
    """The whole chronicle. Its years always have pages."""
    facts, path = edition.facts, edition.routes.timeline(edition.code)
    return edition.once(row_of_all, lambda: Row(path, facts.by_time(facts.chronology)))


def row_of(record: Place | Actor | Campaign | Source, edition: Edition) -> Row:
    """The battles of a record, with those of all places, members or campaigns within it; those that cite a
    source.
    """
    return edition.once((Row, record.key), lambda: _make_row(record, edition))


def _make_row(record: Place | Actor | Campaign | Source, edition: Edition) -> Row:
    facts = edition.facts
    found = {
        Kind.PLACE: facts.battles_within,
        Kind.ACTOR: facts.battles_of_members,
        Kind.CAMPAIGN: facts.battles_in,
        Kind.SOURCE: facts.battles_citing,
    }[record.kind_of_record]
    return Row(edition.routes.of(edition.code, record), facts.by_time(found.get(record.id, ())), record)


def row_of_kind(kind: BattleKind, edition: Edition) -> Row:
    """All battles of a kind."""

    facts, path = edition.facts, edition.routes.battle_kind(edition.code, kind)
    return edition.once(
        (Row, kind), lambda: Row(path, facts.by_time(facts.battles_of_kind.get(kind, ())), kind)
    )


def row_of_pair(
    one: str, other: str, battles: tuple[Battle, ...], edition: Edition, *, is_allied: bool
) -> Row:
    """The battles of two actors, which stand on one side in them, or against each other."""
    actors, path = (
        edition.facts.chronicle.actors,
        edition.routes.pair(edition.code, one, other, is_allied=is_allied),
    )
    first, second = sorted((one, other))
    pair = Pair(actors[first], actors[second], is_allied)
    return edition.once((Row, path), lambda: Row(path, edition.facts.by_time(battles), pair))


def find_pairs(edition: Edition) -> Iterator[Row]:
    """The rows of all pairs with more battles than stand in a list."""
    for actor, relations in edition.facts.relations.items():
        for is_allied, found in ((True, relations.allies), (False, relations.opponents)):
            for other, battles in found:
                if actor < other and len(battles) > MOST_IN_LIST:
                    yield row_of_pair(actor, other, battles, edition, is_allied=is_allied)


def find_split_rows(edition: Edition) -> Iterator[Row]:
    """Every row whose years have pages of their own."""
    yield row_of_all(edition)
    chronicle = edition.facts.chronicle
    kinds = (row_of_kind(kind, edition) for kind in edition.facts.battles_of_kind)
    # A retracted record's page shows its battles too.
    records = (
        *(row_of(place, edition) for place in chronicle.places.values()),
        *(row_of(actor, edition) for actor in chronicle.actors.values()),
        *(row_of(campaign, edition) for campaign in chronicle.campaigns.values()),
        *(row_of(source, edition) for source in chronicle.sources.values()),
        *find_pairs(edition),
    )
    yield from (row for row in (*kinds, *records) if row.is_long)


def find_years(row: Row) -> Iterator[tuple[int, ...]]:
    """The pages of a row: each year, each month of a great year, and each part of a great month, as year,
    month and number.
    """
    for year, battles in row.by_year.items():
        yield (year,)
        for month, of_month in row.by_month[year].items() if is_great(len(battles)) else ():
            yield year, month
            if is_great(len(of_month)):
                yield from ((year, month, number) for number in number_parts(len(of_month), MOST_IN_YEAR))


@view
class Section:
    """Battles under a heading; `anchor` also sets its years apart from those of another section."""

    anchor: str
    heading: str
    shelf: Shelf


def shelve(row: Row, desk: Desk) -> Shelf:
    """A row on its own page."""
    if row.is_long:
        return Shelf(grid=make_grid(row.path, row.by_month, desk))
    return Shelf(years=group_items(row.battles, desk))


def divide(row: Row, own: tuple[Battle, ...], headings: Sequence[str], desk: Desk) -> tuple[Section, ...]:
    """A record's own battles, and those within it; or those of both together, where they are many.

    `headings` are those of its own, of the others, and of both.
    """
    own_ids = {battle.id for battle in own}
    others = tuple(battle for battle in row.battles if battle.id not in own_ids)
    of_own = Section("battles", headings[0], Shelf(group_items(own, desk)))
    if not row.is_long:
        of_others = Section("within", headings[1], Shelf(group_items(others, desk)))
        return tuple(section for section in (of_own, of_others) if section.shelf.years)
    if not (own and others):
        return (Section("all", headings[1 if others else 0], shelve(row, desk)),)
    of_both = Section("all", headings[2], shelve(row, desk))
    return (of_own, of_both) if len(own) <= MOST_IN_LIST else (of_both,)


def name_row(row: Row, desk: Desk) -> Wording | None:
    """Whose battles these are; None for the chronicle's."""
    match row.of:
        case None:
            return None
        case BattleKind():
            return desk.edition.own(desk.edition.label(row.of))
        case Pair():
            return name_pair(row.of, desk)
        case _:
            return desk.edition.name(row.of)


def name_pair(pair: Pair, desk: Desk) -> Wording:
    """Two actors, and how they stand."""
    words, names = desk.edition.words, (desk.edition.name(pair.one), desk.edition.name(pair.other))
    said = words.say("{one} with {other}", one=SLOT, other=SLOT)
    if not pair.is_allied:
        said = words.say("{one} against {other}", one=SLOT, other=SLOT)
    return desk.edition.fill(said, *names)


def trail_of(row: Row, desk: Desk) -> tuple[Link, ...]:
    """The way from the lists down to the row's own page, for a page below it."""
    return desk.once((trail_of, row), lambda: _make_trail(row, desk))


def _make_trail(row: Row, desk: Desk) -> tuple[Link, ...]:
    words, facts = desk.edition.words, desk.facts
    match row.of:
        case None:
            return (Link(desk.to(row.path), desk.edition.own(words.say("Timeline"))),)
        case Place():
            above = (desk.link_to(Kind.PLACE, id) for id in reversed(facts.places.ancestors(row.of.id)))
            return (desk.link_index(Kind.PLACE, words.say("Places")), *above, desk.link(row.of))
        case Actor():
            return (desk.link_index(Kind.ACTOR, words.say("Actors")), desk.link(row.of))
        case Campaign():
            parts = (desk.link_to(Kind.CAMPAIGN, id) for id in reversed(facts.campaigns.ancestors(row.of.id)))
            return (desk.link_index(Kind.CAMPAIGN, words.say("Campaigns")), *parts, desk.link(row.of))
        case BattleKind():
            own = Link(desk.to(row.path), desk.edition.own(desk.edition.label(row.of)))
            return (desk.link_index(Kind.BATTLE, words.say("Battles")), own)
        case Source():
            return (desk.link_index(Kind.SOURCE, words.say("Sources")), desk.link(row.of))
        case Pair():
            own = Link(desk.to(row.path), name_pair(row.of, desk))
            return (desk.link_index(Kind.ACTOR, words.say("Actors")), desk.link(row.of.one), own)
