"""Cards: the pictures that links to pages are shown with, in the page's language and its letters."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builds import COMMAND, build_site, edit, page_of, run
from chronicle.output.cards.cards import Card, make_card
from chronicle.output.cards.drawing import CARD_SIZE, draw_card, has_signs
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, ImageStat
from records import make_battle, make_place
from seen import SeenPage, see_page

_BASE = "https://chronicle.example.org/"
_CARD = Card("ar", "rtl", "هجوم", "معركة القائم", "ar", "rtl", ("3 تشرين الثاني 2017",), "آخر المعارك")
_EDGE = 88


def _draw(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card)))


def _find_ink(card: Card, box: tuple[int, int, int, int] | None = None) -> tuple[int, int, int, int]:
    """The box round all that is written, without the strip at the edge."""
    picture = _draw(card).convert("L").point(lambda grey: 255 if grey > 240 else 0)
    inner = picture.crop(box or (20, 0, CARD_SIZE[0] - 20, CARD_SIZE[1]))
    found = ImageOps.invert(inner).getbbox()
    assert found is not None
    return found


def _count_shapes(word: str) -> int:
    """In how many pieces of ink a word stands: letters that join are one."""
    drawn = _draw(Card("ar", "rtl", "", word, "ar", "rtl"))
    ink = drawn.convert("L").crop((100, 0, 1170, 630)).point(lambda grey: 0 if grey > 160 else 255)
    left, _, right, _ = ink.getbbox() or (0, 0, 0, 0)
    columns = [ink.crop((x, 0, x + 1, 630)).getbbox() is not None for x in range(left, right)]
    return 1 + sum(before and not after for before, after in pairwise(columns))


def _see(site: dict[str, bytes], path: str) -> SeenPage:
    return see_page(path, page_of(site, path))


def _find_card(site: dict[str, bytes], path: str) -> str:
    """The file of a page's card, by the address that the page gives."""
    [meta] = [m for m in _see(site, path).all("meta") if m.get("property") == "og:image"]
    assert meta["content"].startswith(_BASE)
    return meta["content"].removeprefix(_BASE)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = write_chronicle(tmp_path_factory.mktemp("small"), SMALL, settings="cards: true")
    return build_site(folder, folder / "site")


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize(
    "inner", ["battles/al-qaim-2017/", "places/al-qaim/", "sources/reuters-2017-10-27/", ""]
)
def test_every_record_has_a_card_in_each_language_that_its_page_names(
    small: dict[str, bytes], code: str, inner: str
) -> None:
    file = _find_card(small, f"{code}/{inner}")
    assert file.startswith(f"cards/{code}/{inner}".rstrip("/") + ".")
    picture = Image.open(io.BytesIO(small[file]))
    assert (picture.format, picture.size) == ("PNG", CARD_SIZE)


def test_a_list_is_shown_with_the_card_of_the_chronicle(small: dict[str, bytes]) -> None:
    assert _find_card(small, "en/battles/") == _find_card(small, "en/")
    assert _find_card(small, "ar/battles/") == _find_card(small, "ar/")


def test_every_card_is_of_a_page_and_light(small: dict[str, bytes]) -> None:
    named = {
        _find_card(small, f.removesuffix("index.html"))
        for f in small
        if f[:3] in ("ar/", "en/") and f.endswith("/index.html")
    }
    cards = {file for file in small if file.startswith("cards/")}
    assert named == cards
    assert max(len(small[file]) for file in cards) < 40_000


def test_without_the_setting_there_are_none(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    site = build_site(folder, folder / "site")
    assert [file for file in site if file.startswith("cards/")] == []
    assert "og:image" not in page_of(site, "ar/")


def test_without_an_address_to_be_found_at_there_are_none(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings="cards: true")
    edit(folder / "mkdocs.yml", f"site_url: {_BASE}\n", "")
    site = build_site(folder, folder / "site")
    assert [file for file in site if file.startswith("cards/")] == []


def test_arabic_letters_join_and_run_from_the_right() -> None:
    joined, apart = "محمد", "م\u200cح\u200cم\u200cد"
    assert _count_shapes(joined) == 1
    assert _count_shapes(apart) == 4
    left, _, right, _ = _find_ink(replace(_CARD, foot=""))
    assert abs(right + 20 - (CARD_SIZE[0] - _EDGE)) < 8
    assert left > CARD_SIZE[0] / 3


def test_a_latin_name_stands_to_the_left_of_the_arabic_before_it() -> None:
    bare = replace(_CARD, kicker="", lines=(), foot="")
    alone, both = (_find_ink(replace(bare, title=title)) for title in ("القائم", "القائم Qaim"))
    assert both[0] < alone[0]
    right_half = (alone[0] + 20, 0, CARD_SIZE[0] - 20, CARD_SIZE[1])
    one, other = (
        _draw(replace(bare, title=title)).convert("L").crop(right_half) for title in ("القائم", "القائم Qaim")
    )
    # The same but for a part of a pixel.
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 2


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw_card(_CARD) == draw_card(_CARD)
    assert draw_card(_CARD) != draw_card(replace(_CARD, title="معركة راوة"))


_WORDS = st.text("ابتثجحقكلم abcdeWM 012٣،؟", min_size=1, max_size=400).filter(str.strip)


@settings(max_examples=40)
@given(_WORDS, st.sampled_from(["rtl", "ltr"]), st.sampled_from(["rtl", "ltr"]), st.lists(_WORDS, max_size=3))
def test_no_word_leaves_its_card(title: str, direction: str, of_title: str, lines: list[str]) -> None:
    card = Card("ar", direction, "هجوم", title, "ar", of_title, tuple(lines), title)
    left, top, right, bottom = _find_ink(card)
    assert left + 20 >= _EDGE - 12
    assert right + 20 <= CARD_SIZE[0] - _EDGE + 12
    assert top > 60
    assert bottom < CARD_SIZE[1] - 20
    assert _find_ink(replace(card, foot=""))[3] <= 516


def _make_battle(**fields: Any) -> Card:
    desk, _ = make_desk(
        make_place("anbar"),
        make_place("al-qaim", "anbar"),
        make_battle("one", "2017-11-03~", **fields),
        code="en",
    )
    return make_card(desk.facts.chronicle.battles["one"], desk.edition)


def test_a_card_keeps_what_is_not_known() -> None:
    assert _make_battle().lines[0] == "about 3 November 2017"


def test_the_card_of_what_was_taken_back_says_so() -> None:
    assert _make_battle(status="retracted").kicker == "Retracted · Battle"
    assert _make_battle().kicker == "Battle"


def test_a_name_in_letters_that_no_face_has_gets_no_boxes(tmp_path: Path) -> None:
    assert has_signs(_CARD)
    assert not has_signs(replace(_CARD, title="阿布卡迈勒"))
    place = front("names: {ar: مكان, en: 阿布}\nkind: town")
    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": place}, settings="cards: true")
    site = build_site(folder, folder / "site")
    assert _find_card(site, "en/places/rawa/") == _find_card(site, "en/")
    assert _find_card(site, "ar/places/rawa/").startswith("cards/ar/places/rawa.")


def test_another_name_is_another_card_and_all_others_stay(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings="cards: true")
    before = build_site(folder, folder / "site")
    old = _find_card(before, "en/places/al-qaim/")
    times = _list_times(folder / "site")
    edit(folder / "content/places/al-qaim.md", "Al-Qa'im", "Husaybah")
    after = build_site(folder, folder / "site")
    new, now = _find_card(after, "en/places/al-qaim/"), _list_times(folder / "site")
    assert old not in now
    changed = {file for file in now if times.get(file) != now[file]}
    assert new in changed
    assert {file for file in changed if file.startswith("cards/ar/")} == set()


def _list_times(site: Path) -> dict[str, int]:
    cards = (site / "cards").rglob("*.png")
    return {card.relative_to(site).as_posix(): card.stat().st_mtime_ns for card in cards}


def test_a_language_whose_letters_no_face_has_is_told(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings='cards: true\ntitle: {ar: سجل, en: "River ★"}')
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 0
    assert "there will be no cards in en: the faces lack a sign" in said
    assert list((folder / "site/cards").glob("en*")) == []
