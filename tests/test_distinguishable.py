"""What is known differently looks different, pixel by pixel, and words say it: of places and of dates."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from builds import build_site
from chronicle.model import PlacePrecision
from chronicles import SMALL, plain_battle, write_chronicle
from playwright.sync_api import Page

# One of each form that the model takes.
DATES = [
    "2017-06-10", "2017-06-10~", "2017-06-10?", "2017-06-10%", "2017-06", "2017-06?", "2017", "2017-06-1X",
    "2017-03-01/2017-08-20", "2017-03-01~/2017-08-20", "2017-03-01/2017-08-20~", "2017-03-01?/2017-08-20",
    "2017-03-01/2017-08-20?", "2017-03/2017-08", "2017-03/2017-08-20", "2017-03-01/2017-08", "2017-03-01/..",
    "2017-03-01/", "../2017-08-20", "/2017-08-20", "2016-05-01/2017-08-20", "2017-03-01/2018-05-01", "201X",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A battle for each precision of its place, and one for each form of date."""
    folder = tmp_path_factory.mktemp("looks")
    files = {f"battles/at-{one}.md": plain_battle("2017-06-10", _place(one)) for one in PlacePrecision}
    files |= {f"battles/on-{n}.md": plain_battle(date, _place("town")) for n, date in enumerate(DATES)}
    build_site(write_chronicle(folder, SMALL | files), folder / "site")
    return folder / "site"


def _place(precision: str) -> str:
    return f"{{place: al-qaim, precision: {precision}}}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_precisions_look_alike(scheme: str, page: Page, site: Path) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    looks, words = {}, {}
    for precision in PlacePrecision:
        page.goto((site / "en" / "battles" / f"at-{precision}" / "index.html").as_uri())
        figure = page.locator(".facts figure.map")
        # A country is no spot on a map: words alone say it.
        looks[precision] = figure.locator("svg").screenshot() if figure.count() else b""
        words[precision] = page.locator(".facts dl").inner_text()
    assert looks[PlacePrecision.COUNTRY] == b""
    for one, other in combinations(PlacePrecision, 2):
        assert looks[one] != looks[other], (one, other)
    assert len(set(words.values())) == len(PlacePrecision)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_no_two_forms_of_date_look_alike(code: str, page: Page, site: Path) -> None:
    looks, words = {}, {}
    for n, date in enumerate(DATES):
        # A decade stands in its first year.
        year = "2010" if date == "201X" else "2017"
        page.goto((site / code / "timeline" / year / "index.html").as_uri())
        item = page.locator(".battle-item", has=page.locator(f"a[href$='/on-{n}/']"))
        item.scroll_into_view_if_needed()
        box = item.locator("svg").bounding_box()
        assert box is not None
        # With a rim: arrows stand beyond the axis.
        clip = {**box, "x": box["x"] - 12, "width": box["width"] + 24}
        looks[date] = page.screenshot(clip=clip)  # type: ignore[arg-type]
        words[date] = item.locator(".battle-date").inner_text()
    assert [pair for pair in combinations(DATES, 2) if looks[pair[0]] == looks[pair[1]]] == []
    assert len(set(words.values())) == len(DATES)
