"""Long lists of records stand in parts, each a page with its first and last name. Nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builds import build_site
from chronicle.model import Battle, Kind, Page, Place, Record
from chronicle.output.edition import Desk, Link
from chronicle.output.pages import plan_language
from chronicle.output.routes import TO_LANGUAGE, settle
from chronicle.output.site import Site
from chronicle.output.views.actor import view_actor
from chronicle.output.views.battles import view_pair
from chronicle.output.views.glossary import view_glossary, view_names
from chronicle.output.views.home import view_home
from chronicle.output.views.indexes import IndexView, view_part, view_places, view_sources
from chronicle.output.views.listings import find_long, list_citing
from chronicle.output.views.parts import MOST_IN_PART
from chronicle.output.views.place import view_place
from chronicle.output.views.rows import find_pairs
from chronicle.output.views.source import view_source
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from hypothesis import given, settings
from hypothesis import strategies as st
from records import make_actor, make_battle, make_campaign, make_place, make_source, with_text

_MANY = MOST_IN_PART + 1


def _places(count: int, **fields: object) -> list[Place]:
    return [
        make_place(f"p{n:04}", names={"ar": f"موضع {n:04}", "en": f"Place {n:04}"}, **fields)
        for n in range(count)
    ]


def _follow(links: Iterator[Link], desk: Desk, site: Site) -> list[object]:
    """The views of the pages that links lead to."""
    plans = {plan.path: plan for plan in plan_language(desk.edition, site)}
    return [plans[link.href.replace(TO_LANGUAGE, f"{desk.edition.code}/")].make_view() for link in links]


def test_an_index_of_few_places_stands_in_full() -> None:
    desk, site = make_desk(*_places(MOST_IN_PART))
    [group] = view_places(desk, site).groups
    assert len(group.entries) == MOST_IN_PART
    assert not group.parts
    assert not list(find_long(desk.edition))


@pytest.mark.parametrize("code", ["ar", "en"])
def test_an_index_of_many_places_leads_to_parts_that_hold_all_of_them(code: str) -> None:
    desk, site = make_desk(*_places(2 * _MANY), code=code)
    [group] = view_places(desk, site).groups
    assert not group.entries
    assert [part.count for part in group.parts] == ["167", "167", "168"]
    first = {"ar": "موضع 0000 – موضع 0166", "en": "Place 0000 – Place 0166"}[code]
    assert group.parts[0].link.label.text == first
    views = _follow((part.link for part in group.parts), desk, site)
    shown = [e.link.href for v in views if isinstance(v, IndexView) for g in v.groups for e in g.entries]
    assert shown == [f"{TO_LANGUAGE}places/p{n:04}/" for n in range(2 * _MANY)]


def test_an_index_of_many_places_keeps_the_upper_steps_of_the_hierarchy() -> None:
    desk, site = make_desk(
        make_place("syria"),
        *_places(3, within="syria"),
        *(make_place(f"q{n:04}", within=f"p{n % 3:04}") for n in range(_MANY)),
    )
    upper, by_name = view_places(desk, site).groups
    [syria] = upper.entries
    assert [entry.link.href for entry in syria.below] == [f"{TO_LANGUAGE}places/p{n:04}/" for n in range(3)]
    assert not any(entry.below for entry in syria.below)
    assert by_name.heading == "بالاسم"
    assert len(by_name.parts) == 2


def test_a_part_leads_to_those_beside_it_and_back_to_the_index() -> None:
    desk, site = make_desk(*_places(3 * MOST_IN_PART), code="en")
    [names, listing] = find_long(desk.edition)
    view = view_part(listing, 2, Desk(desk.edition, "en/lists/places/2/"), site)
    assert view.previous
    assert view.next
    assert settle(view.previous.href, "en/lists/places/2/") == "../../../lists/places/1/"
    assert view.next.href == f"{TO_LANGUAGE}lists/places/3/"
    assert [link.href for link in view.frame.trail] == [f"{TO_LANGUAGE}places/"]
    assert view_part(listing, 1, desk, site).previous is None
    assert view_part(listing, 3, desk, site).next is None
    assert view_names(names, 1, desk, site).frame.trail[0].href == f"{TO_LANGUAGE}glossary/"


def test_names_and_spellings_of_many_stand_in_parts_and_of_few_in_full() -> None:
    desk, site = make_desk(*_places(_MANY), make_actor("army"))
    places, actors = view_glossary(desk, site).groups
    assert not places.terms
    assert len(places.parts) == 2
    assert [term.link.href for term in actors.terms] == [f"{TO_LANGUAGE}actors/army/"]
    [names, _] = find_long(desk.edition)
    terms = [t for n in names.numbers for g in view_names(names, n, desk, site).groups for t in g.terms]
    assert len(terms) == _MANY


def test_the_sources_of_a_kind_stand_in_parts_where_they_are_many() -> None:
    desk, site = make_desk(*(make_source(f"s{n:04}") for n in range(_MANY)))
    [group] = view_sources(desk, site).groups
    assert not group.entries
    assert len(group.parts) == 2


def _citing(count: int, years: int) -> list[Battle]:
    return [
        with_text(make_battle(f"b{n:03}", f"{2010 + n % years}-01-01"), "نص.[@agency]") for n in range(count)
    ]


def test_few_citing_battles_stand_on_the_page_of_a_source() -> None:
    desk, site = make_desk(make_source("agency"), make_place("al-qaim"), *_citing(30, 3))
    view = view_source(desk.facts.chronicle.sources["agency"], desk, site)
    assert view.battles is None
    assert len(view.cited_in) == 30


def test_many_citing_battles_stand_by_year() -> None:
    desk, site = make_desk(make_source("agency"), make_place("al-qaim"), *_citing(31, 3), code="en")
    view = view_source(desk.facts.chronicle.sources["agency"], desk, site)
    assert view.cited_in == ()
    assert view.battles
    assert view.battles.grid
    views = _follow((row.link for row in view.battles.grid.rows), desk, site)
    assert [v.title.text for v in views] == [f"A report: battles, {year}" for year in (2010, 2011, 2012)]  # type: ignore[attr-defined]


def test_many_other_records_that_cite_a_source_stand_in_parts() -> None:
    places = [with_text(place, "نص.[@agency]") for place in _places(_MANY)]
    desk, site = make_desk(make_source("agency"), make_place("al-qaim"), *places, *_citing(3, 1))
    source = desk.facts.chronicle.sources["agency"]
    view = view_source(source, desk, site)
    assert len(view.cited_in) == 3
    [listed] = view.lists
    assert len(listed.parts) == 2
    [listing] = (one for one in list_citing(source, desk.edition) if one.is_long)
    part = view_part(listing, 2, desk, site)
    assert [link.href for link in part.frame.trail] == [
        f"{TO_LANGUAGE}sources/",
        f"{TO_LANGUAGE}sources/agency/",
    ]


def _fights(count: int, *, is_allied: bool) -> list[Record]:
    both = [{"actors": ["army", "guard"]}] if is_allied else [{"actors": ["guard"]}, {"actors": ["army"]}]
    battles = [make_battle(f"b{n:03}", f"{2010 + n % 3}-01-01", sides=both) for n in range(count)]
    return [make_place("al-qaim"), make_actor("army"), make_actor("guard"), *battles]


@pytest.mark.parametrize("is_allied", [True, False])
def test_two_actors_with_many_battles_have_a_page_for_them(is_allied: bool) -> None:
    desk, site = make_desk(*_fights(31, is_allied=is_allied), code="en")
    step = "with" if is_allied else "against"
    for id in ("army", "guard"):
        view = view_actor(desk.facts.chronicle.actors[id], desk, site)
        [line] = view.allies if is_allied else view.opponents
        assert line.battles == ()
        assert line.all
        assert line.all.href == f"{TO_LANGUAGE}actors/army/{step}/guard/"
    [row] = find_pairs(desk.edition)
    pair = view_pair(row, Desk(desk.edition, row.path), site)
    assert pair.count == "31 battles"
    assert pair.battles.grid
    assert [link.href for link in pair.frame.trail] == [f"{TO_LANGUAGE}actors/", f"{TO_LANGUAGE}actors/army/"]
    assert len(_follow((row.link for row in pair.battles.grid.rows), desk, site)) == 3


def test_two_actors_with_few_battles_have_them_on_their_own_pages() -> None:
    desk, site = make_desk(*_fights(30, is_allied=False))
    [line] = view_actor(desk.facts.chronicle.actors["army"], desk, site).opponents
    assert len(line.battles) == 30
    assert line.all is None
    assert not list(find_pairs(desk.edition))


@settings(max_examples=25, deadline=None)
@given(count=st.integers(1, 4 * MOST_IN_PART))
def test_parts_are_nearly_of_a_length_and_hold_each_record_once(count: int) -> None:
    from chronicle.output.views.parts import Listing

    records = tuple(make_place(f"p{n}") for n in range(count))
    listing = Listing(Kind.PLACE, "places", "", records)
    parts = [listing.part(number) for number in listing.numbers]
    assert tuple(record for part in parts for record in part) == records
    assert max(map(len, parts)) <= MOST_IN_PART
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_a_page_names_the_records_that_mention_its_own_but_no_battle_that_it_lists() -> None:
    here = with_text(make_battle("here", "2010-01-01"), "[[al-qaim]]")
    elsewhere = with_text(make_battle("elsewhere", "2011-01-01", places=["rawa"]), "[[al-qaim]]")
    desk, site = make_desk(make_place("al-qaim"), make_place("rawa"), here, elsewhere)
    view = view_place(desk.facts.chronicle.places["al-qaim"], desk, site)
    assert [link.href for link in view.mentioned_in.links] == [f"{TO_LANGUAGE}battles/elsewhere/"]
    assert [
        item.link.href for section in view.battles for year in section.shelf.years for item in year.battles
    ] == [f"{TO_LANGUAGE}battles/here/"]


def test_many_that_mention_a_record_stand_in_parts() -> None:
    mentioning = [with_text(place, "[[actor:army]]") for place in _places(_MANY)]
    desk, site = make_desk(make_actor("army"), *mentioning)
    view = view_actor(desk.facts.chronicle.actors["army"], desk, site)
    assert view.mentioned_in.links == ()
    views = _follow((part.link for part in view.mentioned_in.parts), desk, site)
    shown = [e.link.href for v in views if isinstance(v, IndexView) for g in v.groups for e in g.entries]
    assert shown == [f"{TO_LANGUAGE}places/p{n:04}/" for n in range(_MANY)]
    trail = views[0].frame.trail  # type: ignore[attr-defined]
    assert [link.href for link in trail] == [f"{TO_LANGUAGE}actors/", f"{TO_LANGUAGE}actors/army/"]


def test_the_ends_of_a_part_stand_in_the_order_of_the_page_whatever_languages_they_are_in(
    tmp_path: Path,
) -> None:
    places = {
        f"places/q{n:03}.md": front(f"names: {{en: Hill {n:03}}}\nkind: town\nstatus: draft")
        for n in range(301)
    }
    chronicle = write_chronicle(tmp_path, SMALL | places, settings="drafts: true")
    html = build_site(chronicle, tmp_path / "site")["ar/lists/places/1/index.html"].decode()
    assert '<bdi dir="rtl"><bdi lang="en" dir="ltr">Hill 151</bdi> – القائم</bdi></a>' in html


def test_what_many_texts_name_but_has_no_list_of_mentions_has_no_parts() -> None:
    named = "[[page:about]] [[source:agency]]"
    mentioning = [with_text(place, named) for place in _places(_MANY)]
    about = Page.validate({"id": "about"})
    desk, site = make_desk(make_source("agency"), about, *mentioning)
    paths = [plan.path for plan in plan_language(desk.edition, site) if "/mentioning-" in plan.path]
    assert paths == []


def test_parts_that_begin_and_end_alike_are_told_apart_by_their_numbers() -> None:
    desk, site = make_desk(*(make_source(f"s{n:04}") for n in range(_MANY)), code="en")
    [group] = view_sources(desk, site).groups
    assert [part.link.label.text for part in group.parts] == ["AFP, part 1 of 2", "AFP, part 2 of 2"]


def test_a_part_leads_to_the_list_in_other_languages_and_names_no_twin(tmp_path: Path) -> None:
    places = {f"places/q{n:03}.md": front(f"names: {{ar: تل {n:03}}}\nkind: town") for n in range(301)}
    site = build_site(write_chronicle(tmp_path, SMALL | places), tmp_path / "site")
    html = site["ar/lists/places/1/index.html"].decode()
    assert 'href="../../../../en/places/"' in html
    assert 'hreflang="x-default"' not in html
    assert 'hreflang="x-default"' in site["ar/places/index.html"].decode()
    entries = site["sitemap.xml"].decode().split("</url>")
    assert [entry.count("hreflang") for entry in entries if "ar/lists/places/1/</loc>" in entry] == [0]
    assert [entry.count("hreflang") for entry in entries if "ar/places/</loc>" in entry] == [3]


def _days(count: int, **fields: object) -> list[Battle]:
    return [
        make_battle(f"b{n:03}", f"{2010 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}", **fields)
        for n in range(count)
    ]


def _shown_in(views: list[object]) -> list[str]:
    return [e.link.href for v in views if isinstance(v, IndexView) for g in v.groups for e in g.entries]


@pytest.mark.parametrize("listed", ["said", "gains", "losses"])
def test_the_long_lists_of_an_actor_stand_in_parts_named_by_their_dates(listed: str) -> None:
    fields: dict[str, object] = {
        "said": {"figures": [{"measure": "killed", "value": 1, "said_by": "army"}]},
        "gains": {"control": [{"place": "al-qaim", "date": "2010-01-01", "to": "army"}]},
        "losses": {"control": [{"place": "al-qaim", "date": "2010-01-01", "from": "army"}]},
    }[listed]
    desk, site = make_desk(make_place("al-qaim"), make_actor("army"), *_days(_MANY, **fields), code="en")
    view = getattr(view_actor(desk.facts.chronicle.actors["army"], desk, site), listed)
    assert not getattr(view, "lines", ())
    assert not getattr(view, "battles", ())
    assert view.parts[0].link.label.text == "1 January 2010 – 25 May 2010"
    assert sorted(_shown_in(_follow((part.link for part in view.parts), desk, site))) == [
        f"{TO_LANGUAGE}battles/b{n:03}/" for n in range(_MANY)
    ]


def test_a_monitor_is_not_said_to_have_given_figures_in_any_number_of_parts() -> None:
    figures = [{"measure": "killed", "value": 1, "said_by": "ucdp"}]
    monitor = make_actor("ucdp", kind="monitor")
    desk, site = make_desk(make_place("al-qaim"), monitor, *_days(_MANY, figures=figures))
    assert not view_actor(desk.facts.chronicle.actors["ucdp"], desk, site).said.parts
    assert not list(find_long(desk.edition))


def test_many_places_within_another_stand_in_parts_by_name() -> None:
    desk, site = make_desk(make_place("anbar"), *_places(_MANY, within="anbar"))
    children = view_place(desk.facts.chronicle.places["anbar"], desk, site).children
    assert children.links == ()
    assert _shown_in(_follow((part.link for part in children.parts), desk, site)) == [
        f"{TO_LANGUAGE}places/p{n:04}/" for n in range(_MANY)
    ]


def test_the_first_page_leaves_very_many_campaigns_to_their_index() -> None:
    campaigns = [make_campaign(f"c{n:03}") for n in range(_MANY)]
    desk, site = make_desk(*campaigns)
    assert view_home(desk, site).campaigns == ()
    desk, site = make_desk(*campaigns[1:])
    assert len(view_home(desk, site).campaigns) == MOST_IN_PART
