"""Queries for names and titles, in the kinds that `tests/search/names.json` has."""

from __future__ import annotations

from queries import Query

from bench.corpus import arabic_kinds, other_kinds
from bench.corpus.asking import Asking
from bench.corpus.records import Corpus

_OF_A_KIND = 16


def make_name_queries(corpus: Corpus) -> list[Query]:
    """About 350 queries. The names are those of the records, the spellings those of readers."""
    asking, number = Asking(corpus), _OF_A_KIND
    asking.repeat(other_kinds.ask_exact, number + 8)
    for make in arabic_kinds.KINDS:
        asking.repeat(make, number)
    asking.repeat(other_kinds.ask_without_article, number // 2)
    asking.repeat(other_kinds.ask_derived, number)
    asking.repeat(other_kinds.ask_digits, number)
    asking.repeat(other_kinds.ask_transliterated, number * 3)
    asking.repeat(other_kinds.ask_with_slip, number * 2)
    asking.repeat(other_kinds.ask_in_other_script, number)
    asking.repeat(other_kinds.ask_short, number)
    asking.repeat(other_kinds.ask_partly, number)
    asking.repeat(other_kinds.ask_in_other_order, number)
    asking.repeat(other_kinds.ask_as_pasted, number)
    return asking.queries
