"""axe finds nothing on any kind of page: both languages, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from seen import SeenPage, one_of_each

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(v => [v.id, v.impact, v.nodes.slice(0, 3).map(n => n.html.slice(0, 120))])"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(
    width: int, scheme: str, browser: Browser, address: str, own_pages: dict[str, SeenPage]
) -> None:
    assert AXE.is_file(), "axe-core is missing: make tests/node_modules/.stamp"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    kinds = [
        path for path in one_of_each(own_pages) if not own_pages[path].is_door
    ]  # a door leads on at once
    for path in kinds:
        page.goto(address + path)
        if page.locator("#explorer-list").count():
            expect(page.locator("#explorer-list .battle-item").first).to_be_attached()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = page.evaluate(RUN)
        if violations:
            found[path] = violations
    context.close()
    assert found == {}
