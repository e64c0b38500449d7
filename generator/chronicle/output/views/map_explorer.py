"""The map explorer: every place of a battle on one map, and what a script needs to move and filter it."""

from __future__ import annotations

from chronicle.facts import is_listed
from chronicle.model import Kind, Place
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.explorer import ExplorerAddresses, say_script_words
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.battles import CountedLink
from chronicle.output.views.maps import MapFigure, map_battles

# The index of places has all.
_MOST_LISTED = 60


@view
class MapExplorerView:
    """All battles on a map; beside it, every place where there was one."""

    frame: Frame
    title: Wording
    count: str
    map: MapFigure | None
    places: tuple[CountedLink, ...]
    all_places: Link
    data: ExplorerAddresses
    script_words: str
    timeline: Link


def view_map(desk: Desk, site: Site) -> MapExplorerView:
    """The map of the whole chronicle."""
    edition, facts = desk.edition, desk.facts
    words = edition.words
    title = edition.own(words.say("Map"))
    count = words.count("{n} battle", "{n} battles", len(facts.chronology))
    known = [place for id, place in facts.chronicle.places.items() if id in facts.battles_at]
    known.sort(key=lambda place: (-len(facts.battles_at[place.id]), edition.sort_key(place)))
    places = list(filter(is_listed, known))
    timeline = Link(
        desk.to(edition.routes.timeline(edition.code)), edition.own(words.say("Show these on the timeline"))
    )
    return MapExplorerView(
        frame=make_frame(desk, site, title, count),
        title=title,
        count=count,
        map=map_battles(facts.chronology, desk, site),
        places=tuple(_count(place, desk) for place in places[:_MOST_LISTED]),
        all_places=desk.link_index(Kind.PLACE, words.say("All places")),
        data=site.explorer.find_addresses(desk),
        script_words=say_script_words(edition),
        timeline=timeline,
    )


def _count(place: Place, desk: Desk) -> CountedLink:
    count = len(desk.facts.battles_at[place.id])
    return CountedLink(desk.link(place), desk.edition.words.count("{n} battle", "{n} battles", count))
