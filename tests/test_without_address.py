"""A site without an address of its own: nothing on it pretends to be a whole address."""

from __future__ import annotations

from pathlib import Path

from builds import build_site, edit
from chronicles import SMALL, write_chronicle
from seen import see_page, see_site


def test_without_site_url_no_page_names_an_address_of_its_own(tmp_path: Path) -> None:
    old = SMALL["pages/about.md"].replace("title:", "previous_ids: [us]\ntitle:")
    folder = write_chronicle(tmp_path, SMALL | {"pages/about.md": old})
    edit(folder / "mkdocs.yml", "site_url: https://chronicle.example.org/\n", "")
    site = build_site(folder, folder / "site")
    pages = see_site(folder / "site")
    assert len(pages) > 10
    for path, page in pages.items():
        assert page.all("link", rel="canonical") == [], path
        assert [link for link in page.all("link", rel="alternate") if "hreflang" in link] == [], path
        assert page.all("section", **{"class": "cite"}) == [], path
    assert "sitemap.xml" not in site


def test_with_site_url_a_record_says_how_to_cite_it(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    page = see_page("", build_site(folder, folder / "site")["ar/places/al-qaim/index.html"].decode())
    assert page.all("section", **{"class": "cite"})
    assert page.all("link", rel="canonical")
