"""`chronicle pack` puts the site that was built into one file; a ZIP is read from a disk."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from zipfile import ZipFile

import html5lib
import pytest
from builds import COMMAND, build_site, read_site, run
from chronicle.desk.packing.metadata import find_day, shorten
from chronicle.desk.packing.names import find_page, name_page, name_pages
from chronicle.language import find_long_code
from chronicle.output.routes import is_part
from chronicles import SMALL, front, write_chronicle
from playwright.sync_api import Browser, Page, expect
from seen import is_remote, see_site

RENAMED = SMALL | {"places/rawa.md": front("names: {ar: راوة, en: Rawa}\nkind: town\nprevious_ids: [raawa]")}
_MARK = ' data-pages="index.html"'
_FILES = frozenset({"index.html", "en/index.html", "en/places/index.html", "en/places/x/index.html", "a.css"})
_HERE = "en/places/x/index.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small chronicle, built, with a place that had another id before."""
    folder = write_chronicle(tmp_path_factory.mktemp("small"), RENAMED)
    build_site(folder, folder / "site")
    return folder


@pytest.fixture(scope="module")
def unpacked(own_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own site out of a ZIP."""
    folder = tmp_path_factory.mktemp("stick")
    status, said = run(COMMAND, "pack", folder / "own.zip", cwd=own_site.parent)
    assert status == 0, said
    with ZipFile(folder / "own.zip") as packed:
        packed.extractall(folder)
    return folder / "own"


# What links become.


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        ("../../../", "../../../index.html"),
        ("../../../en/", "../../../en/index.html"),
        ("../x/#sources", "../x/index.html#sources"),
        ("../?q=a/b#c?d", "../index.html?q=a/b#c?d"),
        ("../../places/%78/", "../../places/%78/index.html"),
        ("../index.html#top", None),
        ("../../../../", None),
        ("../unknown/", None),
        ("../../../a.css", None),
        ("/en/", None),
        ("//en/", None),
        ("https://example.org/en/", None),
        ("mailto:x", None),
        ("#sources", None),
        ("?q=1", None),
        ("", None),
    ],
)
def test_a_link_to_a_page_names_its_file_and_no_other_link_changes(link: str, named: str | None) -> None:
    assert name_page(link, _HERE, _FILES) == named


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('<a href="../">x</a>', '<a href="../index.html">x</a>'),
        ("<A HREF='../'>x</A>", '<A HREF="../index.html">x</A>'),
        ("<a href=../ class=x>x</a>", '<a href="../index.html" class=x>x</a>'),
        (
            '<a\n title="a > b" href = "../?a=1&amp;b=2">',
            '<a\n title="a > b" href = "../index.html?a=1&amp;b=2">',
        ),
        ('<a href="..&#x2F;">x</a>', '<a href="../index.html">x</a>'),
        ('<a href="../" href="./">', '<a href="../index.html" href="./">'),
        ('<area href="../"><form action="../">', '<area href="../index.html"><form action="../index.html">'),
        ('<link rel="alternate" href="../">', '<link rel="alternate" href="../index.html">'),
        (
            '<meta http-equiv="Refresh" content="0; url=../">',
            '<meta http-equiv="Refresh" content="0; url=../index.html">',
        ),
        ('<html lang="ar">', f'<html{_MARK} lang="ar">'),
        ("<html>", f"<html{_MARK}>"),
        ("x < y <a href=../>", 'x < y <a href="../index.html">'),
        ("<svg><title/><a href=../>", '<svg><title/><a href="../index.html">'),
    ],
)
def test_a_link_is_found_however_it_is_written(written: str, named: str) -> None:
    assert name_pages(written, _HERE, _FILES) == named
    assert name_pages(named, _HERE, _FILES) == named


@pytest.mark.parametrize(
    "written",
    [
        '<!-- <a href="../"> -->',
        '<!--<a href="../">',
        '<script>"<a href="../">"</script>',
        '<SCRIPT type="x>y">"<a href="../">"</sCript >',
        '<title><a href="../"></title>',
        '<p title="<a href=../>">',
        "<p title='<a href=\"../\">'>",
        '<p data-href="../"><abbr href="../"><img src="../">',
        '<meta name="description" content="0; url=../">',
        '<a title="href=../">&lt;a href="../"></a>',
        "<!doctype html><p>\r\n\ufeff\udcff</p><p id=x/>",
    ],
)
def test_what_only_looks_like_a_link_stays(written: str) -> None:
    assert name_pages(written, _HERE, _FILES) == written


def test_a_long_text_without_an_end_is_read_once() -> None:
    for piece in ('<a href="', "<!--", "<script>", "</a ", "<p ", "<", "<title/>", "x"):
        html = piece * 50_000
        assert name_pages(html, _HERE, _FILES) == html


def test_but_for_the_links_every_byte_of_the_own_pages_stays(own_site: Path, unpacked: Path) -> None:
    before, after = read_site(own_site), read_site(unpacked)
    assert b"index.html" not in b"".join(data for file, data in before.items() if file.endswith(".html"))
    for file in after.keys() - {"README.txt"}:
        data = after[file]
        if file.endswith(".html"):
            assert data.count(_MARK.encode()) == (1 if b"<html" in data else 0)
            data = data.replace(_MARK.encode(), b"").replace(b"index.html", b"")
        assert data == before[file], file


def test_a_parser_of_html_sees_links_changed_and_nothing_else(own_site: Path, unpacked: Path) -> None:
    """html5lib reads as browsers do: what it finds in a page is the same but for what leads to pages."""
    for file in ("en/battles/al-qaim-2017/index.html", "ar/timeline/index.html", "en/map/index.html"):
        before, after = (
            list(html5lib.parse((site / file).read_bytes(), namespaceHTMLElements=False).iter())
            for site in (own_site, unpacked)
        )
        assert [(one.tag, one.text, one.tail) for one in before] == [(x.tag, x.text, x.tail) for x in after]
        for one, other in zip(before, after, strict=True):
            href = one.get("href")
            if isinstance(one.tag, str) and one.tag.rpartition("}")[2] in ("a", "link") and href:
                named = href.replace("/#", "/index.html#") if "#" in href else f"{href}index.html"
                is_led = href.startswith(".") and href.partition("#")[0].endswith("/")
                assert other.get("href") == (named if is_led else href)


# The ZIP.


def test_every_link_of_an_unpacked_zip_leads_to_a_file(unpacked: Path) -> None:
    count, lost = 0, []
    for path, page in see_site(unpacked).items():
        here = (unpacked / path).parent if path.endswith(".html") else unpacked / path
        for link in page.links():
            if not is_remote(link) and not link.startswith(("#", "data:", "mailto:")):
                count += 1
                if not (here / link.partition("#")[0].partition("?")[0]).is_file():
                    lost.append((path, link))
    assert lost == []
    assert count > 20_000


def test_the_same_site_gives_the_same_bytes(folder: Path) -> None:
    for name in ("one/small.zip", "other/small.zip"):
        status, said = run(COMMAND, "pack", name, cwd=folder, TZ="Asia/Baghdad" if "one" in name else "UTC")
        assert status == 0, said
        (folder / "site" / "index.html").touch()
    assert (folder / "one/small.zip").read_bytes() == (folder / "other/small.zip").read_bytes()
    with ZipFile(folder / "one/small.zip") as packed:
        entries = packed.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {stat.S_IFREG | 0o644}
    assert {entry.filename.partition("/")[0] for entry in entries} == {"small"}


def test_what_is_only_for_hosts_stays_out(folder: Path) -> None:
    (folder / "site" / ".well-known").mkdir(exist_ok=True)
    (folder / "site" / ".well-known" / "security.txt").write_text("", encoding="utf-8")
    status, said = run(COMMAND, "pack", "out.ZIP", cwd=folder)
    assert status == 0
    with ZipFile(folder / "out.ZIP") as packed:
        names = {name.removeprefix("out/") for name in packed.namelist()}
        readme = packed.read("out/README.txt").decode()
    left_out = {"_headers", "_redirects", "sitemap.xml", "404.html", ".well-known/security.txt"}
    assert set(read_site(folder / "site")) - names == left_out
    assert names - set(read_site(folder / "site")) == {"README.txt"}
    assert said == f"{len(names)} files, {(folder / 'out.ZIP').stat().st_size // 1000} kB in out.ZIP\n"
    assert "A Small Chronicle\nhttps://chronicle.example.org/\n" in readme
    assert readme.endswith("network:\n\n    index.html\n")


def test_from_a_disk_links_lead_on_without_a_script(browser: Browser, unpacked: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((unpacked / "index.html").as_uri())
    page.wait_for_url("**/ar/index.html")
    page.click(".languages a")
    page.click("nav.ways a:has-text('Actors')")
    page.click("main a[href^='../actors/'] >> nth=0")
    page.wait_for_url(f"{unpacked.as_uri()}/en/actors/*/index.html")
    assert page.locator("h1").count() == 1
    context.close()


def test_an_old_address_leads_on_from_a_disk(browser: Browser, folder: Path, tmp_path: Path) -> None:
    assert run(COMMAND, "pack", tmp_path / "s.zip", cwd=folder)[0] == 0
    with ZipFile(tmp_path / "s.zip") as packed:
        packed.extractall(tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "s/en/places/raawa/index.html").as_uri())
    page.wait_for_url("**/en/places/rawa/index.html")
    page.close()


def test_names_are_found_from_a_disk_and_lead_to_their_pages(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "ar/about/index.html").as_uri())
    page.locator(".search-field").fill("القايم")
    page.locator(".search-results a", has_text="القائم").first.click()
    expect(page.locator("h1")).to_contain_text("القائم")
    assert page.url.startswith(unpacked.as_uri())


def test_the_page_of_results_works_from_a_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "en/index.html").as_uri())
    page.locator(".search-field").fill("Euphrates bridge")
    page.locator(".search-all").click()
    page.wait_for_url("**/en/search/index.html#q=Euphrates%20bridge")
    page.locator("ol.found a").first.click()
    page.wait_for_url("**/en/*/*/index.html")
    page.goto(f"{(unpacked / 'en/search/index.html').as_uri()}#q=bridge")
    page.locator(".found-others a").click()
    page.wait_for_url("**/ar/search/index.html#q=bridge")


def test_the_timeline_filters_from_a_disk(page: Page, unpacked: Path) -> None:
    page.goto(f"{(unpacked / 'en/timeline/index.html').as_uri()}#place=al-qaim")
    expect(page.locator("#explorer-list .battle-title a").first).to_be_visible()
    page.select_option("select[name=kind]", "air-strike")
    expect(page.locator("#explorer-count")).to_contain_text("of")
    page.click("#explorer-other")
    page.wait_for_url("**/en/map/index.html#place=al-qaim&kind=air-strike")
    page.locator("#explorer-list .battle-title a").first.click()
    page.wait_for_url("**/en/battles/*/index.html")


def test_the_battles_of_this_day_lead_to_their_pages_from_a_disk(page: Page, unpacked: Path) -> None:
    page.clock.set_fixed_time("2031-11-23T12:00:00")
    page.goto((unpacked / "en/index.html").as_uri())
    hrefs = page.locator(".today-words a").evaluate_all("all => all.map(one => one.href)")
    assert len(hrefs) > 1
    assert [href for href in hrefs if not href.partition("#")[0].endswith("/index.html")] == []
    page.locator(".today-title a").first.click()
    page.wait_for_url("**/en/battles/*/index.html")


def test_on_a_host_scripts_go_on_making_links_to_folders(page: Page, address: str) -> None:
    page.goto(f"{address}en/about/")
    page.locator(".search-field").fill("Rawa")
    page.locator(".search-results a").first.click()
    page.wait_for_url("**/")


# The command.


@pytest.mark.parametrize("name", ["x.tar", "x", ".zip", "x.zip.gz"])
def test_another_end_is_told_of_the_two(name: str, folder: Path) -> None:
    status, said = run(COMMAND, "pack", name, cwd=folder)
    told = f"Error: {name} ends in neither .zip, to be unpacked and read, nor .zim, for Kiwix\n"
    assert (status, said) == (1, told)


def test_where_nothing_was_built_that_is_said_and_nothing_is_built(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    status, said = run(COMMAND, "pack", "x.zip", cwd=folder)
    assert (status, said) == (
        1,
        f"Error: there is no site in {folder / 'site'}; `chronicle build` makes it\n",
    )
    assert {path.name for path in folder.iterdir()} == {"content", "mkdocs.yml"}


def test_a_file_within_the_site_is_refused(folder: Path) -> None:
    status, said = run(COMMAND, "pack", "site/x.zip", cwd=folder)
    assert (status, said) == (1, "Error: site/x.zip would lie in the site that it holds\n")
    assert not (folder / "site" / "x.zip").exists()


_BROKEN = """
import pathlib
read = pathlib.Path.read_bytes
def fail(path):
    if path.name == "zz.html":
        raise OSError(5, "broken disk")
    return read(path)
pathlib.Path.read_bytes = fail
from chronicle.commands import main
main()
"""


@pytest.mark.parametrize("name", ["x.zip", "x.zim"])
def test_a_file_stays_until_the_new_one_is_whole(name: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    build_site(folder, folder / "site")
    (folder / name).write_text("old", encoding="utf-8")
    # It comes late in the order of the files.
    (folder / "site" / "zz.html").write_text("", encoding="utf-8")
    status, said = run(sys.executable, "-c", _BROKEN, "pack", name, cwd=folder)
    assert (status, said) == (1, f"Error: {name} cannot be written: broken disk\n")
    assert (folder / name).read_text(encoding="utf-8") == "old"
    assert list(folder.glob(".x*")) == []


def test_a_chronicle_in_another_language_is_packed_too(tmp_path: Path) -> None:
    words = ("init", "c", "--languages", "fr", "--title", "fr=Petite chronique")
    assert run(COMMAND, *words, cwd=tmp_path)[0] == 0
    assert run(COMMAND, "build", cwd=tmp_path / "c")[0] == 0
    status, said = run(COMMAND, "pack", "petite.zip", cwd=tmp_path / "c")
    assert status == 0, said
    with ZipFile(tmp_path / "c" / "petite.zip") as packed:
        readme = packed.read("petite/README.txt").decode()
        assert b'url=./fr/index.html"' in packed.read("petite/index.html")
    assert readme.startswith("Petite chronique\n")
    assert "الملفّ" not in readme


# Small parts.


@pytest.mark.parametrize(
    ("path", "is_piece"),
    [
        ("en/", False),
        ("en/battles/", False),
        ("en/places/1920/", False),
        ("en/timeline/2017/", True),
        ("en/places/al-qaim/2017/11/", True),
        ("en/lists/places/2/", True),
        ("en/days/11/03/", True),
        ("en/actors/a/with/b/", False),
    ],
)
def test_pieces_of_lists_are_known_by_their_paths(path: str, is_piece: bool) -> None:
    assert is_part(path) is is_piece


@pytest.mark.parametrize(
    ("code", "long"),
    [("ar", "ara"), ("en", "eng"), ("fr", "fra"), ("fa", "fas"), ("ku", "kur"), ("ckb", "ckb"),
     ("pt-BR", "por"), ("zh-Hans", "zho"), ("de", "deu"), ("mn", "mon"), ("xx", "und")],
)  # fmt: skip
def test_a_language_is_filed_under_its_long_code(code: str, long: str) -> None:
    assert find_long_code(code) == long


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("The Last Battles on the Euphrates", 33, "The Last Battles on the Euphrates"),
        ("The Last Battles on the Euphrates", 30, "The Last Battles on the…"),
        ("سِجِلّ", 4, "سِجِلّ"),
        ("Euphrates", 5, "Euph…"),
        ("One, two", 5, "One…"),
    ],
)
def test_a_title_is_cut_between_words_and_marks_are_no_signs(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short


def test_the_day_is_that_of_the_newest_change_or_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert find_day(["2026-10-01", "2026-11-05", "", "some day"]) == "2026-11-05"
    assert find_day([""]) == "1970-01-02"


def test_a_page_is_found_by_the_way_to_it() -> None:
    assert find_page("../..", _HERE, _FILES) == "en/index.html"
    assert find_page("../../../a.css", _HERE, _FILES) is None
    assert find_page("../../../../en/", _HERE, _FILES) is None
