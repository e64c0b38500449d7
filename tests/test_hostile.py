"""Hostile entries come out harmless: what the pages and files hold, and what a browser does with them.

The pages are tried twice: with their policy taken out, so that nothing but the clean-up stands between an
entry and the browser, and with it, when the browser must have nothing to refuse.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from builds import COMMAND, build_site, edit, read_site, run
from chronicle.glue.markdown import ProseRenderer
from chronicle.glue.panel import make_panel, render_panel, render_waiting
from chronicle.glue.telling import Found
from chronicle.output.prose import Prose
from chronicle.output.safety import POLICY
from chronicle.reading import read_line
from chronicles import SMALL, front, read_written, write_chronicle
from conftest import serve
from hostile import (
    EVIL,
    GROUPS,
    REFUSED,
    SOURCE_URL,
    TEXTS,
    act,
    end_of,
    formula,
    say,
    shown,
    words_of,
    write_hostile,
)
from icalendar import Calendar
from playwright.sync_api import Browser
from watching import Served, show_frames, watch

Site = dict[str, bytes]
_TAG = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_ARABIC = "بدأ الهجوم على المدينة من أربع جهات عند الفجر، وكانت القوات قد وصلت إليها في الليل."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hostile chronicle, built by the real command."""
    folder = write_hostile(tmp_path_factory.mktemp("hostile"))
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 0, said
    assert "Traceback" not in said
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    """What was built, by path."""
    return read_site(folder / "site")


@pytest.fixture(scope="module", params=["without policy", "with policy"])
def served(request: pytest.FixtureRequest, folder: Path) -> Iterator[Served]:
    """The site, served without any header: as it is, or without the policy in its pages."""
    root = shutil.copytree(folder / "site", folder / str(request.param))
    if request.param == "without policy":
        for file in root.rglob("*.html"):
            html = file.read_text(encoding="utf-8")
            assert html.count(_TAG) == 1
            file.write_text(html.replace(_TAG, ""), encoding="utf-8")
    with serve(root) as address:
        yield Served(root, address)


@pytest.fixture
def nothing(tmp_path: Path) -> Iterator[Served]:
    """An empty folder, served: a host for pages that no site has."""
    with serve(tmp_path) as address:
        yield Served(tmp_path, address)


def test_the_attacks_do_harm_where_nothing_stops_them(browser: Browser, nothing: Served) -> None:
    """Or else their silence in the pages would say nothing."""
    texts = TEXTS | {name: text for name, (text, _) in REFUSED.items()}
    with watch(browser) as (page, heard):
        show_frames(page, nothing, [_frame(act(name, text)) for name, text in texts.items()])
    assert len(set(heard.ran)) > 35
    assert len([url for url in heard.asked if EVIL in url]) > 9


def test_nothing_in_a_page_runs_or_asks_another_host(browser: Browser, served: Served, site: Site) -> None:
    pages = sorted(file for file in site if file.endswith(".html") and not _is_door(site[file]))
    assert {f"{code}/try-{n}/index.html" for code in ("ar", "en") for n in range(len(GROUPS))} < set(pages)
    with watch(browser) as (page, heard):
        show_frames(page, served, [f'<iframe src="{file}"></iframe>' for file in pages])
    assert heard.ran == []
    assert heard.said == []
    assert heard.list_other_hosts(served) == []


_ASKED = [
    "search/#q=%D9%82%D9%88%D9%84",  # a word of all titles
    "search/#q=taken%20That",
    *(f"search/#q={word}" for word in ("constructor", "__proto__", "%3Csvg%20onload%3Dtop.taken(1)%3E")),
    "search/#q=taken&of=%3Csvg%20onload%3Dtop.taken(1)%3E&page=%22%3E%3Csvg%3E",
    "timeline/#from=2017-10&actor=islamic-state",
    "timeline/#campaign=%3Csvg%20onload%3Dtop.taken(1)%3E&page=javascript:top.taken(1)",
    "map/#at=al-qaim",
    "map/#at=%22%3E%3Csvg%20onload%3Dtop.taken(1)%3E&map=x/y/z&place=__proto__",
    "days/#%3Csvg%20onload=top.taken(1)%3E",
]


def test_nothing_in_what_scripts_show_runs_or_asks_another_host(browser: Browser, served: Served) -> None:
    asked = [f"{code}/{path}" for code in ("ar", "en") for path in _ASKED]
    with watch(browser) as (page, heard):
        show_frames(page, served, [f'<iframe src="{path}"></iframe>' for path in asked])
        for path, frame in zip(asked, page.frames[1:], strict=True):
            shown_there = frame.locator("body").inner_text()
            assert ("map/#at=al-qaim" in path or "q=%D9" in path) <= (f"place-{path[:2]}" in shown_there)
        for code in ("ar", "en"):
            page.goto(f"{served.address}{code}/about/")
            page.locator(".search-field").fill("قول")
            page.locator("#search-results a").first.wait_for()
            assert f"place-{code}" in page.locator("#search-results").inner_text()
    assert heard.ran == []
    assert heard.said == []
    assert heard.list_other_hosts(served) == []


def test_no_page_holds_anything_active(site: Site) -> None:
    for file, data in site.items():
        if file.endswith(".html"):
            assert _find_active(data.decode()) == [], file


def test_what_follows_an_attack_is_shown(site: Site) -> None:
    for code in ("ar", "en"):
        for number, names in enumerate(GROUPS):
            text = _text(site[f"{code}/try-{number}/index.html"].decode())
            assert [name for name in names if len(names) > 1 and end_of(name) not in text] == []


def test_words_stand_in_pages_as_they_are_written(site: Site) -> None:
    for code in ("ar", "en"):
        page = _parse(site[f"{code}/battles/al-qaim-2017/index.html"].decode())
        (heading,) = page.iter("h1")
        assert "".join(heading.itertext()) == shown(f"title-{code}")
        (title,) = page.iter("title")
        assert title.text == f"{shown(f'title-{code}')} · {shown(f'chronicle-{code}')}"
        said = {str(m.get("property") or m.get("name")): m.get("content") for m in page.iter("meta")}
        assert said["og:title"] == said["DC.title"] == shown(f"title-{code}")
        assert said["og:site_name"] == shown(f"chronicle-{code}")
        assert said["description"] == shown(f"summary-{code}")
        (picture,) = (image for image in page.iter("img") if "road" in str(image.get("src")))
        assert picture.get("alt") == shown(f"alt-{code}")
        (linked,) = (s for s in page.iter("script") if s.get("type") == "application/ld+json")
        assert json.loads(linked.text or "")["name"] == shown(f"title-{code}")
        text = _text(site[f"{code}/battles/al-qaim-2017/index.html"].decode())
        for name in ("figure-note", "control-note", "correction", "caption", "credit", "warning"):
            assert shown(f"{name}-{code}") in text


def test_data_for_scripts_are_one_call_with_one_value(site: Site) -> None:
    files = [file for file in site if file.endswith(".js") and not file.startswith("assets/")]
    assert len(files) > 10
    for file in files:
        called = re.fullmatch(r"receiveChronicle\((.*)\)\n", site[file].decode(), re.DOTALL)
        assert called, file
        json.loads(called[1])


def test_feeds_and_the_sitemap_hold_words_and_nothing_else(site: Site) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for code in ("ar", "en"):
        feed = ET.fromstring(site[f"{code}/feed.xml"])
        assert shown(f"title-{code}") in {title.text for title in feed.iter(f"{atom}title")}
        assert {element.tag.removeprefix(atom) for element in feed.iter()} <= {
            *("feed", "id", "title", "subtitle", "updated", "author", "name", "link", "entry", "summary"),
        }
        items = json.loads(site[f"{code}/feed.json"])["items"]
        assert shown(f"title-{code}") in {item["title"] for item in items}
    assert {element.tag.partition("}")[2] for element in ET.fromstring(site["sitemap.xml"]).iter()} == {
        *("urlset", "url", "loc", "link"),
    }


def test_a_calendar_has_no_line_of_an_editor(site: Site) -> None:
    data = site["en/days/anniversaries.ics"]
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert {line.partition(":")[0].partition(";")[0] for line in lines if line} == {
        *("BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "SUMMARY", "DTSTART", "DTSTAMP", "UID"),
        *("RRULE", "TRANSP", "URL"),
    }
    calendar = Calendar.from_ical(data)
    assert str(calendar["X-WR-CALNAME"]) == shown("chronicle-en")
    assert [shown("title-en") in str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == [True, True]


def test_tables_of_data_say_what_entries_say(site: Site) -> None:
    """A cell that begins like a formula stays as it is: a sign put before it would be untrue to all programs
    that read data, and would not be known again. Programs that calculate ask before they ask another host.
    """
    tables = {
        file: list(csv.DictReader(data.decode().splitlines()))
        for file, data in site.items()
        if file.endswith(".csv")
    }
    assert {None} & {key for rows in tables.values() for row in rows for key in row} == set()
    cells = {cell for rows in tables.values() for row in rows for cell in row.values()}
    assert {shown("title-ar"), shown("place-en"), formula("="), formula("@")} <= cells


def test_citations_are_one_entry_each(site: Site) -> None:
    (entry,) = parse_string(site["data/sources.bib"].decode()).entries
    assert set(entry.fields_dict) == {"title", "author", "journal", "year", "date", "url", "language"}
    assert entry.fields_dict["url"].value == SOURCE_URL.replace("{", "%7B").replace("}", "%7D")
    assert json.loads(site["data/sources.csl.json"])[0]["title"] == shown("source-title")
    for code in ("ar", "en"):
        html = site[f"{code}/battles/al-qaim-2017/index.html"].decode()
        forms = [_text(form) for form in re.findall(r"<pre.*?</pre>", html, re.DOTALL)]
        (bibtex,) = (form for form in forms if form.lstrip().startswith("@"))
        assert len(parse_string(bibtex).blocks) == 1
        (ris,) = (form for form in forms if "TY  - " in form)
        (reference,) = rispy.loads(ris)
        assert reference["title"] == shown(f"title-{code}")
        assert "TAKEN" not in "".join(line[:8] for line in ris.splitlines())


def test_hosts_are_told_nothing_by_an_editor(site: Site) -> None:
    assert site["_redirects"].decode().splitlines() == [
        f"/{code}/places/qaim-of-old/ /{code}/places/al-qaim/ 301" for code in ("ar", "en")
    ]
    assert "taken" not in site["_headers"].decode()


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle that was built, and then had a page for each attack that a check refuses."""
    folder = write_chronicle(tmp_path_factory.mktemp("refused"), SMALL)
    build_site(folder, folder / "site")
    pages = {
        f"pages/try-{name}.md": front(f"title: {say(name)}", f"{_ARABIC}\n\n{act(name, text)}\n")
        for name, (text, _) in REFUSED.items()
    }
    return write_chronicle(folder, pages)


def test_what_is_refused_is_told_at_its_line_and_nothing_is_published(refused: Path) -> None:
    before = read_site(refused / "site")
    status, said = run(COMMAND, "build", cwd=refused)
    assert status == 1
    assert "Traceback" not in said
    found = re.findall(r"^content/pages/try-(\S+)\.md:(\d+):\d+: error\[([a-z-]+)\]", said, re.MULTILINE)
    lines = {"javascript-reference": 8, "javascript-reference-below": 9}
    assert sorted(found) == sorted(
        (name, str(lines.get(name, 6)), code) for name, (_, code) in REFUSED.items()
    )
    assert said.count(" error[") == len(found)
    assert read_site(refused / "site") == before


def test_what_a_check_refuses_would_be_harmless_all_the_same(browser: Browser, nothing: Served) -> None:
    renderer = ProseRenderer()
    texts = [act(name, text) for name, (text, _) in REFUSED.items()]
    rendered = [renderer.render(Prose(text, "en", "ltr", False, (), ())) for text in texts]
    assert [html for html in rendered if _find_active(html)] == []
    with watch(browser) as (page, heard):
        show_frames(page, nothing, [_frame(html) for html in rendered])
    assert heard.ran == []
    assert heard.list_other_hosts(nothing) == []


def test_the_report_of_a_preview_runs_nothing_that_it_quotes(
    browser: Browser, nothing: Served, refused: Path, folder: Path
) -> None:
    found = [
        Found(problem, read_line(root, problem.spot))
        for root in (refused, folder)
        for problem in read_written(root, notes=True)[1]
    ]
    panels = [
        panel
        for start in range(0, len(found), 100)
        if (panel := make_panel(found[start : start + 100], words_of("fault")))
    ]
    # As the script of a preview does it, in a shadow tree; and the page for when there is none.
    put = "<script>document.body.attachShadow({mode:'open'}).innerHTML = document.body.dataset.panel</script>"
    frames = [
        _frame(html)
        for panel in panels
        for html in (f'<body data-panel="{escape(render_panel(panel))}">{put}', render_waiting(panel))
    ]
    with watch(browser) as (page, heard):
        show_frames(page, nothing, frames)
        opened = "() => frames[0].document.body.shadowRoot.querySelectorAll('li').length"
        assert page.evaluate(opened) == 100
    assert heard.ran == []
    assert heard.list_other_hosts(nothing) == []


@pytest.mark.parametrize("command", [COMMAND, COMMAND.with_name("mkdocs")], ids=["chronicle", "mkdocs"])
def test_a_setting_from_another_file_is_refused_as_well(command: Path, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    file = folder / "mkdocs.yml"
    edit(file, "site_name: A Small Chronicle\n", "")
    (folder / "more.yml").write_text('site_name: "A \\ue003 Chronicle"\n', encoding="utf-8")
    file.write_text(f"INHERIT: more.yml\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    status, said = run(command, "build", cwd=folder)
    assert status == 1
    assert "mkdocs.yml:1:1: error[control-character]: a character of private use stands here, U+E003" in said
    assert "Traceback" not in said
    assert not (folder / "site").exists()


def test_the_name_of_a_site_is_one_line(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "A Small Chronicle", r'"A Small\r\nTAKEN:1\rTAKEN:2 Chronicle"')
    made = build_site(folder, folder / "site")["en/days/anniversaries.ics"].decode()
    assert "X-WR-CALNAME:A Small TAKEN:1 TAKEN:2 Chronicle\r\n" in made


def _frame(html: str) -> str:
    return f'<iframe srcdoc="{escape(html)}"></iframe>'


def _is_door(html: bytes) -> bool:
    return b'http-equiv="refresh"' in html.partition(b"<body")[0]


def _parse(html: str) -> ET.Element:
    page: ET.Element = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return page


def _text(html: str) -> str:
    return "".join(_parse(html).itertext())


# What texts are made of, and pages. All that runs, asks or steers is missing: object, embed, base …
_TEXT_WORDS = (
    "a abbr aside b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption "
    "figure footer h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p picture pre q s samp small source "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_PAGE_WORDS = (
    "html head title body main section article h1 link meta script form fieldset label select option button "
    "output"
)
_DRAWN = "svg g path circle text title desc defs clipPath rect line polyline polygon pattern"
_OF_TEXTS = frozenset(_TEXT_WORDS.split())
_OF_PAGES = (
    _OF_TEXTS
    | set(_PAGE_WORDS.split())
    | {f"{{http://www.w3.org/2000/svg}}{name}" for name in _DRAWN.split()}
)
_LINKS = {"canonical", "alternate", "icon", "preload", "stylesheet"}
_LOCAL = re.compile(r"\.\.?/|/(?!/)|data:image/gif;|[\w-]+(?:[./]|$)")
_OWN = re.compile(rf"{_LOCAL.pattern}|https://chronicle\.example\.org/|data:image/svg\+xml,%3Csvg")
# What leads elsewhere than to a page or a mailbox, as browsers read it.
_SCHEME = re.compile(r"(?!https?:|mailto:)[\x00-\x20]*[a-z][a-z0-9+.\t\r\n-]*:", re.IGNORECASE)
_CSP, _DOOR = "Content-Security-Policy", re.compile(r"0; url=[\w./-]+$")


def _find_active(html: str) -> list[str]:
    """What a page, or a piece of one, holds that might run, ask another host, or take a part's place."""
    page = _parse(html)
    texts = [element for element in page.iter("div") if "prose" in element.get("class", "").split()]
    found = [str(one.tag) for text in texts for one in text.iter() if one.tag not in _OF_TEXTS]
    elements = [element for element in page.iter() if not callable(element.tag)]  # comments are
    found += [element.tag for element in elements if element.tag not in _OF_PAGES | {"<!DOCTYPE>"}]
    for element in elements:
        given = {str(name): str(value) for name, value in element.attrib.items()}
        found += [f"{element.tag} {said}" for said in _find_active_attributes(element.tag, given)]
        if element.tag == "script" and given.get("type") != "application/ld+json" and element.text:
            found.append(f"script {element.text}")
    return found


def _find_active_attributes(tag: str, given: dict[str, str]) -> Iterator[str]:
    """Handlers, styles, and addresses that do more than lead."""
    for name, value in given.items():
        if re.match(r"on|style$|srcdoc|formaction|ping|.*xlink", name):
            yield name
        if name in ("src", "srcset", "action") and not _LOCAL.match(value):
            yield f"{name}={value}"
        if tag == "a" and name == "href" and _SCHEME.match(value):
            yield value
        if tag == "link" and name == "href" and not (given["rel"] in _LINKS and _OWN.match(value)):
            yield value
        if tag == "meta" and name == "http-equiv" and value != _CSP and not _DOOR.match(given["content"]):
            yield value
