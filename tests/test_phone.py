"""The first screen of a phone says what a battle was: bounding boxes at 360 by 740."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import build_site, edit
from chronicle.output.views.brief import make_brief
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from playwright.sync_api import Browser
from records import make_actor, make_battle, make_place
from seen import SeenPage

_BOTTOMS = """() => ['h1', '.brief', '.brief p:first-child', '.brief p:last-child']
  .map(name => document.querySelector(name).getBoundingClientRect())
  .map(box => [box.height > 0, box.bottom])"""


def _is_on_first_screen(browser: Browser, addresses: list[str]) -> dict[str, bool]:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    found = {}
    for address in addresses:
        page.goto(address)
        boxes = page.evaluate(_BOTTOMS)
        found[address] = all(is_drawn and bottom <= 740 for is_drawn, bottom in boxes)
    page.context.close()
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_title_date_place_sides_and_outcome_stand_on_the_first_screen(
    language: str, browser: Browser, address: str, own_pages: dict[str, SeenPage]
) -> None:
    battles = [path for path in own_pages if path.startswith(f"{language}/battles/") and path.count("/") == 3]
    longest = sorted(battles, key=lambda path: -len(own_pages[path].html.partition("</aside>")[0]))[:8]
    assert all(_is_on_first_screen(browser, [address + path for path in longest]).values())


def test_a_long_summary_comes_after_them(tmp_path: Path, browser: Browser) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "content/battles/2017/al-qaim-2017.md", "هجوم من أربعة محاور", "هجوم من أربعة محاور " * 40)
    build_site(folder, tmp_path / "site")
    page = tmp_path / "site/ar/battles/al-qaim-2017/index.html"
    assert all(_is_on_first_screen(browser, [page.as_uri()]).values())


def test_a_wide_screen_has_the_facts_alone(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}ar/battles/al-qaim-2017/")
    assert not page.locator(".brief").is_visible()
    assert page.locator("aside.facts").is_visible()


def test_of_many_names_the_first_two_are_said_and_the_rest_counted() -> None:
    names = [f"actor-{n}" for n in range(5)]
    battle = make_battle("b", sides=[{"actors": names}, {"actors": names[:3]}], outcome={"result": "held"})
    desk, _ = make_desk(make_place("al-qaim"), *map(make_actor, names), battle)
    brief = make_brief(battle, desk)
    assert [(len(side.first), side.more) for side in brief.sides] == [(2, "و3 أطراف أخرى"), (3, "")]
    assert (brief.result, brief.by) == ("الاحتفاظ بالموقع", ())


_CELLS = """() => [...document.querySelectorAll('.prose td')].map(cell => {
  const {fontSize, textAlign} = getComputedStyle(cell);
  return [parseFloat(fontSize) >= 14, textAlign];
})"""


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_table_of_an_editor_can_be_read_and_its_columns_begin_where_lines_do(
    code: str, browser: Browser, tmp_path: Path
) -> None:
    table = "| {0} | {0} | {0} |\n|:---|---:|:---:|\n| {0} | 12 | {0} |\n"
    pages = {
        "pages/about.md": front("title: عن السجل", table.format("نصّ")),
        "pages/about.en.md": front("title: About", table.format("text")),
    }
    folder = write_chronicle(tmp_path, SMALL | pages)
    build_site(folder, folder / "site")
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto((folder / f"site/{code}/about/index.html").as_uri())
    assert page.evaluate(_CELLS) == [[True, "start"], [True, "right"], [True, "center"]]
    page.context.close()
