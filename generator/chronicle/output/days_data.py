"""What the script of the first page reads: the days of one month that have battles, ready to be shown.

The file is a script that calls one function, so that a page can take it from a disk too. Its name holds
a digest of its words: it can be kept for ever, and never stands in for another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b

from chronicle.facts import Anniversary, YearDay
from chronicle.language import split_runs
from chronicle.output.edition import Desk, Wording
from chronicle.output.views.days import anchor_of, link_month, list_months, say_day, say_part
from chronicle.output.views.items import make_item

# A day of a large chronicle has many battles; its own page has them all.
_MOST = 5

# Words in one direction, or words against it with their language and direction.
Piece = str | tuple[str, str, str]
DataFile = tuple[str, str]


def render_days_data(desk: Desk) -> Iterator[tuple[int, DataFile]]:
    """For each month that has battles its file: path and text. Links in it start at the desk's page."""
    for month in list_months(desk):
        days = {day: found for day, found in desk.facts.anniversaries.items() if day[0] == month}
        said = {day[1]: _make_day(day, found, desk) for day, found in days.items()}
        text = f"chronicleDays({month},{json.dumps(said, ensure_ascii=False, separators=(',', ':'))})\n"
        digest = blake2b(text.encode(), digest_size=5).hexdigest()
        yield month, (desk.edition.routes.days_data(desk.edition.code, month, digest), text)


def _make_day(day: YearDay, found: tuple[Anniversary, ...], desk: Desk) -> dict[str, object]:
    href = f"{link_month(day[0], desk).href}#{anchor_of(day)}"
    words = desk.edition.words
    count = words.count("All {n} battle", "All {n} battles", len(found)) if len(found) > _MOST else ""
    shown = [_make_entry(one, desk) for one in found[:_MOST]]
    return {"day": say_day(day, desk), "href": href, "count": count, "battles": shown}


def _make_entry(one: Anniversary, desk: Desk) -> dict[str, object]:
    item = make_item(one.battle, desk)
    more = [desk.edition.own(item.kind), *item.places]
    return {
        "title": list(_split(item.link.label)),
        "href": item.link.href,
        "when": item.when.words,
        "part": say_part(one.part, desk),
        "more": [list(_split(part)) for part in more],
    }


def _split(said: Wording) -> Iterator[Piece]:
    """A wording as pieces, each run against its direction apart, as templates print it."""
    if said.foreign:
        yield said.text, said.language, said.direction
        return
    other = "ltr" if said.direction == "rtl" else "rtl"
    for text, is_run in split_runs(said.text, said.direction):
        yield (text, "", other) if is_run else text
