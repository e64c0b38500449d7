"""The literal list of all pages: path, template, and how its view is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from chronicle.model import Kind
from chronicle.output.edition import Desk, Edition
from chronicle.output.frame import Frame, Site
from chronicle.output.views.actor import view_actor
from chronicle.output.views.battle import view_battle
from chronicle.output.views.campaign import view_campaign
from chronicle.output.views.days import view_days, view_month_days
from chronicle.output.views.glossary import view_glossary
from chronicle.output.views.home import view_home
from chronicle.output.views.indexes import (
    view_actors,
    view_battles,
    view_campaigns,
    view_places,
    view_sources,
)
from chronicle.output.views.place import view_place
from chronicle.output.views.source import view_page, view_source
from chronicle.output.views.years import view_chronology, view_year


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


def plan_pages(site: Site) -> Iterator[PagePlan]:
    """Every page of the site in every language, always in the same order."""
    for edition in site.editions:
        yield from _plan_lists(edition, site)
        yield from _plan_records(edition, site)


def _plan_lists(edition: Edition, site: Site) -> Iterator[PagePlan]:
    routes, code = edition.routes, edition.code
    yield _plan(routes.home(code), "home.html", partial(view_home, site=site), edition)
    for kind, (template, view) in _INDEX_VIEWS.items():
        yield _plan(routes.index(code, kind), template, partial(view, site=site), edition)
    yield _plan(routes.chronology(code), "chronology.html", partial(view_chronology, site=site), edition)
    yield _plan(routes.glossary(code), "glossary.html", partial(view_glossary, site=site), edition)
    yield _plan(routes.days(code), "days.html", partial(view_days, site=site), edition)
    for month in dict.fromkeys(month for month, _ in edition.facts.anniversaries):
        path = routes.days(code, month)
        yield _plan(path, "month_days.html", partial(view_month_days, month, site=site), edition)
    for year in edition.facts.by_year:
        path = routes.chronology(code, year)
        yield _plan(path, "year.html", partial(view_year, year, site=site), edition)


def _plan_records(edition: Edition, site: Site) -> Iterator[PagePlan]:
    for kind, (template, view) in _RECORD_VIEWS.items():
        for id, record in edition.facts.chronicle.records.get(kind, {}).items():
            if kind is Kind.PAGE and id == "home":
                continue
            path = edition.routes.record(edition.code, kind, id)
            yield _plan(path, template, partial(view, record, site=site), edition)


def _plan(path: str, template: str, view: Callable[[Desk], View], edition: Edition) -> PagePlan:
    return PagePlan(path, template, lambda: view(Desk(edition, path)))
