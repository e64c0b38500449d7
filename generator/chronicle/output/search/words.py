"""All words of a language's texts by family, cut into files that a query loads as it needs them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from chronicle.language import find_bare, find_family, find_forms
from chronicle.output.script_data import write_value
from chronicle.output.search.batches import Batch
from chronicle.output.search.recall import fill_files
from chronicle.output.view import view

# A form in more documents than this tells pages apart so little that its places in them are left out.
_COMMON = 2000
_PREFIXED_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
# A form in so few documents may stand twice, if its rest is not too short to be a word.
_RARE, _LONG_ENOUGH = 20, 4


@view
class Found:
    """The documents of a form, and where it stands in them, as a script reads it."""

    count: int
    written: str


def merge_batches(batches: Iterable[Batch]) -> dict[str, Found]:
    """Where each form stands in all documents."""
    found: dict[str, tuple[list[str], list[int]]] = {}
    start = 0
    for batch in batches:
        for word, posting in batch.forms:
            known = found.get(word)
            if known is None:
                known = found[word] = ([], [0, 0])
            said, (last, count) = known
            said.append(f"{start + posting.first - last},{posting.written}")
            known[1][:] = start + posting.last, count + posting.count
        start += len(batch.lengths)
    return {word: Found(count, ",".join(said)) for word, (said, (_, count)) in found.items()}


def cut_files(found: dict[str, Found]) -> Iterator[tuple[str, str]]:
    """The families in order, as many in a file as fill it: the first family of each, and its text."""
    families = _gather_families(found)
    return fill_files(
        (family, _write_family(family, sorted(families[family]), found)) for family in sorted(families)
    )


def _write_family(family: str, forms: list[str], found: dict[str, Found]) -> str:
    said = "".join(f",{write_value(form)},[{_thin(found[form])}]" for form in forms)
    return f"[{write_value(family)}{said}]"


def _gather_families(found: dict[str, Found]) -> dict[str, list[str]]:
    counts: Counter[str] = Counter()
    for word, one in found.items():
        counts[find_bare(word)] += one.count
    families: dict[str, list[str]] = {}
    for word in found:
        for family in _choose_families(word, counts):
            families.setdefault(family, []).append(word)
    return families


def _choose_families(word: str, counts: Counter[str]) -> tuple[str, ...]:
    """The families of a form: its own, and that of what is left where it may begin with a prefix. What has an
    article behind the prefix certainly does.
    """
    bare = find_bare(word)
    rests = {find_bare(form) for form in find_forms(word)} - {bare}
    known = max(rests, key=lambda rest: (counts[rest], len(rest), rest), default="")
    if known and counts[known] >= counts[bare] and _PREFIXED_ARTICLE.match(word):
        return (find_family(known),)
    is_rare = counts[bare] <= _RARE
    may_be = [rest for rest in sorted(rests) if not counts[rest] and is_rare and len(rest) >= _LONG_ENOUGH]
    words = (bare, known) if known and counts[known] else (bare, *may_be)
    return tuple(dict.fromkeys(map(find_family, words)))


def _thin(found: Found) -> str:
    """What is written of a form; of a common one, after -1, the steps from document to document alone."""
    if found.count <= _COMMON:
        return found.written
    steps, is_place = ["-1"], False
    for number in found.written.split(","):
        if is_place or number.startswith("-"):
            is_place = False
        else:
            steps.append(number)
            is_place = True
    return ",".join(steps)
