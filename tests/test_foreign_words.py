"""Words that are not of the page's language carry their own, within sentences and notes too."""

from __future__ import annotations

import re

import pytest
from builds import build_site, edit, page_of
from chronicle.output.edition import SLOT, Wording
from chronicle.output.views.items import name_source
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from records import make_source
from seen import see_page

_ARABIC = re.compile("[\u0621-\u064a]{2}")
# Every place of SMALL in which a name, an office or a publisher has no English form.
_ONLY_ARABIC = {
    "places/al-qaim.md": (", en: Al-Qa'im", ""),
    "actors/qasim-al-muhammadi.md": (", en: Commander of the Jazira operations", ""),
    "sources/reuters-2017-10-27.md": (", en: Reuters", ""),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small chronicle without some of its English names, and a figure whose source speaks."""
    folder = write_chronicle(tmp_path_factory.mktemp("foreign"), SMALL)
    for path, (before, after) in _ONLY_ARABIC.items():
        edit(folder / "content" / path, before, after)
    battle = folder / "content/battles/2017/al-qaim-2017.md"
    edit(battle, "high: 5, said_by: iraqi-army,", "high: 5,")
    other = front("names: {ar: قرية, en: A village}\nkind: village\nwithin: al-qaim")
    (folder / "content/places/village.md").write_text(other, encoding="utf-8")
    press = "publisher: {en: Some Press}\ntitle: خبر\nlanguage: ar\nkind: press"
    (folder / "content/sources/press.md").write_text(front(press), encoding="utf-8")
    return build_site(folder, folder / "site")


@pytest.mark.parametrize(
    "path",
    ["", "battles/al-qaim-2017/", "actors/", "sources/", "places/al-qaim/", "campaigns/western-iraq-2017/"],
)
def test_arabic_words_on_an_english_page_are_marked_as_arabic(path: str, site: dict[str, bytes]) -> None:
    page = see_page(path, page_of(site, f"en/{path}"))
    assert [said for code, said in page.words if code == "en" and _ARABIC.search(said)] == []


@pytest.mark.parametrize(
    ("path", "said"), [("actors/", "قائد"), ("sources/", "رويترز"), ("battles/al-qaim-2017/", "رويترز")]
)
def test_the_words_are_there_and_marked_by_what_they_are(
    path: str, said: str, site: dict[str, bytes]
) -> None:
    assert re.search(f'<bdi lang="ar" dir="rtl">[^<]*{said}', page_of(site, f"en/{path}"))


def test_english_words_in_a_note_on_an_arabic_page_are_marked_as_english(site: dict[str, bytes]) -> None:
    page = see_page("", page_of(site, "ar/sources/"))
    assert [code for code, said in page.words if "Some Press" in said] == ["en"]


def test_a_sentence_is_in_one_piece_where_all_its_words_are_of_one_language() -> None:
    desk, _ = make_desk(make_source("afp"), code="en")
    edition = desk.edition
    own = edition.fill(f"by {SLOT}, here", edition.own("AFP"))
    assert own == Wording("by AFP, here", "en", "ltr")
    mixed = edition.fill(f"by {SLOT}, here", edition.foreign("رويترز", "ar"))
    assert mixed.text == "by رويترز, here"
    assert [(part.text, part.language, part.foreign) for part in mixed.parts] == [
        ("by ", "en", False),
        ("رويترز", "ar", True),
        (", here", "en", False),
    ]
    joined = edition.join([mixed, edition.own("x"), edition.own("y")], "; ")
    assert [part.text for part in joined.parts] == ["by ", "رويترز", ", here; x; y"]


def test_a_publisher_of_one_name_needs_no_mark() -> None:
    source = make_source("afp")
    desk, _ = make_desk(source)
    assert name_source(source, desk) == Wording("AFP", "ar", "rtl")
