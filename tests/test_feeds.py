"""Feeds tell of what was changed last; the page of corrections of what was wrong."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from builds import build_site, edit, page_of
from chronicle.model import Battle
from chronicle.output.edition import Wording
from chronicle.output.feeds.calendar import MOST_IN_CALENDAR, plan_calendars, render_calendar
from chronicle.output.feeds.entries import MOST_IN_FEED, Feed, FeedEntry, name_corrections
from chronicle.output.feeds.formats import render_atom, render_json_feed
from chronicle.output.views.days import view_days
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from histories import commit, git, make_repository
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft7Validator
from records import make_battle, make_place, with_text

REPOSITORY = Path(__file__).parents[1]
_ATOM = {"a": "http://www.w3.org/2005/Atom"}
BATTLE = "battles/2017/al-qaim-2017.md"
Site = dict[str, bytes]


def plain(title: str, date: str, fields: str = "", place: str = "al-qaim") -> str:
    return front(
        f"title: {title}\nsummary: {title}\nkind: battle\ndate: {date}\nplaces: [{place}]\n"
        f"sources: [reuters-2017-10-27]\n{fields}",
        "نصّ.",
    )


def read_feed(site: Site, file: str) -> Any:
    """A feed as a reader of feeds sees it; it must find no fault."""
    feed = feedparser.parse(
        site[file], response_headers={"content-type": "application/atom+xml; charset=utf-8"}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of this repository's chronicle, in a repository whose history is known."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(REPOSITORY / "content", folder / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    git(folder, "init", "-b", "main")
    commit(folder, "2026-11-03")
    for day, name in (("2026-11-05", "al-qaim-2017"), ("2026-11-04", "abu-kamal-2017")):
        edit(folder / f"content/battles/2017/{name}.md", "\n---\n", "\n---\nكلمة. ", 1)
        commit(folder, day)
    return build_site(folder, folder / "site")


def test_every_feed_holds_what_atom_and_json_feed_ask_for(own: Site) -> None:
    atoms = [file for file in own if file.endswith("/feed.xml")]
    assert len(atoms) > 100
    for file in atoms:
        feed = read_feed(own, file)
        root = ET.fromstring(own[file])
        for part in (root, *root.iterfind("a:entry", _ATOM)):
            for needed in ("id", "title", "updated"):
                assert len(part.findall(f"a:{needed}", _ATOM)) == 1, (file, needed)
        ids = [entry.findtext("a:id", namespaces=_ATOM) for entry in root.iterfind("a:entry", _ATOM)]
        assert len(ids) == len(set(ids)) <= MOST_IN_FEED
        assert root.find("a:link[@rel='self']", _ATOM).get("href").endswith(f"/{file}")  # type: ignore[union-attr]
        assert root.findtext("a:author/a:name", namespaces=_ATOM)
        assert feed.entries == sorted(feed.entries, key=lambda entry: entry.updated, reverse=True)
    first, second, third, *_ = read_feed(own, "ar/feed.xml").entries
    assert [first.updated, second.updated, third.updated] == [
        "2026-11-05T00:00:00Z",
        "2026-11-04T00:00:00Z",
        "2026-11-03T00:00:00Z",
    ]


def test_every_json_feed_follows_the_schema_of_json_feed(own: Site) -> None:
    schema = REPOSITORY / "tests" / "node_modules" / "jsonfeed-schema" / "schema-v1.1.json"
    validator = Draft7Validator(json.loads(schema.read_bytes()))
    files = [file for file in own if file.endswith("/feed.json")]
    assert len(files) > 100
    assert {
        file: f for file in files if (f := [e.message for e in validator.iter_errors(json.loads(own[file]))])
    } == {}


def test_the_latest_change_stands_first_in_the_feeds_of_all_that_it_concerns(tmp_path: Path) -> None:
    others = {f"battles/b{n}.md": plain(f"معركة {n}", "2017-11-04") for n in range(3)}
    folder = make_repository(tmp_path, others)
    edit(folder / "content/battles/b1.md", "نصّ.", "نصّ آخر.")
    commit(folder, "2026-11-20")
    site = build_site(folder, folder / "site")
    for path in ("", "places/al-qaim/", "places/anbar/"):
        first = read_feed(site, f"ar/{path}feed.xml").entries[0]
        assert first.id == "https://chronicle.example.org/ar/battles/b1/"
        # The day, as on its page: the hour is when an editor works.
        assert first.updated == "2026-11-20T00:00:00Z"


def test_after_a_commit_of_a_text_the_feeds_are_those_of_a_clean_build(tmp_path: Path) -> None:
    folder = make_repository(
        tmp_path, {"battles/b.md": plain("معركة", "2017-11-04", "part_of: western-iraq-2017")}
    )
    build_site(folder, folder / "site")
    edit(folder / "content/battles/b.md", "نصّ.", "نصّ آخر.")
    dirty = build_site(folder, folder / "site")
    assert "battles/b/" not in dirty["ar/feed.xml"].decode()  # nobody knows when
    commit(folder, "2026-11-20")
    warm = build_site(folder, folder / "site")
    assert "battles/b/" in warm["ar/campaigns/western-iraq-2017/feed.xml"].decode()
    shutil.rmtree(folder / ".cache")
    assert build_site(folder, folder / "site") == warm


def test_after_a_commit_of_what_was_taken_back_the_feed_of_corrections_is_that_of_a_clean_build(
    tmp_path: Path,
) -> None:
    folder = make_repository(tmp_path, {"battles/b.md": plain("معركة", "2017-11-04", "status: retracted")})
    build_site(folder, folder / "site")
    edit(folder / "content/battles/b.md", "نصّ.", "نصّ آخر.")
    commit(folder, "2026-11-20")
    warm = build_site(folder, folder / "site")
    assert "2026-11-20" in warm["ar/corrections/feed.xml"].decode()
    shutil.rmtree(folder / ".cache")
    assert build_site(folder, folder / "site") == warm


def test_a_first_commit_gives_feeds_and_ways_to_them(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    (folder / ".gitignore").write_text("site/\n.cache/\n", encoding="utf-8")
    before = build_site(folder, folder / "site")
    assert not [file for file in before if "/feed." in file]
    git(folder, "init", "-b", "main")
    commit(folder, "2026-11-03")
    warm = build_site(folder, folder / "site")
    named = 'type="application/atom+xml" title="A Small Chronicle" href="./feed.xml">'
    assert f'<link rel="alternate" {named}' in page_of(warm, "en/")
    shutil.rmtree(folder / ".cache")
    assert build_site(folder, folder / "site") == warm


def test_what_was_taken_back_is_in_no_feed_but_that_of_corrections(tmp_path: Path) -> None:
    taken = plain("معركة", "2017-11-04", "status: retracted")
    correction = "corrections: [{date: 2026-11-02, text: {ar: صُحّح التاريخ, en: The date was corrected}}]"
    folder = make_repository(
        tmp_path, {"battles/taken.md": taken, "battles/b.md": plain("أخرى", "2017", correction)}
    )
    site = build_site(folder, folder / "site")
    named = [file for file in site if "/feed." in file and b"battles/taken/" in site[file]]
    assert named == [f"{code}/corrections/feed.{end}" for code in ("ar", "en") for end in ("json", "xml")]
    html = page_of(site, "en/corrections/")
    assert 'href="../battles/taken/"' in html
    assert 'href="../battles/b/#correction-2026-11-02"' in html
    assert "The date was corrected" in html
    assert 'id="correction-2026-11-02"' in page_of(site, "en/battles/b/")
    corrected, taken_back = read_feed(site, "en/corrections/feed.xml").entries
    assert (corrected.id, corrected.summary, corrected.updated) == (
        "https://chronicle.example.org/en/battles/b/#correction-2026-11-02",
        "The date was corrected",
        "2026-11-02T00:00:00Z",
    )
    assert (taken_back.id, taken_back.summary, taken_back.updated) == (
        "https://chronicle.example.org/en/battles/taken/",
        "Taken back",
        "2026-10-01T00:00:00Z",
    )


def test_a_correction_written_before_others_renames_none() -> None:
    def name(*days: str) -> list[str]:
        corrections = [{"date": day, "text": {"ar": "تصويب"}} for day in days]
        return list(name_corrections(make_battle("b", corrections=corrections)))

    assert name("2026-11-02") == ["correction-2026-11-02"]
    assert name("2026-12~", "2026-11-02") == ["correction-2026-12", "correction-2026-11-02"]
    assert name("2026-11-02", "2026-11-02") == ["correction-2026-11-02", "correction-2026-11-02-2"]


def test_words_in_a_feed_are_of_the_language_that_they_are_said_to_be_in(tmp_path: Path) -> None:
    folder = make_repository(tmp_path, {"battles/b.md": plain("معركة أخرى", "2017-11-04")})
    site = build_site(folder, folder / "site")
    entries = ET.fromstring(site["en/feed.xml"]).findall("a:entry", _ATOM)
    [entry] = [one for one in entries if "battles/b/" in (one.findtext("a:id", namespaces=_ATOM) or "")]
    for part in ("title", "summary"):
        found = entry.find(f"a:{part}", _ATOM)
        assert found is not None
        assert (found.text, found.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("معركة أخرى", "ar")


@pytest.mark.parametrize(
    ("fields", "said"),
    [("grade: contested", "[Contested] "), ("grade: discounted", "[Discounted] "), ("grade: fair", "")],
)
def test_what_is_in_doubt_says_so_before_all_else(tmp_path: Path, fields: str, said: str) -> None:
    english = front("title: A Battle\nsummary: It was fought.", "Text.")
    files = {"battles/b.md": plain("معركة", "2017-11-04", fields), "battles/b.en.md": english}
    folder = make_repository(tmp_path, files)
    site = build_site(folder, folder / "site")
    [entry] = [e for e in read_feed(site, "en/feed.xml").entries if "battles/b/" in e.id]
    assert entry.summary == f"{said}It was fought."


def test_where_nothing_was_corrected_the_page_says_so(own: Site) -> None:
    assert "No entry has been corrected so far." in page_of(own, "en/corrections/")


def test_a_page_leads_to_its_feeds(own: Site) -> None:
    html = page_of(own, "en/places/al-qaim/")
    for media, name in (("atom+xml", "feed.xml"), ("feed+json", "feed.json")):
        assert f'type="application/{media}" title="Al-Qa&#39;im" href="../../places/al-qaim/{name}">' in html
    assert "Feed of changes</a>" in html
    assert "feed.xml" not in page_of(own, "en/battles/al-qaim-2017/")


_TEXTS = st.text(min_size=1)


@given(title=_TEXTS, summary=_TEXTS)
def test_no_words_break_a_feed(title: str, summary: str) -> None:
    words = [Wording(text, "ar", "rtl") for text in (title, summary)]
    entry = FeedEntry("https://x.example/e/", *words, datetime(2026, 11, 3, tzinfo=UTC))
    feed = Feed(title, summary, "ar", "https://x.example/", title, "", (entry,))
    [item] = ET.fromstring(render_atom(feed)).findall("a:entry", _ATOM)
    for part, text in (("title", title), ("summary", summary)):
        assert _plain(item.findtext(f"a:{part}", "", _ATOM)) == _plain(text)
    assert json.loads(render_json_feed(feed))["items"][0]["content_text"] == summary


def _plain(text: str) -> str:
    """A text as XML can hold it: without signs of control, all ends of lines alike."""
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    return kept.replace("\r\n", "\n").replace("\r", "\n")


def _read_calendar(*battles: Battle, code: str = "en") -> list[Any]:
    desk, _ = make_desk(make_place("al-qaim"), *battles, code=code, base="https://x.example/c/")
    return list(Calendar.from_ical(render_calendar(desk.edition)).walk("VEVENT"))


def test_a_day_that_is_known_comes_again_every_year() -> None:
    battle = with_text(make_battle("b", "2017-10-26/2017-11-03"), "نصّ")
    events = _read_calendar(make_battle("a", "2017-11-03"), battle, make_battle("c", "2017-11-03~"))
    assert [(str(e["summary"]), e.decoded("dtstart")) for e in events] == [
        ("b: the beginning, 2017", date(2017, 10, 26)),
        ("b: the end, 2017", date(2017, 11, 3)),
        ("a, 2017", date(2017, 11, 3)),
    ]
    assert all(event["rrule"] == {"FREQ": ["YEARLY"]} for event in events)
    assert len({str(event["uid"]) for event in events}) == 3
    assert str(events[2]["url"]) == "https://x.example/c/en/battles/a/"


def test_a_leap_day_comes_every_year_too() -> None:
    [event] = _read_calendar(make_battle("a", "2016-02-29"))
    assert event["rrule"] == {"FREQ": ["YEARLY"], "BYMONTH": [2], "BYMONTHDAY": [-1]}


def test_what_the_sources_show_to_be_wrong_is_recalled_on_no_day() -> None:
    wrong = make_battle("a", "2017-11-03", grade="discounted")
    events = _read_calendar(wrong, make_battle("b", "2017-11-03", grade="weak"))
    assert [str(event["summary"]) for event in events] == ["b, 2017"]


def test_a_calendar_says_it_in_its_own_language_on_lines_that_are_not_too_long(own: Site) -> None:
    data = own["ar/days/anniversaries.ics"]
    summaries = [str(event["summary"]) for event in Calendar.from_ical(data).walk("VEVENT")]
    assert "معركة القائم: البداية، 2017" in summaries
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_there_is_no_calendar_of_more_days_than_anybody_can_use() -> None:
    battles = [make_battle(f"b{n}", "2017-11-03") for n in range(MOST_IN_CALENDAR)]
    desk, site = make_desk(make_place("al-qaim"), *battles)
    assert view_days(desk, site).calendar
    assert len(list(plan_calendars(site))) == 2
    desk, site = make_desk(make_place("al-qaim"), *battles, make_battle("more", "2017-11-03"))
    assert not view_days(desk, site).calendar
    assert not list(plan_calendars(site))
