"""How long an actor belonged to another: a bar that claims no more than the dates, and the same in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import build_site, page_of
from chronicle.model import Actor, Membership
from chronicle.output.routes import TO_LANGUAGE
from chronicle.output.views.actor import view_actor
from chronicle.output.views.tenures import Tenure, make_axis, make_tenure
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from records import make_actor

_YEARS = {"actor": "whole", "from": "2010", "to": "2019-12"}


def _draw(code: str = "en", **dates: str) -> Tenure | None:
    """The bar of a membership on an axis from 2010 to 2019."""
    desk, _ = make_desk(make_actor("whole"), code=code)
    membership = Membership.validate({"actor": "whole", **dates})
    return make_tenure(membership, make_axis([Membership.validate(_YEARS), membership], desk))


def test_two_days_make_a_full_bar() -> None:
    bar = _draw(**{"from": "2012-01-01", "to": "2014-12-31"})
    assert bar is not None
    assert (bar.x, bar.width) == (bar.sure_x, bar.sure_width) == (19.99, 30.01)
    assert not bar.is_doubtful


def test_a_year_is_full_only_between_its_ends() -> None:
    bar = _draw(**{"from": "2012", "to": "2014"})
    assert bar is not None
    assert (bar.x, bar.width) == (19.99, 30.01)
    assert (bar.sure_x, bar.sure_width) == pytest.approx((29.99, 10.05), abs=0.05)


@pytest.mark.parametrize(
    ("dates", "x", "width"), [({"from": "2012"}, 19.99, 80.01), ({"to": "2012"}, 0, 30.01)]
)
def test_where_one_end_is_not_known_nothing_is_sure(dates: dict[str, str], x: float, width: float) -> None:
    bar = _draw(**dates)
    assert bar is not None
    assert (bar.x, bar.width, bar.sure_width) == pytest.approx((x, width, 0), abs=0.02)


def test_without_dates_there_is_no_bar() -> None:
    assert _draw() is None


@pytest.mark.parametrize("date", ["2012-03-01~", "2012?"])
def test_a_doubt_about_a_date_is_drawn(date: str) -> None:
    bar = _draw(**{"from": date, "to": "2014"})
    assert bar is not None
    assert bar.is_doubtful


def test_in_arabic_time_runs_from_the_right() -> None:
    bar = _draw("ar", **{"from": "2010-01-01", "to": "2010-12-31"})
    assert bar is not None
    assert bar.x + bar.width == pytest.approx(100)


_DATES = st.one_of(st.none(), st.dates().map(lambda day: f"{day:%Y-%m-%d}".zfill(10)))


@given(_DATES, _DATES, st.sampled_from(["ar", "en"]))
def test_a_bar_stays_on_its_axis_and_the_sure_part_within_it(
    start: str | None, end: str | None, code: str
) -> None:
    if start and end and end < start:
        start, end = end, start
    desk, _ = make_desk(make_actor("whole"), code=code)
    dates = {key: date for key, date in (("from", start), ("to", end)) if date}
    membership = Membership.validate({"actor": "whole", **dates})
    bar = make_tenure(membership, make_axis([membership], desk))
    assert (bar is None) == (not dates)
    if bar:
        assert -0.81 <= bar.x <= bar.x + bar.width <= 100.81
        if bar.sure_width:
            assert bar.x - 0.01 <= bar.sure_x
            assert bar.sure_x + bar.sure_width <= bar.x + bar.width + 0.02


def test_parents_and_members_share_one_axis() -> None:
    state, army, other = make_actor("state"), _with("army", "state", "2003"), make_actor("other", "army")
    unit = _with("unit", "army", "2014-06", "2017")
    desk, site = make_desk(state, army, unit, other, code="en")
    view = view_actor(army, desk, site)
    assert (view.parents.first_year, view.parents.last_year) == ("2003", "2017")
    assert (view.members.first_year, view.members.last_year) == ("2003", "2017")
    drawn = {line.link.href: (bool(line.tenure), line.when) for line in view.members.lines}
    assert drawn == {
        f"{TO_LANGUAGE}actors/unit/": (True, "start: June 2014; end: 2017"),
        f"{TO_LANGUAGE}actors/other/": (False, ""),
    }


def _with(id: str, whole: str, start: str, end: str | None = None) -> Actor:
    """An actor that belonged to another over a time."""
    dates = {"actor": whole, "from": start} | ({"to": end} if end else {})
    return make_actor(id).replace(part_of=(Membership.validate(dates),))


def test_a_page_draws_the_bar_and_says_the_dates(tmp_path: Path, browser: Browser) -> None:
    unit = front(
        """
        names: {ar: فرقة, en: Division}
        kind: armed-force
        part_of: [{actor: iraqi-army, from: 2014-06, to: 2017-11}]
        """
    )
    build = build_site(write_chronicle(tmp_path, SMALL | {"actors/division.md": unit}), tmp_path / "site")
    arabic = page_of(build, "ar/actors/iraqi-army/")
    assert arabic.count('<svg class="tenure"') == 1
    assert "البداية: حزيران 2014" in arabic
    page = browser.new_page()
    page.goto((tmp_path / "site/ar/actors/iraqi-army/index.html").as_uri())
    first, last = (box.bounding_box() for box in page.locator(".tenure-axis span").all())
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
    moving = "getComputedStyle(document.querySelector('.tenure rect'))"
    assert page.evaluate(f"[{moving}.animationName, {moving}.transitionDuration]") == ["none", "0s"]
    page.close()
