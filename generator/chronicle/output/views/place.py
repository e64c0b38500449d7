"""The page of a place."""

from __future__ import annotations

from chronicle.model import (
    Coordinates,
    Kind,
    Place,
)
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, frame_record
from chronicle.output.pictures import PictureView
from chronicle.output.prose import (
    Prose,
    SourceLine,
    list_pictures,
    list_sources,
    make_prose,
)
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.items import (
    ControlLine,
    Spelling,
    label_of,
    list_ids,
    list_spellings,
    make_control,
)
from chronicle.output.views.listings import LinkList, list_mentions, list_within, make_links
from chronicle.output.views.maps import MapFigure, map_place
from chronicle.output.views.rows import Section, divide, row_of
from chronicle.output.views.strips import Strip, make_strip


@view
class PlaceView:
    """All that the page of a place shows."""

    frame: Frame
    title: Wording
    kind: str
    parents: tuple[Link, ...]
    spellings: tuple[Spelling, ...]
    coordinates: str
    precision: str
    ids: tuple[tuple[str, tuple[str, ...]], ...]
    map: MapFigure | None
    prose: Prose
    pictures: tuple[PictureView, ...]
    strip: Strip | None
    control: tuple[ControlLine, ...]
    battles: tuple[Section, ...]
    children: LinkList
    mentioned_in: LinkList
    sources: tuple[SourceLine, ...]


def view_place(place: Place, desk: Desk, site: Site) -> PlaceView:
    """The view of one place."""
    edition, facts = desk.edition, desk.facts
    title = edition.name(place)
    parents = tuple(desk.link_to(Kind.PLACE, id) for id in reversed(facts.places.ancestors(place.id)))
    own = facts.battles_at.get(place.id, ())
    trail = (desk.link_index(Kind.PLACE, edition.words.say("Places")), *parents)
    return PlaceView(
        frame=frame_record(place, desk, site, trail),
        title=title,
        kind=edition.label(place.kind),
        parents=parents,
        spellings=list_spellings(place.names, {}, place.aliases, desk),
        coordinates=_render_coordinates(place.coordinates) if place.coordinates else "",
        precision=label_of(place.precision, desk),
        ids=list_ids(place.ids),
        map=map_place(place, desk, site),
        prose=make_prose(place, desk),
        pictures=list_pictures(place, desk),
        strip=make_strip(facts.holdings(place.id), desk),
        control=tuple(make_control(row, desk, {}) for row in facts.ledger.get(place.id, ())),
        battles=divide(row_of(place, edition), own, _headings(desk), desk),
        children=make_links(list_within(place, edition), desk),
        mentioned_in=make_links(list_mentions(place, edition), desk),
        sources=list_sources(place, desk),
    )


def _render_coordinates(point: Coordinates) -> str:
    """Decimal degrees to the hundredth, about a kilometre, with hemisphere letters."""
    north = "N" if point.latitude >= 0 else "S"
    east = "E" if point.longitude >= 0 else "W"
    return f"{abs(point.latitude):.2f}° {north}, {abs(point.longitude):.2f}° {east}"


def _headings(desk: Desk) -> tuple[str, str, str]:
    words = desk.edition.words
    return (
        words.say("Battles here"),
        words.say("Battles at places within"),
        words.say("Battles here and at places within"),
    )
