"""The names of one language, in the numbering of the columns, and the lines of its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from chronicle.model import BattleKind, Record
from chronicle.output.edition import Edition
from chronicle.output.explorer.columns import Numbering
from chronicle.output.labels import find_label
from chronicle.output.maps import Basemap
from chronicle.output.maps.basemap import unproject_latitude
from chronicle.output.script_data import cut_wording
from chronicle.output.views.spans import Span, draw_span

# So many battles make a block, and a page of a list.
BLOCK = 100


def make_names(numbering: Numbering, edition: Edition, basemap: Basemap | None) -> dict[str, Any]:
    """Names and short names, the order in which a list shows them, and the names on the basemap."""
    chronicle = edition.facts.chronicle
    places = [chronicle.places[id] for id in numbering.places]
    actors = [chronicle.actors[id] for id in numbering.actors]
    campaigns = [chronicle.campaigns[id] for id in numbering.campaigns]
    return {
        "kinds": [edition.say_label(find_label(kind)) for kind in BattleKind],
        "places": [cut_wording(edition.name(place)) for place in places],
        "placeOrder": _order(places, edition),
        "actors": [cut_wording(edition.name(actor)) for actor in actors],
        "short": [cut_wording(edition.short_name(actor)) for actor in actors],
        "actorOrder": _order(actors, edition),
        "campaigns": [cut_wording(edition.name(campaign)) for campaign in campaigns],
        "campaignOrder": _order(campaigns, edition),
        "governorates": [*_name_governorates(basemap, edition)] if basemap else [],
    }


def _name_governorates(basemap: Basemap, edition: Edition) -> Iterator[list[Any]]:
    """Latitude, longitude and name of those that the basemap names in this language."""
    for x, y, said in basemap.names:
        if edition.code in said:
            yield [round(unproject_latitude(y), 2), round(x, 2), said[edition.code]]


def _order(records: Iterable[Record], edition: Edition) -> list[int]:
    keys = [edition.sort_key(record) for record in records]
    return sorted(range(len(keys)), key=keys.__getitem__)


def make_blocks(numbering: Numbering, edition: Edition) -> Iterator[list[Any]]:
    """What a list shows of each battle beyond names: id, title, date in words, and its marks in each year."""
    lines: list[list[Any]] = [
        [battle.id, cut_wording(edition.name(battle)), edition.when(battle.date).words, []]
        for battle in numbering.battles
    ]
    numbers = {battle.id: number for number, battle in enumerate(numbering.battles)}
    for year, battles in numbering.facts.by_year.items():
        for battle in battles:
            span = draw_span(battle.date, year, edition)
            lines[numbers[battle.id]][3].append([year, *_draw(span)] if span else [year])
    for start in range(0, len(lines), BLOCK):
        yield lines[start : start + BLOCK]


def _draw(span: Span) -> list[Any]:
    return [[[p.kind, p.x, p.width] for p in span.pieces], [*span.arrows], [*span.tails]]
