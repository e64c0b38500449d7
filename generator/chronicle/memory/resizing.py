"""A picture made ready for the site: upright, in a few sizes, and without all that a camera wrote into it,
such as where it stood. The same file gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from io import BytesIO
from threading import Lock

import PIL
from PIL import ImageCms, ImageOps, features
from PIL.Image import Image, Resampling
from PIL.Image import new as new_image
from PIL.Image import open as open_image

from chronicle.reading import FAULTS_OF_PICTURES, FORMATS

# For telephones, for columns of text, and for the same on fine screens.
_WIDTHS = (480, 960, 1600)
_TALLEST = 3200
_QUALITY = 80
# In pixels, of four bytes and more each.
_GREAT = 12_000_000
_ONE_GREAT = Lock()
_ORIENTATION, _ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)
# All that shapes the bytes beside the file itself.
RECIPE = (_WIDTHS, _TALLEST, _QUALITY, PIL.__version__, features.version("webp"))


def resize(raw: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Width, height and bytes of each size from the smallest, as WebP, which every browser shows.

    Whatever Pillow raises over a broken file is raised.
    """
    with open_image(BytesIO(raw), formats=FORMATS) as opened, _wait_for_room(opened):
        is_drawn = opened.format == "PNG"
        largest = _make_plain(_turn_upright(_shrink(opened)))
    for width in _choose_widths(largest.width):
        size = (width, max(1, round(largest.height * width / largest.width)))
        image = largest if width == largest.width else largest.resize(size, Resampling.LANCZOS)
        yield image.width, image.height, _encode(image, is_drawn=is_drawn)


def _wait_for_room(opened: Image) -> AbstractContextManager[object]:
    """Only one great picture at a time is held whole: a photograph is decoded small, another kind is not."""
    is_great = opened.format != "JPEG" and opened.width * opened.height > _GREAT
    return _ONE_GREAT if is_great else nullcontext()


def _choose_widths(largest: int) -> tuple[int, ...]:
    """The largest, never blown up, and the widths so far below it that they are worth a file."""
    return (*(width for width in _WIDTHS if width < 0.8 * largest), largest)


def _shrink(opened: Image) -> Image:
    """The picture no larger than it is shown; a photograph is decoded no larger than that needs."""
    turned = opened.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
    box = (_TALLEST, _WIDTHS[-1]) if turned else (_WIDTHS[-1], _TALLEST)
    image = opened if opened.mode in ("RGB", "L", "CMYK") else _mix(opened)
    image.thumbnail(box, Resampling.LANCZOS)
    return image


def _mix(image: Image) -> Image:
    """One byte for each channel, so that sizes are made by mixing colours."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 257).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _turn_upright(image: Image) -> Image:
    with suppress(*FAULTS_OF_PICTURES):  # the camera's notes are broken; the picture is not
        return ImageOps.exif_transpose(image)
    return image


def _make_plain(image: Image) -> Image:
    """The colours that every screen takes, and nothing beside them. What is clear becomes white, since black
    lines on nothing are lost on a dark page.
    """
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    plain = _turn_to_screen(image, mode) or image.convert(mode)
    paper = new_image("RGB", plain.size, "white")
    paper.paste(plain, mask=plain.getchannel("A") if mode == "RGBA" else None)
    return paper


def _turn_to_screen(image: Image, mode: str) -> Image | None:
    """The picture in the colours of screens, where it says in which it was taken."""
    profile = image.info.get("icc_profile")
    if not profile:
        return None
    with suppress(ImageCms.PyCMSError, *FAULTS_OF_PICTURES):
        own, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, screen, outputMode=mode)
    return None


def _encode(image: Image, *, is_drawn: bool) -> bytes:
    """What was kept without loss, as plans and scanned pages are, stays so where that is smaller."""
    data = _save(image, lossless=False)
    return min(data, _save(image, lossless=True), key=len) if is_drawn else data


def _save(image: Image, *, lossless: bool) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, lossless=lossless, method=4)
    return out.getvalue()
