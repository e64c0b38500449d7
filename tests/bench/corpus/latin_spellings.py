"""How people write an Arabic name in Latin letters: newspapers, scholars, and those in a hurry."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from bench.corpus.records import Words
from bench.corpus.scholarly import spell_as_scholars

Spelling = Callable[[Words, Random], str]
Table = tuple[tuple[str, str], ...]

_FRENCH: Table = (
    ("sh", "ch"),
    ("u", "ou"),
    ("^j|(?<=[ -])j", "dj"),
    ("w(?=[aei])", "ou"),
    ("ay", "ai"),
    ("iya\\b", "iyé"),
    ("tell", "tall"),
    ("kafr", "kafar"),
)
_GERMAN: Table = (
    ("sh", "sch"),
    ("j", "dsch"),
    ("kh", "ch"),
    ("\\by|(?<=[aeiou])y(?=[aeiou])", "j"),
    ("z", "s"),
)
_TURKISH: Table = (
    ("sh", "ş"),
    ("j", "c"),
    ("kh", "h"),
    ("gh", "ğ"),
    ("q", "k"),
    ("w", "v"),
    ("\\bal-", "el-"),
    ("dh", "z"),
    ("th", "s"),
)
_PRESS: Table = (("tell", "tal"), ("ayn\\b", "ain"), ("deir", "dayr"), ("khirbet", "khirbat"))
_LONG_VOWELS: Table = (("(?<![aeiou])i(?=[^aeiou]\\b)", "ee"), ("(?<![aeiou])u(?=[^aeiou]\\b)", "oo"))
_SUN_ARTICLE = re.compile(r"(?i)\bal-((sh|th|dh)|[tdrzsnl])")


def _replace(name: str, table: Table) -> str:
    name = name.lower()
    for pattern, spelling in table:
        name = re.sub(pattern, spelling, name)
    return name


def _spell_as_french(name: Words, _: Random) -> str:
    return _replace(name.en, _FRENCH)


def _spell_as_german(name: Words, _: Random) -> str:
    return _replace(name.en, _GERMAN)


def _spell_as_turkish(name: Words, _: Random) -> str:
    return _replace(name.en, _TURKISH)


def _spell_as_press(name: Words, random: Random) -> str:
    article = random.choice(["el ", "al ", "al", "el-"])
    letter = random.choice(["q", "k", "gh"])
    return _replace(name.en, (*_PRESS, ("\\bal-", article), ("q", letter), *_LONG_VOWELS))


def _change_ends(name: Words, random: Random) -> str:
    ending = random.choice(["ah", "eh", "e"])
    return _replace(name.en, (("a\\b", ending), ("aa", "a"), ("([bdfklmnqrstz])\\1", "\\1")))


def _assimilate(name: Words, _: Random) -> str:
    """The article as it is spoken before a sun letter."""
    return _SUN_ARTICLE.sub(lambda found: f"a{found[1].lower()}-{found[1]}", name.en)


def run_together(name: Words, random: Random) -> str:
    """Without hyphens and apostrophes."""
    if " " not in name.en:
        return re.sub("[-' ]", "", name.en)
    return re.sub("[-']", random.choice([" ", ""]), name.en)


# Those of the press and changed ends are the most common, and drawn twice as often.
SPELLINGS: tuple[Spelling, ...] = (
    _spell_as_french,
    _spell_as_german,
    _spell_as_turkish,
    _spell_as_press,
    _spell_as_press,
    _change_ends,
    _change_ends,
    _assimilate,
    run_together,
    spell_as_scholars,
)
