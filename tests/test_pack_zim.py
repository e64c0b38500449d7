"""`chronicle pack` writes a ZIM that Kiwix takes: its own tools check it, search it and serve it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from builds import COMMAND, build_site, run
from chronicles import SMALL, front, write_chronicle
from histories import make_repository
from libzim.reader import Archive  # type: ignore[import-untyped]
from libzim.search import Query, Searcher  # type: ignore[import-untyped]
from libzim.suggestion import SuggestionSearcher  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from seen import is_remote, resolve, see_page
from servers import need

RAWA = {"places/rawa.md": front("names: {ar: راوة, en: Rawa}\nkind: town\nprevious_ids: [raawa]")}
# All that there is.
_CHECKS = "-A"


@pytest.fixture(scope="module")
def own(own_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own chronicle as a ZIM."""
    file = tmp_path_factory.mktemp("zim") / "own.zim"
    status, said = run(COMMAND, "pack", file, cwd=own_site.parent)
    assert status == 0, said
    assert said.count("\n") == 1
    return file


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small one, from a history that ends on a day in 2026, with a place that had another id before."""
    folder = make_repository(tmp_path_factory.mktemp("small"), RAWA, on="2026-03-04")
    assert run(COMMAND, "build", cwd=folder)[0] == 0
    status, said = run(COMMAND, "pack", "out/small.zim", cwd=folder)
    assert status == 0, said
    return folder / "out" / "small.zim"


def find_tool(name: str) -> str:
    """A program of Kiwix."""
    return need(name, "zim-tools kiwix-tools")


def search(archive: Archive, words: str) -> list[str]:
    """The paths of what Kiwix finds in texts."""
    found = Searcher(archive).search(Query().set_query(words))
    return list(found.getResults(0, found.getEstimatedMatches()))


def suggest(archive: Archive, begun: str) -> list[str]:
    """The paths of what Kiwix offers by its title."""
    found = SuggestionSearcher(archive).suggest(begun)
    return list(found.getResults(0, found.getEstimatedMatches()))


@pytest.mark.parametrize("name", ["own", "small"])
def test_zimcheck_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    file = request.getfixturevalue(name)
    command = [find_tool("zimcheck"), _CHECKS, str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    said = done.stdout + done.stderr
    # That two files are the same, as feeds with one entry may be, is a warning and no fault.
    told = [line for line in said.splitlines() if "ERROR" in line or "WARN" in line]
    assert [line for line in told if "Redundant data" not in line] == []
    assert "Overall Test Status: Pass" in said
    assert done.returncode == 0
    assert Archive(file).check()


def test_zimcheck_is_asked_in_a_way_that_finds_faults(small: Path, tmp_path: Path) -> None:
    """A link that leads nowhere is told: the check is no empty word."""
    folder = small.parent.parent
    site = shutil.copytree(folder / "site", tmp_path / "site")
    page = site / "en" / "about" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<main", '<a href="../nowhere/">x</a><main'))
    shutil.copytree(folder / "content", tmp_path / "content")
    shutil.copy(folder / "mkdocs.yml", tmp_path)
    assert run(COMMAND, "pack", "x.zim", cwd=tmp_path)[0] == 0
    command = [find_tool("zimcheck"), _CHECKS, str(tmp_path / "x.zim")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "nowhere" in done.stdout + done.stderr


def test_it_opens_at_the_first_page_of_the_first_language(own: Path) -> None:
    assert Archive(own).main_entry.get_item().path == "ar/index.html"


def test_it_says_what_kiwix_asks(own: Path, small: Path) -> None:
    said = {name: Archive(own).get_metadata(name) for name in Archive(own).metadata_keys}
    told = {name: value.decode() for name, value in said.items() if not name.startswith("Illustration")}
    assert told["Title"] == "آخر معارك الفرات"
    assert told["Language"] == "ara,eng"
    assert told["License"] == "CC BY 4.0"
    assert told["Name"] == "chronicle.example.org_mul_all"
    assert told["Source"] == "https://chronicle.example.org/"
    assert told["Scraper"].startswith("mkdocs-chronicle ")
    assert "_ftindex:yes" in told["Tags"].split(";")
    assert 0 < len(told["Description"]) <= 80
    assert len(told["LongDescription"]) > len(told["Description"])
    assert told["Creator"] == told["Publisher"] == told["Title"]
    assert date.fromisoformat(told["Date"])
    assert Archive(small).get_metadata("Date") == b"2026-03-04"
    assert Archive(small).get_metadata("Title").decode() == "A Small Chronicle"
    picture = Image.open(BytesIO(bytes(Archive(own).get_illustration_item(48).content)))
    assert (picture.format, picture.size) == ("PNG", (48, 48))
    assert picture.convert("RGBA").getpixel((8, 8)) == (0x0B, 0x5A, 0x5E, 255)
    assert picture.convert("RGBA").getpixel((15, 18)) == (0xFB, 0xFA, 0xF7, 255)


def test_without_a_history_the_day_is_the_environments(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    build_site(folder, folder / "site")
    assert run(COMMAND, "pack", "x.zim", cwd=folder, SOURCE_DATE_EPOCH="86400")[0] == 0
    assert Archive(folder / "x.zim").get_metadata("Date") == b"1970-01-02"


def list_pages(archive: Archive) -> Iterator[tuple[str, str]]:
    """Each page and its HTML."""
    for number in range(archive.all_entry_count):
        entry = archive._get_entry_by_id(number)
        if not entry.is_redirect and entry.path.endswith(".html"):
            yield entry.path, bytes(entry.get_item().content).decode()


def test_every_link_inside_leads_to_an_entry(own: Path) -> None:
    archive, count, lost = Archive(own), 0, []
    for path, html in list_pages(archive):
        for link in see_page(path, html).links():
            if not is_remote(link) and not link.startswith(("#", "data:", "mailto:")):
                count += 1
                if not archive.has_entry_by_path(resolve(path, link)[0]):
                    lost.append((path, link))
    assert lost == []
    assert count > 20_000


def test_an_old_address_is_a_redirection(small: Path) -> None:
    archive = Archive(small)
    for old, new in (
        ("en/places/raawa", "en/places/rawa"),
        ("ar/places/raawa", "ar/places/rawa"),
        ("", "ar"),
    ):
        entry = archive.get_entry_by_path(f"{old}/index.html".lstrip("/"))
        assert entry.is_redirect
        assert entry.get_redirect_entry().path == f"{new}/index.html"
    assert not archive.has_entry_by_path("_redirects")


def test_files_have_their_media_types(own: Path, own_site: Path) -> None:
    archive = Archive(own)
    types = {".xml": "application/xml"}  # of feeds, which a site without a history has not
    for file in (path for path in own_site.rglob("*") if path.is_file()):
        path = file.relative_to(own_site).as_posix()
        if archive.has_entry_by_path(path) and not archive.get_entry_by_path(path).is_redirect:
            types[file.suffix] = archive.get_entry_by_path(path).get_item().mimetype
    assert types == {
        ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
        ".xml": "application/xml", ".csv": "text/csv", ".geojson": "application/geo+json",
        ".ics": "text/calendar", ".woff2": "font/woff2", ".bib": "application/x-bibtex", ".txt": "text/plain",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("القائم", "ar/places/al-qaim/index.html"),
        ("معركة القائم", "ar/battles/al-qaim-2017/index.html"),
        ("Battle of al-Qa'im", "en/battles/al-qaim-2017/index.html"),
        ("Baghuz", "en/places/baghuz-tahtani/index.html"),
    ],
)
def test_kiwix_finds_words_in_arabic_and_in_english(words: str, path: str, own: Path) -> None:
    assert path in search(Archive(own), words)[:3]


@pytest.mark.parametrize(
    ("begun", "path"),
    [
        ("القائ", "ar/places/al-qaim/index.html"),
        ("معركة الق", "ar/battles/al-qaim-2017/index.html"),
        ("Battle of al Qa", "en/battles/al-qaim-2017/index.html"),
        ("Timel", "en/timeline/index.html"),
    ],
)
def test_kiwix_offers_titles_as_one_types(begun: str, path: str, own: Path) -> None:
    assert path in suggest(Archive(own), begun)[:5]


def test_records_and_lists_are_in_front_and_pieces_of_lists_are_not(tmp_path: Path) -> None:
    many = {
        f"places/village-{n}.md": front(
            f"names: {{ar: قرية {n}, en: Village {n}}}\nkind: village\nwithin: anbar"
        )
        for n in range(300)
    }
    folder = write_chronicle(tmp_path, SMALL | many)
    build_site(folder, folder / "site")
    pieces = [
        path.relative_to(folder / "site").as_posix() for path in (folder / "site/en/lists").rglob("*.html")
    ]
    assert pieces
    assert run(COMMAND, "pack", "x.zim", cwd=folder)[0] == 0
    archive = Archive(folder / "x.zim")
    found = search(archive, "Village 250")
    assert "en/places/village-250/index.html" in found[:2]
    assert not set(pieces) & set(found)
    assert all(archive.has_entry_by_path(piece) for piece in pieces)
    assert "en/places/index.html" in suggest(archive, "Places")
    assert archive.get_entry_by_path("en/places/al-qaim/index.html").title == "Al-Qa'im"
    assert not set(pieces) & set(suggest(archive, "Places"))
    assert not {path for path in suggest(archive, "Search") if path.endswith("/search/index.html")}


def test_a_chronicle_in_another_language_is_packed_too(tmp_path: Path) -> None:
    words = ("init", "c", "--languages", "fr,ku", "--title", "fr=Petite chronique", "--title", "ku=Kronîk")
    assert run(COMMAND, *words, cwd=tmp_path)[0] == 0
    assert run(COMMAND, "build", cwd=tmp_path / "c")[0] == 0
    status, said = run(COMMAND, "pack", "x.zim", cwd=tmp_path / "c")
    assert status == 0, said
    archive = Archive(tmp_path / "c" / "x.zim")
    assert archive.main_entry.get_item().path == "fr/index.html"
    assert archive.get_metadata("Language") == b"fra,kur"
    assert archive.get_metadata("Title").decode() == "Petite chronique"


def test_without_libzim_one_line_says_what_to_install(small: Path) -> None:
    script = "import sys; sys.modules['libzim'] = None\nfrom chronicle.commands import main; main()"
    status, said = run(sys.executable, "-c", script, "pack", "out/y.zim", cwd=small.parent.parent)
    assert (status, said) == (1, "Error: a .zim needs libzim: pip install 'mkdocs-chronicle[zim]'\n")
    assert not (small.parent / "y.zim").exists()


# Served by Kiwix.


@contextmanager
def _serve(file: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        find_tool("kiwix-serve"),
        "--address",
        "127.0.0.1",
        "--port",
        str(port),
        "--nosearchbar",
        str(file),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        # Old releases serve pages at /own/, newer ones at /content/own/; both so, as they are.
        address = f"http://127.0.0.1:{port}/raw/{file.stem}/content/"
        _wait_for(f"{address}ar/index.html", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "kiwix-serve has ended"
        try:
            urlopen(address).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("kiwix-serve did not answer within twenty seconds")


@pytest.fixture(scope="module")
def kiwix(own: Path) -> Iterator[str]:
    """Where kiwix-serve has the own chronicle, ending in a slash."""
    with _serve(own) as address:
        yield address


def test_kiwix_serves_pages_without_a_word_on_the_console(browser: Browser, kiwix: str) -> None:
    page, said = browser.new_page(), list[str]()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("requestfailed", lambda request: said.append(f"{page.url}: {request.url}"))
    page.on("response", lambda got: said.append(got.url) if got.status >= 400 else None)
    for path in ("ar", "en", "en/battles/al-qaim-2017", "ar/timeline", "en/map", "ar/days", "en/data"):
        page.goto(f"{kiwix}{path}/index.html")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(
            "document.fonts.size && [...document.fonts].some(one => one.status === 'loaded')"
        )
    page.close()
    # The browser asks each host for its own sign.
    assert [one for one in said if "favicon" not in one] == []


def test_the_search_of_the_pages_works_inside(page: Page, kiwix: str) -> None:
    page.goto(f"{kiwix}ar/index.html")
    page.locator(".search-field").fill("القايم")
    page.locator(".search-results a", has_text="القائم").first.click()
    expect(page.locator("h1")).to_contain_text("القائم")
    assert page.url.startswith(kiwix)
    page.goto(f"{kiwix}en/search/index.html#q=Euphrates")
    page.locator("ol.found a").first.click()
    page.wait_for_url(f"{kiwix}en/*/*/index.html")


def test_links_lead_from_language_to_language_inside(page: Page, kiwix: str) -> None:
    page.goto(f"{kiwix}ar/battles/al-qaim-2017/index.html")
    page.click(".languages a")
    page.wait_for_url(f"{kiwix}en/battles/al-qaim-2017/index.html")
    page.goto(f"{kiwix}index.html")
    page.wait_for_url("**/ar/index.html")
