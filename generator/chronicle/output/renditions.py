"""The files that a picture is published as."""

from __future__ import annotations

from chronicle.output.view import view


@view
class Rendition:
    """One size of a picture, in pixels; `digest` is of its bytes, and so of all that it is."""

    width: int
    height: int
    digest: str
