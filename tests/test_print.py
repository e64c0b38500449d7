"""On paper a page is a dossier: addresses written out, nothing that leads elsewhere, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builds import build_site, edit
from chronicles import SMALL, write_chronicle
from playwright.sync_api import Browser, Page

# What is left of A4 between the margins, at 96 dots an inch.
_WIDTH, _HEIGHT = 673, 1000
_SOURCE = "https://news.example.org/2017/10/27/al-qaim"


@pytest.fixture(params=["light", "dark"])
def paper(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser that shows pages as they are printed, whatever the reader's colours."""
    context = browser.new_context(
        viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme=request.param, java_script_enabled=True
    )
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small chronicle with a link out of the site in its text, an archived source, and events."""
    folder = write_chronicle(
        tmp_path_factory.mktemp("print"), SMALL, settings="languages: [{code: ar, hijri: true}, en]"
    )
    edit(
        folder / "content/sources/reuters-2017-10-27.md",
        "kind: agency",
        "kind: agency\narchive: https://archive.example.org/1",
    )
    for name in ("al-qaim-2017.md", "al-qaim-2017.en.md"):
        file = folder / "content/battles/2017" / name
        file.write_text(
            f"{file.read_text(encoding='utf-8')}\n[out](https://out.example.org/a?b=1)\n", encoding="utf-8"
        )
    edit(folder / "content/battles/2017/al-qaim-2017.md", "high: 5,", "high: 5, events: [1, 2],")
    build_site(folder, folder / "site")
    return folder / "site"


def _after(page: Page, selector: str) -> list[str]:
    """What the style adds after each link."""
    script = "all => all.map(a => getComputedStyle(a, '::after').content)"
    return [said for said in page.locator(selector).evaluate_all(script) if said not in ("none", "normal")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_addresses_are_written_out(language: str, paper: Page, small_site: Path) -> None:
    paper.goto((small_site / language / "battles/al-qaim-2017/index.html").as_uri())
    assert _after(paper, ".source-more a") == [f'" <{_SOURCE}>"', '" <https://archive.example.org/1>"']
    assert _after(paper, ".prose a") == ['" <https://out.example.org/a?b=1>"']
    imprint = paper.locator(".imprint").inner_text()
    assert "A Small Chronicle" in imprint
    assert f"https://chronicle.example.org/{language}/battles/al-qaim-2017/" in imprint


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_that_leads_elsewhere_is_printed(language: str, paper: Page, small_site: Path) -> None:
    for path in ("battles/al-qaim-2017", "places/al-qaim", "timeline/2017", "timeline", "map", "days/11", ""):
        paper.goto((small_site / language / path / "index.html").as_uri())
        shown = "all => all.filter(one => one.checkVisibility()).map(one => one.className)"
        assert paper.locator("nav, .skip, .today, .brief").evaluate_all(shown) == []
        assert paper.locator(".site-title").is_visible()


def test_what_is_folded_away_is_printed(paper: Page, small_site: Path) -> None:
    paper.goto((small_site / "ar/battles/al-qaim-2017/index.html").as_uri())
    folded = paper.locator("details:not(.cite *) > :not(summary)")  # how to cite a page is for screens
    assert folded.count() >= 4
    shown = folded.evaluate_all("all => all.map(one => one.checkVisibility({contentVisibilityAuto: true}))")
    assert all(shown)
    assert all(height > 0 for height in folded.evaluate_all("all => all.map(one => one.offsetHeight)"))


def test_paper_is_white_and_ink_is_dark(paper: Page, small_site: Path) -> None:
    paper.goto((small_site / "ar/battles/al-qaim-2017/index.html").as_uri())
    ink = paper.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ink == "rgb(29, 28, 26)"


def test_no_table_or_picture_is_wider_than_the_paper(paper: Page, address: str) -> None:
    for path in (
        "ar/battles/raqqa-city-2017/",
        "en/battles/raqqa-city-2017/",
        "ar/places/mosul/",
        "en/glossary/",
    ):
        paper.goto(address + path)
        right = "all => Math.max(0, ...all.map(one => one.getBoundingClientRect().right))"
        assert paper.locator("table, svg, figure, .facts").evaluate_all(right) <= _WIDTH
        assert paper.evaluate("document.documentElement.scrollWidth") <= _WIDTH


def test_a_battle_makes_a_pdf(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}ar/battles/al-qaim-2017/")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()
