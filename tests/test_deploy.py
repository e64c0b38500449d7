"""From a push to a site that is read: a bare repository whose hook builds, and nginx under a path."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from builds import COMMAND, edit, run
from chronicle.output.safety import HEADERS, KEPT
from chronicles import SMALL, write_chronicle
from histories import NOBODY, commit, git
from playwright.sync_api import Browser, Page, expect
from servers import ask, find_port, need, run_nginx

ROOT = Path(__file__).parent.parent
HOOK = ROOT / "generator/chronicle/desk/starter/files/post-receive"
_KINDS = (
    *("", "battles/", "battles/al-qaim-2017/", "places/al-qaim/", "actors/islamic-state/"),
    *("campaigns/western-iraq-2017/", "sources/", "timeline/", "map/", "search/#q=القائم", "glossary/"),
    *("days/", "days/11/", "data/", "corrections/", "methodology/"),
)
_ONION = "http://chronicleabcdefghijklmnopqrstuvwxyz234567chronicleabcdef.onion/"
_OF_NO_TRUST = "Cross-Origin-Opener-Policy header has been ignored"


@dataclass
class Deployed:
    """An editor's clone, the bare repository that is pushed to, and where the site is read."""

    clone: Path
    bare: Path
    address: str

    @property
    def site(self) -> Path:
        return self.bare.with_name(f"{self.bare.name}.work") / "site"

    def push(self, *refs: str) -> str:
        """Push, and say what the pusher reads."""
        others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", "-C", str(self.clone), "push", str(self.bare), *(refs or ("main",))],
            capture_output=True,
            text=True,
            env=others | NOBODY,
            check=True,
        )
        return done.stderr


def _make(folder: Path, address: str) -> Deployed:
    clone, bare = folder / "clone", folder / "chronicle.git"
    shutil.copytree(ROOT / "content", clone / "content")
    shutil.copy(ROOT / "mkdocs.yml", clone)
    edit(clone / "mkdocs.yml", "https://chronicle.example.org/", address)
    edit(clone / "content/places/rawa.md", "kind:", "previous_ids: [raawa]\nkind:", 1)
    (clone / ".gitignore").write_text(".cache/\nsite/\n", encoding="utf-8")
    git(clone, "init", "--quiet", "--initial-branch=main")
    commit(clone, "2026-10-01")
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    shutil.copy(HOOK, bare / "hooks" / "post-receive")
    (bare / "hooks" / "post-receive").chmod(0o755)
    # The generator's own environment lies there before the first push.
    environment = folder / "chronicle.git.work" / ".venv" / "bin"
    environment.mkdir(parents=True)
    (environment / "chronicle").symlink_to(COMMAND)
    return Deployed(clone, bare, address)


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Deployed:
    """This repository's chronicle, pushed once, for a path of a host."""
    deployed = _make(tmp_path_factory.mktemp("deployed"), f"http://127.0.0.1:{find_port()}/chronicle/")
    said = deployed.push()
    assert "remote: chronicle: 55 battles, " in said
    assert (deployed.site / "ar/index.html").is_file()
    return deployed


@pytest.fixture(scope="module")
def host(pushed: Deployed) -> Iterator[Deployed]:
    """The same, served by nginx with the rules that `chronicle nginx` prints."""
    status, rules = run(COMMAND, "nginx", cwd=pushed.site.parent)
    assert status == 0, rules
    port = int(pushed.address.split(":")[2].partition("/")[0])
    with run_nginx(pushed.bare.parent / "nginx", rules, port):
        yield pushed


def _visit(page: Page, base: str, code: str) -> list[str]:
    """Everything that a browser says on all kinds of pages, and asks elsewhere."""
    said = list[str]()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: said.append(f"{page.url}: {request.url}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith((base, "data:")) else said.append(request.url),
    )
    for path in _KINDS:
        answer = page.goto(f"{base}{code}/{path}")
        assert answer is not None
        assert answer.status == 200, path
        page.wait_for_load_state("networkidle")
    return said


@pytest.mark.parametrize("code", ["ar", "en"])
def test_under_a_path_of_nginx_no_kind_of_page_breaks_the_policy(
    host: Deployed, browser: Browser, code: str
) -> None:
    page = browser.new_page()
    assert _visit(page, host.address, code) == []
    page.close()


def test_search_finds_under_a_path_too(host: Deployed, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{host.address}en/search/#q=Qaim")
    expect(page.locator("main a[href*='places/al-qaim/']").first).to_be_visible()
    page.close()


def test_every_answer_has_the_headers(host: Deployed) -> None:
    for path in ("ar/", "en/battles/al-qaim-2017/", "ar/nowhere/", "data/battles.csv", "ar/feed.xml"):
        status, headers, _ = ask(f"{host.address}{path}")
        assert status == (404 if "nowhere" in path else 200), path
        assert {name: headers.get(name.lower()) for name in HEADERS} == dict(HEADERS), path
    sheet = next((host.site / "assets/chronicle").glob("chronicle-*.css")).name
    _, headers, _ = ask(f"{host.address}assets/chronicle/{sheet}", **{"Accept-Encoding": "gzip"})
    assert headers["cache-control"] == KEPT
    assert headers["content-encoding"] == "gzip"
    assert {name: headers.get(name.lower()) for name in HEADERS} == dict(HEADERS)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("ar/", "text/html; charset=utf-8"),
        ("data/battles.csv", "text/csv; charset=utf-8"),
        ("data/places.geojson", "application/geo+json; charset=utf-8"),
        ("ar/days/anniversaries.ics", "text/calendar; charset=utf-8"),
        ("ar/feed.xml", "text/xml; charset=utf-8"),
    ],
)
def test_every_file_is_sent_as_what_it_is(host: Deployed, path: str, kind: str) -> None:
    assert ask(f"{host.address}{path}")[1]["content-type"] == kind


def test_what_is_not_there_is_said_in_both_languages_with_ways_under_the_path(host: Deployed) -> None:
    status, _, body = ask(f"{host.address}en/battles/nowhere/")
    assert status == 404
    assert 'href="/chronicle/ar/"' in body.decode()


def test_an_old_address_leads_on_for_good(host: Deployed) -> None:
    status, headers, _ = ask(f"{host.address}ar/places/raawa/")
    assert (status, headers["location"]) == (301, "/chronicle/ar/places/rawa/")


def test_who_reads_what_is_written_down_nowhere(host: Deployed) -> None:
    for path in ("ar/", "ar/places/raawa/", "en/battles/nowhere/", "media/", "assets/chronicle/none.css"):
        ask(f"{host.address}{path}")
    ask(host.address.removesuffix("/"))
    logs = host.bare.parent / "nginx"
    assert [(logs / name).read_text(encoding="utf-8") for name in ("access.log", "error.log")] == ["", ""]


def test_an_address_without_its_last_slash_is_led_on(host: Deployed) -> None:
    status, headers, _ = ask(host.address.removesuffix("/"))
    assert (status, headers["location"]) == (301, "/chronicle/")


def test_a_path_in_arabic_is_found(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path / "small", SMALL)
    port = find_port()
    edit(
        folder / "mkdocs.yml",
        "https://chronicle.example.org/",
        f"http://127.0.0.1:{port}/%D8%B3%D8%AC%D9%84/",
    )
    run(COMMAND, "build", cwd=folder)
    _, rules = run(COMMAND, "nginx", cwd=folder)
    with run_nginx(tmp_path / "nginx", rules, port) as address:
        assert ask(f"{address}/%D8%B3%D8%AC%D9%84/ar/")[0] == 200
        assert ask(f"{address}/%D8%B3%D8%AC%D9%84/ar/none/")[0] == 404


def test_what_the_host_gives_is_what_was_built_moves_and_all(host: Deployed) -> None:
    work, manifest = host.site.parent, host.bare.parent / "built.sha256"
    status, said = run(COMMAND, "build", "--manifest", manifest, cwd=work)
    assert status == 0, said
    status, said = run(COMMAND, "verify", host.address, manifest, cwd=work)
    assert (status, said.splitlines()[-1].partition(" asked, ")[2]) == (0, "0 not as built")
    page = host.site / "en/battles/al-qaim-2017/index.html"
    edit(page, "Iraqi", "Enemy")
    status, said = run(COMMAND, "verify", host.address, manifest, cwd=work)
    assert status == 1
    assert "en/battles/al-qaim-2017/index.html: changed" in said
    edit(page, "Enemy", "Iraqi")


def test_what_is_pushed_is_what_is_read_and_a_fault_leaves_it_as_it_was(host: Deployed) -> None:
    entry = host.clone / "content/battles/2017/al-qaim-2017.en.md"
    title = "Battle of al-Qa'im"
    edit(entry, title, "Battle of Husaybah")
    commit(host.clone, "2026-10-02")
    host.push()
    assert "Battle of Husaybah" in ask(f"{host.address}en/battles/al-qaim-2017/")[2].decode()
    place = host.clone / "content/places/rawa.md"
    edit(place, "kind: ", "kind: un")
    commit(host.clone, "2026-10-03")
    said = host.push()
    assert "remote: content/places/rawa.md:" in said
    assert "error[unknown-value]" in said
    assert "Battle of Husaybah" in ask(f"{host.address}en/battles/al-qaim-2017/")[2].decode()
    git(host.clone, "reset", "--quiet", "--hard", "HEAD~2")
    host.push("--force", "main")
    assert "Battle of Husaybah" not in ask(f"{host.address}en/battles/al-qaim-2017/")[2].decode()


def test_another_branch_publishes_nothing(pushed: Deployed) -> None:
    before = (pushed.site / "ar/index.html").stat().st_mtime_ns
    assert "battles" not in pushed.push("main:refs/heads/draft")
    assert "battles" not in pushed.push(":refs/heads/draft")
    assert (pushed.site / "ar/index.html").stat().st_mtime_ns == before


def test_pages_say_when_they_changed_though_a_hook_built_them(pushed: Deployed) -> None:
    """Git tells a hook of the bare repository; the build must ask that of the content."""
    assert (pushed.site / "ar/feed.xml").is_file()
    assert (
        "2026"
        in (pushed.site / "en/places/rawa/index.html").read_text(encoding="utf-8").split("Last changed")[1]
    )


def test_an_onion_service_reads_as_any_host(tmp_path: Path, browser: Browser) -> None:
    folder = tmp_path / "onion"
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    edit(folder / "mkdocs.yml", "https://chronicle.example.org/", _ONION)
    edit(folder / "mkdocs.yml", "cards: true", "cards: false")
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 0, said
    _, rules = run(COMMAND, "nginx", cwd=folder)
    port = find_port()
    with run_nginx(tmp_path / "nginx", rules, port) as address:
        # A proxy finds the service, as Tor would.
        context = browser.new_context(proxy={"server": address})
        said_there = _visit(context.new_page(), _ONION, "ar")
        context.close()
    # Chromium trusts no address without TLS; the browser of Tor does.
    assert [one for one in said_there if _OF_NO_TRUST not in one] == []


@pytest.mark.parametrize(
    ("folder", "why"),
    [('/srv/a"; deny all; #', "nginx cannot be told of a folder"), ("site", "site is no whole path")],
)
def test_a_folder_that_nginx_cannot_be_told_of_is_refused(pushed: Deployed, folder: str, why: str) -> None:
    status, said = run(COMMAND, "nginx", "--folder", folder, cwd=pushed.site.parent)
    assert status == 1
    assert said.startswith(f"Error: {why}")


def test_before_a_build_there_is_nothing_to_serve(tmp_path: Path) -> None:
    run(COMMAND, "init", "new", cwd=tmp_path)
    status, said = run(COMMAND, "nginx", cwd=tmp_path / "new")
    assert status == 1
    assert "build it with: chronicle build" in said


def test_where_all_tools_are_said_to_be_there_a_missing_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHRONICLE_ALL_TOOLS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-tool is not on this machine"):
        need("no-such-tool", "nothing")
    monkeypatch.setenv("CHRONICLE_ALL_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-tool is not on this machine"):
        need("no-such-tool", "nothing")
