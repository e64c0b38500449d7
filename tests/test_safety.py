"""A published page does no more than it should: browsers are told so, and keep to it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builds import COMMAND, build_site, run
from chronicle.output.safety import POLICY
from chronicles import SMALL, front, write_chronicle
from playwright.sync_api import Browser

Site = dict[str, bytes]
_KINDS = (
    *("", "battles/", "battles/al-qaim-2017/", "places/al-qaim/", "actors/islamic-state/"),
    *("campaigns/western-iraq-2017/", "sources/", "timeline/", "map/", "search/#q=القائم", "glossary/"),
    *("days/", "days/11/", "data/", "corrections/", "methodology/"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small chronicle with a place that had another id before."""
    renamed = {"places/rawa.md": front("names: {ar: راوة, en: Rawa}\nkind: town\nprevious_ids: [raawa]")}
    folder = write_chronicle(tmp_path_factory.mktemp("small"), SMALL | renamed)
    return build_site(folder, folder / "site")


def test_every_page_carries_the_policy(small: Site) -> None:
    pages = {file: html.decode() for file, html in small.items() if file.endswith(".html")}
    tag = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    assert len(pages) > 20
    assert [file for file, html in pages.items() if html.count(tag) != 1] == []


def test_no_page_has_a_script_a_style_or_a_handler_of_its_own(small: Site) -> None:
    for file, html in small.items():
        if file.endswith(".html"):
            text = html.decode()
            assert re.findall(r"<script(?![^>]*(?:src=|ld\+json))", text) == [], file
            assert re.findall(r"<style|\sstyle=|<[^>]+\son\w+=", text) == [], file


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("from_disk", [False, True])
def test_no_kind_of_page_breaks_the_policy(
    code: str, from_disk: bool, browser: Browser, own_site: Path, address: str
) -> None:
    """Chromium tells of each thing that a policy has refused."""
    base = f"{own_site.as_uri()}/" if from_disk else address
    page, said = browser.new_page(), list[str]()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: said.append(f"{page.url}: {request.url}"))
    for path in _KINDS:
        inner, mark, asked = path.partition("#")
        page.goto(f"{base}{code}/{inner}" + ("index.html" if from_disk else "") + mark + asked)
        page.wait_for_load_state("networkidle")
    page.close()
    # Chromium loads no font from a disk, with a policy or without; the system's own are taken.
    told = [one for one in said if not from_disk or "Content Security Policy" in one or not _is_of_fonts(one)]
    assert told == []


def _is_of_fonts(said: str) -> bool:
    return "woff2" in said or "net::ERR_FAILED" in said


def test_a_script_that_got_into_a_page_is_refused(browser: Browser, own_site: Path, tmp_path: Path) -> None:
    """The policy is no empty word: a page that was tampered with, as by a proxy, does not run it."""
    html = (own_site / "en/places/al-qaim/index.html").read_text(encoding="utf-8")
    script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
    (tmp_path / "page.html").write_text(html.replace("</main>", f"{script}</main>"), encoding="utf-8")
    page = browser.new_page()
    refused: list[Any] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert page.title() != "taken"
    assert any("Content Security Policy" in text for text in refused)
    page.close()


def test_hosts_that_take_headers_and_redirects_have_them(small: Site) -> None:
    headers = small["_headers"].decode()
    assert headers.startswith("/*\n")
    assert f"  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n" in headers
    assert "/assets/chronicle/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers
    assert small["_redirects"].decode().splitlines() == [
        "/ar/places/raawa/ /ar/places/rawa/ 301",
        "/en/places/raawa/ /en/places/rawa/ 301",
    ]


_SECURITY = "security: {contact: desk@example.org, expires: 2999-01-01, policy: https://example.org/policy}"


def test_whom_to_tell_of_a_weakness_is_said_where_rfc_9116_asks(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings=_SECURITY)
    site = build_site(folder, folder / "site")
    lines = site[".well-known/security.txt"].decode().splitlines()
    assert lines == [
        "Contact: mailto:desk@example.org",
        "Expires: 2999-01-01T00:00:00Z",
        "Policy: https://example.org/policy",
        "Preferred-Languages: ar, en",
        "Canonical: https://chronicle.example.org/.well-known/security.txt",
    ]
    # Some hosts publish nothing that is hidden.
    assert site["security.txt"] == site[".well-known/security.txt"]


def test_without_the_setting_nobody_is_named(small: Site) -> None:
    assert [file for file in small if "security" in file] == []


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("{contact: desk@example.org}", "expires"),
        ("{contact: 'http://example.org/', expires: 2999-01-01}", "a contact is an address of mail"),
        ("{contact: 'a?subject=x@example.org', expires: 2999-01-01}", "a contact is an address of mail"),
        ("{contact: 'javascript:alert(1)', expires: 2999-01-01}", "a contact is an address of mail"),
        ("{contact: 'a@example.org\\nEvil: 1', expires: 2999-01-01}", "a contact is an address of mail"),
        ("{contact: desk@example.org, expires: soon}", "a day is expected here"),
        ("{contact: desk@example.org, expires: '2999-02-30'}", "a day is expected here"),
    ],
)
def test_a_faulty_contact_is_told_with_its_line(tmp_path: Path, setting: str, said: str) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings=f"security: {setting}")
    status, told = run(COMMAND, "check", cwd=folder)
    assert status == 1
    assert "mkdocs.yml:10:" in told
    assert "error[broken-settings]" in told
    assert said in told


def test_a_contact_that_has_expired_is_told_at_a_build(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings=_SECURITY.replace("2999", "2020"))
    status, told = run(COMMAND, "build", cwd=folder)
    assert status == 0
    assert "security.txt expires on 2020-01-01" in told
