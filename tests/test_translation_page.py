"""The page of how the texts stand in each language, for a chronicle that asks for it."""

from __future__ import annotations

import re
from pathlib import Path

from builds import build_site, page_of
from chronicles import SMALL, front, write_chronicle

STALE = "battles/2017/al-qaim-2017.en.md"
FILES = SMALL | {
    STALE: SMALL[STALE].replace('translated_from: "', 'translated_from: "00000000" # "'),
    "battles/2017/rawa-2017.md": front(
        "title: معركة راوة\nkind: battle\ndate: 2017-11-17\nplaces: [anbar]", "النص."
    ),
    "battles/2017/ana-2017.md": front(
        "title: معركة عنه\nkind: battle\ndate: 2017-09-21\nplaces: [anbar]\nstatus: draft", "النص."
    ),
}


def rows(page: str) -> dict[str, list[str]]:
    found = re.findall(r'<th scope="row">([^<]+)</th>((?:<td>\d+</td>)+)', page)
    return {head: re.findall(r"\d+", cells) for head, cells in found}


def test_it_counts_and_lists_what_waits_in_each_language(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, FILES, settings="translations: true")
    site = build_site(folder, tmp_path / "site")
    english, arabic = page_of(site, "en/translations/"), page_of(site, "ar/translations/")
    assert rows(english)["Battles"] == rows(arabic)["المعارك"] == ["0", "1", "0", "1"]
    waiting = re.findall(r"<h3>([^<]+)</h3>\s*<ul class=\"waiting\">\s*<li>(.*?)</li>", english)
    assert [(head, re.search('href="([^"]+)"', link)[1]) for head, link in waiting] == [  # type: ignore[index]
        ("Behind the original", "../battles/al-qaim-2017/"),
        ("Missing", "../battles/rawa-2017/"),
    ]
    assert "../translations/" in page_of(site, "en/places/")


def test_with_an_edit_address_each_leads_to_the_file_to_work_on(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, FILES, settings="translations: true")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        f"repo_url: https://code.example.org/c\nedit_uri: edit/main/content/\n{text}", encoding="utf-8"
    )
    page = page_of(build_site(folder, tmp_path / "site"), "en/translations/")
    assert "https://code.example.org/c/edit/main/content/battles/2017/al-qaim-2017.en.md" in page
    assert "https://code.example.org/c/edit/main/content/battles/2017/rawa-2017.md" in page


def test_without_the_setting_there_is_no_such_page(tmp_path: Path) -> None:
    site = build_site(write_chronicle(tmp_path, FILES), tmp_path / "site")
    assert "en/translations/index.html" not in site
    assert "translations" not in page_of(site, "en/places/")
