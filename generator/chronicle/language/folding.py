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

TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("folding.json").read_text(encoding="utf-8"))
_LETTERS = str.maketrans(TABLE["letters"] | dict.fromkeys(TABLE["dropped"], ""))
IS_ARABIC = re.compile("[\u0620-\u064a]")
_SOUNDS = re.compile("|".join(sorted(TABLE["sounds"], key=lambda sound: (-len(sound), sound))))
_SMALL = frozenset([*TABLE["latinArticles"], *TABLE["smallWords"]])
_ATTACHED = tuple(TABLE["attachedArticles"])
# Not figures, which stand beside each other in dates, and not the word "and".
_SPELT_OUT = re.compile(r"(?<!\S)[^\s0-9و](?: [^\s0-9و])+(?!\S)")
# What is left of a word without its prefixes must be a word.
_SHORTEST = 3


def fold(text: str) -> str:
    """A text as search compares it: words of plain letters and digits with a space between each two."""
    return " ".join(unicodedata.normalize("NFKD", text.lower()).translate(_FOLDED).split())


class _Folded(dict[int, str]):
    """What each sign of a decomposed text becomes; worked out when a text has it for the first time."""

    def __missing__(self, sign: int) -> str:
        is_mark = unicodedata.category(chr(sign))[0] == "M"
        same = "" if is_mark else chr(sign).translate(_LETTERS)
        self[sign] = "".join(s if unicodedata.category(s)[0] in "LN" else " " for s in same)
        return self[sign]


_FOLDED = _Folded()


def cut_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; without articles and small words, unless there is nothing else."""
    words = _join_letters([word for piece in text.split() for word in _fold_words(piece)])
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


@lru_cache(maxsize=262144)
def _fold_words(piece: str) -> tuple[str, ...]:
    """The folded words of what stands between two spaces. Long texts say most of it again and again."""
    return tuple(fold(piece).split())


def _join_letters(words: list[str]) -> list[str]:
    """Words of which letters with points between them are one: S.D.F."""
    if not any(len(word) == 1 for word in words):
        return words
    return _SPELT_OUT.sub(lambda match: match[0].replace(" ", ""), " ".join(words)).split()


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
    if IS_ARABIC.search(word):
        forms += [form for rest in _without_prefixes(word) for form in (*_without_article(rest), rest)]
        forms += _without_lam(word)
    return tuple(dict.fromkeys(forms))


def _without_article(word: str) -> Iterator[str]:
    article = TABLE["article"]
    if word.startswith(article) and len(word) >= len(article) + 2:
        yield word[len(article) :]
    for attached in _ATTACHED:
        if word.startswith(attached) and len(word) >= len(attached) + _SHORTEST + 1:
            yield word[len(attached) :]


def _without_prefixes(word: str) -> Iterator[str]:
    """Without a conjunction, a preposition, or both; the article may follow."""
    for conjunction in ("", *TABLE["conjunctions"]):
        for preposition in ("", *TABLE["prepositions"]):
            prefix = conjunction + preposition
            if prefix and word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST:
                yield word[len(prefix) :]


def find_prefixes(word: str) -> Iterator[tuple[str, str]]:
    """What a folded word of a text can be: a prefix that stands apart from it, or none, and a word.

    Of لل the ل cannot be taken off: للقائم is القائم, and stands for it whole.
    """
    yield "", word
    if IS_ARABIC.search(word):
        article, doubled = TABLE["article"], TABLE["lam"] * 2
        for conjunction in ("", *TABLE["conjunctions"]):
            if word.startswith(conjunction + doubled):
                yield conjunction, article + word[len(conjunction + doubled) :]
        for rest in _without_prefixes(word):
            yield word.removesuffix(rest), rest


def _without_lam(word: str) -> Iterator[str]:
    """The article after ل loses its first letter: للموصل."""
    doubled = TABLE["lam"] * 2
    for conjunction in ("", *TABLE["conjunctions"]):
        prefix = conjunction + doubled
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST - 1:
            yield word[len(prefix) :]


def find_sound(word: str) -> str:
    """How a folded word sounds, roughly, however it is transliterated: Qaim and Kaim are one."""
    if IS_ARABIC.search(word):
        spelt = "".join(TABLE["arabicSounds"].get(letter, letter) for letter in word)
    else:
        spelt = _SOUNDS.sub(lambda match: str(TABLE["sounds"][match[0]]), word)
    single = re.sub(r"(.)\1+", r"\1", spelt)
    return single[:-1] if single.endswith("h") and len(single) >= _SHORTEST else single


def find_skeleton(word: str) -> str:
    """The consonants of a folded word, by which the two scripts can be compared."""
    sound = find_sound(word)
    bare = "".join(sign for sign in sound if sign not in TABLE["vowels"])
    return re.sub(r"(.)\1+", r"\1", bare)
