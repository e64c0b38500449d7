"""Queries for what the texts say: two to four words of one battle that stand together in few other texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from random import Random

from queries import Query

from bench.corpus.alike import find_bare
from bench.corpus.files import list_written
from bench.corpus.records import LANGUAGES, Corpus
from bench.corpus.writing import Written

_OF_A_KIND = 32
_MOST_TRIES = 4000
# How many places of a text are tried for words that stand in few others.
_PLACES_TRIED = 20
# If more texts held the words, nearly any answer would be right.
_MOST_HOLDERS = 3
# A reader remembers words from about one line.
_LINE = 8
_SHORTEST = 4
_LINK = re.compile(r"\[\[([\w:-]+)\]\]")
# An article stays with its word: al-Sharqi.
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_CITATION = re.compile(r"\[@[\w-]+\]")


def make_text_queries(corpus: Corpus) -> list[Query]:
    """Phrases, and words that stand near each other, in both languages.

    What is expected is every record whose title, summary and text hold all the words, in whatever order.
    """
    written = list_written(corpus)
    return [query for code in LANGUAGES for query in _Asking(corpus, written, code).ask()]


class _Asking:
    """The texts of one language, and what is asked of them."""

    def __init__(self, corpus: Corpus, written: list[Written], code: str) -> None:
        self._code = code
        self._random = Random(f"texts {corpus.seed}/{corpus.number} {code}")
        self._names = {record.key: record.name.of(code) for record in (*corpus.places, *corpus.actors)}
        self._battles = [one for one in written if one.key.startswith("battle:")]
        self._holders: dict[str, set[str]] = defaultdict(set)
        for one in written:
            name = self._names.get(one.key, one.title.of(code))
            for word in self._cut(f"{name} {one.summary.of(code)} {one.body.of(code)}"):
                self._holders[self._fold(word)].add(one.key)

    def ask(self) -> Iterator[Query]:
        """So many phrases, and as many queries of words that are not beside each other."""
        for kind in ("phrase", "word"):
            said: set[str] = set()
            for _ in range(_MOST_TRIES):
                words = self._choose(kind)
                expect = self._find_holders(words)
                if 0 < len(expect) <= _MOST_HOLDERS and " ".join(words) not in said:
                    said.add(" ".join(words))
                    yield {"q": " ".join(words), "interface": self._code, "expect": expect, "kind": kind}
                if len(said) == _OF_A_KIND:
                    break

    def _choose(self, kind: str) -> list[str]:
        """Of some places in a battle's text that whose words stand in the fewest others."""
        body = self._random.choice(self._battles).body.of(self._code)
        sentences = [self._cut(sentence) for sentence in body.split(".")]
        long = [words for words in sentences if len(words) > _LINE]
        if not long:
            return []
        tried = [self._draw(self._random.choice(long), kind) for _ in range(_PLACES_TRIED)]
        return min(tried, key=lambda words: len(self._find_holders(words)) or len(self._holders))

    def _draw(self, sentence: list[str], kind: str) -> list[str]:
        if kind == "phrase":
            length = self._random.randint(2, 4)
            start = self._random.randrange(len(sentence) - length + 1)
            return sentence[start : start + length]
        start = self._random.randrange(len(sentence) - _LINE + 1)
        line = [word for word in sentence[start : start + _LINE] if len(word) >= _SHORTEST]
        length = self._random.randint(2, 3)
        places = sorted(self._random.sample(range(len(line)), min(length, len(line))))
        return [line[place] for place in places]

    def _find_holders(self, words: list[str]) -> list[str]:
        held = [self._holders.get(self._fold(word), set()) for word in words]
        return sorted(set.intersection(*held)) if len(held) > 1 else []

    def _fold(self, word: str) -> str:
        # A word that is an article and nothing else, such as "the", is left as it is.
        return find_bare(word, self._code) or word.lower()

    def _cut(self, text: str) -> list[str]:
        """The words of a text, with names in the place of links."""
        named = _LINK.sub(lambda link: self._names[link[1]], _CITATION.sub(" ", text))
        return _WORD.findall(_MARKS.sub("", named))
