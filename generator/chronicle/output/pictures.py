"""A picture as a page shows it: its files in every size, and the words that go with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronicle.model import Picture
from chronicle.output.dates_in_words import When
from chronicle.output.edition import Desk, Wording
from chronicle.output.view import view
from chronicle.output.views.items import Cited, cite

# What a browser takes that knows of no sizes: fit for a telephone and for most screens.
_USUAL_WIDTH = 960


@view
class PictureView:
    """A picture with its words. One with a `warning` is graphic, and stands behind it."""

    src: str
    srcset: str
    width: int
    height: int
    is_tall: bool
    alt: Wording
    caption: Wording | None
    credit: Wording
    licence: Wording
    licence_url: str
    source: Cited | None
    when: When | None
    warning: Wording | None


def view_pictures(
    ids: Iterable[str], desk: Desk, numbers: Mapping[str, str]
) -> tuple[tuple[str, PictureView], ...]:
    """Pictures with their ids; `numbers` are those of the page's sources."""
    pictures = desk.facts.chronicle.pictures
    return tuple((id, _view_picture(pictures[id], desk, numbers)) for id in dict.fromkeys(ids))


def _view_picture(picture: Picture, desk: Desk, numbers: Mapping[str, str]) -> PictureView:
    edition = desk.edition
    sizes = edition.renditions[picture.id]
    addresses = [desk.to(edition.routes.picture(picture.id, size.width, size.digest)) for size in sizes]
    usual = max((n for n, size in enumerate(sizes) if size.width <= _USUAL_WIDTH), default=0)
    largest = sizes[-1]
    return PictureView(
        src=addresses[usual],
        srcset=", ".join(f"{to} {size.width}w" for to, size in zip(addresses, sizes, strict=True)),
        width=largest.width,
        height=largest.height,
        is_tall=largest.height > largest.width,
        alt=edition.choose(picture.alt),
        caption=edition.choose(picture.caption) if picture.caption else None,
        credit=edition.choose(picture.credit),
        licence=edition.choose(picture.licence.name),
        licence_url=picture.licence.url,
        source=cite(picture.source, desk, numbers),
        when=edition.when(picture.date) if picture.date else None,
        warning=edition.choose(picture.warning) if picture.graphic else None,
    )
