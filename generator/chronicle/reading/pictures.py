"""The files of pictures: whether each is one that can be shown. Only the head of a file is looked at here;
that all of it can be drawn is seen by the build.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

from chronicle.model import LONGEST_ID, TOO_LONG_ID, is_id
from chronicle.problems import Problems, Spot
from chronicle.reading.sources import SourceFile, tell_link

LARGEST_PICTURE = 32 * 1024 * 1024
MOST_PIXELS = 50_000_000
# No SVG, which can hold scripts; no other type, since every camera and program writes one of these.
FORMATS = ("JPEG", "PNG", "WEBP")
_ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_NAMES = {"WEBP": "WebP", "MPO": "JPEG"}  # MPO: a JPEG with another behind it, as telephones write them
# What Pillow raises over a file that is not what it seems.
FAULTS_OF_PICTURES = (
    OSError,
    ValueError,
    TypeError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture under media/. One that is not sound is there all the same: its fault is told already."""

    path: Path
    shown: str
    is_sound: bool = True

    @property
    def stem(self) -> str:
        """The path without its ending, which a picture and its side-car share."""
        return self.shown.rpartition(".")[0] or self.shown

    @property
    def spot(self) -> Spot:
        """Where problems point at: there are no lines in a picture."""
        return Spot(self.shown)

    @property
    def id(self) -> str:
        """The id that its name makes."""
        return self.stem.rpartition("/")[2]


def read_picture(file: SourceFile, problems: Problems) -> PictureFile:
    """What the head of a file says. Whatever is wrong is in the problems; nothing is raised."""
    before = len(problems.found)
    if not file.is_plain:
        tell_link(file, problems)
    elif _check_name(file, problems) and _check_size(file, problems):
        _check_head(file, problems)
    return PictureFile(file.path, file.shown, is_sound=len(problems.found) == before)


def _check_name(file: SourceFile, problems: Problems) -> bool:
    stem, _, ending = file.parts[-1].rpartition(".")
    if ending.casefold() not in _ENDINGS:
        problems.error(
            "unusable-picture",
            Spot(file.shown),
            "no picture of this type can be shown",
            "save it as jpg, png or webp; media/ holds nothing but pictures and the .md file of each",
        )
    elif not is_id(stem):
        problems.error(
            "bad-id",
            Spot(file.shown),
            'the file name "{stem}" cannot be an id',
            TOO_LONG_ID
            if len(stem) > LONGEST_ID
            else "an id is small Latin letters, digits and single hyphens, as in al-qaim-crossing.jpg",
            stem=stem,
        )
    else:
        return True
    return False


def _check_size(file: SourceFile, problems: Problems) -> bool:
    if file.stamp[1] <= LARGEST_PICTURE:
        return True
    size = f"{file.stamp[1] / 1024 / 1024:.0f} MB"
    _tell_large(file, f"this picture has {size}; the most is 32 MB", problems)
    return False


def _tell_large(file: SourceFile, reason: str, problems: Problems) -> None:
    advice = "save it smaller: no page shows more than 1600 pixels across"
    problems.error("too-large", Spot(file.shown), "{reason}", advice, reason=reason)


def _check_head(file: SourceFile, problems: Problems) -> None:
    from PIL import Image  # not every chronicle has pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file.path, formats=FORMATS) as image:
                width, height = image.size
                found, frames = image.format or "", getattr(image, "n_frames", 1)
    except Image.DecompressionBombError:
        _tell_large(file, "this picture has far too many pixels; the most is 50 million", problems)
    except FAULTS_OF_PICTURES:
        tell_broken(file.shown, problems)
    else:
        if width * height > MOST_PIXELS:
            millions = f"{width * height / 1_000_000:.0f}"
            _tell_large(file, f"this picture has {millions} million pixels; the most is 50 million", problems)
        elif frames > 1 and found != "MPO":
            advice = "save one of its frames as a picture"
            problems.error("unusable-picture", Spot(file.shown), "this picture moves", advice)
        else:
            _check_ending(file, _NAMES.get(found, found), problems)


def _check_ending(file: SourceFile, found: str, problems: Problems) -> None:
    ending = file.parts[-1].rpartition(".")[2].casefold()
    if found.upper() != _ENDINGS[ending]:
        problems.error(
            "unusable-picture",
            Spot(file.shown),
            "this is a {found} file, but its name ends in .{ending}",
            "give it the ending of what it is",
            found=found,
            ending=ending,
        )


def tell_broken(shown: str, problems: Problems) -> None:
    """Say that a file cannot be read as a picture."""
    problems.error(
        "broken-picture",
        Spot(shown),
        "this file cannot be read as a picture",
        "open it in a program for pictures and save it again, as jpg, png or webp",
    )
