"""The sign of a chronicle as a small picture: the one that browsers show beside a page's title."""

from __future__ import annotations

from io import BytesIO

SIZE = 48
# The favicon of theme/templates/chronicle/shell.html is drawn on sixteen units.
_UNIT = SIZE // 16
_TEAL, _PAPER = "#0b5a5e", "#fbfaf7"
_SQUARE = (2, 2, 14, 14)
_LINES = ((4, 5.5, 12, 6.5), (4, 7.5, 12, 8.5), (4, 9.5, 9, 10.5))


def draw_emblem() -> bytes:
    """The sign as a PNG of 48 by 48."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (SIZE, SIZE))
    draw = ImageDraw.Draw(image)
    for bounds, colour in ((_SQUARE, _TEAL), *((line, _PAPER) for line in _LINES)):
        left, top, right, bottom = (round(_UNIT * unit) for unit in bounds)
        draw.rectangle((left, top, right - 1, bottom - 1), fill=colour)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
