"""Which records bear a name: what a query may rightly find first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bench.corpus.alike import find_bare
from bench.corpus.records import LANGUAGES, Actor, Corpus, Place, Record

Bearers = dict[str, set[str]]
_DISTRICTS = ("منطقة", "قضاء")


class Names:
    """Names and titles in each language, as readers hold them to be alike, and the records that bear them."""

    def __init__(self, corpus: Corpus) -> None:
        """Collect them all."""
        named: list[Place | Actor] = [*corpus.places, *corpus.actors]
        titled: list[Record] = [*corpus.campaigns, *corpus.battles]
        self.names: dict[str, Bearers] = {}
        self.titles: dict[str, Bearers] = {}
        self.plain: dict[str, Bearers] = {}
        for code in LANGUAGES:
            self.names[code] = _collect(code, ((name, r.key) for r in named for name in _list_names(r, code)))
            self.titles[code] = _collect(code, ((r.name.of(code), r.key) for r in titled))
            self.plain[code] = _collect(code, ((b.plain.of(code), b.key) for b in corpus.battles))

    def find_named(self, name: str, code: str) -> set[str]:
        """All places and actors of this name."""
        return self.names[code].get(find_bare(name, code), set())

    def find_titled(self, title: str, code: str) -> set[str]:
        """All battles and campaigns of this title."""
        return self.titles[code].get(find_bare(title, code), set())

    def find_plain(self, title: str, code: str) -> set[str]:
        """All battles of this title, whatever day is written after it."""
        return self.plain[code].get(find_bare(title, code), set())

    def find_bearers(self, record: Place | Actor, code: str) -> set[str]:
        """All that share a record's name; its district too: nobody is wronged who finds that first."""
        found = set(self.find_named(record.name.of(code), code))
        if code == "ar" or isinstance(record, Place):
            for word in _DISTRICTS:
                found |= self.find_named(f"{word} {record.name.ar}", "ar")
        return found


def _collect(code: str, pairs: Iterator[tuple[str, str]]) -> Bearers:
    found: Bearers = defaultdict(set)
    for name, key in pairs:
        found[find_bare(name, code)].add(key)
    return dict(found)


def _list_names(record: Place | Actor, code: str) -> Iterator[str]:
    yield record.name.of(code)
    if isinstance(record, Place):
        yield from record.also_ar if code == "ar" else record.also_en
    elif record.short:
        yield record.short.of(code)
