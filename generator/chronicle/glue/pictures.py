"""Pictures within a text: marks while Markdown is at work, and figures of the template in the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import starmap

from markupsafe import Markup

from chronicle.model import find_references
from chronicle.output.pictures import PictureView
from chronicle.output.prose import Prose

# A mark: this sign, and one that counts the pictures of the text. No file that is read holds either, and
# a text that spells one, as &#xe001;, gets the sign for what cannot be shown.
_PICTURE, _FIRST = "\ue001", 0xE100
_SPELT = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
_PRIVATE = range(0xE000, 0xF900)


def mark_pictures(prose: Prose) -> str:
    """The text with a paragraph of its own for each picture: the mark that stands for it."""
    marks = {id: f"\n\n{_PICTURE}{chr(_FIRST + n)}\n\n" for n, (id, _) in enumerate(prose.pictures)}
    marked, end = "", 0
    for reference in find_references(prose.markdown) if marks else ():
        if reference.is_picture:
            marked += prose.markdown[end : reference.offset] + marks[reference.id]
            end = reference.offset + reference.width
    return marked + prose.markdown[end:]


def refuse_spelt_marks(text: str) -> str:
    """The text without numbers that stand for signs of our own."""
    return _SPELT.sub(lambda m: "\ufffd" if int(m[1] or m[2], 16 if m[1] else 10) in _PRIVATE else m[0], text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a rendered text, and the picture that stands after it."""

    html: Markup
    picture: PictureView | None = None


def split_at_pictures(html: str, prose: Prose) -> tuple[Piece, ...]:
    """A rendered text in pieces, each but the last with the picture that its mark stands for."""
    if not prose.pictures:
        return (Piece(Markup(html)),)
    last = chr(_FIRST + len(prose.pictures) - 1)
    parts = re.split(f"(?:<p>)?{_PICTURE}([{chr(_FIRST)}-{last}])(?:</p>)?", html)
    pictures = [prose.pictures[ord(mark) - _FIRST][1] for mark in parts[1::2]]
    return tuple(starmap(Piece, zip(map(Markup, parts[::2]), [*pictures, None], strict=True)))
