"""Those who fight, command and watch: bodies named after places and numbers, and people."""

from __future__ import annotations

from random import Random

from bench.corpus.data import read_pairs, read_rows
from bench.corpus.ids import Ids
from bench.corpus.records import Actor, Corpus, Words

_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابكديفجحيجكلمنوبقرستوفوسيز", strict=True))
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def add_actors(corpus: Corpus, ids: Ids, random: Random) -> None:
    """One actor for thirty battles; two of five are people. No two share a name."""
    seen: set[str] = set()
    while len(corpus.actors) < max(12, corpus.number // 30):
        name, kind, short = _make_person(random) if random.random() < 0.4 else _make_body(random)
        if name.en in seen or short in seen:
            continue
        seen |= {name.en, short} - {""}
        letters = Words("".join(_LETTERS[letter] for letter in short), short) if short else None
        corpus.actors.append(Actor(ids.take("actor", name.en), name, kind, letters))


def _make_person(random: Random) -> tuple[Words, str, str]:
    first, last = random.choice(read_pairs("first-names")), random.choice(read_pairs("last-names"))
    return Words(f"{first.ar} {last.ar}", f"{first.en} {last.en}"), "person", ""


def _make_body(random: Random) -> tuple[Words, str, str]:
    """A body: its name, its kind, and the letters of its short name, if it has one."""
    arabic, english, kind, short = random.choice(read_rows("groups"))
    stem, number = random.choice(read_pairs("stems")), random.randint(2, 199)
    name = Words(
        arabic.format(a=stem.ar, n=number),
        english.format(e=stem.en[0].upper() + stem.en[1:], o=f"{number}{_find_ending(number)}"),
    )
    return name, kind, short.format(i=stem.en.removeprefix("al-")[:2].upper())


def _find_ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
