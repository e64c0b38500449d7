"""Pictures on pages: which are published, with which words, and what is done where they cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import COMMAND, build_site, edit, page_of, read_site, run
from chronicle.checks import find_explanation
from chronicle.glue.markdown import ProseRenderer
from chronicle.output.prose import Prose
from chronicles import SMALL, front, read_written, write_chronicle
from pictured import GRAPHIC, WORDS, draw, encode, put_picture, write_pictured
from seen import SeenPage, resolve, see_page

BATTLE = "content/battles/2017/al-qaim-2017.md"
PAGE = "{}/battles/al-qaim-2017/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site with three pictures: one in the text of a battle, two after it, of which one is graphic."""
    folder = write_pictured(tmp_path_factory.mktemp("pictured"))
    put_picture(folder, "unseen.jpg", encode(draw(60, 40)))
    return build_site(folder, folder / "site")


def _see(site: dict[str, bytes], code: str) -> SeenPage:
    return see_page(PAGE.format(code), page_of(site, PAGE.format(code)))


def _published(site: dict[str, bytes]) -> list[str]:
    """The id and width of each file under media/."""
    return [".".join(path.split("/")[1].split(".")[:2]) for path in site if path.startswith("media/")]


def test_only_pictures_that_a_record_shows_are_published_and_only_in_their_sizes(
    site: dict[str, bytes],
) -> None:
    assert sorted(_published(site)) == [
        "crossing.1600",
        "crossing.480",
        "crossing.960",
        "road.1000",
        "road.480",
        "tower.600",
    ]


def test_every_file_that_a_page_names_is_there(site: dict[str, bytes]) -> None:
    for code in ("ar", "en"):
        page = _see(site, code)
        named = {link for link in page.links() if link.endswith(".webp")}
        for image in page.all("img"):
            named |= {part.split(" ")[0] for part in image["srcset"].split(", ")}
        assert {resolve(page.path, link)[0] for link in named} == {p for p in site if p.startswith("media/")}


@pytest.mark.parametrize(
    ("code", "alt"), [("ar", "جسر معدني فوق النهر"), ("en", "A steel bridge over the river")]
)
def test_a_picture_has_its_alt_text_its_size_and_its_sizes(
    code: str, alt: str, site: dict[str, bytes]
) -> None:
    image = _see(site, code).all("img")[0]
    assert (image["alt"], image["width"], image["height"]) == (alt, "1600", "960")
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert "lang" not in image
    assert [part.split(" ")[1] for part in image["srcset"].split(", ")] == ["480w", "960w", "1600w"]
    assert ".960." in image["src"]


def test_credit_date_licence_and_source_stand_under_a_picture(site: dict[str, bytes]) -> None:
    html = page_of(site, PAGE.format("en"))
    under = html.partition("<figcaption>\n")[2].partition("</figcaption>")[0]
    words = ("The bridge at Al-Qa&#39;im that morning.", "Picture: Example News", "about 3 November 2017")
    for said in words:
        assert said in under
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in under
    assert 'href="#source-reuters-2017-10-27"' in under


def test_a_picture_in_the_text_is_not_shown_again_after_it(site: dict[str, bytes]) -> None:
    for code in ("ar", "en"):
        html = page_of(site, PAGE.format(code))
        text, _, after = html.partition('aria-labelledby="pictures"')
        assert text.count("<img") == 1
        assert after.count("<img") == 2
        assert html.count('class="guard"') == 1


def test_the_source_of_a_picture_is_listed_and_knows_who_shows_it(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    put_picture(folder, "map.png", encode(draw(60, 40), "PNG"))
    edit(folder / "content/places/anbar.md", "kind:", "pictures: [map]\nkind:")
    site = build_site(folder, folder / "site")
    assert 'id="source-reuters-2017-10-27"' in page_of(site, "en/places/anbar/")
    assert "places/anbar/" in page_of(site, "en/sources/reuters-2017-10-27/")


@pytest.mark.parametrize("kind", ["places/anbar", "actors/iraqi-army", "campaigns/western-iraq-2017"])
def test_places_actors_and_campaigns_show_pictures_too(kind: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    put_picture(folder, "2017/map.png", encode(draw(60, 40), "PNG"))
    edit(folder / f"content/{kind}.md", "---\n", "---\npictures: map\n", 1)
    page = see_page(f"ar/{kind}/", page_of(build_site(folder, folder / "site"), f"ar/{kind}/"))
    assert len(page.all("img")) == 1


def test_words_in_another_language_say_so(tmp_path: Path) -> None:
    words = WORDS.replace(", en: The bridge at Al-Qa'im that morning.", "").replace(", en: Example News", "")
    folder = write_pictured(tmp_path)
    put_picture(folder, "crossing.jpg", encode(draw(60, 40)), words)
    html = page_of(build_site(folder, folder / "site"), PAGE.format("en"))
    assert '<bdi lang="ar" dir="rtl">الجسر عند القائم صباح ذلك اليوم.</bdi>' in html
    assert 'Picture: <bdi lang="ar" dir="rtl">أخبار المثال</bdi>' in html
    codes = [problem.code for problem in read_written(folder)[1]]
    assert codes.count("missing-translation") == 2


def test_a_picture_in_a_text_of_another_language_has_the_language_of_the_page(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    (folder / BATTLE.replace(".md", ".en.md")).unlink()
    html = page_of(build_site(folder, folder / "site"), PAGE.format("en"))
    assert '<div class="within" lang="en" dir="ltr">' in html
    assert 'alt="A steel bridge over the river"' in html


def test_the_pictures_of_a_draft_are_published_with_it(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path, {"pages/home.md": front("title: سجل", "نص.\n")})
    (folder / "content/pages/home.en.md").unlink()
    edit(folder / BATTLE, "title:", "status: draft\ntitle:")
    assert _published(build_site(folder, folder / "site")) == []
    edit(folder / "mkdocs.yml", "- chronicle", "- chronicle: {drafts: true}")
    assert len(_published(build_site(folder, folder / "site"))) == 6


@pytest.mark.parametrize(
    "text", ["`![[road]]`", "```\n![[road]]\n```", "نص\n\n    ![[road]]", "\\![[al-qaim]]"]
)
def test_in_code_or_escaped_it_is_no_picture(text: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {"pages/about.md": front("title: عن السجل", text)})
    assert {problem.code for problem in read_written(folder)[1]} == {"stale-translation"}
    html = page_of(build_site(folder, folder / "site"), "ar/about/")
    assert "<img" not in html
    assert "![[" in html or "!<a" in html


@pytest.mark.parametrize(
    "text",
    [
        "نص\n![[map]]\nنص",
        "- بند\n![[map]]",
        "   ![[ map ]]  ",
        "<div>\n![[map]]\n</div>",
        "![[map]]\n![[map]]",
    ],
)
def test_a_picture_alone_on_its_line_stands_apart_from_what_is_round_it(text: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {"pages/about.md": front("title: عن السجل", text)})
    put_picture(folder, "map.png", encode(draw(60, 40), "PNG"))
    html = page_of(build_site(folder, folder / "site"), "ar/about/")
    assert html.count("<figure") == text.count("![[")
    assert "<p><div" not in html.replace("\n", "")
    assert not any("\ue000" <= sign <= "\uf8ff" for sign in html)


@pytest.mark.parametrize("spelt", ["&#xe001;&#xe100;", "&#xe001;&#xe1ff;", "&#xe001;x"])
def test_the_signs_that_mark_pictures_are_refused_in_a_text(spelt: str, tmp_path: Path) -> None:
    text = f"{spelt}\n\n![[map]]\n"
    folder = write_chronicle(tmp_path, SMALL | {"pages/about.md": front("title: عن السجل", text)})
    put_picture(folder, "map.png", encode(draw(60, 40), "PNG"))
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 1
    assert "content/pages/about.md:4:1: error[control-character]" in said
    assert "U+E001" in said


def test_a_text_cannot_show_a_picture_by_its_address() -> None:
    for text in ("![x](media/x.png)", "![x][m]\n\n[m]: x.png", '<img src="//evil.example/x.png">'):
        assert "<img" not in ProseRenderer().render(Prose(text, "ar", "rtl"))


def test_a_picture_that_breaks_off_ends_the_build_and_the_site_stays(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    assert run(COMMAND, "build", cwd=folder)[0] == 0
    before = read_site(folder / "site")
    whole = encode(draw(900, 600))
    put_picture(folder, "crossing.jpg", whole[: len(whole) // 2])
    assert run(COMMAND, "check", cwd=folder)[0] == 0
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 1
    assert "content/media/crossing.jpg:1:1: error[broken-picture]" in said
    assert "help: open it in a program for pictures and save it again" in said
    assert "Traceback" not in said
    assert "1 error" in said
    assert read_site(folder / "site") == before


def test_a_problem_in_a_picture_shows_no_line_of_it(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    put_picture(folder, "map.jpg", encode(draw(8, 6), "PNG"), "")
    status, said = run(COMMAND, "check", cwd=folder)
    assert status == 1
    assert "PNG" in said
    assert "IHDR" not in said
    assert "  |" not in said


def test_a_guard_without_words_is_refused_and_explained(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    put_picture(folder, "road.webp", encode(draw(60, 40), "WEBP"), GRAPHIC.partition("warning")[0])
    (problem,) = [found for found in read_written(folder)[1] if found.code != "stale-translation"]
    assert problem.code == "graphic-without-warning"
    assert "warning: {ar: …, en: …}" in problem.advice
    assert find_explanation("graphic-without-warning")
