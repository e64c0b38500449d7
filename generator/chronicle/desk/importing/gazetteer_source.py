"""The source that a gazetteer is cited as."""

from __future__ import annotations

from chronicle.desk.importing.gazetteer import Gazetteer
from chronicle.desk.importing.opening import Desk
from chronicle.desk.importing.plan import Plan
from chronicle.desk.importing.records import make_file
from chronicle.desk.importing.taken import Taken
from chronicle.model import Kind

_WHOS_ON_FIRST = "whos-on-first"


def find_gazetteer_source(gazetteer: Gazetteer, desk: Desk, taken: Taken, plan: Plan) -> tuple[str, ...]:
    """The id of the source, which is made where it is Who's On First; none where nobody has named it."""
    if gazetteer.source:
        return (gazetteer.source,)
    if gazetteer.scheme != "whosonfirst":
        return ()
    sources = desk.chronicle.sources.values()
    known = next((s.id for s in sources if _WHOS_ON_FIRST in (s.id, *s.previous_ids)), "")
    path = f"{desk.shown}/{Kind.SOURCE.folder}/{_WHOS_ON_FIRST}.md"
    if not known and path not in {file.path for file in plan.files}:
        fields = {
            "publisher": "Who's On First",
            "title": "Who's On First gazetteer",
            "language": "en",
            "url": "https://whosonfirst.org/",
            "kind": "dataset",
        }
        taken.take(Kind.SOURCE, _WHOS_ON_FIRST)
        plan.add(Kind.SOURCE, make_file(desk.shown, Kind.SOURCE, _WHOS_ON_FIRST, fields))
    return (known or _WHOS_ON_FIRST,)
