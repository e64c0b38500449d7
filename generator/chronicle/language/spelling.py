"""Arabic and Latin spelling: which script a text is in, and how names are put in order."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

# Embeddings, overrides, isolates and marks: invisible, and able to make a line read as another.
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_ARABIC_LETTERS = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06ee-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+"
)
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_MARKS_AND_TATWEEL = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه"})
_ARTICLE = re.compile(
    r"^(?:[اٱ]ل(?=[\u0620-\u064a]{2})|(?:al|ad|an|ar|as|at|az|el|ash|adh|ath)[-\s]\s*)", re.IGNORECASE
)
_APOSTROPHES = re.compile("['’‘ʿʾ`´]")


class Script(StrEnum):
    """The script a piece of text is written in."""

    ARABIC = "arabic"
    LATIN = "latin"
    MIXED = "mixed"
    OTHER = "other"


def find_script(text: str) -> Script:
    """The script of a text's letters; OTHER where it has none of the two."""
    arabic, latin = bool(_ARABIC_LETTERS.search(text)), bool(_LATIN_LETTERS.search(text))
    if arabic and latin:
        return Script.MIXED
    if arabic:
        return Script.ARABIC
    return Script.LATIN if latin else Script.OTHER


def is_all_in(text: str, script: Script) -> bool:
    """Whether a text has letters of Arabic, or of Latin script, and none of the other."""
    ours, other = _ARABIC_LETTERS, _LATIN_LETTERS
    if script is Script.LATIN:
        ours, other = other, ours
    return not other.search(text) and bool(ours.search(text))


def count_letters(text: str, script: Script) -> int:
    """How many letters of Arabic or Latin script are in a text."""
    runs = _ARABIC_LETTERS if script is Script.ARABIC else _LATIN_LETTERS
    return sum(map(len, runs.findall(text)))


def count_scripts(letters: str) -> dict[Script, int]:
    """How many letters are in each script."""
    arabic, latin = count_letters(letters, Script.ARABIC), count_letters(letters, Script.LATIN)
    return {Script.ARABIC: arabic, Script.LATIN: latin, Script.OTHER: len(letters) - arabic - latin}


def render_sort_key(name: str) -> str:
    """A key that puts names in the order a reader expects.

    The article does not count (القائم stands under ق, Al-Qa'im under Q), nor do vowel marks,
    hamza seats, macrons, apostrophes or case. The name itself follows, so the order is total.
    """
    plain = _MARKS_AND_TATWEEL.sub("", unicodedata.normalize("NFC", name))
    # Before letters are made alike: ألمانيا does not start with the article.
    plain = _ARTICLE.sub("", _APOSTROPHES.sub("", plain).strip()).translate(_ALIKE)
    decomposed = unicodedata.normalize("NFKD", plain)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return f"{bare.casefold()}\x00{name}"
