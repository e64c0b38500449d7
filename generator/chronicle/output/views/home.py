"""The first page of a language."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.model import Kind
from chronicle.output.edition import Desk, Wording
from chronicle.output.frame import Frame, Site, make_frame
from chronicle.output.prose import (
    Prose,
    SourceLine,
    choose_summary,
    list_sources,
    make_prose,
    notice_untranslated,
)
from chronicle.output.views.indexes import Entry, list_campaigns
from chronicle.output.views.items import BattleItem, make_items
from chronicle.output.views.years import YearLine

_LATEST = 8


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page of a language."""

    frame: Frame
    title: Wording
    summary: Wording
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
    summary = choose_summary(page, desk) if page else edition.own("")
    notice = notice_untranslated(page, desk) if page else ""
    roots = (c for c in facts.chronicle.campaigns.values() if not c.part_of)
    return HomeView(
        frame=make_frame(desk, site, title, "" if summary.foreign else summary.text, notice=notice),
        title=title,
        summary=summary,
        prose=make_prose(page, desk) if page else Prose(),
        counts=_counts(desk),
        campaigns=list_campaigns(roots, desk),
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
