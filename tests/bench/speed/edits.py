"""What is changed between two builds: the same for every tool, and taken back afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.corpus.records import LANGUAGES, Battle, Corpus, Place, Words
from bench.speed.engines import Engine

# In a chronicle of 10,000 battles a well-known place is named by about so many.
_NAMED_BY = 300
_ADDED = Words("{} الجديدة", "New {}")
_SENTENCE = "وأُضيفت هذه الجملة إلى النص، وهي الجملة {}."
FIRST = LANGUAGES[0]


def choose_battle(corpus: Corpus) -> Battle:
    """The battle whose text is edited."""
    return corpus.battles[len(corpus.battles) // 2]


def choose_place(corpus: Corpus) -> Place:
    """The place that is renamed: about 300 battles are fought there, or as near to that as a place comes."""
    battles = Counter(battle.place.id for battle in corpus.battles)
    return min(corpus.settlements, key=lambda place: (abs(battles[place.id] - _NAMED_BY), place.id))


def edit_text(engine: Engine, folder: Path, battle: Battle, number: int) -> None:
    """Add a sentence to a battle's text in the first language."""
    file = folder / engine.find_file(battle, FIRST)
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{_SENTENCE.format(number)}\n", encoding="utf-8")


def rename_place(engine: Engine, folder: Path, place: Place) -> None:
    """Change a place's name, in both languages, where it is said what it is called."""
    for code in LANGUAGES:
        file = folder / engine.find_file(place, code)
        name, text = place.name.of(code), file.read_text(encoding="utf-8")
        assert name in text.partition("\n\n")[0], f"{file} does not name {name}"
        file.write_text(text.replace(name, _ADDED.of(code).format(name), 1), encoding="utf-8")


@contextmanager
def keep(files: Iterable[Path]) -> Iterator[None]:
    """Give files back what they held."""
    held = {file: file.read_bytes() for file in files}
    yield
    for file, content in held.items():
        file.write_bytes(content)


def list_edited(engine: Engine, folder: Path, corpus: Corpus) -> list[Path]:
    """Every file that the edits change."""
    place = choose_place(corpus)
    edited = [engine.find_file(choose_battle(corpus), FIRST)]
    return [folder / file for file in (*edited, *(engine.find_file(place, code) for code in LANGUAGES))]
