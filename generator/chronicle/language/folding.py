"""How search takes words: letters that are written in several ways made one, prefixes set apart, and sounds.

The table is folding.json, which the scripts of the site read too. A test holds both to the same results.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

_TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("folding.json").read_text(encoding="utf-8"))
_LETTERS = str.maketrans(_TABLE["letters"] | dict.fromkeys(_TABLE["dropped"], ""))
_IS_ARABIC = re.compile("[\u0620-\u064a]")
_SOUNDS = re.compile("|".join(sorted(_TABLE["sounds"], key=lambda sound: (-len(sound), sound))))
_SMALL = frozenset([*_TABLE["latinArticles"], *_TABLE["smallWords"]])
_ATTACHED = tuple(_TABLE["attachedArticles"])
# Letters with points between them: S.D.F.
_SPELT_OUT = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")
# What is left of a word without its prefixes must be a word.
_SHORTEST = 3


def fold(text: str) -> str:
    """A text as search compares it: words of plain letters and digits with a space between each two."""
    plain = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(sign for sign in plain if unicodedata.category(sign)[0] != "M")
    same = bare.translate(_LETTERS)
    return " ".join("".join(s if unicodedata.category(s)[0] in "LN" else " " for s in same).split())


def cut_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; without articles and small words, unless there is nothing else."""
    words = _SPELT_OUT.sub(lambda match: match[0].replace(" ", ""), fold(text)).split()
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


def join_words(text: str) -> str:
    """A name of several words written as one, as readers do: Deirezzor. Empty for a name of one word."""
    words = fold(text).split()
    return "".join(words) if len(cut_words(text)) > 1 else ""


@lru_cache(maxsize=65536)
def find_bare(word: str) -> str:
    """A folded word of a name without its article."""
    return next(iter(_without_article(word)), word)


def find_forms(word: str) -> tuple[str, ...]:
    """What a folded word of a query can stand for: itself, and what is left without article and prefixes."""
    forms = [word, *_without_article(word)]
    if _IS_ARABIC.search(word):
        forms += [form for rest in _without_prefixes(word) for form in (*_without_article(rest), rest)]
        forms += _without_lam(word)
    return tuple(dict.fromkeys(forms))


def _without_article(word: str) -> Iterator[str]:
    article = _TABLE["article"]
    if word.startswith(article) and len(word) >= len(article) + 2:
        yield word[len(article) :]
    for attached in _ATTACHED:
        if word.startswith(attached) and len(word) >= len(attached) + _SHORTEST + 1:
            yield word[len(attached) :]


def _without_prefixes(word: str) -> Iterator[str]:
    """Without a conjunction, a preposition, or both; the article may follow."""
    for conjunction in ("", *_TABLE["conjunctions"]):
        for preposition in ("", *_TABLE["prepositions"]):
            prefix = conjunction + preposition
            if prefix and word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST:
                yield word[len(prefix) :]


def _without_lam(word: str) -> Iterator[str]:
    """The article after ل loses its first letter: للموصل."""
    doubled = _TABLE["lam"] * 2
    for conjunction in ("", *_TABLE["conjunctions"]):
        prefix = conjunction + doubled
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST - 1:
            yield word[len(prefix) :]


def find_sound(word: str) -> str:
    """How a folded word sounds, roughly, however it is transliterated: Qaim and Kaim are one."""
    if _IS_ARABIC.search(word):
        spelt = "".join(_TABLE["arabicSounds"].get(letter, letter) for letter in word)
    else:
        spelt = _SOUNDS.sub(lambda match: str(_TABLE["sounds"][match[0]]), word)
    single = re.sub(r"(.)\1+", r"\1", spelt)
    return single[:-1] if single.endswith("h") and len(single) >= _SHORTEST else single


def find_skeleton(word: str) -> str:
    """The consonants of a folded word, by which the two scripts can be compared."""
    sound = find_sound(word)
    bare = "".join(sign for sign in sound if sign not in _TABLE["vowels"])
    return re.sub(r"(.)\1+", r"\1", bare)
