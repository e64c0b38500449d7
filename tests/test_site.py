"""The repository's own chronicle as published: every way leads somewhere, and nothing is asked of others."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from builds import COMMAND, build_site, edit, page_of, run
from chronicle.output.beside import MOST_IN_SITEMAP, render_sitemaps
from chronicles import SMALL, write_chronicle
from conftest import ROOT
from desks import make_desk
from seen import SeenPage, is_remote, resolve, see_page

BASE = "https://chronicle.example.org/"
Pages = dict[str, SeenPage]
_ARABIC = re.compile("[\u0621-\u064a]{2}")
_LATIN = re.compile("[A-Za-z]{2}")
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def _real(pages: Pages) -> Pages:
    """The pages without doors and without the page for a wrong address."""
    return {path: page for path, page in pages.items() if not page.is_door and path != "404.html"}


def test_lychee_finds_no_dead_link(own_site: Path) -> None:
    options = ("--offline", "--include-fragments", "--no-progress", "--index-files", "index.html")
    status, said = run(
        COMMAND.with_name("lychee"), *options, "--root-dir", own_site, own_site, cwd=own_site.parent
    )
    assert status == 0, said


def test_every_internal_link_and_fragment_resolves(own_site: Path, own_pages: Pages) -> None:
    dead = []
    for path, page in own_pages.items():
        for link in page.links():
            if is_remote(link) or link.startswith(("data:", "mailto:")):
                continue
            to, fragment = resolve(path, link)
            found = (own_site / to / "index.html" if to.endswith("/") or not to else own_site / to).is_file()
            if not found or (fragment and fragment not in own_pages[to].ids):
                dead.append(f"{path}: {link}")
    assert dead == []


def test_no_id_stands_twice_on_a_page(own_pages: Pages) -> None:
    assert [path for path, page in own_pages.items() if len(page.ids) != len(set(page.ids))] == []


def test_every_page_has_a_twin_in_the_other_language(own_pages: Pages) -> None:
    inner = {
        code: {path[3:] for path in _real(own_pages) if path.startswith(f"{code}/")} for code in ("ar", "en")
    }
    assert inner["ar"] == inner["en"]
    assert len(inner["ar"]) * 2 == len(_real(own_pages)) > 500


def test_every_page_names_itself_and_its_twins_by_whole_addresses(own_pages: Pages) -> None:
    for path, page in _real(own_pages).items():
        inner = path[3:]
        first = f"{BASE}ar/{inner}" if inner else BASE
        assert [link["href"] for link in page.all("link", rel="canonical")] == [BASE + path]
        twins = [link for link in page.all("link", rel="alternate") if "hreflang" in link]
        assert {link["hreflang"]: link["href"] for link in twins} == {
            "ar": f"{BASE}ar/{inner}",
            "en": f"{BASE}en/{inner}",
            "x-default": first,
        }


def test_every_page_says_its_language_and_direction(own_pages: Pages) -> None:
    for path, page in _real(own_pages).items():
        code, direction = ("ar", "rtl") if path.startswith("ar/") else ("en", "ltr")
        (html,) = page.all("html")
        assert html == {"lang": code, "dir": direction}, path


def test_every_page_has_one_heading_of_the_first_level_and_a_title(own_pages: Pages) -> None:
    assert [path for path, page in _real(own_pages).items() if len(page.all("h1")) != 1] == []
    assert [
        path for path, page in own_pages.items() if not re.search(r"<title>\S.*</title>", page.html)
    ] == []


def test_arabic_words_on_english_pages_are_marked_as_such(own_pages: Pages) -> None:
    """A source's title that is printed in two scripts at once stays as printed."""
    english = [page for path, page in own_pages.items() if path.startswith("en/")]
    words = [(page.path, said) for page in english for code, said in page.words if code == "en"]
    assert [(path, said) for path, said in words if _ARABIC.search(said) and not _LATIN.search(said)] == []


def test_the_sitemap_lists_the_pages_and_nothing_else(own_site: Path, own_pages: Pages) -> None:
    root = ET.parse(own_site / "sitemap.xml").getroot()
    listed = [url.findtext("s:loc", namespaces=_SITEMAP) for url in root.findall("s:url", _SITEMAP)]
    assert sorted(filter(None, listed)) == sorted(BASE + path for path in _real(own_pages))
    twins = {link.get("hreflang") for link in root.iterfind(".//x:link", _SITEMAP)}
    assert twins == {"ar", "en", "x-default"}


def test_a_sitemap_of_too_many_pages_lists_sitemaps_of_some_each() -> None:
    _, site = make_desk(base=BASE)
    paths = [f"ar/places/p{number}/" for number in range(2 * MOST_IN_SITEMAP + 1)]
    files = dict(render_sitemaps(site, paths))
    listed = ET.fromstring(files.pop("sitemap.xml")).findall("s:sitemap/s:loc", _SITEMAP)
    assert [one.text for one in listed] == [BASE + file for file in files]
    parts = [ET.fromstring(part).findall("s:url/s:loc", _SITEMAP) for part in files.values()]
    assert [one.text for part in parts for one in part] == [BASE + path for path in paths]
    assert list(map(len, parts)) == [MOST_IN_SITEMAP, MOST_IN_SITEMAP, 1]


def test_nothing_but_links_for_readers_names_another_host(own_site: Path, own_pages: Pages) -> None:
    asked = []
    for path, page in own_pages.items():
        for tag, given in page.elements:
            if tag == "a" or (tag == "link" and given.get("rel") in ("canonical", "alternate")):
                continue
            if tag == "meta" and (given.get("property") or given.get("name") or "").startswith(
                ("og:", "DC.")
            ):
                continue
            named = (value for name, value in given.items() if not name.startswith("xmlns"))
            asked += [(path, tag, value) for value in named if re.search(r"^\s*(https?:)?//", value)]
    styles = "".join(file.read_text(encoding="utf-8") for file in own_site.rglob("*.css"))
    asked += re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"']*", styles)
    assert asked == []


def test_no_file_tells_where_it_was_built(own_site: Path) -> None:
    places = [str(own_site.parent).encode(), str(ROOT).encode(), str(Path.home()).encode() + b"/"]
    files = [file for file in own_site.rglob("*") if file.is_file() and file.suffix != ".woff2"]
    assert [file.name for file in files if any(place in file.read_bytes() for place in places)] == []


def test_no_page_shows_a_mark_that_was_not_understood(own_pages: Pages) -> None:
    marks = re.compile(r"\[\[|\]\]|\[@|\{\{|\{%|^None$|\bUndefined\b|\{n\}")
    shown = [(path, said) for path, page in own_pages.items() for _, said in page.words if marks.search(said)]
    assert [(path, said) for path, said in shown if not said.startswith(("@misc{", "[\n{"))] == []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A chronicle in which one entry has no translation, and one had another id before."""
    folder = write_chronicle(tmp_path_factory.mktemp("small"), SMALL)
    (folder / "content/battles/2017/al-qaim-2017.en.md").unlink()
    edit(folder / "content/pages/about.md", "title:", "previous_ids: [story]\ntitle:")
    return build_site(folder, folder / "site")


def test_a_text_without_translation_keeps_its_own_language_and_direction(small: dict[str, bytes]) -> None:
    page = see_page("", page_of(small, "en/battles/al-qaim-2017/"))
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert [code for code, said in page.words if "بدأ الهجوم" in said] == ["ar"]
    assert page.all("div", lang="ar", dir="rtl")
    assert "has not been translated" in page.html
    assert [said for code, said in page.words if code == "en" and _ARABIC.search(said)] == []


def test_a_draft_is_nowhere_to_be_seen(tmp_path: Path) -> None:
    draft = "---\ntitle: خبر لم ينشر\nstatus: draft\n---\nنص لم ينشر.\n"
    folder = write_chronicle(tmp_path, SMALL | {"pages/draft.md": draft})
    site = build_site(folder, folder / "site")
    assert [
        file
        for file, text in site.items()
        if "لم ينشر".encode() in text or b"/draft/" in text.replace(b"json-schema.org/draft/", b"")
    ] == []
    assert [file for file in site if "draft" in file] == []


def test_doors_lead_on_and_are_not_in_the_sitemap(small: dict[str, bytes]) -> None:
    for path in ("", "ar/story/", "en/story/"):
        assert see_page(path, page_of(small, path)).is_door
    assert b"/story/" not in small["sitemap.xml"]
    assert b"<loc>https://chronicle.example.org/</loc>" not in small["sitemap.xml"]


def test_the_page_for_a_wrong_address_speaks_both_languages_and_works_at_any_depth(
    tmp_path: Path,
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "chronicle.example.org/", "chronicle.example.org/war/")
    page = see_page("404.html", build_site(folder, folder / "site")["404.html"].decode())
    assert [section["lang"] for section in page.all("section")] == ["ar", "en"]
    assert all(link.startswith("/war/") for link in page.links())


def test_a_chronicle_of_one_year_has_no_empty_way_to_other_years(small: dict[str, bytes]) -> None:
    assert see_page("", page_of(small, "en/timeline/2017/")).all("nav", **{"class": "neighbours"}) == []
