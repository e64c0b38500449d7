"""What the script of the first page reads: the days of one month that have battles, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.facts import Anniversary, YearDay
from chronicle.output.edition import Desk
from chronicle.output.routes import settle_data
from chronicle.output.script_data import cut_wording, name_file
from chronicle.output.views.days import find_day, list_months, say_day, say_part
from chronicle.output.views.items import make_item

# A day of a large chronicle has many battles; its own page has them all.
_MOST = 5

DataFile = tuple[str, str]


def render_days_data(desk: Desk) -> tuple[tuple[int, DataFile], ...]:
    """For each month that has battles its file: path and text. The desk is that of the first page."""
    return desk.once(render_days_data, lambda: tuple(_render_months(desk)))


def _render_months(desk: Desk) -> Iterator[tuple[int, DataFile]]:
    for month in list_months(desk):
        days = {day: found for day, found in desk.facts.anniversaries.items() if day[0] == month}
        said = {day[1]: _make_day(day, found, desk) for day, found in days.items()}
        yield month, name_file(desk.edition.routes.days_data(desk.edition.code, month), said)


def _make_day(day: YearDay, found: tuple[Anniversary, ...], desk: Desk) -> dict[str, object]:
    href = find_day(day, desk)
    words = desk.edition.words
    count = words.count("All {n} battle", "All {n} battles", len(found)) if len(found) > _MOST else ""
    shown = [_make_entry(one, desk) for one in found[:_MOST]]
    return {"day": say_day(day, desk), "href": settle_data(href), "count": count, "battles": shown}


def _make_entry(one: Anniversary, desk: Desk) -> dict[str, object]:
    item = make_item(one.battle, desk)
    more = [desk.edition.own(item.kind), *item.places]
    return {
        "title": cut_wording(item.link.label),
        "href": settle_data(item.link.href),
        "when": item.when.words,
        "part": say_part(one.part, desk),
        "more": [cut_wording(part) for part in more],
    }
