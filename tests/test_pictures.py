"""Pictures: only pictures are published, and a text shows them from any page."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import build_site, page_of
from chronicle.glue.markdown import ProseRenderer
from chronicle.output.prose import Prose
from chronicles import SMALL, front, read_written, write_chronicle
from seen import resolve, see_page

PNG = b"\x89PNG\r\n\x1a\n"


def _write(folder: Path, text: str) -> Path:
    return write_chronicle(folder, SMALL | {"pages/about.md": front("title: عن السجل", text)})


def _put(folder: Path, name: str) -> None:
    file = folder / "content/media" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(PNG)


def test_nothing_but_pictures_is_published_from_media(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path / "project", SMALL)
    for name in ("a.png", "b.JPG", "old/c.webp", "evil.html", "evil.svg", "evil.js", "note.txt"):
        _put(folder, name)
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/within.png").write_bytes(b"secret")
    (folder / "content/media/link.png").symlink_to(tmp_path / "secret.png")
    (folder / "content/media/folder").symlink_to(tmp_path / "secrets")
    site = build_site(folder, folder / "site")
    published = [path for path in site if path.startswith("media/")]
    assert published == ["media/a.png", "media/b.JPG", "media/old/c.webp"]


@pytest.mark.parametrize(
    "text", ["![خريطة](media/a.png)", '<img src="media/a.png" alt="">', "[خ](media/a.png)"]
)
def test_a_picture_is_found_from_the_page_that_shows_it(text: str, tmp_path: Path) -> None:
    folder = _write(tmp_path, text)
    _put(folder, "a.png")
    page = see_page("ar/about/", page_of(build_site(folder, folder / "site"), "ar/about/"))
    assert ("media/a.png", "") in [resolve("ar/about/", link) for link in page.links()]


@pytest.mark.parametrize(
    "text",
    [
        "![خ](media/b.png)",
        "![خ](a.png)",
        '<img src="media/b.png">',
        "[خ](media/b.png)",
        "![خ](<media/b c.png>)",
    ],
)
def test_a_picture_that_is_not_there_is_told(text: str, tmp_path: Path) -> None:
    folder = _write(tmp_path, text)
    _put(folder, "a.png")
    assert "unknown-picture" in {problem.code for problem in read_written(folder)[1]}


@pytest.mark.parametrize(
    "text", ["![خ](media/a.png)", "![خ](<media/a b.png>)", "![خ](media/a%20b.png)", "`![خ](x.png)`"]
)
def test_a_picture_that_is_there_is_no_problem(text: str, tmp_path: Path) -> None:
    folder = _write(tmp_path, text)
    _put(folder, "a.png")
    _put(folder, "a b.png")
    assert "unknown-picture" not in {problem.code for problem in read_written(folder)[1]}


def test_the_way_to_media_cannot_lead_to_another_host() -> None:
    html = ProseRenderer().render(Prose("![x](media//evil.example/x.png)", "ar", "rtl"), "../../")
    assert 'src="../../media//evil.example/x.png"' in html
