"""The first page of a language."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.facts import select_listed
from chronicle.model import Kind
from chronicle.output.edition import Desk, Wording
from chronicle.output.frame import Frame, Site, make_frame, say_status
from chronicle.output.prose import (
    Prose,
    SourceLine,
    choose_summary,
    list_sources,
    make_prose,
    notice_untranslated,
)
from chronicle.output.views.battles import CountedLink
from chronicle.output.views.indexes import Entry, find_roots, list_campaigns
from chronicle.output.views.items import BattleItem, make_items

_LATEST = 8


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page of a language."""

    frame: Frame
    title: Wording
    summary: Wording
    prose: Prose
    counts: tuple[CountedLink, ...]
    campaigns: tuple[Entry, ...]
    latest: tuple[BattleItem, ...]
    sources: tuple[SourceLine, ...]


def view_home(desk: Desk, site: Site) -> HomeView:
    """The first page: what this is, and the ways in."""
    edition, facts = desk.edition, desk.facts
    page = facts.chronicle.pages.get("home")
    title = edition.own(edition.title)
    summary = choose_summary(page, desk) if page else edition.own("")
    notice = notice_untranslated(page, desk) if page else ""
    status = say_status(page, desk) if page else ""
    description = "" if summary.foreign else summary.text
    campaigns = list_campaigns(find_roots(facts.chronicle.campaigns, facts.campaigns), desk)
    return HomeView(
        frame=make_frame(desk, site, title, description, notice=notice, status=status),
        title=title,
        summary=summary,
        prose=make_prose(page, desk) if page else Prose(),
        counts=_counts(desk),
        campaigns=campaigns,
        latest=make_items(reversed(facts.chronology[-_LATEST:]), desk),
        sources=list_sources(page, desk) if page else (),
    )


def _counts(desk: Desk) -> tuple[CountedLink, ...]:
    words = desk.edition.words
    n = {kind: len(select_listed(of_kind)) for kind, of_kind in desk.facts.chronicle.records.items()}
    rows = (
        (Kind.BATTLE, words.say("Battles"), words.count("{n} battle", "{n} battles", n[Kind.BATTLE])),
        (Kind.PLACE, words.say("Places"), words.count("{n} place", "{n} places", n[Kind.PLACE])),
        (Kind.ACTOR, words.say("Actors"), words.count("{n} actor", "{n} actors", n[Kind.ACTOR])),
        (
            Kind.CAMPAIGN,
            words.say("Campaigns"),
            words.count("{n} campaign", "{n} campaigns", n[Kind.CAMPAIGN]),
        ),
        (Kind.SOURCE, words.say("Sources"), words.count("{n} source", "{n} sources", n[Kind.SOURCE])),
    )
    return tuple(CountedLink(desk.link_index(kind, label), count) for kind, label, count in rows)
