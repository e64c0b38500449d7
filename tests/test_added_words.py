"""What is added to an editor's text, by Markdown and by the list of sources, is of the page's language."""

from __future__ import annotations

import re

import pytest
from builds import build_site, edit, page_of
from chronicles import SMALL, write_chronicle
from seen import see_page

_NOTES = """
!!! note
    نص[^1].

!!! warning "عنوان"
    نص.

!!! danger ""
    نص.

[^1]: حاشية
"""
Site = dict[str, bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small chronicle with notes in a text that is not translated, and in the digits of the East."""
    languages = "languages: [{code: ar, digits: arabic-indic}, en]"
    folder = write_chronicle(tmp_path_factory.mktemp("added"), SMALL, settings=languages)
    about = folder / "content/pages/about.md"
    about.write_text(about.read_text(encoding="utf-8") + _NOTES, encoding="utf-8")
    (folder / "content/pages/about.en.md").unlink()
    other = SMALL["sources/reuters-2017-10-27.md"]
    (folder / "content/sources/other.md").write_text(other, encoding="utf-8")
    edit(folder / "content/battles/2017/al-qaim-2017.md", "\nsources: [", "\nsources: [other, ")
    return build_site(folder, folder / "site")


def test_a_note_without_a_title_is_headed_in_arabic(site: Site) -> None:
    html = page_of(site, "ar/about/")
    assert re.findall('<p class="admonition-title">(.*?)</p>', html) == ["ملاحظة", "عنوان"]


def test_the_heading_of_a_note_in_a_foreign_text_is_of_the_page(site: Site) -> None:
    page = see_page("", page_of(site, "en/about/"))
    assert [code for code, said in page.words if said == "Note"] == ["en"]


@pytest.mark.parametrize(("code", "said"), [("ar", "العودة إلى"), ("en", "Back to footnote 1 in the text")])
def test_the_way_back_from_a_footnote_says_so_in_the_language_of_the_page(
    code: str, said: str, site: Site
) -> None:
    (back,) = see_page("", page_of(site, f"{code}/about/")).all("a", **{"class": "footnote-backref"})
    assert back["title"].startswith(said)


def test_the_list_of_sources_numbers_them_as_the_text_cites_them(site: Site) -> None:
    for code, numbers in (("ar", ["[١]", "[٢]"]), ("en", ["[1]", "[2]"])):
        html = page_of(site, f"{code}/battles/al-qaim-2017/")
        assert re.findall('<span class="source-number">(.*?)</span>', html) == numbers
        assert f">{numbers[0]}</a></sup>" in html
