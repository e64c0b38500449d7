"""A reader's way through the repository's own chronicle, in a real browser."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from seen import SeenPage, one_of_each


@pytest.fixture(scope="module")
def kinds(own_pages: dict[str, SeenPage]) -> list[str]:
    """The path of one page of each kind, in each language."""
    return one_of_each(own_pages)


def _expect_language(page: Page, code: str, direction: str) -> None:
    html = page.locator("html")
    expect(html).to_have_attribute("lang", code)
    expect(html).to_have_attribute("dir", direction)


def test_a_reader_goes_from_a_battle_to_its_place_to_an_actor_and_changes_language(
    page: Page, address: str
) -> None:
    page.goto(f"{address}ar/battles/al-qaim-2017/")
    _expect_language(page, "ar", "rtl")
    expect(page.locator("h1")).to_have_text("معركة القائم")
    page.locator("main a[href$='places/al-qaim/']").first.click()
    expect(page).to_have_url(f"{address}ar/places/al-qaim/")
    _expect_language(page, "ar", "rtl")
    expect(page.locator("h1")).to_have_text("القائم")
    page.locator("main a[href$='battles/al-qaim-2017/']").first.click()
    page.locator("main a[href*='actors/']").first.click()
    expect(page).to_have_url(re.compile("/ar/actors/[a-z-]+/$"))
    _expect_language(page, "ar", "rtl")
    actor = page.url.removeprefix(f"{address}ar/actors/")
    page.locator("header a[hreflang='en']").click()
    expect(page).to_have_url(f"{address}en/actors/{actor}")
    _expect_language(page, "en", "ltr")
    page.locator("header a[hreflang='ar']").click()
    expect(page).to_have_url(f"{address}ar/actors/{actor}")


def test_the_door_leads_to_the_first_language(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_url(f"{address}ar/")
    _expect_language(page, "ar", "rtl")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_pages_ask_for_nothing_but_what_their_own_host_has(
    scripts: bool, browser: Browser, address: str, kinds: list[str]
) -> None:
    context, asked, failed = browser.new_context(java_script_enabled=scripts), set(), []
    page, host = context.new_page(), urlsplit(address).netloc
    page.on("request", lambda request: asked.add(urlsplit(request.url)))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    # The door leads on by itself, into whatever is opened next: it comes last.
    for path in sorted(kinds, key=lambda path: path == ""):
        page.goto(address + path, wait_until="load")
    if "" in kinds:
        page.wait_for_url(f"{address}ar/")
    context.close()
    assert [url.geturl() for url in asked if url.scheme != "data" and url.netloc != host] == []
    assert len([url for url in asked if url.netloc == host]) > len(kinds)
    assert failed == []


def test_a_battle_reads_with_scripts_off(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/battles/al-qaim-2017/")
    expect(page.locator("h1")).to_be_visible()
    for words in ("Qasim al-Muhammadi", "1,500", "Reuters and Agence France-Presse"):
        expect(page.get_by_text(words).first).to_be_visible()
    page.locator("header a[hreflang='ar']").click()
    expect(page.locator("h1")).to_have_text("معركة القائم")
    context.close()


@pytest.mark.parametrize(
    ("path", "element", "family"),
    [
        ("ar/battles/al-qaim-2017/", ".prose p", "Noto Naskh Arabic"),
        ("ar/battles/al-qaim-2017/", "h1", "Chronicle Heads Arabic"),
        ("en/battles/al-qaim-2017/", ".prose p", "Source Serif 4"),
        ("en/battles/al-qaim-2017/", "h1", "Source Sans 3"),
    ],
)
def test_the_faces_that_show_the_text_come_with_the_site(
    path: str, element: str, family: str, page: Page, address: str
) -> None:
    """Not those of the machine: the browser is asked what it drew the signs with."""
    page.goto(address + path)
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)")
    assert family in [name.strip('"') for name in loaded]
    drawn = _faces_of(page, element)
    assert all(face["isCustomFont"] for face in drawn), drawn
    assert max(drawn, key=lambda face: face["glyphCount"])["familyName"].startswith(family)


def _faces_of(page: Page, element: str) -> list[dict[str, Any]]:
    inspector = page.context.new_cdp_session(page)
    inspector.send("DOM.enable")
    inspector.send("CSS.enable")
    root = inspector.send("DOM.getDocument")["root"]["nodeId"]
    node = inspector.send("DOM.querySelector", {"nodeId": root, "selector": element})["nodeId"]
    fonts: list[dict[str, Any]] = inspector.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return fonts


def test_no_page_scrolls_sideways_on_a_small_phone(browser: Browser, address: str, kinds: list[str]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page, wide = context.new_page(), {}
    for path in filter(None, kinds):
        page.goto(address + path)
        page.evaluate("document.fonts.ready")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[path] = width
    context.close()
    assert wide == {}
