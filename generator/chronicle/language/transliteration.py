"""Words of any script in the letters that an id may have: a proposal, which an editor may better."""

from __future__ import annotations

import re
import unicodedata

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v", "ک": "k",
}  # fmt: skip
_VOWELS = {
    "ا": "a",
    "أ": "a",
    "إ": "i",
    "آ": "a",
    "ى": "a",
    "ة": "a",
    "ئ": "i",
    "ؤ": "u",
    "ە": "a",
    "ۆ": "o",
    "ێ": "e",
}
_SILENT = {"ع", "ء"}
_GLIDES = {"و": ("w", "u"), "ي": ("y", "i"), "ی": ("y", "i")}
_ARABIC = {*_CONSONANTS, *_VOWELS, *_GLIDES, *_SILENT}
_YA, _LONG_A = {"ي", "ی"}, {"ة", "ا"}
_OPEN = {*_VOWELS, *_GLIDES}
_ARTICLE = re.compile("ال(?=..)")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60


def propose_id(text: str) -> str:
    """An id for a name or title, such as al-qaim for القائم; empty where nothing in it can be spelt."""
    plain = _MARKS.sub(
        "", unicodedata.normalize("NFC", text).replace("'", "").replace("’", "").replace("ʿ", "")
    )
    words = [spelt for word in _WORD.findall(plain) if (spelt := _spell(word))]
    id = ""
    for word in words:
        longer = f"{id}-{word}" if id else word
        if len(longer) > _LONGEST:
            break
        id = longer
    return id or "".join(words)[:_LONGEST].strip("-")


def _spell(word: str) -> str:
    if not any(letter in _ARABIC for letter in word):
        return _spell_plainly(word)
    article = _ARTICLE.match(word)
    rest = word[2:] if article else word
    return ("al-" if article else "") + _spell_arabic(rest)


def _spell_plainly(text: str) -> str:
    from anyascii import anyascii

    return re.sub("[^a-z0-9]", "", anyascii(text).lower())


def _spell_arabic(word: str) -> str:
    """Letters with an a where consonants meet that nobody could speak together."""
    spelt, together = "", 1  # of consonants since the last vowel; no word begins with two
    for place, letter in enumerate(word):
        before, following = word[:place], word[place + 1 :]
        sound, is_vowel = _sound(letter, not together or not before, following[:1])
        if letter in _YA and together and len(before) > 1 and following[:1] in _LONG_A:
            spelt, together = f"{spelt}iy", 1
        elif is_vowel and sound:
            spelt += "" if spelt.endswith(sound) else sound
            together = 0
        elif sound:
            is_diphthong = letter in _GLIDES and place > 0 and not together
            if together and before and (together > 1 or not following or len(before) == 1):
                spelt, together = f"{spelt}a", 0
            spelt, together = spelt + sound, 0 if is_diphthong else together + 1
    return spelt


def _sound(letter: str, is_after_vowel: bool, following: str) -> tuple[str, bool]:
    """A letter's sound, and whether that is a vowel. Wāw and yāʾ are one after a consonant."""
    if letter in _GLIDES:
        glide, vowel = _GLIDES[letter]
        return (glide, False) if is_after_vowel or following in _OPEN else (vowel, True)
    if letter in _SILENT:
        return ("a", True)
    if letter in _VOWELS:
        return (_VOWELS[letter], True)
    return (_CONSONANTS.get(letter) or _spell_plainly(letter), False)
