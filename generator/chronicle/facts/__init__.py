"""What follows from the records and is never typed: links back, order, allies, control, totals."""

from chronicle.facts.anniversaries import Anniversary, Part, YearDay
from chronicle.facts.control import Holding, LedgerRow
from chronicle.facts.facts import Facts, derive_facts
from chronicle.facts.hierarchy import Tree, find_loops
from chronicle.facts.mentions import find_cited_sources, find_shown_pictures
from chronicle.facts.neighbours import Neighbours, group_by_month, group_by_year
from chronicle.facts.publication import is_listed, select_listed, select_published
from chronicle.facts.relations import Relations
from chronicle.facts.totals import Reason, Total, UncountedFigure, add_up

__all__ = [
    "Anniversary",
    "Facts",
    "Holding",
    "LedgerRow",
    "Neighbours",
    "Part",
    "Reason",
    "Relations",
    "Total",
    "Tree",
    "UncountedFigure",
    "YearDay",
    "add_up",
    "derive_facts",
    "find_cited_sources",
    "find_loops",
    "find_shown_pictures",
    "group_by_month",
    "group_by_year",
    "is_listed",
    "select_listed",
    "select_published",
]
