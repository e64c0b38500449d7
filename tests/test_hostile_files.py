"""Hostile files: what a picture holds beside the picture, what a name tries, and what is no record at all."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from builds import COMMAND, read_site, run
from chronicles import SMALL, front, write_chronicle
from pictured import draw, encode, put_picture
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

BATTLE = "battles/2017/al-qaim-2017.md"
EVIL = "<script>top.taken()</script>"
Site = dict[str, bytes]


def _make_exif() -> Image.Exif:
    """What a camera writes: words, and where it stood."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = EVIL
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 23.0, 1.0), 3: "E", 4: (41.0, 2.0, 3.0)})
    return exif


def _make_texts() -> PngInfo:
    texts = PngInfo()
    texts.add_text("Comment", EVIL, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", EVIL)
    return texts


_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + EVIL.encode()
_DRAWN = draw(600, 400)
_NOTED = {"exif": _make_exif(), "icc_profile": _PROFILE}
PICTURES = {
    "noted.jpg": encode(_DRAWN, "JPEG", comment=EVIL.encode(), xmp=EVIL.encode(), **_NOTED),
    "texts.png": encode(_DRAWN, "PNG", pnginfo=_make_texts(), **_NOTED),
    "marked.webp": encode(_DRAWN, "WEBP", xmp=EVIL.encode(), **_NOTED),
    "page-behind.jpg": encode(_DRAWN) + f"<html>{EVIL}".encode(),
    "archive-behind.png": encode(_DRAWN, "PNG") + b"PK\3\4" + EVIL.encode(),
}
# What lies about and is no record: it must not come out.
BESIDE = (
    *("x.html", "x.svg", "x.js", "_headers", "_redirects", "CNAME", "robots.txt", "pages/x.html"),
    *("battles/2017/x.html", ".hidden.html", ".well-known/x.html", "assets/chronicle/search.js"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A chronicle with hostile files of which a check says nothing, built by the real command."""
    folder = tmp_path_factory.mktemp("files")
    ids = ", ".join(Path(name).stem for name in PICTURES)
    battle = SMALL[BATTLE].replace("grade: fair", f"grade: fair\npictures: [{ids}]")
    write_chronicle(folder, SMALL | {BATTLE: battle} | dict.fromkeys(BESIDE, EVIL))
    for name, data in PICTURES.items():
        put_picture(folder, name, data)
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 0, said
    return read_site(folder / "site")


def test_of_a_picture_nothing_comes_out_but_the_picture(site: Site) -> None:
    made = {file: data for file, data in site.items() if file.startswith("media/")}
    assert {file.split(".")[0] for file in made} == {f"media/{Path(name).stem}" for name in PICTURES}
    for file, data in made.items():
        assert re.fullmatch(r"media/[a-z-]+\.\d+\.[0-9a-f]{12}\.webp", file)
        assert data[:4] + data[8:12] == b"RIFFWEBP"
        assert len(data) == 8 + int.from_bytes(data[4:8], "little")
        assert [chunk for chunk in (b"EXIF", b"ICCP", b"XMP ", b"taken") if chunk in data] == []


def test_what_is_no_record_is_not_published(site: Site) -> None:
    assert [file for file, data in site.items() if EVIL.encode() in data] == []
    names = {file.rpartition("/")[2] for file in site}
    assert names & {"x.html", ".hidden.html", "x.svg", "x.js", "CNAME", "robots.txt"} == set()


_PLACE = front("names: {ar: راوة, en: Rawa}\nkind: town").encode()
_PNG = encode(draw(8, 6), "PNG")
_SVG = f"<svg xmlns='http://www.w3.org/2000/svg'>{EVIL}</svg>".encode()
# Names as the system keeps them, what is in such a file, and what is told of each.
NAMES: dict[bytes, tuple[bytes, str]] = {
    b"media/x%2f..%2fx.png": (_PNG, "bad-id"),
    b"media/a b.png": (_PNG, "bad-id"),
    b"media/\"'.png": (_PNG, "bad-id"),
    b"media/<svg onload=taken()>.png": (_PNG, "bad-id"),
    b"media/a\nb.png": (_PNG, "bad-id"),
    "media/a\u202egnp.png".encode(): (_PNG, "bad-id"),
    b"media/\xff.png": (_PNG, "bad-id"),
    b"media/" + b"x" * 200 + b".png": (_PNG, "bad-id"),
    b"media/drawing.svg": (_SVG, "unusable-picture"),
    b"media/page.html": (EVIL.encode(), "unusable-picture"),
    b"media/script.png.js": (EVIL.encode(), "unusable-picture"),
    b"media/drawing-inside.png": (_SVG, "broken-picture"),
    b"media/page-inside.jpg": (EVIL.encode(), "broken-picture"),
    b"media/empty.PNG": (b"", "broken-picture"),
    b"media/cut.png": (_PNG[:20], "broken-picture"),
    b"places/x%2f..%2fx.md": (_PLACE, "bad-id"),
    b"places/<b>.md": (_PLACE, "bad-id"),
    b"places/a\nb.md": (_PLACE, "bad-id"),
    b"places/\xff.md": (_PLACE, "bad-id"),
    b"places/" + b"x" * 200 + b".md": (_PLACE, "bad-id"),
}
# Links and what is no file: none is followed, or waited for.
_LINKED = {
    "media/outside.png": "/etc/passwd",
    "media/within.png": "../places/anbar.md",
    "media/endless.png": "endless.png",
    "media/folder": "/etc",
    "places/passwd.md": "/etc/passwd",
    "places/folder": "/etc",
    "places/endless": "endless",
    "campaigns/old": "../battles",
}


def _lay_traps(folder: Path) -> Path:
    write_chronicle(folder, SMALL)
    content = folder / "content"
    (content / "media/folder.jpg").mkdir(parents=True)
    for name, (data, _) in NAMES.items():
        Path(os.fsdecode(os.fsencode(content) + b"/" + name)).write_bytes(data)
    for link, aim in _LINKED.items():
        (content / link).symlink_to(aim)
    for pipe in ("media/pipe.png", "places/pipe.md"):
        os.mkfifo(content / pipe)
    return folder


def _show(name: bytes) -> str:
    """A name as it is told: what nobody sees by its number."""
    shown = os.fsdecode(name).replace("\n", "<U+000A>").replace("\u202e", "<U+202E>")
    return shown.replace("\udcff", "<U+DCFF>")


def test_a_name_or_a_link_leads_nowhere_and_is_told(tmp_path: Path) -> None:
    folder = _lay_traps(tmp_path)
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text("as it was", encoding="utf-8")
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 1
    assert "Traceback" not in said
    assert "root:" not in said
    expected = {_show(name): code for name, (_, code) in NAMES.items()}
    linked = [name for name in _LINKED if name != "places/endless"]  # a link that leads to no folder
    expected |= dict.fromkeys((*linked, "media/pipe.png", "places/pipe.md"), "unreadable-file")
    found = re.findall(r"^content/(.+):1:1: error\[([a-z-]+)\]", said, re.MULTILINE)
    assert dict(found) == expected
    assert len(found) == len(expected) == said.count(" error[")
    assert read_site(site) == {"index.html": b"as it was"}


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_programs_are_told_of_any_name(form: str, tmp_path: Path) -> None:
    status, said = run(COMMAND, "check", "--format", form, cwd=_lay_traps(tmp_path))
    assert status == 1
    assert "Traceback" not in said
    if form == "github":
        # The last line counts; every other is a command, and none was made by a name.
        assert {line.partition(" ")[0] for line in said.splitlines()[:-1]} == {"::error"}
    else:
        told = json.loads(said)
        problems = told if form == "json" else told["runs"][0]["results"]
        assert len(problems) == len(NAMES) + len(_LINKED) - 1 + 2


_IDS = ["../../index", "/etc", "a/b", "a%2fb", "..", "x y", "<b>", "index.html", "x" * 101]


@pytest.mark.parametrize("field", ["previous_ids", "sources", "pictures"])
def test_an_id_is_no_way(field: str, tmp_path: Path) -> None:
    ids = json.dumps(_IDS)
    place = front(f"names: {{ar: راوة, en: Rawa}}\nkind: town\nwithin: ../anbar\n{field}: {ids}")
    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": place})
    status, said = run(COMMAND, "check", cwd=folder)
    assert status == 1
    found = re.findall(r"^content/places/rawa\.md:(\d+):\d+: error\[([a-z-]+)\]", said, re.MULTILINE)
    assert found == [("4", "bad-id"), *[("5", "bad-id")] * len(_IDS)]
