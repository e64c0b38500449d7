"""The first page of a language: what this is, the ways in, and what an editor puts first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.facts import is_listed, select_listed
from chronicle.model import Battle, Edge, Kind, Page, Precision
from chronicle.output.days_data import render_days_data
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, make_frame
from chronicle.output.linked import describe_site
from chronicle.output.prose import (
    Prose,
    SourceLine,
    choose_summary,
    list_sources,
    make_prose,
    notice_untranslated,
)
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.indexes import Entry, find_roots, list_campaigns
from chronicle.output.views.items import BattleItem, make_item, make_items
from chronicle.output.views.listings import order_campaigns

_LATEST = 5


@view
class WayIn:
    """A way into the chronicle, and how much lies there."""

    link: Link
    count: str


@view
class Feature:
    """A battle that an editor puts first, with its summary."""

    battle: BattleItem
    summary: Wording


@view
class OnThisDay:
    """The way to the days of the year, and where a script finds those of each month, January first.

    No page can hold today's battles: a build day in it would be untrue a day later.
    """

    calendar: Link
    files: str


@view
class HomeView:
    """The first page of a language."""

    frame: Frame
    title: Wording
    summary: Wording
    prose: Prose
    ways: tuple[WayIn, ...]
    featured: tuple[Feature, ...]
    campaigns: tuple[Entry, ...]
    latest: tuple[BattleItem, ...]
    today: OnThisDay | None
    sources: tuple[SourceLine, ...]


def view_home(desk: Desk, site: Site) -> HomeView:
    """The first page."""
    edition, facts = desk.edition, desk.facts
    page = facts.chronicle.pages.get("home")
    title = edition.own(edition.title)
    summary = choose_summary(page, desk) if page else edition.own("")
    notice = notice_untranslated(page, desk) if page else ""
    status = edition.status(page) if page else ""
    description = "" if summary.foreign else summary.text
    roots = find_roots(facts.chronicle.campaigns, facts.campaigns)
    return HomeView(
        frame=make_frame(
            desk,
            site,
            title,
            description,
            notice=notice,
            status=status,
            feed=edition.words.say("Feed of changes"),
            describe_page=partial(describe_site, desk),
        ),
        title=title,
        summary=summary,
        prose=make_prose(page, desk) if page else Prose(),
        ways=tuple(_find_ways(desk, site)),
        featured=tuple(_list_features(page, desk)) if page else (),
        # The way to all of them stands above.
        campaigns=() if order_campaigns(edition).is_long else list_campaigns(roots, desk),
        latest=make_items(reversed(facts.chronology[-_LATEST:]), desk),
        today=_find_days(desk),
        sources=list_sources(page, desk) if page else (),
    )


def _find_ways(desk: Desk, site: Site) -> Iterator[WayIn]:
    """The ways in: the timeline with its first and last year, the map, then each kind with its number."""
    edition, words = desk.edition, desk.edition.words
    years = Link(desk.to(edition.routes.timeline(edition.code)), edition.own(words.say("Timeline")))
    yield WayIn(years, _say_years(desk))
    if site.has_maps:
        yield WayIn(Link(desk.to(edition.routes.map(edition.code)), edition.own(words.say("Map"))), "")
    kinds = (
        (Kind.BATTLE, words.say("Battles")),
        (Kind.PLACE, words.say("Places")),
        (Kind.ACTOR, words.say("Actors")),
        (Kind.CAMPAIGN, words.say("Campaigns")),
        (Kind.SOURCE, words.say("Sources")),
    )
    for kind, label in kinds:
        listed = select_listed(desk.facts.chronicle.records.get(kind, {}))
        yield WayIn(desk.link_index(kind, label), words.number(len(listed)))


def _say_years(desk: Desk) -> str:
    """The first and the last year of the chronicle."""
    known = {year for battle in desk.facts.chronology if _knows_year(battle) for year in battle.date.years}
    years = [desk.edition.calendar.year(year) for year in sorted(known)]
    if len(years) < 2:
        return "".join(years)
    return desk.edition.words.say("{start} to {end}", start=years[0], end=years[-1])


def _knows_year(battle: Battle) -> bool:
    """Whether its date is no vaguer than a year."""
    moments = (battle.date.start, battle.date.end)
    return all(isinstance(m, Edge) or m.precision >= Precision.YEAR for m in moments)


def _list_features(page: Page, desk: Desk) -> Iterator[Feature]:
    """The featured battles in the editor's order, without retracted ones."""
    for id in page.featured:
        battle = desk.facts.chronicle.battles[id]
        if is_listed(battle):
            yield Feature(make_item(battle, desk), choose_summary(battle, desk))


def _find_days(desk: Desk) -> OnThisDay | None:
    """The way to the days of the year; None where no battle is known to the day."""
    edition = desk.edition
    files = {month: desk.to(path) for month, (path, _) in render_days_data(desk)}
    if not files:
        return None
    calendar = Link(
        desk.to(edition.routes.days(edition.code)), edition.own(edition.words.say("All days of the year"))
    )
    return OnThisDay(calendar, " ".join(files.get(month, "-") for month in range(1, 13)))
