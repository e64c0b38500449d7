"""The page of results in a browser: words of texts are found in every form, and narrowed by filters."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from builds import build_site
from chronicles import SMALL, front, write_chronicle
from playwright.sync_api import Browser, Page, expect
from queries import Query, read_queries, split_queries
from test_accessibility import AXE, RUN

# Asks the open page of results, and reads what it says and lists once it answers.
_ASK = """async queries => {
  const page = document.querySelector('#search-page'), answers = [];
  for (const query of queries) {
    location.hash = 'q=' + encodeURIComponent(query);
    for (let n = 0; n < 1000 && page.dataset.answered !== query.trim(); n++) {
      await new Promise(done => setTimeout(done, 10));
    }
    const links = [...page.querySelectorAll('a.found-link')].map(link => new URL(link.href).pathname);
    answers.push([page.querySelector('.found-said').textContent, links, page.dataset.guess === 'true']);
  }
  return answers;
}"""
Answer = tuple[str, list[str], bool]


def _ask(page: Page, address: str, code: str, *queries: str) -> list[Answer]:
    page.goto(f"{address}{code}/search/index.html")
    answers: list[Answer] = page.evaluate(_ASK, list(queries))
    return answers


def _ask_all(page: Page, address: str, queries: list[Query]) -> list[tuple[Query, Answer]]:
    found: list[tuple[Query, Answer]] = []
    for code in ("ar", "en"):
        asked = [query for query in queries if query["interface"] == code]
        found += zip(asked, _ask(page, address, code, *(query["q"] for query in asked)), strict=True)
    return found


def _record(path: str) -> str:
    steps = path.strip("/").split("/")
    return f"{steps[-2].removesuffix('s')}:{steps[-1]}" if len(steps) > 2 else f"page:{steps[-1]}"


@pytest.mark.parametrize("code", ["ar", "en"])
def test_words_and_phrases_of_texts_are_found_first(code: str, page: Page, address: str) -> None:
    tuning = [query for query in split_queries(read_queries("texts"))[0] if query["interface"] == code]
    missed: Counter[str] = Counter()
    for query, (_, links, _) in _ask_all(page, address, tuning):
        missed[query["kind"]] += not links or _record(links[0]) not in query["expect"]
    print(code, sum(missed.values()), "of", len(tuning), "missed", dict(missed))
    assert sum(missed.values()) <= 0.05 * len(tuning)


def test_no_result_is_claimed_for_names_that_are_not_here(page: Page, address: str) -> None:
    tuning, _ = split_queries(read_queries("absent"))
    answers = _ask_all(page, address, tuning)
    assert [query["q"] for query, (_, links, is_guess) in answers if links and not is_guess] == []


def _write_texts(folder: Path, *texts: str) -> Path:
    """A chronicle with a battle in English and Arabic for each text, by number."""
    battles = {
        f"battles/2017/b{n}-2017.md": front(
            f"title: معركة {n}\ndate: 2017-05-01\nkind: offensive\nplaces: [al-qaim]", text
        )
        for n, text in enumerate(texts)
    }
    return write_chronicle(folder, SMALL | battles)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("بلدية", [0]),
        ("البلدية", [0]),
        ("فرقة", [2]),
        ("الفرقة", [2]),
        ("جسور", [3]),
        ("لواء 11", [4]),
        ("لواء 1", [5]),
        ('"الجسر القديم"', [3]),
        ('"القديم الجسر"', []),
        ('"من في" فرقة', [2]),
        ("5 آذار", [6]),
        ("7 آذار", [6]),
    ],
)
def test_a_word_is_found_as_itself_whatever_it_may_be_taken_for(
    query: str, numbers: list[int], page: Page, tmp_path: Path
) -> None:
    texts = (
        "سقطت بلدية الموصل.",
        "لديه مال ولديه سلاح، ولديه رقة قلب.",
        "تقدمت فرقة من المشاة نحو رقة ثم رقة أخرى.",
        "قصفوا الجسر القديم.",
        "اللواء 11 هناك.",
        "اللواء 1 هنا.",
        "وقعت بين 5-7 آذار.",
    )
    site = tmp_path / "site"
    build_site(_write_texts(tmp_path, *texts), site)
    [(_, links, _)] = _ask(page, f"{site.as_uri()}/", "ar", query)
    found = [int(m[1]) for link in links if (m := re.search(r"/b(\d)-2017/", link))]
    assert found[:1] == numbers[:1]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("حماة", "صفحة واحدة فيها صيغ أخرى لهذه الكلمات"),
        ("حماية", "صفحة واحدة فيها هذه الكلمات"),
        ("والنهر", "صفحة واحدة فيها هذه الكلمات"),
    ],
)
def test_a_page_with_another_form_of_a_word_is_not_said_to_have_the_word(
    query: str, said: str, page: Page, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_site(_write_texts(tmp_path, "دخلت وحدات حماية الشعب النهر."), site)
    [(heard, _, _)] = _ask(page, f"{site.as_uri()}/", "ar", query)
    assert heard == said


def test_a_text_that_was_changed_is_found_by_its_new_words_only(page: Page, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(_write_texts(tmp_path, "عبروا النهر ليلًا."), site)
    build_site(_write_texts(tmp_path, "عبروا الوادي نهارًا."), site)
    old, new = _ask(page, f"{site.as_uri()}/", "ar", "ليلا", "الوادي")
    assert old[1] == []
    assert "b0-2017" in new[1][0]


def test_a_chronicle_of_one_page_can_be_searched(page: Page, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(write_chronicle(tmp_path, {"pages/home.md": front("title: سجل", "لا شيء بعد.\n")}), site)
    for code, query in [("ar", "القائم"), ("en", "Mosul")]:
        ((said, links, is_guess),) = _ask(page, f"{site.as_uri()}/", code, query)
        assert said
        assert links == []
        assert is_guess


def test_the_excerpt_keeps_the_spelling_and_marks_the_words(page: Page, address: str) -> None:
    page.goto(f"{address}ar/search/#q={quote('اسعار المواد')}")
    excerpt = page.locator(".found-excerpt").first
    expect(excerpt.locator("mark").first).to_have_text("أسعار")


def test_a_text_in_another_language_says_so_and_keeps_its_direction(page: Page, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(_write_texts(tmp_path, "عبروا النهر ليلًا."), site)
    page.goto(f"{(site / 'en/search/index.html').as_uri()}#q={quote('النهر')}")
    excerpt = page.locator(".found-excerpt").first
    expect(excerpt).to_have_attribute("lang", "ar")
    expect(excerpt).to_have_attribute("dir", "rtl")


def test_what_is_found_in_the_other_language_alone_is_offered(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/#q={quote('متحف')}")
    expect(page.locator(".found-elsewhere h2")).to_contain_text("Arabic")
    expect(page.locator(".found-elsewhere a").first).to_have_attribute("href", re.compile("/ar/battles/"))


def test_filters_stand_in_the_address_and_go_along_to_the_other_language(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/#q=killed&of=battle")
    expect(page.locator(".found li").first).to_be_visible()
    page.locator("#explorer summary").click()
    page.locator("select[name=place]").select_option("mosul")
    expect(page).to_have_url(re.compile("q=killed.*|place=mosul.*"))
    expect(page.locator("#explorer-count")).to_contain_text(" of ")
    twin = page.locator(".languages a").first.get_attribute("href") or ""
    assert "place=mosul" in twin
    assert "q=killed" in twin
    page.reload()
    expect(page.locator("#explorer-chosen")).to_have_text("Mosul")


def test_going_back_brings_each_search_back(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/")
    field = page.locator("#search-page .search-field")
    field.fill("museum")
    field.press("Enter")
    expect(page.locator("[data-answered=museum]")).to_be_visible()
    field.fill("sniper")
    expect(page.locator("[data-answered=sniper]")).to_be_visible()
    field.press("Enter")
    page.go_back()
    expect(page.locator("[data-answered=museum]")).to_be_visible()
    expect(field).to_have_value("museum")


def test_the_page_has_one_field_and_offers_to_clear_only_what_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/#q=killed")
    expect(page.locator(".found li").first).to_be_visible()
    expect(page.locator(".search-field").locator("visible=true")).to_have_count(1)
    expect(page.get_by_role("button", name="Clear all filters")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#search-page .search-field")).to_be_focused()
    page.goto(f"{address}en/search/#q=killed&of=battle&place=mosul")
    expect(page.get_by_role("button", name="Clear all filters")).to_be_visible()


def test_nothing_is_said_to_be_nothing_and_the_lists_are_offered(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/#q=xyzzy")
    expect(page.locator(".found-said")).to_contain_text("Nothing here has these words")
    expect(page.locator("#search-page").get_by_role("link", name="Names and spellings")).to_be_visible()


def test_where_the_index_does_not_come_the_page_says_so_and_tries_again(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(f"{address}en/search/#q=museum")
    expect(page.locator(".found-said")).to_have_text("The search could not be loaded.")
    page.unroute("**/search/index.js")
    page.evaluate("location.hash = 'q=sniper'")
    expect(page.locator(".found-said")).to_contain_text("have these words")
    context.close()


def test_the_field_of_any_page_leads_to_the_texts(page: Page, address: str) -> None:
    page.goto(f"{address}ar/about/")
    page.keyboard.press("/")
    page.keyboard.type("دروع بشرية")
    expect(page.locator(".search-all")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    first = page.locator(".found-link").first
    expect(first).to_have_attribute("href", re.compile("mosul-killings-2016-10-26"))


def test_texts_with_markup_are_shown_as_written(page: Page, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(_write_texts(tmp_path, "قالوا &lt;b onclick=alert(1)&gt;نهر&lt;/b&gt; هناك."), site)
    page.goto(f"{(site / 'ar/search/index.html').as_uri()}#q={quote('نهر')}")
    expect(page.locator(".found-excerpt").first).to_contain_text("<b onclick=alert(1)>")
    assert page.locator(".found b").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("code", "query"),
    [("ar", "القائم"), ("en", "killed"), ("en", "Kasim Suleymani"), ("en", "متحف"), ("ar", "")],
)
def test_axe_finds_no_violation_in_results(
    scheme: Any, width: int, code: str, query: str, page: Page, address: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{code}/search/#q={quote(query)}")
    expect(page.locator("#search-page[data-answered]")).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_results_load_little(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/")
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.__setitem__(response.url, len(response.body())))
    [(_, links, _)] = page.evaluate(_ASK, ["human shields"])
    assert links
    page.wait_for_load_state("networkidle")
    assert 0 < sum(size for url, size in sizes.items() if "/search/" in url) < 120_000
