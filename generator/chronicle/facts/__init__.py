"""What follows from the records and is never typed: links back, order, allies, control, totals."""

from chronicle.facts.anniversaries import Anniversary, Part, YearDay
from chronicle.facts.control import Holding, LedgerRow
from chronicle.facts.facts import Facts, derive_facts
from chronicle.facts.hierarchy import Tree, find_loops
from chronicle.facts.kept import Recall, recall_from, write_facts
from chronicle.facts.mentions import Key, find_cited_sources, find_shown_pictures
from chronicle.facts.neighbours import ByTime, Neighbours, group_by_month
from chronicle.facts.publication import SHOWN, is_listed, select_listed, select_published
from chronicle.facts.relations import Relations
from chronicle.facts.totals import Reason, Total, UncountedFigure, add_up
from chronicle.facts.translations import (
    Coverage,
    Translation,
    TranslationState,
    count_translations,
    find_translations,
)

__all__ = [
    "SHOWN",
    "Anniversary",
    "ByTime",
    "Coverage",
    "Facts",
    "Holding",
    "Key",
    "LedgerRow",
    "Neighbours",
    "Part",
    "Reason",
    "Recall",
    "Relations",
    "Total",
    "Translation",
    "TranslationState",
    "Tree",
    "UncountedFigure",
    "YearDay",
    "add_up",
    "count_translations",
    "derive_facts",
    "find_cited_sources",
    "find_loops",
    "find_shown_pictures",
    "find_translations",
    "group_by_month",
    "is_listed",
    "recall_from",
    "select_listed",
    "select_published",
    "write_facts",
]
