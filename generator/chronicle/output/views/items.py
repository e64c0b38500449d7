"""Parts that several views share: a battle in a list, a figure, a change of control."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from chronicle.facts import Holding, LedgerRow
from chronicle.language import find_direction
from chronicle.model import Battle, Edtf, Kind, Record, Source
from chronicle.output.dates_in_words import When
from chronicle.output.edition import SLOT, Desk, Link, Wording
from chronicle.output.maps import MAIN_ROLES
from chronicle.output.view import view


@view
class BattleItem:
    """A battle in a list: two lines."""

    link: Link
    when: When
    kind: str
    places: tuple[Wording, ...]
    sides: tuple[tuple[Wording, ...], ...]


@view
class YearGroup:
    """The battles of one year, under a heading that links to the year."""

    anchor: str
    link: Link
    battles: tuple[BattleItem, ...]


@view
class Cited:
    """A source as a cell names it: its number in the page's list and the way there, and its name.

    The number is empty on a page that does not list the source; the link then leads to its own page.
    """

    number: str
    href: str
    name: Wording


@view
class ControlLine:
    """One change of control."""

    when: When
    place: Link
    before: Link | None
    after: Link | None
    source: Cited | None
    battle: Link
    note: Wording | None


@view
class HoldingLine:
    """A time in which a place was held. `start` and `end` say it where no entry does."""

    holder: Link | None
    other: Link | None
    start: str
    end: str


@view
class Step:
    """Previous and next in one row of battles."""

    row: Link
    previous: Link | None
    next: Link | None


def make_item(battle: Battle, desk: Desk) -> BattleItem:
    """A battle as a list shows it. No battle's own page lists it."""
    return desk.once((BattleItem, battle.id), lambda: _make_item(battle, desk))


def _make_item(battle: Battle, desk: Desk) -> BattleItem:
    edition, chronicle = desk.edition, desk.facts.chronicle
    scenes = [scene.place for scene in battle.places if scene.role in MAIN_ROLES]
    return BattleItem(
        link=desk.link(battle),
        when=edition.when(battle.date),
        kind=edition.label(battle.kind),
        places=tuple(edition.name(chronicle.places[id]) for id in scenes),
        sides=tuple(
            tuple(edition.short_name(chronicle.actors[p.actor]) for p in side.actors) for side in battle.sides
        ),
    )


def make_items(battles: Iterable[Battle], desk: Desk) -> tuple[BattleItem, ...]:
    """Battles as a list shows them."""
    return tuple(make_item(battle, desk) for battle in battles)


def group_items(battles: Iterable[Battle], desk: Desk) -> tuple[YearGroup, ...]:
    """Battles under the year in which each can have begun."""
    found: dict[int, list[Battle]] = {}
    for battle in battles:
        found.setdefault(_first_year(battle.date), []).append(battle)
    return tuple(_make_group(year, of_year, desk) for year, of_year in found.items())


def _first_year(date: Edtf) -> int:
    first = date.earliest or date.latest
    return first.year if first else 0


def _make_group(year: int, battles: list[Battle], desk: Desk) -> YearGroup:
    said = desk.edition.calendar.year(year)
    routes = desk.edition.routes
    link = Link(desk.to(routes.year(routes.timeline(desk.edition.code), year)), desk.edition.own(said))
    return YearGroup(f"y{year}", link, make_items(battles, desk))


def make_control(row: LedgerRow, desk: Desk, numbers: Mapping[str, str]) -> ControlLine:
    """A change of control as a line of a table; `numbers` are those of the page's sources."""
    change = row.change
    return ControlLine(
        when=desk.edition.when(change.date),
        place=desk.link_to(Kind.PLACE, change.place),
        before=link_or_none(desk, Kind.ACTOR, change.from_),
        after=link_or_none(desk, Kind.ACTOR, change.to),
        source=cite(change.source, desk, numbers),
        battle=desk.link(row.battle),
        note=desk.edition.choose(change.note) if change.note else None,
    )


def make_holding(holding: Holding, desk: Desk) -> HoldingLine:
    """A holding as a line of a table."""
    start, end = holding.start, holding.end
    return HoldingLine(
        holder=link_or_none(desk, Kind.ACTOR, holding.holder),
        other=link_or_none(desk, Kind.ACTOR, holding.other_holder),
        start=say_start(start.change.date if start and not holding.since_unknown else None, desk),
        end=say_end(end.change.date if end else None, desk),
    )


def say_start(date: Edtf | None, desk: Desk) -> str:
    """When something began. Any date can stand here, a span of days in which it began too."""
    words = desk.edition.words
    return (
        words.say("start: {date}", date=desk.edition.when(date).words)
        if date
        else words.say("start not known")
    )


def say_end(date: Edtf | None, desk: Desk) -> str:
    """When something ended."""
    words = desk.edition.words
    return (
        words.say("end: {date}", date=desk.edition.when(date).words) if date else words.say("end not known")
    )


def cite(id: str | None, desk: Desk, numbers: Mapping[str, str]) -> Cited | None:
    """A source as a cell names it."""
    if id is None:
        return None
    source = desk.facts.chronicle.sources[id]
    name = desk.once((name_source, id), lambda: name_source(source, desk))
    if id in numbers:
        return Cited(numbers[id], f"#source-{id}", name)
    return Cited("", desk.link(source).href, name)


def name_source(source: Source, desk: Desk) -> Wording:
    """A source's publisher and date, or its publisher alone."""
    publisher = desk.edition.choose(source.publisher)
    if source.date is None:
        return publisher
    date = desk.edition.when(source.date).words
    return desk.edition.fill(
        desk.edition.words.say("{publisher}, {date}", publisher=SLOT, date=date), publisher
    )


def link_all(records: Iterable[Record], desk: Desk) -> tuple[Link, ...]:
    """Links to records, by name."""
    ordered = sorted(records, key=lambda record: (record.kind_of_record, desk.edition.sort_key(record)))
    return tuple(desk.link(record) for record in ordered)


@view
class Spelling:
    """All spellings of a name in one language, with that language's commas."""

    language: str
    names: Wording


def list_spellings(
    names: Mapping[str, str], short: Mapping[str, str], aliases: Mapping[str, tuple[str, ...]], desk: Desk
) -> tuple[Spelling, ...]:
    """A record's name and all its spellings, the page's language first."""
    codes = [desk.edition.code, *(c for c in {**names, **short, **aliases} if c != desk.edition.code)]
    spellings = []
    for code in codes:
        others = [*([short[code]] if code in short else []), *aliases.get(code, ())]
        if code in names or others:
            all_names = dict.fromkeys([*([names[code]] if code in names else []), *others])
            comma = "، " if find_direction(code) == "rtl" else ", "
            said = desk.edition.foreign(comma.join(all_names), code)
            spellings.append(Spelling(desk.edition.language.name_of(code), said))
    return tuple(spellings)


def list_ids(ids: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Ids in other catalogues: the catalogue's name, and the record's ids there."""
    names = {
        "wikidata": "Wikidata",
        "geonames": "GeoNames",
        "whosonfirst": "Who's On First",
        "pcode": "P-code",
        "ucdp": "UCDP",
    }
    return tuple((names.get(key, key), values) for key, values in ids.items())


def link_or_none(desk: Desk, kind: Kind, id: str | None) -> Link | None:
    return desk.link_to(kind, id) if id else None


def label_of(value: Enum | None, desk: Desk) -> str:
    """The word for a value, or an empty text for none."""
    return desk.edition.label(value) if value is not None else ""
