"""The timeline: all battles by year and month, and what a script needs to filter them."""

from __future__ import annotations

from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.explorer import ExplorerAddresses, say_script_words
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.grid import Grid, make_grid
from chronicle.output.views.rows import row_of_all
from chronicle.output.views.spans import Legend, make_legend


@view
class TimelineView:
    """All battles by year and month."""

    frame: Frame
    title: Wording
    count: str
    grid: Grid
    legend: Legend
    data: ExplorerAddresses
    script_words: str
    map: Link | None


def view_timeline(desk: Desk, site: Site) -> TimelineView:
    """The timeline of the whole chronicle."""
    edition = desk.edition
    row, words = row_of_all(edition), edition.words
    title = edition.own(words.say("Timeline"))
    count = words.count("{n} battle", "{n} battles", len(row.battles))
    return TimelineView(
        frame=make_frame(desk, site, title, count),
        title=title,
        count=count,
        grid=make_grid(row.path, row.by_month, desk),
        legend=make_legend(desk),
        data=site.explorer.find_addresses(desk),
        script_words=say_script_words(edition),
        map=_link_map(desk) if site.has_maps else None,
    )


def _link_map(desk: Desk) -> Link:
    edition = desk.edition
    said = edition.words.say("Show these on the map")
    return Link(desk.to(edition.routes.map(edition.code)), edition.own(said))
