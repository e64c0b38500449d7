"""The queries as they are made: each once, and none that by chance is another record's name."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from queries import Query

from bench.corpus.alike import find_bare
from bench.corpus.names import Names
from bench.corpus.records import LANGUAGES, Actor, Battle, Corpus, Place

_MOST_TRIES = 4000


class Asking:
    """Queries over one chronicle, and what they are drawn from."""

    def __init__(self, corpus: Corpus) -> None:
        """Nothing is asked yet."""
        self.corpus = corpus
        self.names = Names(corpus)
        self.random = Random(f"queries {corpus.seed}/{corpus.number}")
        self.queries: list[Query] = []
        self._said: set[tuple[str, str]] = set()
        self._settlements = corpus.settlements
        self._single = [place for place in self._settlements if " " not in place.name.ar]

    def choose_place(self) -> Place:
        """A place that has a name of its own."""
        return self.random.choice(self._settlements)

    def choose_named(self) -> Place | Actor:
        """A place, rather one of a single word, or an actor."""
        drawn = self.random.random()
        if drawn < 0.4:
            return self.choose_place()
        return self.random.choice(self._single) if drawn < 0.72 else self.random.choice(self.corpus.actors)

    def choose_battle(self) -> Battle:
        """A battle."""
        return self.random.choice(self.corpus.battles)

    def choose_language(self) -> str:
        """Arabic or English."""
        return self.random.choice(LANGUAGES)

    def repeat(self, make: Callable[[Asking], bool], number: int) -> None:
        """Make queries of a kind, until there are so many."""
        done = tries = 0
        while done < number and tries < _MOST_TRIES:
            done += make(self)
            tries += 1

    def add(self, kind: str, words: str, interface: str, expect: set[str], *, unlike: str = "") -> bool:
        """Take a query, unless it was taken, no record is meant, or it is what should have been changed."""
        words = words.strip()
        if not expect or not words or (words, interface) in self._said or words == unlike:
            return False
        self._said.add((words, interface))
        self.queries.append({"q": words, "interface": interface, "expect": sorted(expect), "kind": kind})
        return True

    def add_changed(self, kind: str, words: str, interface: str, expect: set[str], unlike: str) -> bool:
        """Take a query whose spelling was changed, unless the change made it another record's name."""
        if any(self._is_another(words.strip(), expect, code) for code in LANGUAGES):
            return False
        return self.add(kind, words, interface, expect, unlike=unlike)

    def _is_another(self, words: str, expect: set[str], code: str) -> bool:
        bare = find_bare(words, code)
        joined = bare.replace(" ", "")
        names = self.names.names[code].items()
        return any(not bearers & expect and name.replace(" ", "") == joined for name, bearers in names)
