"""The timeline in a browser: its script counts and lists exactly what the pages made at build say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from chronicle.facts import Facts, derive_facts, select_published
from chronicle.reading import read_chronicle
from conftest import ROOT
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def facts() -> Facts:
    """What follows from this repository's own chronicle."""
    chronicle = read_chronicle(ROOT / "content", "content", ("ar", "en")).chronicle
    return derive_facts(select_published(chronicle, drafts=False))


def _open(page: Page, address: str, choice: str = "", code: str = "en") -> None:
    page.goto(f"{address}{code}/timeline/{choice}")
    expect(page.locator("#explorer-list")).to_be_visible()


def _items(page: Page) -> list[str]:
    """The lines of every battle listed, without the spaces between elements."""
    texts = page.locator("main .battle-item").evaluate_all("all => all.map(one => one.textContent)")
    return [re.sub(r"\s+", "", text) for text in texts]


def _grid(page: Page) -> list[list[str]]:
    return page.locator(".grid tr").evaluate_all(  # type: ignore[no-any-return]
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_script_shows_what_the_pages_made_at_build_show(
    code: str, page: Page, browser: Browser, address: str, facts: Facts
) -> None:
    _open(page, address, code=code)
    without = browser.new_context(java_script_enabled=False).new_page()
    without.goto(f"{address}{code}/timeline/")
    assert _grid(page) == _grid(without)
    listed: list[str] = []
    for year in facts.by_year:
        without.goto(f"{address}{code}/timeline/{year}/")
        # A battle that goes on stands in each year; here it stands once, where it began.
        listed += [item for item in _items(without) if item not in listed]
    assert _items(page) == listed
    assert len(listed) == len(facts.chronology)
    without.context.close()


def test_each_choice_says_how_many_battles_it_leaves(page: Page, address: str, facts: Facts) -> None:
    _open(page, address)
    counts = {
        "place": facts.battles_within, "actor": facts.battles_of_members, "campaign": facts.battles_in
    }  # fmt: skip
    for name, expected in counts.items():
        options = page.locator(f"select[name={name}] option").evaluate_all(
            "all => all.map(one => [one.value, one.textContent])"
        )
        shown = {value: int(text[text.rindex("(") + 1 : -1]) for value, text in options if value}
        assert shown == {id: len(battles) for id, battles in expected.items()}


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        ("#place=al-qaim", "al-qaim"),
        ("#place=anbar", "anbar"),
        ("#place=nowhere", None),
    ],
)
def test_a_shared_address_opens_with_its_choice(
    choice: str, count: str | None, page: Page, address: str, facts: Facts
) -> None:
    _open(page, address, choice)
    expected = len(facts.battles_within[count]) if count else 0
    expect(page.locator("#explorer-count")).to_contain_text(f"{expected} battle")
    assert len(_items(page)) == expected


def test_filters_narrow_together_and_stand_in_the_address(page: Page, address: str, facts: Facts) -> None:
    _open(page, address)
    page.select_option("select[name=actor]", "islamic-state")
    page.select_option("select[name=with]", "iraqi-army")
    of_one, of_other = (facts.battles_of_members[id] for id in ("islamic-state", "iraqi-army"))
    expected = sum(battle in of_other for battle in of_one)
    expect(page.locator("#explorer-count")).to_contain_text(f"{expected} battle")
    assert page.url.endswith("#actor=islamic-state&with=iraqi-army")
    page.go_back()
    expect(page.locator("select[name=with]")).to_have_value("")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator("#explorer-count")).to_contain_text(f"{len(facts.chronology)} battles")
    assert "=" not in page.url


def test_the_choice_goes_along_to_the_other_language_and_to_the_map(page: Page, address: str) -> None:
    _open(page, address, "#actor=islamic-state&from=2017-10&to=2017-11")
    said = page.locator("#explorer-count").text_content() or ""
    page.locator("header a[hreflang=ar]").click()
    expect(page).to_have_url(f"{address}ar/timeline/#actor=islamic-state&from=2017-10&to=2017-11")
    expect(page.locator("#explorer-count")).to_contain_text(re.search(r"\d+", said)[0])  # type: ignore[index]
    page.locator("#explorer-other").click()
    expect(page).to_have_url(re.compile(r"/ar/map/#actor=islamic-state&from=2017-10&to=2017-11"))


def test_the_timeline_works_by_keyboard_alone(page: Page, address: str) -> None:
    _open(page, address)
    page.locator("#explorer summary").focus()
    page.keyboard.press("Tab")
    expect(page.locator("select[name=place]")).to_be_focused()
    page.keyboard.type("Mosul")
    expect(page).to_have_url(re.compile("#place=mosul"))
    expect(page.locator("select[name=place]")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.grid td') !== null"):
            break
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(page.locator("#explorer-list")).to_be_focused()
    assert page.locator("#explorer-list h2").first.text_content() == said.split(":")[0]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.battle-item') !== null")


def test_the_way_past_the_navigation_leaves_the_choice_alone(page: Page, address: str) -> None:
    _open(page, address, "#kind=siege")
    before = page.locator("#explorer-count").text_content()
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    assert page.locator("#explorer-count").text_content() == before


def test_on_a_phone_the_filters_are_folded_and_what_is_chosen_is_said(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    _open(page, address, "#place=al-qaim")
    expect(page.locator("select[name=place]")).to_be_hidden()
    expect(page.locator("#explorer-chosen")).to_have_text("Al-Qa'im")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_where_the_data_does_not_come_the_page_says_so_and_keeps_its_links(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/explorer/**", lambda route: route.abort())
    page.goto(f"{address}en/timeline/")
    expect(page.locator("#explorer-count")).to_contain_text("could not be loaded")
    page.locator(".grid tbody a").first.click()
    expect(page).to_have_url(re.compile(r"/en/timeline/\d{4}/"))
    context.close()


def test_it_can_be_read_from_a_disk(browser: Browser, own_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((own_site / "en" / "timeline" / "index.html").as_uri())
    expect(page.locator("#explorer-list .battle-item").first).to_be_visible()
    context.close()
