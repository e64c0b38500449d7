"""Texts of sentences in pairs, so that a translation says what its original says."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.corpus.data import read_pairs
from bench.corpus.records import LANGUAGES, Actor, Place, Source, Words
from bench.corpus.vocabulary import Vocabulary

_MOST_SENTENCES = 12


class Writer:
    """Writes texts about places and actors."""

    def __init__(self, seed: int) -> None:
        """Begin with the first text."""
        self._random = Random(f"words {seed}")
        self._vocabulary = Vocabulary(self._random)

    def make_headline(self) -> str:
        """The title of a source."""
        return f"Fighting reported, {self._vocabulary.draw('en', 4)}"

    def write(
        self, places: Sequence[Place], actors: Sequence[Actor], source: Source | None, size: int
    ) -> Words:
        """A text of about so many Arabic words in two paragraphs, of which the first cites the source."""
        sentences: list[Words] = []
        size_so_far = 0
        for pattern in self._random.sample(read_pairs("sentences"), _MOST_SENTENCES):
            if size_so_far >= size:
                break
            sentences.append(self._fill(pattern, places, actors))
            size_so_far += len(sentences[-1].ar.split())
        return Words(*(_set_out([s.of(code) for s in sentences], source) for code in LANGUAGES))

    def _fill(self, pattern: Words, places: Sequence[Place], actors: Sequence[Actor]) -> Words:
        draw = self._random
        named: dict[str, Place | Actor] = {
            "p": draw.choice(places),
            "p2": draw.choice(places),
            "a": draw.choice(actors),
            "b": draw.choice(actors),
        }
        numbers = {"n": draw.randint(2, 96), "m": draw.randint(2, 60)}
        year, month, day = draw.randint(2014, 2018), draw.randint(0, 11), draw.randint(1, 28)
        linked = {record.id: draw.random() < 0.6 for record in named.values()}
        filled = []
        for code in LANGUAGES:
            shown = {
                letter: f"[[{record.key}]]" if linked[record.id] else record.name.of(code)
                for letter, record in named.items()
            }
            when = f"{day} {read_pairs('months')[month].of(code)} {year}"
            words = self._vocabulary.draw(code, draw.randint(3, 8))
            filled.append(pattern.of(code).format(**shown, **numbers, d=when, w=words))
        return Words(*filled)


def _set_out(sentences: list[str], source: Source | None) -> str:
    half = max(1, len(sentences) // 2)
    text = " ".join(sentences[:half])
    if source:
        text += f" [@{source.id}]"
    return f"{text}\n\n{' '.join(sentences[half:])}" if sentences[half:] else text
