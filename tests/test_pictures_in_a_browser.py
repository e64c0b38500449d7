"""Pictures in a browser: fetched when they are wanted, and in the size that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from builds import build_site
from conftest import serve
from pictured import draw, encode, put_picture, write_pictured
from playwright.sync_api import Browser, Page, Route, expect
from test_accessibility import AXE, RUN

BATTLE = "battles/al-qaim-2017/"
GRAPHIC = "road."


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with three pictures, of which the last is graphic."""
    folder = write_pictured(tmp_path_factory.mktemp("pictured"))
    build_site(folder, folder / "site")
    with serve(folder / "site") as address:
        yield address


def _open(page: Page, address: str) -> list[str]:
    """Open a page, go through it from top to foot, and name the pictures that it fetches, also later on."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(address)
    _go_through(page)
    return fetched


def _go_through(page: Page, until: Literal["domcontentloaded", "networkidle"] = "networkidle") -> None:
    for _ in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(60)
    page.wait_for_load_state(until)


def _pictures(fetched: list[str]) -> list[str]:
    return [name for name in fetched if name.endswith(".webp")]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_graphic_picture_is_fetched_only_once_it_is_opened(
    code: str, pictured: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    fetched = _open(page, f"{pictured}{code}/{BATTLE}")
    assert {name.split(".")[0] for name in _pictures(fetched)} == {"crossing", "tower"}
    summary = page.locator("details.guard > summary")
    expect(summary).to_be_visible()
    expect(page.locator("details.guard img")).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.guard img")).to_be_visible()
    expect(page.locator("details.guard .unscripted")).to_be_hidden()
    page.wait_for_function("document.querySelector('.guard img').complete")
    assert any(name.startswith(GRAPHIC) for name in fetched)
    assert page.evaluate("document.querySelector('.guard img').naturalWidth") > 0
    page.close()


def test_without_scripts_a_graphic_picture_is_a_link_and_is_not_fetched(
    pictured: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(f"{pictured}ar/{BATTLE}")
    page.locator("details.guard > summary").click()
    expect(page.locator("details.guard img")).to_be_hidden()
    expect(page.locator("details.guard .unscripted a")).to_have_text("إلى الصورة")
    page.wait_for_load_state("networkidle")
    assert {name.split(".")[0] for name in _pictures(fetched)} == {"crossing", "tower"}
    page.locator("details.guard .unscripted a").click()
    page.wait_for_load_state("networkidle")
    assert page.url.rpartition("/")[2].startswith(GRAPHIC)
    context.close()


def test_the_words_before_a_graphic_picture_say_what_is_in_it(pictured: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{pictured}ar/{BATTLE}")
    expect(page.locator("details.guard > summary")).to_have_text("صورة صادمة: جثتان على طريق")
    page.goto(f"{pictured}en/{BATTLE}")
    expect(page.locator("details.guard > summary")).to_have_text("Graphic picture: two bodies on a road")
    page.close()


def test_a_graphic_picture_is_not_printed_even_where_it_is_open(pictured: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{pictured}en/{BATTLE}")
    page.locator("details.guard > summary").click()
    page.emulate_media(media="print")
    expect(page.locator("details.guard")).to_be_hidden()
    expect(page.locator(".prose .picture img")).to_be_visible()
    page.close()


@pytest.mark.parametrize(("width", "taken"), [(360, "crossing.480."), (1280, "crossing.960.")])
def test_a_browser_takes_the_size_that_its_screen_needs(
    width: int, taken: str, pictured: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    fetched = _pictures(_open(page, f"{pictured}ar/{BATTLE}"))
    assert next(name for name in fetched if name.startswith("crossing")).startswith(taken)
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_jumps_and_nothing_is_wider_than_the_page(
    width: int, pictured: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.webp", hold)
    page.goto(f"{pictured}ar/{BATTLE}")
    page.evaluate("document.fonts.ready")
    tops = "[...document.querySelectorAll('h2')].map(h => h.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(tops)
    _go_through(page, until="domcontentloaded")
    assert held
    page.unroute("**/*.webp")  # which lets go what was held
    _go_through(page)
    assert page.evaluate(tops) == before
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    widths = page.evaluate("[...document.querySelectorAll('img')].map(i => [i.clientWidth, i.clientHeight])")
    assert widths[0][0] / widths[0][1] == pytest.approx(2000 / 1200, rel=0.02)
    page.close()


def test_a_small_picture_is_not_blown_up(tmp_path: Path, browser: Browser) -> None:
    folder = write_pictured(tmp_path)
    put_picture(folder, "crossing.jpg", encode(draw(200, 120)))
    build_site(folder, folder / "site")
    with serve(folder / "site") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}en/{BATTLE}")
        assert page.evaluate("document.querySelector('.prose img').clientWidth") == 200
        page.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_a_page_with_pictures(
    width: int, scheme: str, pictured: str, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for code in ("ar", "en"):
        page.goto(f"{pictured}{code}/{BATTLE}")
        page.locator("details.guard").evaluate("guard => guard.open = true")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == []
    context.close()
