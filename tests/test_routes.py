"""Addresses: where each page stands, and how one leads to another from any folder."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

import pytest
from chronicle.model import RESERVED, BattleKind, Kind, Page
from chronicle.output.routes import Routes, file_of, point, settle
from hypothesis import given
from hypothesis import strategies as st

ROUTES = Routes("https://example.org/chronicle/")
STEP = st.sampled_from(["ar", "en", "battles", "places", "al-qaim", "2017", "a", "b"])
FOLDER = st.lists(STEP, max_size=5).map(lambda steps: "".join(f"{step}/" for step in steps))
FILE = st.sampled_from(["feed.xml", "al-qaim.json", "chronicle.css"])
PATH = st.one_of(FOLDER, st.builds(str.__add__, FOLDER, FILE))


def relate(here: str, there: str) -> str:
    return settle(point(here, there), here)


@given(PATH, PATH)
def test_a_relative_address_leads_from_one_page_to_the_other(here: str, there: str) -> None:
    for base in ("https://example.org/", "https://example.org/chronicle/", "file:///tmp/site/"):
        assert urljoin(base + here, relate(here, there)) == base + there


@given(PATH, PATH)
def test_a_relative_address_names_no_host_and_is_never_empty(here: str, there: str) -> None:
    address = relate(here, there)
    assert address
    assert not address.startswith("/")
    assert ":" not in address


@pytest.mark.parametrize(
    ("here", "there", "address"),
    [
        ("ar/battles/al-qaim-2017/", "ar/places/al-qaim/", "../../places/al-qaim/"),
        ("ar/battles/al-qaim-2017/", "en/battles/al-qaim-2017/", "../../../en/battles/al-qaim-2017/"),
        ("ar/battles/al-qaim-2017/", "ar/battles/raqqa-2017/", "../../battles/raqqa-2017/"),
        ("ar/battles/al-qaim-2017/", "ar/", "../../"),
        ("ar/", "ar/", "./"),
        ("ar/", "ar/places/", "./places/"),
        ("", "ar/", "./ar/"),
        ("ar/", "", "../"),
        ("404.html", "assets/chronicle.css", "./assets/chronicle.css"),
    ],
)
def test_a_relative_address_goes_by_the_folder_of_the_language(here: str, there: str, address: str) -> None:
    assert relate(here, there) == address


def test_every_kind_of_page_has_its_address() -> None:
    assert ROUTES.home("ar") == "ar/"
    assert ROUTES.index("en", Kind.PLACE) == "en/places/"
    assert ROUTES.record("ar", Kind.BATTLE, "al-qaim-2017") == "ar/battles/al-qaim-2017/"
    assert ROUTES.timeline("ar") == "ar/timeline/"
    assert ROUTES.year(ROUTES.timeline("ar"), 476) == "ar/timeline/0476/"
    assert ROUTES.year("ar/places/al-qaim/", 2017, 0) == "ar/places/al-qaim/2017/00/"


def test_an_ordinary_page_stands_right_under_its_language() -> None:
    assert ROUTES.of("en", Page(id="about")) == "en/about/"
    assert ROUTES.of("en", Page(id="home")) == ROUTES.home("en")


_WITH_LISTS = [kind for kind in Kind if kind.has_pages and kind is not Kind.PAGE]


def test_what_could_hide_an_ordinary_page_is_reserved() -> None:
    made = [ROUTES.index("ar", kind) for kind in _WITH_LISTS]
    made += [ROUTES.timeline("ar"), ROUTES.map("ar"), ROUTES.battle_kind("ar", BattleKind.SIEGE)]
    assert {path.split("/")[1] for path in made} <= RESERVED


@given(st.lists(st.tuples(st.sampled_from(Kind), st.sampled_from(["a", "b-2017", "home"])), unique=True))
def test_no_two_records_share_an_address(records: list[tuple[Kind, str]]) -> None:
    paths = [ROUTES.record(language, kind, id) for language in ("ar", "en") for kind, id in records]
    assert len(set(paths)) == len(paths)


@given(FOLDER)
def test_a_whole_address_lies_under_the_base(path: str) -> None:
    assert ROUTES.absolute(path) == f"https://example.org/chronicle/{path}"


def test_a_whole_address_is_ascii() -> None:
    address = ROUTES.absolute("media/القائم 1.png")
    assert address.isascii()
    assert unquote(address) == "https://example.org/chronicle/media/القائم 1.png"


@pytest.mark.parametrize(
    ("path", "file"), [("ar/", "ar/index.html"), ("", "index.html"), ("ar/feed.xml", "ar/feed.xml")]
)
def test_a_path_is_served_from_its_file(path: str, file: str) -> None:
    assert file_of(path) == file
