"""Where the names on a map stand, so that none covers another or a mark."""

from __future__ import annotations

from collections.abc import Sequence

from chronicle.output.edition import Wording
from chronicle.output.view import view

SIZE = 14.0
# Width of a letter as a share of the type size, a little generous: no font is measured at build.
_LETTER = 0.56
_GAP = 4.0
Box = tuple[float, float, float, float]
# A mark that wants a name: its place and radius, the name, and whether the map is about it.
Named = tuple[float, float, float, Wording, bool]


@view
class Label:
    """A name on the map. `anchor` is start, middle or end of the text in its own direction."""

    x: float
    y: float
    anchor: str
    name: Wording
    is_main: bool


def place_labels(
    marks: Sequence[Named],
    size: tuple[float, float],
    direction: str,
    spare: Sequence[Named] = (),
    most: int = 0,
) -> tuple[tuple[Label, ...], tuple[Named, ...]]:
    """A label for each mark that has room for one: the main ones first, the first position that is free.

    Of the `spare` marks at most `most` are taken in, and only where mark and label both find room:
    they are returned beside the labels.
    """
    taken: list[Box] = [_round(x, y, min(radius, 8.0)) for x, y, radius, _, _ in marks]
    labels: dict[str, Label] = {}
    for mark in sorted(marks, key=lambda mark: not mark[4]):
        _try_label(mark, labels, taken, size, direction)
    used: list[Named] = []
    for mark in spare:
        if len(used) == most:
            break
        dot = _round(mark[0], mark[1], 4.0)
        if _has_room(dot, size, taken) and _try_label(mark, labels, taken, size, direction):
            taken.append(dot)
            used.append(mark)
    return tuple(labels.values()), tuple(used)


def _try_label(
    mark: Named, labels: dict[str, Label], taken: list[Box], size: tuple[float, float], direction: str
) -> bool:
    """Give a mark its label where there is room and no other has the name."""
    x, y, radius, name, is_main = mark
    if name.text in labels:
        return False
    width = len(name.text) * SIZE * _LETTER
    for box, anchor in _positions(x, y, min(radius, 8.0), width, direction):
        if _has_room(box, size, taken):
            taken.append(box)
            labels[name.text] = _make(box, anchor, name, is_main)
            return True
    return False


def _positions(x: float, y: float, radius: float, width: float, direction: str) -> list[tuple[Box, str]]:
    """Boxes beside, above and below a mark, each with the side that the text holds on to."""
    far, half = radius + _GAP, SIZE * 0.6
    right: Box = (x + far, y - half, x + far + width, y + half)
    left: Box = (x - far - width, y - half, x - far, y + half)
    above: Box = (x - width / 2, y - far - 2 * half, x + width / 2, y - far)
    below: Box = (x - width / 2, y + far, x + width / 2, y + far + 2 * half)
    beside = [(right, "left"), (left, "right")]
    return [*(reversed(beside) if direction == "rtl" else beside), (above, "middle"), (below, "middle")]


def _make(box: Box, anchor: str, name: Wording, is_main: bool) -> Label:
    """SVG anchors follow the text's own direction: the start of Arabic is on the right."""
    x = {"left": box[0], "right": box[2], "middle": (box[0] + box[2]) / 2}[anchor]
    is_rtl = name.direction == "rtl"
    held = {"left": "end" if is_rtl else "start", "right": "start" if is_rtl else "end", "middle": "middle"}
    return Label(round(x, 1), round(box[3] - SIZE * 0.28, 1), held[anchor], name, is_main)


def _round(x: float, y: float, radius: float) -> Box:
    return (x - radius, y - radius, x + radius, y + radius)


def _has_room(box: Box, size: tuple[float, float], taken: Sequence[Box]) -> bool:
    """Whether a box lies within the picture and over no other. A loop asks it a hundred times for a map."""
    left, top, right, bottom = box
    if left < 2 or top < 2 or right > size[0] - 2 or bottom > size[1] - 2:
        return False
    for other in taken:  # quicker than any()
        if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
            return False
    return True
