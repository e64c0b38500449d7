"""The words that fill the texts: common ones often, rare ones seldom, as in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from bench.corpus.data import read_pairs, read_words
from bench.corpus.records import LANGUAGES


class Vocabulary:
    """The words of both languages, drawn by how common each is."""

    def __init__(self, random: Random) -> None:
        """Order the words; the order says how common they are and is the same in every chronicle."""
        self._random = random
        self._words = {"ar": _mix({*_list_arabic()}, 7), "en": _mix({*_list_english()}, 8)}
        self._weights = {
            code: list(accumulate(1 / (number + 15) for number in range(len(self._words[code]))))
            for code in LANGUAGES
        }

    def draw(self, code: str, number: int) -> str:
        """Some words of a language."""
        words = self._random.choices(self._words[code], cum_weights=self._weights[code], k=number)
        return " ".join(words)


def _mix(words: set[str], seed: int) -> list[str]:
    mixed = sorted(words)
    Random(seed).shuffle(mixed)
    return mixed


def _list_arabic() -> Iterator[str]:
    """Words as they stand in texts and in no place's name, and nouns with what is joined to them."""
    names = {word for stem in read_pairs("stems") for word in stem.ar.split()}
    yield from (word for word in read_words("words-ar") if word not in names)
    for noun in read_words("nouns-ar"):
        yield from (noun, f"ال{noun}", f"وال{noun}", f"بال{noun}", f"لل{noun}")


def _list_english() -> Iterator[str]:
    yield from read_words("words-en")
    for verb in read_words("verbs-en"):
        stem = verb.removesuffix("e")
        past = f"{verb[:-1]}ied" if _ends_in_lone_y(verb) else f"{stem}ed"
        yield from (verb, _add_s(verb), past, f"{stem}ing")
    for noun in read_words("nouns-en"):
        yield from (noun, _add_s(noun))


def _add_s(word: str) -> str:
    if _ends_in_lone_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search("(s|sh|ch|x)$", word) else f"{word}s"


def _ends_in_lone_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"
