"""Which folded words are forms of one word: singular and plural, a verb's endings, a broken plural.

It only brings together what a text may hold for what a reader types; which form is nearest is weighed in
the search itself. The endings are in folding.json, which the scripts of the site read too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chronicle.language.folding import IS_ARABIC, TABLE, find_sound

_WEAK = str.maketrans(dict.fromkeys(TABLE["weakLetters"], ""))


def _by_length(endings: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(endings.items(), key=lambda ending: (-len(ending[0]), ending[0])))


_ARABIC, _LATIN = _by_length(TABLE["arabicEndings"]), _by_length(TABLE["latinEndings"])


@lru_cache(maxsize=65536)
def find_stem(word: str) -> str:
    """A folded word without its ending, if enough is left: of an Arabic one, enough strong letters."""
    is_arabic = IS_ARABIC.search(word) is not None
    for ending, least in _ARABIC if is_arabic else _LATIN:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(_find_root(rest) if is_arabic else rest) >= least:
            return rest
    return word


@lru_cache(maxsize=65536)
def find_family(word: str) -> str:
    """What the forms of a folded word share: the strong letters of an Arabic stem, by which a broken plural
    and its singular are one, and the sound of any other.
    """
    if word.isdecimal():
        return word
    stem = find_stem(word)
    return (_find_root(stem) if IS_ARABIC.search(word) else find_sound(stem)) or word


def _find_root(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word.translate(_WEAK))
