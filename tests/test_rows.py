"""Long lists are split by year, great years by month; short ones stand in full. Nothing is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builds import build_site
from chronicle.facts import ByTime
from chronicle.model import Battle, BattleKind, Status
from chronicle.output.routes import TO_LANGUAGE
from chronicle.output.views.actor import view_actor
from chronicle.output.views.battles import view_battles, view_kind
from chronicle.output.views.grid import make_grid
from chronicle.output.views.place import view_place
from chronicle.output.views.rows import Row, find_split_rows, find_years, row_of, row_of_all
from chronicle.output.views.years import view_month, view_part_of_month, view_year
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from hypothesis import given, settings
from hypothesis import strategies as st
from records import make_actor, make_battle, make_place
from seen import see_page


def _many(count: int, years: int, **fields: object) -> list[Battle]:
    return [make_battle(f"b{n}", f"{2010 + n % years}-{n % 12 + 1:02}-01", **fields) for n in range(count)]


def test_a_short_list_stands_in_full_on_its_page() -> None:
    desk, site = make_desk(make_place("al-qaim"), *_many(30, 3))
    place = desk.facts.chronicle.places["al-qaim"]
    [section] = view_place(place, desk, site).battles
    assert section.shelf.grid is None
    assert sum(len(year.battles) for year in section.shelf.years) == 30


def test_a_long_list_is_a_grid_whose_years_have_pages() -> None:
    desk, site = make_desk(make_place("al-qaim"), *_many(31, 3), code="en")
    place = desk.facts.chronicle.places["al-qaim"]
    [section] = view_place(place, desk, site).battles
    assert section.heading == "Battles here"
    assert section.shelf.grid is not None
    assert [row.link.href for row in section.shelf.grid.rows] == [
        f"{TO_LANGUAGE}places/al-qaim/{year}/" for year in (2010, 2011, 2012)
    ]
    view = view_year(row_of(place, desk.edition), 2011, desk, site)
    assert str(view.title.text) == "مكان: battles, 2011"
    assert sum(len(month.battles) for month in view.months) == 10


def test_one_year_is_not_split_into_itself() -> None:
    desk, site = make_desk(make_place("al-qaim"), *_many(60, 1))
    [section] = view_place(desk.facts.chronicle.places["al-qaim"], desk, site).battles
    assert section.shelf.grid is None


def test_an_actor_keeps_a_short_list_of_its_own_beside_the_grid_of_all() -> None:
    own = [make_battle(f"own{n}", "2009-05-01", sides=[{"actors": ["army"]}]) for n in range(3)]
    of_unit = _many(40, 4, sides=[{"actors": ["unit"]}])
    actors = (make_actor("army"), make_actor("unit", "army"))
    desk, site = make_desk(make_place("al-qaim"), *actors, *own, *of_unit, code="en")
    sections = view_actor(desk.facts.chronicle.actors["army"], desk, site).battles
    assert [one.heading for one in sections] == ["Battles", "Battles, its own and its members'"]
    assert [one.shelf.grid is None for one in sections] == [True, False]


def test_a_great_year_has_a_page_for_each_month() -> None:
    desk, site = make_desk(make_place("al-qaim"), *_many(151, 1), code="en")
    row = row_of_all(desk.edition)
    assert list(find_years(row)) == [(2010,), *((2010, month) for month in range(1, 13))]
    year = view_year(row, 2010, desk, site)
    assert year.months == ()
    assert year.grid is not None
    assert year.grid.rows[0].cells[0].href == f"{TO_LANGUAGE}timeline/2010/01/"
    first, second = view_month(row, 2010, 1, desk, site), view_month(row, 2010, 2, desk, site)
    assert (first.title.text, first.previous, second.previous and second.previous.label.text) == (
        "January 2010", None, "January 2010"
    )  # fmt: skip
    assert sum(len(group.battles) for group in first.months) == 13


DATES = ["2010", "2010-05", "2010-05-03", "2010-05-03/2012-01-01", "2012-02/..", "../2012", "201X"]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=12))
def test_the_grid_counts_what_the_pages_list(dates: list[str]) -> None:
    battles = [make_battle(f"b{n}", date) for n, date in enumerate(dates)]
    desk, site = make_desk(make_place("al-qaim"), *battles, code="en")
    row = row_of_all(desk.edition)
    grid = make_grid(row.path, row.by_month, desk)
    listed = set()
    for line, (year,) in zip(grid.rows, find_years(row), strict=True):
        view = view_year(row, year, desk, site)
        groups = {group.anchor: len(group.battles) for group in view.months}
        counted = {cell.href.partition("#")[2]: int(cell.count) for cell in line.cells if cell.count}
        assert counted == groups
        assert int(line.count) == sum(groups.values())
        listed |= {item.battle.link.href for group in view.months for item in group.battles}
    assert len(listed) == len(dates)


def test_a_great_month_stands_in_parts_by_date() -> None:
    battles = [make_battle(f"b{n:03}", f"2010-03-{n % 28 + 1:02}") for n in range(301)]
    desk, site = make_desk(make_place("al-qaim"), *battles, code="en")
    row = row_of_all(desk.edition)
    assert list(find_years(row)) == [(2010,), (2010, 3), (2010, 3, 1), (2010, 3, 2), (2010, 3, 3)]
    month = view_month(row, 2010, 3, desk, site)
    assert month.months == ()
    assert [part.link.label.text for part in month.parts] == [
        "1 March 2010 – 10 March 2010", "10 March 2010 – 19 March 2010", "19 March 2010 – 28 March 2010"
    ]  # fmt: skip
    assert [part.count for part in month.parts] == ["100", "100", "101"]
    views = [view_part_of_month(row, 2010, 3, number, desk, site) for number in (1, 2, 3)]
    shown = [item.battle.link.href for view in views for of in view.months for item in of.battles]
    assert len(set(shown)) == len(shown) == 301
    assert views[0].previous is None
    assert views[1].previous == month.parts[0].link
    assert views[1].next == month.parts[2].link
    assert views[2].next is None
    assert [link.label.text for link in views[0].frame.trail] == ["Timeline", "2010", "March 2010"]


def test_battles_are_listed_by_kind() -> None:
    sieges = [make_battle(f"siege{n}", "2016", kind="siege") for n in range(2)]
    desk, site = make_desk(make_place("al-qaim"), *sieges, make_battle("raid", kind="raid"), code="en")
    assert {one.link.label.text: one.count for one in view_battles(desk, site).kinds} == {
        "Siege": "2", "Raid": "1"
    }  # fmt: skip
    view = view_kind(BattleKind.SIEGE, desk, site)
    assert sum(len(year.battles) for year in view.battles.years) == 2


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_built_chronicle_has_every_year_page_that_it_links(code: str, tmp_path: Path) -> None:
    files = {
        f"battles/b{n}.md": front(
            f"title: معركة\nsummary: معركة\nkind: battle\ndate: {2010 + n % 2}-{n % 12 + 1:02}-03\n"
            "places: [al-qaim]\nsources: [reuters-2017-10-27]",
            "النص.",
        )
        for n in range(40)
    }
    site = build_site(write_chronicle(tmp_path, SMALL | files), tmp_path / "site")
    place = see_page("", site[f"{code}/places/anbar/index.html"].decode())
    years = {link for link in place.links() if re.fullmatch(r"\.\./\.\./places/anbar/\d{4}/", link)}
    assert years == {f"../../places/anbar/{year}/" for year in (2010, 2011, 2017)}
    for year in years:
        assert f"{code}/{year.removeprefix('../../')}index.html" in site


def test_a_retracted_record_leads_only_to_pages_that_are_there() -> None:
    gone = make_place("al-qaim").replace(status=Status.RETRACTED)
    desk, site = make_desk(gone, *_many(31, 3))
    [section] = view_place(gone, desk, site).battles
    assert section.shelf.grid is not None
    assert "ar/places/al-qaim/" in [row.path for row in find_split_rows(desk.edition)]


def test_only_what_is_split_has_pages_of_years() -> None:
    desk, _ = make_desk(make_place("al-qaim"), *_many(31, 3))
    paths = [row.path for row in find_split_rows(desk.edition)]
    assert paths == ["ar/timeline/", "ar/kinds/battle/", "ar/places/al-qaim/"]
    assert not Row("ar/x/", ByTime(desk.facts.chronology[:30])).is_long
