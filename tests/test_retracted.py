"""A record that was taken back keeps its page, which says so, and stands in no list."""

from __future__ import annotations

import re

import pytest
from builds import build_site, edit, page_of
from chronicles import SMALL, front, write_chronicle
from records import make_battle, make_facts, make_source, with_text

# A record of each kind, with the field before which its status is written, and its page.
RECORDS = {
    "places/al-qaim.md": ("kind: city", "places/al-qaim/"),
    "actors/iraqi-army.md": ("kind: armed-force", "actors/iraqi-army/"),
    "campaigns/western-iraq-2017.md": ("date:", "campaigns/western-iraq-2017/"),
    "sources/reuters-2017-10-27.md": ("kind: agency", "sources/reuters-2017-10-27/"),
    "pages/about.md": ("title:", "about/"),
    "battles/2017/al-qaim-2017.md": ("kind: offensive", "battles/al-qaim-2017/"),
}
_RETRACTED = '<p class="status">Retracted</p>'
_WITHIN = front("names: {ar: حي, en: A quarter}\nkind: neighbourhood\nwithin: al-qaim")
Site = dict[str, bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small chronicle with a record of every kind taken back."""
    folder = write_chronicle(tmp_path_factory.mktemp("retracted"), SMALL | {"places/quarter.md": _WITHIN})
    for path, (field, _) in RECORDS.items():
        edit(folder / "content" / path, f"\n{field}", f"\nstatus: retracted\n{field}")
    return build_site(folder, folder / "site")


@pytest.mark.parametrize("page", [page for _, page in RECORDS.values()])
def test_the_page_of_a_retracted_record_says_so(page: str, site: Site) -> None:
    assert page_of(site, f"en/{page}").count(_RETRACTED) == 1


def test_a_page_that_is_simply_published_says_nothing_of_it(site: Site) -> None:
    assert "status" not in page_of(site, "en/places/anbar/")


@pytest.mark.parametrize("page", [page for _, page in RECORDS.values()])
def test_no_list_names_a_retracted_record(page: str, site: Site) -> None:
    lists = ["", "places/", "actors/", "campaigns/", "sources/", "battles/", "glossary/", "places/anbar/"]
    id = page.rstrip("/").rpartition("/")[2]
    links = [link for path in lists for link in (f'/{id}/"', f'"{id}/"') if link in _main(site, path)]
    assert links == []
    assert f",{id},".encode() not in site["data/names.csv"]


def _main(site: Site, path: str) -> str:
    """A list without the text of its editor, which may link to what it likes, and with the footer."""
    return re.sub(r'<div class="prose.*?\n</div>', "", page_of(site, f"en/{path}"), flags=re.DOTALL)


def test_what_lies_in_a_retracted_place_stands_in_its_stead(site: Site) -> None:
    assert 'href="../places/quarter/"' in page_of(site, "en/places/")
    assert "2 places" in page_of(site, "en/places/")
    assert 'Places</bdi></a> <span class="count">2</span>' in page_of(site, "en/")


def test_what_a_retracted_record_names_and_cites_does_not_say_so() -> None:
    text = "[[shown]] [@afp]"
    shown, afp = make_battle("shown"), make_source("afp")
    retracted = with_text(make_battle("r", status="retracted", sources=["afp"]), text)
    facts = make_facts(shown, afp, retracted)
    assert (facts.mentions, facts.citing) == ({}, {})
    kept = with_text(make_battle("r", sources=["afp"]), text)
    assert list(make_facts(shown, afp, kept).citing) == ["afp"]
