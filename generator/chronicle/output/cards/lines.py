"""Words of a card in lines: shaped by Raqm, which Pillow brings, and broken at spaces."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from PIL import ImageFont

from chronicle.reading import find_theme

REGULAR, STRONG = 400, 600
_FACES = "built/cards"
# Signs that order what they are round or beside, and are not seen.
_UNSEEN = frozenset("\u2068\u2069\u200e\u200f\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Hand:
    """How words are written: in which weight and size (pixels), language and direction."""

    weight: int
    size: int
    language: str
    direction: str

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        """The face in this size."""
        return _read_font(self.weight, self.size)

    @property
    def step(self) -> int:
        """From one line to the next, in pixels. Arabic has more above and below its line."""
        return round(self.size * (1.5 if self.direction == "rtl" else 1.25))

    def wrap(self, text: str, measure: int) -> list[str]:
        """A text in lines of a measure in pixels."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._find_length(longer) <= measure:
                lines[-1] = longer
            else:
                lines.append(word)
        return [self._shorten(line, measure) for line in lines]

    def cut(self, lines: list[str], most: int, measure: int) -> list[str]:
        """So many lines at most, the last of which says that there were more."""
        if len(lines) <= most:
            return lines
        kept = lines[: max(most, 0)]
        return [*kept[:-1], self._shorten(f"{kept[-1]} …", measure)] if kept else []

    def _shorten(self, line: str, measure: int) -> str:
        while self._find_length(line) > measure:
            line = f"{line.removesuffix('…').rstrip()[:-1]}…"
        return line

    def _find_length(self, text: str) -> float:
        return self.font.getlength(text, direction=self.direction, language=self.language)


def can_write(text: str) -> bool:
    """Whether the faces have every sign of a text."""
    return set(text) <= _read_signs()


@cache
def find_faces() -> str:
    """A digest of the faces."""
    files = sorted((find_theme() / _FACES).glob("*.ttf"))
    return blake2b(b"".join(file.read_bytes() for file in files), digest_size=8).hexdigest()


@cache
def _read_font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    file = find_theme() / _FACES / f"chronicle-cards-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.RAQM)


@cache
def _read_signs() -> frozenset[str]:
    ranges = json.loads((find_theme() / _FACES / "signs.json").read_bytes())
    signs = (chr(sign) for first, last in ranges for sign in range(first, last + 1))
    return _UNSEEN.union(signs)
