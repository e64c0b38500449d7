"""Quotation marks are those of the language: « » in Arabic, “ ” in English; in citations too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from builds import build_site, edit, page_of
from chronicles import SMALL, write_chronicle
from conftest import ROOT
from seen import SeenPage, see_page

_ARABIC = ROOT / "theme/locales/ar/LC_MESSAGES/chronicle.po"
_FOREIGN_TO_ARABIC = re.compile('[“”„‟‘’"]')
_BATTLE = "content/battles/2017/al-qaim-2017"


def test_the_arabic_interface_has_no_marks_of_another_language() -> None:
    with _ARABIC.open("rb") as file:
        said = [(m.string,) if isinstance(m.string, str) else m.string for m in read_po(file) if m.id]
    words = [form for forms in said for form in forms]
    assert [form for form in words if _FOREIGN_TO_ARABIC.search(form)] == []
    assert any("«" in form for form in words)


def test_marks_come_in_pairs_in_every_language() -> None:
    with _ARABIC.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    for message in messages:
        forms = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(form.count("«") == form.count("»") for form in forms), message.id


def test_no_page_of_this_chronicle_has_the_wrong_marks_in_arabic(own_pages: dict[str, SeenPage]) -> None:
    wrong = {
        (path, words.strip())
        for path, page in own_pages.items()
        for language, words in page.words
        if language == "ar" and re.search("[“”„‟]", words)
    }
    assert wrong == set()


def _citation(site: dict[str, bytes], path: str) -> str:
    html = page_of(site, path).partition('<section class="cite"')[2].partition("</section>")[0]
    return re.sub("<[^>]+>", "", html.partition("<p>")[2].partition("</p>")[0]).strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_chronicle(tmp_path, SMALL, settings="title: {ar: سجل صغير, en: A Small Chronicle}")


def test_a_citation_has_the_title_in_the_marks_of_its_language(folder: Path) -> None:
    site, address = build_site(folder, folder / "site"), "https://chronicle.example.org/"
    english, arabic = "en/battles/al-qaim-2017/", "ar/battles/al-qaim-2017/"
    assert _citation(site, english) == f"“Battle of al-Qa&#39;im”, A Small Chronicle, {address}{english}"
    assert _citation(site, arabic) == f"«معركة القائم»، سجل صغير، {address}{arabic}"


def test_marks_within_marks_are_told_apart(folder: Path) -> None:
    edit(folder / f"{_BATTLE}.en.md", "title: Battle of al-Qa'im", "title: The start of “Jazeera Storm”")
    site = build_site(folder, folder / "site")
    assert _citation(site, "en/battles/al-qaim-2017/").startswith("“The start of ‘Jazeera Storm’”, A Small")
    assert "<h1>The start of “Jazeera Storm”</h1>" in page_of(site, "en/battles/al-qaim-2017/")


def test_a_title_that_is_not_translated_keeps_its_language_within_the_marks_of_the_page(folder: Path) -> None:
    (folder / f"{_BATTLE}.en.md").unlink()
    html = page_of(build_site(folder, folder / "site"), "en/battles/al-qaim-2017/")
    section = html.partition('<section class="cite"')[2].partition("</section>")[0]
    assert "“<bdi" in section
    assert ("ar", "معركة القائم") in see_page("", section).words
