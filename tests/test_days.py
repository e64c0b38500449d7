"""The days of the year: only what is known to the day, in a calendar, by month, and on the first page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from builds import build_site, page_of
from chronicle.facts import Part
from chronicle.language import Calendar, Language
from chronicle.model import parse_edtf
from chronicle.output.days_data import render_days_data
from chronicle.output.routes import TO_LANGUAGE
from chronicle.output.views.days import view_day, view_month_days
from chronicles import SMALL, front, write_chronicle
from conftest import ROOT
from desks import make_desk
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route
from records import make_battle, make_facts, make_place
from seen import SeenPage, see_page

SOME_DAYS = {
    "one-day-2017": "2017-11-23",
    "long-2017": "2017-10-26/2017-11-03",
    "open-2017": "2017-11-09/..",
    "end-known-2016": "2016-01/2016-02-29",
    "month-2017": "2017-11",
    "about-2017": "2017-11-23~",
    "doubtful-2017": "2017-11-23?",
    "ten-days-2017": "2017-11-2X",
    "end-doubtful-2017": "2017-12-01/2017-12-07?",
}


def _find(**dates: str) -> dict[tuple[int, int], list[tuple[str, Part]]]:
    facts = make_facts(*(make_battle(id.replace("_", "-"), date) for id, date in dates.items()))
    return {day: [(a.battle.id, a.part) for a in found] for day, found in facts.anniversaries.items()}


def test_a_battle_stands_under_its_first_and_its_last_day_where_they_are_known() -> None:
    assert _find(**SOME_DAYS) == {
        (2, 29): [("end-known-2016", Part.END)],
        (10, 26): [("long-2017", Part.START)],
        (11, 3): [("long-2017", Part.END)],
        (11, 9): [("open-2017", Part.START)],
        (11, 23): [("one-day-2017", Part.WHOLE)],
        (12, 1): [("end-doubtful-2017", Part.START)],
    }


def test_a_retracted_battle_is_under_no_day() -> None:
    assert make_facts(make_battle("gone-2017", "2017-11-23", status="retracted")).anniversaries == {}


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_a_day_is_never_claimed_for_a_date_that_leaves_it_open(day: object, sign: str, form: str) -> None:
    text = f"{day:{form}}".zfill(len("2017-11-03") - 3 * (2 - form.count("-"))) + sign
    found = _find(one=text)
    assert bool(found) == (form == "%Y-%m-%d" and not sign)
    if found:
        assert list(found) == [(day.month, day.day)]  # type: ignore[attr-defined]
        assert parse_edtf(text).earliest == day


def _chronicle(folder: Path, **dates: str) -> Path:
    battles = {
        f"battles/{id}.md": front(
            f"title: معركة {n}\nkind: battle\ndate: {date}\nplaces: [al-qaim]\nsources: [reuters-2017-10-27]",
            "معركة.\n",
        )
        for n, (id, date) in enumerate(dates.items())
    }
    return write_chronicle(folder, SMALL | battles)


def test_the_calendar_has_twelve_months_and_leads_to_each_day(tmp_path: Path) -> None:
    site = build_site(_chronicle(tmp_path, **SOME_DAYS), tmp_path / "site")
    calendar = see_page("en/days/", page_of(site, "en/days/"))
    days = [link["href"] for link in calendar.all("a") if "#" in link["href"] and "aria-label" in link]
    assert days == [
        f"../days/{day}" for day in ("02/#d29", "10/#d26", "11/#d03", "11/#d09", "11/#d23", "12/#d01")
    ]
    found = calendar.all("a", href="../days/10/#d26")
    assert [link["aria-label"] for link in found] == ["26 October: 2 battles"]
    assert page_of(site, "en/days/").count("<h2") == 12
    assert "en/days/01/index.html" not in site


def test_a_month_says_what_began_and_what_ended(tmp_path: Path) -> None:
    site = build_site(_chronicle(tmp_path, **SOME_DAYS), tmp_path / "site")
    november = page_of(site, "en/days/11/")
    assert [id for id in see_page("", november).ids if id.startswith("d")] == ["d03", "d09", "d23"]
    assert november.count("ended on this day") == 2  # with the small chronicle's own
    assert november.count("began on this day") == 1
    assert "about 23 November" not in november
    assert "انتهت في هذا اليوم" in page_of(site, "ar/days/11/")


def test_a_data_file_is_small_however_many_battles_a_day_has() -> None:
    battles = [make_battle(f"b{n}", "2017-11-23") for n in range(100)]
    desk, _ = make_desk(make_place("al-qaim"), *battles, code="en")
    ((month, (path, text)),) = render_days_data(desk)
    said = json.loads(text.removeprefix("receiveChronicle(").removesuffix(")\n"))
    assert (month, list(said)) == (11, ["23"])
    assert len(said["23"]["battles"]) == 5
    assert said["23"]["count"] == "All 100 battles"
    assert path.startswith("en/days/11-")
    assert path.endswith(".js")


def test_a_data_file_of_other_words_has_another_name() -> None:
    def path_of(title: str) -> str:
        battle = make_battle("b", "2017-11-23", texts={"ar": {"language": "ar", "title": title}})
        ((_, (path, _)),) = render_days_data(make_desk(make_place("al-qaim"), battle)[0])
        return path

    assert path_of("معركة") != path_of("معركة أخرى")
    assert path_of("معركة") == path_of("معركة")


def test_no_page_says_which_day_it_was_built(tmp_path: Path) -> None:
    site = build_site(write_chronicle(tmp_path, SMALL), tmp_path / "site")
    today = date.today()
    calendars = (Calendar(Language("en", "en-GB")), Calendar(Language("ar", months="levantine")))
    said = {today.isoformat(), *(calendar.day(today.year, today.month, today.day) for calendar in calendars)}
    files = {path: data for path, data in site.items() if path.endswith((".html", ".js"))}
    texts = {path: data.decode(errors="replace") for path, data in files.items()}
    assert [(path, day) for path, text in texts.items() for day in said if day in text] == []


def test_a_month_with_very_many_battles_has_a_page_for_each_day() -> None:
    battles = [make_battle(f"b{n}", f"{1860 + n}-11-{n % 2 + 22}") for n in range(152)]
    desk, site = make_desk(make_place("al-qaim"), *battles, make_battle("other", "2017-10-01"), code="en")
    month = view_month_days(11, desk, site)
    assert month.days == ()
    assert [cell.href for cell in month.cells if cell.href] == [
        f"{TO_LANGUAGE}days/11/22/",
        f"{TO_LANGUAGE}days/11/23/",
    ]
    first, second = view_day((11, 22), desk, site), view_day((11, 23), desk, site)
    assert [len(day.entries) for day in (*first.days, *second.days)] == [76, 76]
    assert first.previous is None
    assert first.next is not None
    assert first.next.href == f"{TO_LANGUAGE}days/11/23/"
    assert view_month_days(10, desk, site).cells == ()
    ((_, (_, text)), (_, (_, november))) = render_days_data(desk)
    assert '"href":"days/10/#d01"' in text
    assert '"href":"days/11/22/"' in november


@pytest.fixture
def page(browser: Browser) -> Page:
    """A page on which any layout that moves is counted."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "e => window.moved += e.value)).observe({type: 'layout-shift', buffered: true})"
    )
    return page


def _words(page: Page) -> str:
    page.wait_for_selector(".today-words h3")
    return page.locator(".today-words").inner_text()


def test_the_first_page_shows_todays_battles_by_the_readers_clock(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2031-11-23T12:00:00")
    page.goto(f"{address}en/")
    said = _words(page)
    assert said.startswith("23 November\n")
    assert "The strike on the al-Hasrat crossing" in said
    assert "No battle here" not in said
    page.click(".today-title a")
    assert page.url == f"{address}en/battles/al-hasrat-crossing-strike-2017/"


@pytest.mark.parametrize(
    ("now", "day"),
    [("2031-11-24", "26 November"), ("2031-12-24", "19 February"), ("2031-12-07", "7 December")],
)
def test_a_day_without_battles_shows_the_next_that_has_one_and_says_so(
    now: str, day: str, page: Page, address: str
) -> None:
    page.clock.set_fixed_time(f"{now}T12:00:00")
    page.goto(f"{address}en/")
    said = _words(page)
    assert day in said
    assert ("No battle here" in said) == (now != "2031-12-07")


def test_in_arabic_it_is_said_in_arabic(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2031-11-24T12:00:00")
    page.goto(f"{address}ar/")
    assert "26 تشرين الثاني" in _words(page)
    assert "ليس في السجلّ معركة" in _words(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_it_comes(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.clock.set_fixed_time("2031-11-10T12:00:00")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/days/*.js", hold)
    with page.expect_request("**/days/*.js"):
        page.goto(f"{address}en/", wait_until="domcontentloaded")
    page.evaluate("document.fonts.ready")  # a face that comes late moves words too, on any page
    page.wait_for_timeout(300)
    page.evaluate("window.moved = 0")
    for route in held:
        route.continue_()
    _words(page)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") < 0.01


def test_it_works_from_a_disk(page: Page, own_site: Path) -> None:
    page.clock.set_fixed_time("2031-11-23T12:00:00")
    page.goto((own_site / "ar" / "index.html").as_uri())
    assert "قصف معبر الحسرات" in _words(page)


def test_it_works_where_only_the_sites_own_scripts_may_run(page: Page, address: str) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.route(
        "**/*",
        lambda route: route.fulfill(
            response=(got := route.fetch()),
            headers=got.headers | {"content-security-policy": "default-src 'self'; img-src 'self' data:"},
        ),
    )
    page.clock.set_fixed_time("2031-11-23T12:00:00")
    page.goto(f"{address}en/")
    assert "al-Hasrat" in _words(page)
    assert [fault for fault in faults if "script" in fault] == []


def test_without_a_script_the_calendar_leads_to_the_days(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}en/")
    page.click("text=All days of the year")
    assert page.url == f"{address}en/days/"
    assert page.locator(".calendar section").count() == 12


def test_a_missing_file_leaves_the_calendar(page: Page, address: str) -> None:
    page.route("**/days/*.js", lambda route: route.abort())
    page.goto(f"{address}en/")
    page.wait_for_timeout(300)
    assert page.locator(".today-words").inner_text() == ""
    assert page.locator(".today-more a").is_visible()


def test_the_editor_chooses_what_stands_first(tmp_path: Path) -> None:
    home = SMALL["pages/home.md"].replace("---\n", "---\nfeatured: [two-2017, one-2017, gone-2017]\n", 1)
    folder = _chronicle(
        tmp_path, **{"one-2017": "2017-11-01", "two-2017": "2017-11-02", "gone-2017": "2017-11-03"}
    )
    gone = folder / "content/battles/gone-2017.md"
    gone.write_text(
        gone.read_text(encoding="utf-8").replace("kind:", "status: retracted\nkind:"), encoding="utf-8"
    )
    (folder / "content/pages/home.md").write_text(home, encoding="utf-8")
    html = page_of(build_site(folder, tmp_path / "site"), "ar/")
    features = html.partition('class="features"')[2].partition("</ol>")[0]
    assert [a["href"] for a in see_page("", features).all("a")] == [
        "./battles/two-2017/",
        "./battles/one-2017/",
    ]


def test_a_chronicle_without_a_known_day_has_an_empty_calendar(tmp_path: Path) -> None:
    files = {p: t for p, t in SMALL.items() if not p.startswith(("battles", "pages", "campaigns"))}
    site = build_site(write_chronicle(tmp_path, files), tmp_path / "site")
    assert "/today-" not in page_of(site, "ar/")
    assert "<h2" in page_of(site, "ar/days/")


def test_this_repositorys_first_page_has_its_six(own_pages: dict[str, SeenPage]) -> None:
    named = (ROOT / "content/pages/home.md").read_text(encoding="utf-8").count("\n  - ")
    features = own_pages["ar/"].html.partition('class="features"')[2].partition("</ol>")[0]
    assert features.count("<h3>") == named == 6
