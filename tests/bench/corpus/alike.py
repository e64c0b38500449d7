"""When readers hold two names to be the same. It knows nothing of how any search does that."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u064b-\u0652\u0670ـ]")
_LETTERS = str.maketrans("أإآٱىةئؤ", "اااايهيو")
_ARTICLES = ("al", "el", "the")


def find_bare_arabic(name: str) -> str:
    """One spelling: no marks, no hamza, no article, ه for ة, ي for ى."""
    plain = _MARKS.sub("", name).translate(_LETTERS).replace("ء", "")
    return " ".join(_drop_article(word) for word in re.findall(r"\w+", plain))


def _drop_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def find_bare_english(name: str) -> str:
    """One spelling: small letters without marks, no apostrophe, no article."""
    letters = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return " ".join(word for word in words if word not in _ARTICLES)


def find_bare(name: str, code: str) -> str:
    """One spelling of a name in a language."""
    return find_bare_arabic(name) if code == "ar" else find_bare_english(name)


def differ_by_one(left: str, right: str) -> bool:
    """Whether at most one letter is put in, left out, changed, or swapped with the next."""
    if abs(len(left) - len(right)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    if same is None:
        return True
    one, other = left[same:], right[same:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    swapped = one[1:2] + one[:1] + one[2:]
    return len(one) > 1 and swapped == other
