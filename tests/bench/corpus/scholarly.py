"""The spelling of scholars: long vowels, dotted letters, ʿ and ʾ, found by reading both scripts at once."""

from __future__ import annotations

from random import Random

from bench.corpus.records import Words

# Which Arabic letters a Latin one may stand for.
_LETTERS = {
    "sh": "ش", "kh": "خ", "gh": "غ", "th": "ث", "dh": "ذضظ", "b": "ب", "t": "تط", "j": "ج", "h": "هح",
    "d": "دض", "r": "ر", "z": "زظ", "s": "سص", "f": "ف", "q": "ق", "k": "ك", "l": "ل", "m": "م", "n": "ن",
    "w": "و", "y": "ي",
}  # fmt: skip
_DOTTED = {"ط": "ṭ", "ض": "ḍ", "ظ": "ẓ", "ص": "ṣ", "ح": "ḥ", "ذ": "dh"}
_LONG = {"a": ("اىآ", "ā"), "i": ("ي", "ī"), "u": ("و", "ū")}
_HAMZAS = "عءئؤأإ"
_LEFT_OVER = ("", "ة", "ء", "اء", "ه")


def spell_as_scholars(name: Words, _: Random) -> str:
    """The name as scholars write it, or as it is where its two forms do not agree letter by letter."""
    latin, arabic = name.en.split(), name.ar.split()
    if len(latin) != len(arabic):
        return name.en
    words = [_spell(one, other) for one, other in zip(latin, arabic, strict=True)]
    return name.en if None in words else " ".join(word for word in words if word)


def _spell(latin: str, arabic: str) -> str | None:
    article = latin.lower().startswith("al-") and arabic.startswith("ال")
    walk = _Walk(latin[3:], arabic[2:]) if article else _Walk(latin, arabic)
    word = walk.spell()
    if word is None:
        return None
    capital = 2 if word.startswith("ʿ") else 1
    return f"{'al-' if article else ''}{word[:capital].upper()}{word[capital:]}"


class _Walk:
    """Two forms of one word, read side by side."""

    def __init__(self, latin: str, arabic: str) -> None:
        self._latin, self._arabic = latin.lower(), arabic
        self._at = self._read = 0
        self._spelt = ""

    def spell(self) -> str | None:
        """The word, or None if the forms do not agree."""
        if "aa" in self._latin or "'" in self._latin:
            return None
        while self._at < len(self._latin):
            pair = self._latin[self._at : self._at + 2]
            letter = pair if pair in _LETTERS else self._latin[self._at]
            if letter not in _LETTERS:
                self._read_hamza()
            agrees = self._read_consonant(letter) if letter in _LETTERS else self._read_vowel(letter)
            if not agrees:
                return None
            self._at += len(letter)
        return self._end()

    def _read_hamza(self) -> None:
        while self._following and self._following in _HAMZAS and self._spelt[-1:] in ("", *"aiuāīū"):
            self._spelt += "ʿ" if self._following == "ع" else ("ʾ" if self._spelt else "")
            self._read += 1

    def _read_consonant(self, letter: str) -> bool:
        if self._spelt and self._at and self._latin[self._at - 1] == letter:
            # A doubled letter is one in Arabic.
            self._spelt += self._spelt[-1]
            return True
        while self._following and self._following in "اعءئؤأإىآ":
            self._spelt += {"ع": "ʿ", "ئ": "ʾ", "ء": "ʾ"}.get(self._following, "")
            self._read += 1
        if not self._following or self._following not in _LETTERS[letter]:
            return False
        self._spelt += _DOTTED.get(self._following, letter)
        self._read += 1
        return True

    def _read_vowel(self, letter: str) -> bool:
        if letter not in _LONG:
            return False
        signs, long = _LONG[letter]
        if self._at == 0 and self._following in ("ا", "أ", "إ"):
            self._spelt += letter
            self._read += 1
        elif self._following and self._following in signs and self._is_single(letter):
            self._spelt += long
            self._read += 1
        else:
            self._spelt += letter
        return True

    def _is_single(self, letter: str) -> bool:
        """Whether a vowel is no part of ay, aw, ai or au."""
        following = self._latin[self._at + 1 : self._at + 2]
        before = self._latin[self._at - 1 : self._at] if self._at else ""
        if following in ("y", "w") or (letter == "a" and following in ("i", "u")):
            return False
        return not (letter in "iu" and before == "a")

    def _end(self) -> str | None:
        if self._arabic[self._read :] == "ع":
            self._spelt += "ʿ"
            self._read += 1
        return self._spelt if self._arabic[self._read :] in _LEFT_OVER else None

    @property
    def _following(self) -> str:
        return self._arabic[self._read : self._read + 1]
