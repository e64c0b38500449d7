"""The explorer on unusual chronicles: no end, no start, one point for two places, data that does not come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builds import build_site
from chronicles import SMALL, front, plain_battle, write_chronicle
from playwright.sync_api import Page, expect

_DATES = {
    "still-on": "2017-10-26/..", "no-known-end": "2017-10-26/", "since-ever": "../2018-02-03",
    "long": "2016-10-17/2017-07-10", "year-only": "2017", "decade": "201X", "one-day": "2017-11-03",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Battles of every odd date, three at places that move with the month, two places at one point."""
    folder = tmp_path_factory.mktemp("edges")
    at = {f"north-{n}": (33 + n / 50, 43 + n / 50) for n in range(3)}
    at |= {f"south-{n}": (33.5 + n / 50, 43.5 + n / 50) for n in range(3)} | {
        "twin-a": (35, 40),
        "twin-b": (35, 40),
    }
    files = {
        f"places/{id}.md": front(f"names: {{ar: مكان, en: {id}}}\nkind: town\ncoordinates: [{y}, {x}]")
        for id, (y, x) in at.items()
    }
    places = {f"raid-{id}": ("2017-11-03" if "north" in id else "2017-12-03", id) for id in at}
    battles = {id: (date, "al-qaim") for id, date in _DATES.items()} | places
    files |= {f"battles/{id}.md": plain_battle(*facts, kind="raid") for id, facts in battles.items()}
    build_site(write_chronicle(folder, SMALL | files), folder / "site")
    return folder / "site"


def _listed(page: Page) -> set[str]:
    expect(page.locator("#explorer-list")).to_be_visible()
    links = page.locator("#explorer-list .battle-title a").evaluate_all("all => all.map(one => one.href)")
    return {re.findall(r"/([a-z0-9-]+)/(?:index\.html)?$", link)[0] for link in links}


@pytest.mark.parametrize(
    ("choice", "there", "not_there"),
    [
        ("#from=2019-05", {"still-on", "no-known-end", "decade"}, {"since-ever", "long", "one-day"}),
        ("#to=2009-01", {"since-ever"}, {"decade", "long", "still-on"}),
        ("#from=2017-03&to=2017-03", {"long", "year-only", "since-ever"}, {"one-day", "still-on"}),
        ("#from=2017-11&to=2017-11", {"one-day", "still-on", "no-known-end", "year-only"}, {"long"}),
    ],
)
def test_a_time_finds_what_may_have_been_under_way(
    choice: str, there: set[str], not_there: set[str], page: Page, site: Path
) -> None:
    page.goto((site / "en/timeline/index.html").as_uri() + choice)
    listed = _listed(page)
    assert there <= listed
    assert not not_there & listed
    expect(page.locator("#explorer-count")).to_contain_text("may have been under way then")


def test_what_is_no_month_chooses_nothing(page: Page, site: Path) -> None:
    page.goto((site / "en/timeline/index.html").as_uri() + "#from=foo&to=2017-13")
    assert _listed(page) >= set(_DATES)
    expect(page.locator("select[name=from]")).to_have_value("")


def test_a_mark_never_stands_where_another_choice_had_one(page: Page, site: Path) -> None:
    page.goto((site / "en/map/index.html").as_uri() + "#to=2017-11&from=2017-11&map=7/33.3/43.3")
    cluster = page.locator(".mark-holder:has(.cluster)").first
    before = cluster.bounding_box()
    page.evaluate("location.hash = '#from=2017-12&to=2017-12&map=7/33.3/43.3'")
    expect(page.locator(".slider-said")).to_contain_text("December 2017")
    after = page.locator(".mark-holder:has(.cluster)").first.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] > before["x"] + 20


def test_two_places_at_one_point_are_one_mark_that_lists_both(page: Page, site: Path) -> None:
    page.goto((site / "en/map/index.html").as_uri() + "#map=11/35/40")
    mark = page.locator(".mark-holder:has(.place)")
    expect(mark).to_have_attribute("aria-label", "twin-a, twin-b: 2 battles")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".beside-heading")).to_contain_text("twin-a, twin-b")
    assert _listed(page) == {"raid-twin-a", "raid-twin-b"}


def test_a_turn_at_the_slider_is_one_step_to_go_back(page: Page, site: Path) -> None:
    page.goto((site / "en/map/index.html").as_uri())
    expect(page.locator("#explorer-list")).to_be_visible()
    before = page.evaluate("history.length")
    handle = page.get_by_role("slider", name="From month")
    handle.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("history.length") == before + 1
    assert "from=" in page.url


def test_who_leaves_the_map_is_not_called_back(page: Page, site: Path) -> None:
    page.goto((site / "en/map/index.html").as_uri() + "#map=7/33.3/43.3")
    page.locator(".mark-holder").first.focus()
    page.locator("#explorer summary").focus()
    page.evaluate("location.hash = '#from=2017-12&map=7/33.3/43.3'")
    expect(page.locator(".slider-said")).to_contain_text("December 2017")
    expect(page.locator("#explorer summary")).to_be_focused()


def test_where_the_lines_of_a_list_do_not_come_nothing_untrue_is_left(page: Page, site: Path) -> None:
    page.route(re.compile(r"/explorer/[0-9a-f]+/\d+\.js"), lambda route: route.abort())
    page.goto((site / "en/map/index.html").as_uri())
    expect(page.locator("#explorer-count")).to_contain_text("could not be loaded")
    expect(page.locator("#explorer-list .battle-item")).to_have_count(0)
