"""Pictures drawn for the tests, and a small chronicle that shows them."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from chronicles import SMALL, front, write_chronicle
from PIL import Image, ImageDraw

WORDS = """
alt: {ar: جسر معدني فوق النهر, en: A steel bridge over the river}
caption: {ar: الجسر عند القائم صباح ذلك اليوم., en: The bridge at Al-Qa'im that morning.}
credit: {ar: أخبار المثال, en: Example News}
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
source: reuters-2017-10-27
date: 2017-11-03~
"""
GRAPHIC = """
alt: {ar: جثتان على طريق, en: Two bodies on a road}
credit: أ. مصور
licence: {name: {ar: ملكية عامة, en: Public domain}, url: "https://creativecommons.org/publicdomain/mark/1.0/"}
graphic: true
warning: {ar: جثتان على طريق, en: two bodies on a road}
"""


def draw(width: int = 1200, height: int = 800, *, mode: str = "RGB") -> Image.Image:
    """Hills under a sky: a picture that is none, with enough in it to be worth its sizes."""
    shape = random.Random(width * height)
    image = Image.new("RGB", (width, height), (196, 205, 210))
    brush = ImageDraw.Draw(image)
    for n in range(5):
        tops = [
            (width * x // 12, int(height * (0.35 + 0.12 * n) + shape.uniform(-0.05, 0.05) * height))
            for x in range(13)
        ]
        shade = 190 - 30 * n
        brush.polygon([(0, height), *tops, (width, height)], fill=(shade, shade - 12, shade - 40))
    return image.convert(mode)


def encode(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The bytes of a picture file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def forge_png(width: int, height: int) -> bytes:
    """The head of a PNG of any size, and one row of nothing: a small file that asks for much memory."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def put_picture(folder: Path, name: str, data: bytes, words: str = WORDS) -> Path:
    """Put a picture with its side-car into a chronicle; without words it has none."""
    file = folder / "content/media" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    if words:
        file.with_suffix(".md").write_text(front(words), encoding="utf-8")
    return file


def write_pictured(folder: Path, files: dict[str, str] | None = None) -> Path:
    """A chronicle whose battle shows a picture in its text, a tall one and a graphic one after it."""
    battle = "battles/2017/al-qaim-2017.md"
    shown = SMALL[battle].replace("grade: fair", "grade: fair\npictures: [tower, road]")
    english = SMALL["battles/2017/al-qaim-2017.en.md"]
    texts = {
        battle: f"{shown}\n![[crossing]]\n\nوبقي الجسر قائمًا.\n",
        "battles/2017/al-qaim-2017.en.md": english + "\n![[crossing]]\n\nThe bridge still stood.\n",
    }
    write_chronicle(folder, SMALL | texts | (files or {}))
    put_picture(folder, "crossing.jpg", encode(draw(2000, 1200)))
    put_picture(folder, "tower.png", encode(draw(600, 900), "PNG"))
    put_picture(folder, "road.webp", encode(draw(1000, 700), "WEBP"), GRAPHIC)
    return folder
