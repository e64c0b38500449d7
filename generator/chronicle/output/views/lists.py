"""The pages that are lists: home, an index of each kind, the years, and one year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from chronicle.model import Actor, ActorKind, Battle, Campaign, Kind, Moment, Place, Precision, Record, Source
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, Site, make_frame
from chronicle.output.prose import Prose, SourceLine, choose_text, is_untranslated, list_sources, make_prose
from chronicle.output.views.items import BattleItem, YearGroup, group_items, make_items, name_source

_LATEST = 8
RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in an index: its link, a note beside it, and what lies below it."""

    link: Link
    note: str
    summary: Wording | None = None
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """An index of places, actors, campaigns or sources."""

    frame: Frame
    title: Wording
    count: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class BattlesView:
    """The index of battles, by year."""

    frame: Frame
    title: Wording
    count: str
    years: tuple[YearGroup, ...]


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year and how many battles touch it."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class ChronologyView:
    """The list of years."""

    frame: Frame
    title: Wording
    years: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The battles that can have begun in a month; or in a year, where no month is known."""

    heading: str
    anchor: str
    battles: tuple[BattleItem, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """One year's battles."""

    frame: Frame
    title: Wording
    count: str
    months: tuple[MonthGroup, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page of a language."""

    frame: Frame
    title: Wording
    summary: Wording | None
    prose: Prose
    counts: tuple[YearLine, ...]
    campaigns: tuple[Entry, ...]
    latest: tuple[BattleItem, ...]
    sources: tuple[SourceLine, ...]


def view_home(desk: Desk, site: Site) -> HomeView:
    """The first page: what this is, and the ways in."""
    edition, facts = desk.edition, desk.facts
    page = facts.chronicle.pages.get("home")
    title = edition.own(site.titles[site.editions.index(edition)])
    text = choose_text(page, desk) if page else None
    untranslated = page is not None and is_untranslated(page, desk)
    said = edition.words.say(
        "This page has not been translated yet. The text is shown in its original language."
    )
    campaigns = [c for c in facts.chronicle.campaigns.values() if not c.part_of]
    return HomeView(
        frame=make_frame(
            desk,
            site,
            title,
            text.summary if text and not untranslated else "",
            notice=said if untranslated else "",
        ),
        title=title,
        summary=edition.foreign(text.summary, text.language) if text and text.summary else None,
        prose=make_prose(page, desk) if page else Prose(),
        counts=_counts(desk),
        campaigns=tuple(_campaign_entry(campaign, desk) for campaign in _by_date(campaigns)),
        latest=make_items(reversed(facts.chronology[-_LATEST:]), desk),
        sources=list_sources(page, desk) if page else (),
    )


def _counts(desk: Desk) -> tuple[YearLine, ...]:
    words, chronicle = desk.edition.words, desk.facts.chronicle
    rows = (
        (
            Kind.BATTLE,
            words.say("Battles"),
            words.count("{n} battle", "{n} battles", len(desk.facts.chronology)),
        ),
        (Kind.PLACE, words.say("Places"), words.count("{n} place", "{n} places", len(chronicle.places))),
        (Kind.ACTOR, words.say("Actors"), words.count("{n} actor", "{n} actors", len(chronicle.actors))),
        (
            Kind.CAMPAIGN,
            words.say("Campaigns"),
            words.count("{n} campaign", "{n} campaigns", len(chronicle.campaigns)),
        ),
        (Kind.SOURCE, words.say("Sources"), words.count("{n} source", "{n} sources", len(chronicle.sources))),
    )
    return tuple(YearLine(desk.link_index(kind, label), count) for kind, label, count in rows)


def view_battles(desk: Desk, site: Site) -> BattlesView:
    """The index of battles."""
    edition, battles = desk.edition, desk.facts.chronology
    title = edition.own(edition.words.say("Battles"))
    count = edition.words.count("{n} battle", "{n} battles", len(battles))
    return BattlesView(make_frame(desk, site, title, count), title, count, group_items(battles, desk))


def view_places(desk: Desk, site: Site) -> IndexView:
    """The index of places: their hierarchy, by name."""
    edition, places = desk.edition, desk.facts.chronicle.places
    roots = [place for place in places.values() if place.within not in places]
    entries = tuple(_place_entry(place, desk) for place in _by_name(roots, desk))
    count = edition.words.count("{n} place", "{n} places", len(places))
    return _index(desk, site, edition.words.say("Places"), count, (Group("", entries),))


def _place_entry(place: Place, desk: Desk) -> Entry:
    """A place with all below it; battles are counted with those of the places within."""
    places, facts = desk.facts.chronicle.places, desk.facts
    children = _by_name([places[id] for id in facts.places.children.get(place.id, ())], desk)
    return Entry(
        desk.link(place),
        _note(desk.edition.label(place.kind), len(facts.battles_within.get(place.id, ())), desk),
        below=tuple(_place_entry(child, desk) for child in children),
    )


def view_actors(desk: Desk, site: Site) -> IndexView:
    """The index of actors, by kind, then by name."""
    edition, facts = desk.edition, desk.facts
    groups = []
    for kind in ActorKind:
        actors = _by_name([a for a in facts.chronicle.actors.values() if a.kind is kind], desk)
        entries = tuple(_actor_entry(actor, desk) for actor in actors)
        if entries:
            groups.append(Group(edition.label(kind), entries))
    count = edition.words.count("{n} actor", "{n} actors", len(facts.chronicle.actors))
    return _index(desk, site, edition.words.say("Actors"), count, tuple(groups))


def _actor_entry(actor: Actor, desk: Desk) -> Entry:
    office = desk.edition.choose(actor.office).text if actor.office else ""
    return Entry(desk.link(actor), _note(office, len(desk.facts.battles_of_members.get(actor.id, ())), desk))


def view_campaigns(desk: Desk, site: Site) -> IndexView:
    """The index of campaigns, in order of time, parts under the whole."""
    edition, campaigns = desk.edition, desk.facts.chronicle.campaigns
    roots = _by_date([c for c in campaigns.values() if c.part_of not in campaigns])
    entries = tuple(_campaign_entry(campaign, desk) for campaign in roots)
    count = edition.words.count("{n} campaign", "{n} campaigns", len(campaigns))
    return _index(desk, site, edition.words.say("Campaigns"), count, (Group("", entries),))


def _campaign_entry(campaign: Campaign, desk: Desk) -> Entry:
    facts = desk.facts
    parts = _by_date([facts.chronicle.campaigns[id] for id in facts.campaigns.children.get(campaign.id, ())])
    text = choose_text(campaign, desk)
    return Entry(
        desk.link(campaign),
        _note(desk.edition.when(campaign.date).words, len(facts.battles_in.get(campaign.id, ())), desk),
        desk.edition.foreign(text.summary, text.language) if text and text.summary else None,
        tuple(_campaign_entry(part, desk) for part in parts),
    )


def view_sources(desk: Desk, site: Site) -> IndexView:
    """The index of sources, by kind, then by publisher and date."""
    edition, facts = desk.edition, desk.facts
    groups: dict[str, list[Source]] = {}
    for source in sorted(facts.chronicle.sources.values(), key=lambda s: _source_order(s, desk)):
        groups.setdefault(edition.label(source.kind), []).append(source)
    made = tuple(
        Group(kind, tuple(_source_entry(s, desk) for s in of_kind)) for kind, of_kind in groups.items()
    )
    count = edition.words.count("{n} source", "{n} sources", len(facts.chronicle.sources))
    return _index(desk, site, edition.words.say("Sources"), count, made)


def _source_order(source: Source, desk: Desk) -> tuple[str, str, str, str]:
    publisher = desk.edition.choose(source.publisher).text
    return (str(source.kind), publisher, source.date.text if source.date else "", source.id)


def _source_entry(source: Source, desk: Desk) -> Entry:
    return Entry(desk.link(source), name_source(source, desk).text)


def view_chronology(desk: Desk, site: Site) -> ChronologyView:
    """The list of years."""
    edition = desk.edition
    title = edition.own(edition.words.say("Chronology"))
    years = tuple(
        YearLine(_year_link(year, desk), edition.words.count("{n} battle", "{n} battles", len(battles)))
        for year, battles in desk.facts.by_year.items()
    )
    return ChronologyView(make_frame(desk, site, title), title, years)


def view_year(year: int, desk: Desk, site: Site) -> YearView:
    """One year's battles, by month."""
    edition, facts = desk.edition, desk.facts
    battles, years = facts.by_year[year], list(facts.by_year)
    place = years.index(year)
    title = edition.own(edition.words.say("The year {year}", year=edition.calendar.year(year)))
    trail = (
        Link(desk.to(edition.routes.chronology(edition.code)), edition.own(edition.words.say("Chronology"))),
    )
    return YearView(
        frame=make_frame(desk, site, title, trail=trail),
        title=title,
        count=edition.words.count("{n} battle", "{n} battles", len(battles)),
        months=_group_by_month(year, battles, desk),
        previous=_year_link(years[place - 1], desk) if place else None,
        next=_year_link(years[place + 1], desk) if place + 1 < len(years) else None,
    )


def _group_by_month(year: int, battles: Iterable[Battle], desk: Desk) -> tuple[MonthGroup, ...]:
    found: dict[int, list[Battle]] = {}
    for battle in battles:
        found.setdefault(_month_within(battle, year), []).append(battle)
    calendar, words = desk.edition.calendar, desk.edition.words
    headings = {0: words.say("From the year before, or month not known")}
    return tuple(
        MonthGroup(
            headings.get(month) or calendar.month(year, month), f"m{month:02}", make_items(found[month], desk)
        )
        for month in sorted(found)
    )


def _month_within(battle: Battle, year: int) -> int:
    """The month in which a battle can have begun this year; 0 where it began before or none is known."""
    first = battle.date.earliest
    start = battle.date.start
    knows_month = isinstance(start, Moment) and start.precision >= Precision.MONTH
    return first.month if first and first.year == year and knows_month else 0


def _year_link(year: int, desk: Desk) -> Link:
    edition = desk.edition
    path = edition.routes.chronology(edition.code, year)
    return Link(desk.to(path), edition.own(edition.calendar.year(year)))


def _index(desk: Desk, site: Site, title: str, count: str, groups: tuple[Group, ...]) -> IndexView:
    words = desk.edition.own(title)
    return IndexView(make_frame(desk, site, words, count), words, count, groups)


def _note(said: str, battles: int, desk: Desk) -> str:
    count = desk.edition.words.count("{n} battle", "{n} battles", battles) if battles else ""
    return " · ".join(part for part in (said, count) if part)


def _by_name(records: Iterable[RecordT], desk: Desk) -> list[RecordT]:
    return sorted(records, key=desk.edition.sort_key)


def _by_date(campaigns: Iterable[Campaign]) -> list[Campaign]:
    return sorted(campaigns, key=lambda campaign: (campaign.date.sort_key, campaign.id))
