"""The literal list of all pages: path, template, and how its view is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from chronicle.model import Kind
from chronicle.output.edition import Desk, Edition
from chronicle.output.frame import Frame
from chronicle.output.site import Site
from chronicle.output.views.actor import view_actor
from chronicle.output.views.battle import view_battle
from chronicle.output.views.battles import view_battles, view_kind, view_pair
from chronicle.output.views.campaign import view_campaign
from chronicle.output.views.corrections import view_corrections
from chronicle.output.views.data import view_data
from chronicle.output.views.days import is_great_month, view_day, view_days, view_month_days
from chronicle.output.views.glossary import view_glossary, view_names
from chronicle.output.views.home import view_home
from chronicle.output.views.indexes import (
    view_actors,
    view_campaigns,
    view_part,
    view_places,
    view_sources,
)
from chronicle.output.views.listings import find_long
from chronicle.output.views.map_explorer import view_map
from chronicle.output.views.place import view_place
from chronicle.output.views.rows import find_pairs, find_split_rows, find_years
from chronicle.output.views.search import view_search
from chronicle.output.views.source import view_page, view_source
from chronicle.output.views.timeline import view_timeline
from chronicle.output.views.translations import view_translations
from chronicle.output.views.years import view_month, view_part_of_month, view_year


class View(Protocol):
    """What every view has: a frame. The rest only its template knows."""

    @property
    def frame(self) -> Frame:
        """What stands round the page."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that the site has: where it is, what prints it, and its view once asked for."""

    path: str
    template: str
    make_view: Callable[[], View]


_RECORD_VIEWS: dict[Kind, tuple[str, Callable[..., View]]] = {
    Kind.BATTLE: ("battle.html", view_battle),
    Kind.PLACE: ("place.html", view_place),
    Kind.ACTOR: ("actor.html", view_actor),
    Kind.CAMPAIGN: ("campaign.html", view_campaign),
    Kind.SOURCE: ("source.html", view_source),
    Kind.PAGE: ("page.html", view_page),
}
_INDEX_VIEWS: dict[Kind, tuple[str, Callable[..., View]]] = {
    Kind.BATTLE: ("battles.html", view_battles),
    Kind.PLACE: ("index.html", view_places),
    Kind.ACTOR: ("index.html", view_actors),
    Kind.CAMPAIGN: ("index.html", view_campaigns),
    Kind.SOURCE: ("index.html", view_sources),
}
# Of a year, a month, and a part of a month.
_VIEWS_OF_TIME: dict[int, Callable[..., View]] = {1: view_year, 2: view_month, 3: view_part_of_month}


def plan_pages(site: Site) -> Iterator[PagePlan]:
    """Every page of the site in every language, always in the same order."""
    for edition in site.editions:
        yield from plan_language(edition, site)


def plan_language(edition: Edition, site: Site) -> Iterator[PagePlan]:
    """Every page in one language: first those that are one of a kind."""
    yield from _plan_lists(edition, site)
    yield from _plan_records(edition, site)


def plan_record_at(path: str, site: Site) -> PagePlan | None:
    """The page of a record by its path, without looking at any other; None where no record has it."""
    code, id = path.partition("/")[0], path.rstrip("/").rpartition("/")[2]
    for edition in site.editions:
        if edition.routes.home(edition.code) == path:
            return _plan_home(edition, site)
        for kind in _RECORD_VIEWS if edition.code == code else ():
            is_there = id in edition.facts.chronicle.records.get(kind, {})
            if is_there and edition.routes.record(code, kind, id) == path and _has_own_page(kind, id):
                return _plan_record(kind, id, edition, site)
    return None


def plan_texts(site: Site, keys: Iterable[tuple[Kind, str]]) -> Iterator[PagePlan]:
    """The pages on which a text of these records stands, or that say how it stands to its translations, or
    of which version the data are.
    """
    for edition in site.editions:
        for kind, id in sorted(keys):
            if kind is Kind.PAGE and id == "home":
                yield _plan_home(edition, site)
            elif kind in _RECORD_VIEWS and id in edition.facts.chronicle.records[kind]:
                yield _plan_record(kind, id, edition, site)
        if site.has_translations:
            yield _plan_translations(edition, site)
        if site.has_data:
            yield _plan_data(edition, site)


def _plan_lists(edition: Edition, site: Site) -> Iterator[PagePlan]:
    routes, code = edition.routes, edition.code
    yield _plan_home(edition, site)
    for kind, (template, view) in _INDEX_VIEWS.items():
        yield _plan(routes.index(code, kind), template, partial(view, site=site), edition)
    yield _plan(routes.timeline(code), "timeline.html", partial(view_timeline, site=site), edition)
    if site.has_maps:
        yield _plan(routes.map(code), "map.html", partial(view_map, site=site), edition)
    if site.has_search:
        yield _plan(routes.search(code), "search.html", partial(view_search, site=site), edition)
    yield _plan(routes.glossary(code), "glossary.html", partial(view_glossary, site=site), edition)
    yield _plan(routes.corrections(code), "corrections.html", partial(view_corrections, site=site), edition)
    if site.has_translations:
        yield _plan_translations(edition, site)
    if site.has_data:
        yield _plan_data(edition, site)
    yield from _plan_days(edition, site)
    for of_battle in edition.facts.battles_of_kind:
        path, of_kind = routes.battle_kind(code, of_battle), partial(view_kind, of_battle, site=site)
        yield _plan(path, "battles.html", of_kind, edition)
    yield from _plan_years(edition, site)
    for row in find_pairs(edition):
        yield _plan(row.path, "battles.html", partial(view_pair, row, site=site), edition)
    yield from _plan_parts(edition, site)


def _plan_days(edition: Edition, site: Site) -> Iterator[PagePlan]:
    routes, code = edition.routes, edition.code
    yield _plan(routes.days(code), "days.html", partial(view_days, site=site), edition)
    for month in dict.fromkeys(month for month, _ in edition.facts.anniversaries):
        path = routes.days(code, month)
        yield _plan(path, "month_days.html", partial(view_month_days, month, site=site), edition)
    for day in edition.facts.anniversaries:
        if is_great_month(day[0], Desk(edition, routes.days(code))):
            path, view = routes.days(code, *day), partial(view_day, day, site=site)
            yield _plan(path, "month_days.html", view, edition)


def _plan_years(edition: Edition, site: Site) -> Iterator[PagePlan]:
    for row in find_split_rows(edition):
        for when in find_years(row):
            view = partial(_VIEWS_OF_TIME[len(when)], row, *when, site=site)
            yield _plan(edition.routes.year(row.path, *when), "year.html", view, edition)


def _plan_parts(edition: Edition, site: Site) -> Iterator[PagePlan]:
    """The parts of long lists."""
    for listing in find_long(edition):
        of_names, of_entries = ("glossary.html", view_names), ("index.html", view_part)
        template, view = of_names if listing.has_spellings else of_entries
        for number in listing.numbers:
            path = edition.routes.part(edition.code, listing.way, number)
            yield _plan(path, template, partial(view, listing, number, site=site), edition)


def _plan_records(edition: Edition, site: Site) -> Iterator[PagePlan]:
    for kind in _RECORD_VIEWS:
        for id in edition.facts.chronicle.records.get(kind, {}):
            if _has_own_page(kind, id):
                yield _plan_record(kind, id, edition, site)


def _has_own_page(kind: Kind, id: str) -> bool:
    """The page called home is the text of the first page, with other things round it."""
    return kind is not Kind.PAGE or id != "home"


def _plan_home(edition: Edition, site: Site) -> PagePlan:
    return _plan(edition.routes.home(edition.code), "home.html", partial(view_home, site=site), edition)


def _plan_record(kind: Kind, id: str, edition: Edition, site: Site) -> PagePlan:
    template, view = _RECORD_VIEWS[kind]

    def make(desk: Desk) -> View:
        return view(edition.facts.chronicle.records[kind][id], desk, site=site)

    return _plan(edition.routes.record(edition.code, kind, id), template, make, edition)


def _plan_data(edition: Edition, site: Site) -> PagePlan:
    path, view = edition.routes.data(edition.code), partial(view_data, site=site)
    return _plan(path, "data.html", view, edition)


def _plan_translations(edition: Edition, site: Site) -> PagePlan:
    path, view = edition.routes.translations(edition.code), partial(view_translations, site=site)
    return _plan(path, "translations.html", view, edition)


def _plan(path: str, template: str, view: Callable[[Desk], View], edition: Edition) -> PagePlan:
    return PagePlan(path, template, partial(_make_view, view, edition, path))


def _make_view(view: Callable[[Desk], View], edition: Edition, path: str) -> View:
    return view(Desk(edition, path))
