"""What a reader on a bad line waits for: a first page, and a second."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response
from seen import SeenPage

FIRST, NEXT = 150_000, 15_000


def _weigh(response: Response) -> int:
    """Bytes on the wire from a host that compresses what can be compressed."""
    body = response.body()
    return len(body) if response.url.endswith(".woff2") else len(gzip.compress(body, 6))


def _visit(browser: Browser, address: str, paths: list[str]) -> list[dict[str, int]]:
    """What each page asked for that none before it did: the bytes by address."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, found, known = context.new_page(), list[dict[str, int]](), set[str]()
    responses: list[Response] = []

    def keep(response: Response) -> None:
        responses.append(response)

    page.on("response", keep)
    for path in paths:
        responses.clear()
        page.goto(address + path)
        page.evaluate("document.fonts.ready")
        page.wait_for_load_state("networkidle")
        found.append({one.url: _weigh(one) for one in list(responses) if one.url not in known})
        known |= set(found[-1])
    context.close()
    return found


def _heaviest(pages: dict[str, SeenPage], folder: str) -> list[str]:
    of_kind = [path for path in pages if path.startswith(folder) and path.count("/") == 3]
    return sorted(of_kind, key=lambda path: -len(pages[path].html))


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_battle_page_is_light_on_the_first_visit_and_lighter_after(
    code: str, browser: Browser, address: str, own_pages: dict[str, SeenPage]
) -> None:
    heaviest, second = _heaviest(own_pages, f"{code}/battles/")[:2]
    first, after = _visit(browser, address, [heaviest, second])
    print(code, sum(first.values()), sum(after.values()))
    assert sum(first.values()) <= FIRST, first
    assert sum(after.values()) <= NEXT, after


@pytest.mark.parametrize("folder", ["battles", "places", "actors", "campaigns", "timeline"])
def test_no_page_of_a_record_outweighs_the_bar(folder: str, own_pages: dict[str, SeenPage]) -> None:
    for code in ("ar", "en"):
        for path in _heaviest(own_pages, f"{code}/{folder}/"):
            assert len(gzip.compress(own_pages[path].html.encode(), 6)) <= 1.1 * NEXT, path
