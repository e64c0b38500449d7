"""The search field in a browser: names are found however they are spelt, and by keyboard."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from builds import build_site
from chronicles import SMALL, front, write_chronicle
from conftest import ROOT
from playwright.sync_api import Page, expect
from queries import Query, read_queries, split_queries
from test_accessibility import AXE, RUN

# Types each query into the field of one of some pages, and reads what the list shows first.
_ASK = """async ([address, queries]) => {
  const wait = time => new Promise(done => setTimeout(done, time));
  const open = async () => {
    const frame = document.createElement('iframe');
    frame.src = address;
    await new Promise(done => { frame.onload = done; document.body.append(frame); });
    return frame.contentDocument;
  };
  const ask = async (page, query) => {
    const field = page.querySelector('.search-field'), said = page.querySelector('.search-said');
    const list = page.querySelector('#search-results');
    list.replaceChildren();
    said.textContent = '\\u0001';
    field.value = query;
    field.dispatchEvent(new Event('input'));
    for (let turn = 0; turn < 500 && said.textContent === '\\u0001'; turn++) await wait(10);
    const found = [...list.querySelectorAll('a:not(.search-all)')];
    return [said.textContent, found.map(link => link.getAttribute('href'))];
  };
  const answers = [];
  await Promise.all(Array.from({length: 6}, async (_, first) => {
    const page = await open();
    for (let n = first; n < queries.length; n += 6) answers[n] = await ask(page, queries[n]);
  }));
  return answers;
}"""


def _ask(page: Page, address: str, queries: list[Query]) -> list[tuple[Query, str, list[str]]]:
    """Each query with what is said above the list, and the records in it, the best first."""
    found = []
    assert page.context.browser is not None
    # Frames, which the policy of the pages allows to nobody, ask six times as fast.
    context = page.context.browser.new_context(bypass_csp=True)
    page = context.new_page()
    for code in ("ar", "en"):
        asked = [query for query in queries if query["interface"] == code]
        page.goto(f"{address}{code}/about/")
        answers: list[tuple[str, list[str]]] = page.evaluate(
            _ASK, [f"{address}{code}/about/", [q["q"] for q in asked]]
        )
        for query, (said, links) in zip(asked, answers, strict=True):
            found.append((query, said, [_record(link) for link in links]))
    context.close()
    return found


def _record(link: str) -> str:
    kind, id = link.rstrip("/").split("/")[-2:]
    return f"{kind.removesuffix('s')}:{id}"


def test_names_are_found_first_however_they_are_spelt(page: Page, address: str) -> None:
    tuning, _ = split_queries(read_queries("names"))
    answers = _ask(page, address, tuning)
    first = [bool(records) and records[0] in query["expect"] for query, _, records in answers]
    among = [any(record in query["expect"] for record in records[:5]) for query, _, records in answers]
    missed = Counter(query["kind"] for (query, _, _), hit in zip(answers, first, strict=True) if not hit)
    print(f"first {sum(first)} of {len(first)}, among five {sum(among)}; missed {dict(missed)}")
    assert sum(first) >= 0.98 * len(first)
    assert sum(among) >= 0.99 * len(among)


@pytest.mark.parametrize("path", ["", "timeline/", "map/", "battles/"])
def test_the_field_works_beside_the_pages_own_script(path: str, page: Page, address: str) -> None:
    page.goto(f"{address}en/{path}")
    page.wait_for_load_state("networkidle")
    page.locator(".search-field").fill("Rawa")
    page.locator(".search-results a", has_text="Rawa").first.click()
    page.wait_for_url("**/en/*/*/")


def test_what_is_not_here_is_not_claimed_to_be(page: Page, address: str) -> None:
    tuning, _ = split_queries(read_queries("absent"))
    answers = _ask(page, address, tuning)
    assert [(query["q"], records[0]) for query, said, records in answers if records and not said] == []


def test_a_part_of_a_name_that_only_sounds_alike_is_not_claimed(page: Page, tmp_path: Path) -> None:
    place = front('names: {ar: البو كمال, en: "Aleb Kamal"}\nkind: town')
    site = tmp_path / "site"
    build_site(write_chronicle(tmp_path, SMALL | {"places/other.md": place}), site)
    page.goto((site / "en" / "about" / "index.html").as_uri())
    perhaps = "Nothing has just this name. Perhaps this was meant:"
    for query, said in [("Alepp", perhaps), ("Aleb", ""), ("Alepp Kemal", "")]:
        page.locator(".search-field").fill(query)
        expect(page.locator(".search-said")).to_have_text(said)
        expect(page.locator("#search-results a").first).to_contain_text("Aleb Kamal")


def test_short_names_with_the_same_consonants_are_not_taken_for_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}en/about/")
    for query in ("PKK", "pkk"):
        page.locator(".search-field").fill(query)
        expect(page.locator(".search-said")).to_have_text("Nothing has this name.")
        page.locator(".search-field").fill("")


def test_the_field_works_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}ar/places/")
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("el kaim")
    expect(field).to_have_attribute("aria-expanded", "true")
    chosen = page.locator("[aria-selected=true]")
    expect(chosen).to_contain_text("القائم")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search-result-1")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator("#search-results")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}ar/places/al-qaim/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("code", "query"), [("ar", "القايم"), ("en", "Kasim Suleymani"), ("en", "Samarra")])
def test_axe_finds_no_violation_in_what_is_found(
    scheme: str, code: str, query: str, page: Page, address: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}{code}/about/")
    page.locator(".search-field").fill(query)
    expect(page.locator(".search-panel")).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []


def test_the_first_answer_loads_little(page: Page, address: str) -> None:
    page.goto(f"{address}en/about/")
    sizes: dict[str, int] = {}

    def weigh(response: Any) -> None:
        sizes[response.url] = len(response.body())

    page.on("response", weigh)
    page.locator(".search-field").fill("Mosul")
    expect(page.locator("#search-results a").first).to_contain_text("Mosul")
    assert all("/search/" in url for url in sizes)
    assert 0 < sum(sizes.values()) < 60_000


def test_a_name_with_markup_is_shown_as_written(page: Page, tmp_path: Path) -> None:
    place = front('names: {ar: بلدة, en: "Tell <b onclick=alert(1)>Bold</b>"}\nkind: town')
    site = tmp_path / "site"
    build_site(write_chronicle(tmp_path, SMALL | {"places/bold.md": place}), site)
    page.goto((site / "en" / "about" / "index.html").as_uri())
    page.locator(".search-field").fill("bold")
    expect(page.locator("#search-results a").first).to_contain_text("<b onclick=alert(1)>")
    assert page.locator("#search-results b").count() == 0


def test_without_a_script_the_way_to_all_names_stands_there(tmp_path: Path) -> None:
    site = build_site(write_chronicle(tmp_path, SMALL), tmp_path / "site")
    html = site["en/places/al-qaim/index.html"].decode()
    assert re.search(r'id="search".*?<a href="\.\./\.\./glossary/">Search by name</a>', html)


@pytest.mark.parametrize("name", ["names", "texts", "absent"])
def test_every_query_names_records_that_are_there(name: str) -> None:
    folders = {"place", "actor", "campaign", "battle", "page", "source"}
    for query in read_queries(name):
        for record in query["expect"]:
            kind, _, id = record.partition(":")
            assert kind in folders
            assert list((ROOT / "content" / f"{kind}s").rglob(f"{id}.md")), record
