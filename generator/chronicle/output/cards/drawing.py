"""Cards as PNG pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, features

from chronicle.output.cards.cards import Card
from chronicle.output.cards.lines import REGULAR, STRONG, Hand, can_write

# What networks ask for, in pixels.
CARD_SIZE = (1200, 630)
# Another number gives every card another name: for changes of how they are drawn.
RECIPE = 1
_WIDTH, _HEIGHT = CARD_SIZE
# From the top: where the kicker stands, the title's band begins, the rule is, and the foot stands.
_KICKER, _TOP, _RULE, _FOOT = 126, 150, 516, 578
_EDGE, _STRIP, _GAP = 88, 20, 26
_MEASURE = _WIDTH - 2 * _EDGE
# Sizes of a title, with the lines that it may have in each; what is longer is cut.
_TITLES = ((82, 2), (68, 3), (56, 3), (48, 4))
_PAPER = (0xFB, 0xFA, 0xF7)
_INK, _QUIET, _ACCENT = range(3)
_COLOURS = ((0x1D, 0x1C, 0x1A), (0x5D, 0x5A, 0x54), (0x0B, 0x5A, 0x5E))
# From a colour to the paper: as many as an eye can tell at the edge of a letter.
_STEPS = 16


@dataclass(slots=True)
class _Sheet:
    """A card under way: letters in shades of grey, and from which line of pixels on which colour holds."""

    picture: Image.Image
    pen: ImageDraw.ImageDraw
    is_from_right: bool
    bands: list[tuple[int, int]]

    def write(self, text: str, baseline: int, hand: Hand) -> None:
        """Write a line at the start edge of the page, whichever way it runs in itself."""
        self.pen.text(
            (_WIDTH - _EDGE if self.is_from_right else _EDGE, baseline),
            text,
            fill=0,
            font=hand.font,
            anchor="rs" if self.is_from_right else "ls",
            direction=hand.direction,
            language=hand.language,
        )


def can_draw() -> bool:
    """Whether Pillow has Raqm, which shapes Arabic and puts both directions in order."""
    return bool(features.check("raqm"))


def has_signs(card: Card) -> bool:
    """Whether every sign of a card can be drawn."""
    return all(map(can_write, (card.kicker, card.title, *card.lines, card.foot)))


def draw_card(card: Card) -> bytes:
    """A card as PNG."""
    grey = Image.new("L", CARD_SIZE, 255)
    sheet = _Sheet(grey, ImageDraw.Draw(grey), card.direction == "rtl", [(0, _ACCENT)])
    sheet.write(card.kicker, _KICKER, Hand(STRONG, 34, card.language, card.direction))
    sheet.bands.append((_TOP, _INK))
    end = _write_title(sheet, card)
    sheet.bands.append((end, _QUIET))
    _write_lines(sheet, card, end)
    if card.foot:
        sheet.pen.line((_EDGE, _RULE, _WIDTH - _EDGE, _RULE), fill=170, width=2)
        hand = Hand(STRONG, 32, card.language, card.direction)
        sheet.write(hand.cut(hand.wrap(card.foot, _MEASURE), 1, _MEASURE)[0], _FOOT, hand)
    file = io.BytesIO()
    # The next steps take twice as long and save a quarter.
    _colour(sheet).save(file, "PNG", compress_level=3)
    return file.getvalue()


def _write_title(sheet: _Sheet, card: Card) -> int:
    """Write the title as large as it fits; where what is below it begins."""
    hand, lines = _fit_title(card)
    for number, line in enumerate(lines, 1):
        sheet.write(line, _TOP + number * hand.step, hand)
    return _TOP + len(lines) * hand.step + round(hand.size * 0.42)


def _fit_title(card: Card) -> tuple[Hand, list[str]]:
    for size, most in _TITLES:
        hand = Hand(STRONG, size, card.title_language, card.title_direction)
        lines = hand.wrap(card.title, _MEASURE)
        if len(lines) <= most:
            break
    return hand, hand.cut(lines, most, _MEASURE)


def _write_lines(sheet: _Sheet, card: Card, top: int) -> None:
    """Write as many of the other lines as there is room for above the rule."""
    hand = Hand(REGULAR, 38, card.language, card.direction)
    lines = [part for line in card.lines for part in hand.wrap(line, _MEASURE)]
    for number, line in enumerate(hand.cut(lines, (_RULE - _GAP - top) // hand.step, _MEASURE), 1):
        sheet.write(line, top + number * hand.step, hand)


def _colour(sheet: _Sheet) -> Image.Image:
    """The grey letters in their colours, each band in its own, and the strip at the start."""
    picture = Image.new("P", CARD_SIZE)
    picture.putpalette([part for colour in _COLOURS for part in _shade(colour)])
    ends = [top for top, _ in sheet.bands[1:]] + [_HEIGHT]
    for (top, colour), end in zip(sheet.bands, ends, strict=True):
        picture.paste(sheet.picture.crop((0, top, _WIDTH, end)).point(_find_steps(colour)), (0, top))
    left = _WIDTH - _STRIP if sheet.is_from_right else 0
    picture.paste(_ACCENT * _STEPS, (left, 0, left + _STRIP, _HEIGHT))
    return picture


def _shade(colour: tuple[int, int, int]) -> Iterator[int]:
    """A colour in steps to the paper."""
    for step in range(_STEPS):
        share = step / (_STEPS - 1)
        yield from (round(ink + (paper - ink) * share) for ink, paper in zip(colour, _PAPER, strict=True))


@cache
def _find_steps(colour: int) -> list[int]:
    """For each shade of grey the number of a colour's step in the palette."""
    return [colour * _STEPS + grey * _STEPS // 256 for grey in range(256)]
