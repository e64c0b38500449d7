"""The page of a campaign."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.facts import Total, is_listed
from chronicle.model import (
    Campaign,
    Kind,
)
from chronicle.output.dates_in_words import When
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, frame_record
from chronicle.output.pictures import PictureView
from chronicle.output.prose import (
    Prose,
    SourceLine,
    choose_summary,
    list_pictures,
    list_sources,
    make_prose,
)
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.course import Course, make_course
from chronicle.output.views.figures import Amount, FigureLine, make_figure, render_amount
from chronicle.output.views.items import (
    Cited,
    cite,
)
from chronicle.output.views.listings import LinkList, list_mentions, make_links
from chronicle.output.views.maps import MapFigure, map_battles
from chronicle.output.views.rows import Shelf, row_of, shelve
from chronicle.output.views.spans import Legend, make_legend


@view
class CountedLine:
    """A figure that a total counts or leaves out, with the battle it stands in."""

    battle: Link
    figure: FigureLine
    reason: str


@view
class TotalLine:
    """What one speaker's figures add up to."""

    measure: str
    of: Link | None
    said_by: Link | None
    source: Cited | None
    amount: Amount | None
    counted: tuple[CountedLine, ...]
    left_out: tuple[CountedLine, ...]


@view
class CampaignView:
    """All that the page of a campaign shows."""

    frame: Frame
    title: Wording
    summary: Wording
    when: When
    parent: Link | None
    parts: tuple[Link, ...]
    map: MapFigure | None
    prose: Prose
    course: Course | None
    legend: Legend
    pictures: tuple[PictureView, ...]
    battles: Shelf
    totals: tuple[TotalLine, ...]
    mentioned_in: LinkList
    sources: tuple[SourceLine, ...]


def view_campaign(campaign: Campaign, desk: Desk, site: Site) -> CampaignView:
    """The view of one campaign."""
    edition, facts = desk.edition, desk.facts
    row = row_of(campaign, edition)
    title, summary = edition.name(campaign), choose_summary(campaign, desk)
    parents = tuple(
        desk.link_to(Kind.CAMPAIGN, id) for id in reversed(facts.campaigns.ancestors(campaign.id))
    )
    trail = (desk.link_index(Kind.CAMPAIGN, edition.words.say("Campaigns")), *parents)
    return CampaignView(
        frame=frame_record(campaign, desk, site, trail),
        title=title,
        summary=summary,
        when=edition.when(campaign.date),
        parent=parents[-1] if parents else None,
        parts=tuple(desk.link(part) for part in _parts(campaign, desk)),
        map=map_battles(facts.battles_in.get(campaign.id, ()), desk, site),
        prose=make_prose(campaign, desk),
        legend=make_legend(desk),
        course=None if row.is_long else make_course(row.battles, desk),
        pictures=list_pictures(campaign, desk),
        battles=shelve(row, desk) if row.is_long else Shelf(),
        totals=tuple(_view_total(total, desk) for total in facts.totals(campaign.id)),
        mentioned_in=make_links(list_mentions(campaign, edition), desk),
        sources=list_sources(campaign, desk),
    )


def _parts(campaign: Campaign, desk: Desk) -> Iterator[Campaign]:
    """The campaigns that are part of this one, without retracted ones."""
    for id in desk.facts.campaigns.children.get(campaign.id, ()):
        if is_listed(desk.facts.chronicle.campaigns[id]):
            yield desk.facts.chronicle.campaigns[id]


def _render_total(total: Total, desk: Desk) -> Amount:
    return render_amount(total.low, total.best, total.high, desk, is_approximate=total.is_approximate)


def _view_total(total: Total, desk: Desk) -> TotalLine:
    counted = tuple(CountedLine(desk.link(b), make_figure(f, desk, {}), "") for b, f in total.counted)
    left_out = tuple(
        CountedLine(desk.link(u.battle), make_figure(u.figure, desk, {}), desk.edition.label(u.reason))
        for u in total.left_out
    )
    return TotalLine(
        measure=desk.edition.label(total.measure),
        of=desk.link_to(Kind.ACTOR, total.of) if total.of else None,
        said_by=desk.link_to(Kind.ACTOR, total.said_by) if total.said_by else None,
        source=cite(total.source, desk, {}),
        amount=_render_total(total, desk) if counted else None,
        counted=counted,
        left_out=left_out,
    )
