"""The content manager's configuration: sound to the manager, whole, and without loss when it saves a file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from chronicle.desk.cms import Managed, make_config
from chronicle.model import Kind, Record, list_fields
from chronicle.model.fields import fields_of
from chronicles import SMALL, front, read_written, write_chronicle
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page, Route, expect
from test_commands import run

ROOT = Path(__file__).parent.parent
MANAGER = ROOT / "tests/node_modules/@sveltia/cms"
SITE = "http://localhost:8000/"
BATTLE = "battles/2017/al-qaim-2017.md"


def collections(config: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {collection["name"]: collection for collection in config["collections"]}


@pytest.mark.parametrize("languages", [("ar", "en"), ("en",), ("fr", "ckb", "en")])
def test_the_configuration_is_sound_by_the_managers_own_schema(languages: tuple[str, ...]) -> None:
    schema = json.loads((MANAGER / "schema/sveltia-cms.json").read_bytes())
    config = make_config(Managed(languages, keys={"ids": ["ucdp"], "names": ["ku"]}))
    assert [fault.json_path for fault in Draft7Validator(schema).iter_errors(config)] == []


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_a_record_has_its_place(kind: Kind) -> None:
    fields = collections(make_config(Managed(("ar", "en"))))[kind]["fields"]
    names = [field["name"] for field in fields]
    assert tuple(name for name in names if name not in ("translated_from", "body")) == list_fields(kind)
    written_in_each = {field["name"] for field in fields if field["i18n"]}
    assert written_in_each <= {"title", "summary", "translated_from", "body"}


def test_keys_that_the_records_have_are_fields(tmp_path: Path) -> None:
    rawa = "---\nnames: {ar: راوة, en: Rawa, ku: Rawe}\nkind: town\nids: {pcode: IQ1}\n---\n"
    done = run(write_chronicle(tmp_path, SMALL | {"places/rawa.md": rawa}), "cms")
    assert done.returncode == 0
    fields = {f["name"]: f for f in collections(yaml.safe_load(done.stdout))["place"]["fields"]}
    assert [f["name"] for f in fields["names"]["fields"]] == ["ar", "en", "ku"]
    assert [f["name"] for f in fields["ids"]["fields"]] == ["pcode", "wikidata", "geonames"]


def test_short_forms_are_told_and_spelt_out_without_another_meaning(tmp_path: Path) -> None:
    short = {
        BATTLE: SMALL[BATTLE].replace("- {place: al-qaim, precision: town}", "- al-qaim  # here"),
        "actors/iraqi-army.md": front("names: {ar: الجيش, en: A}\nkind: armed-force\npart_of: police"),
        "actors/police.md": front("names: {ar: الشرطة, en: P}\nkind: police\nids: {ucdp: 3}"),
        "sources/s.md": front("publisher: AFP\ntitle: T\nlanguage: en\nkind: press\nauthors: A"),
    }
    write_chronicle(tmp_path, SMALL | short)
    before = facts_of(tmp_path)
    told = run(tmp_path, "cms").stderr
    assert "of the records have short forms" in told
    done = run(tmp_path, "cms", "--prepare")
    assert (done.returncode, f"content/{BATTLE} written\n" in done.stdout) == (0, True)
    assert run(tmp_path, "cms").stderr == ""
    assert facts_of(tmp_path) == before
    assert "- {place: al-qaim}  # here\n" in (tmp_path / "content" / BATTLE).read_text(encoding="utf-8")
    police = (tmp_path / "content/actors/iraqi-army.md").read_text(encoding="utf-8")
    assert "part_of: [{actor: police}]\n" in police
    assert "publisher: {und: AFP}\n" in (tmp_path / "content/sources/s.md").read_text(encoding="utf-8")


def test_broken_records_are_to_be_mended_first(tmp_path: Path) -> None:
    done = run(write_chronicle(tmp_path, SMALL | {"places/x.md": ""}), "cms", "--prepare")
    assert (done.returncode, done.stdout) == (1, "")
    assert "mend first what chronicle check says" in done.stderr


def facts_of(folder: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The facts of every record; its words and where it stands are left out."""
    chronicle, _ = read_written(folder)
    return {(record.kind_of_record, record.id): _facts(record) for record in chronicle}


def _facts(record: Record) -> dict[str, Any]:
    return {
        name: getattr(record, name) for name in fields_of(type(record)) if name not in ("texts", "origin")
    }


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """This repository's chronicle, its short forms spelt out."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert run(tmp_path, "cms", "--prepare").returncode == 0
    return tmp_path


@pytest.fixture
def manager(own: Path, browser: Browser) -> Iterator[Page]:
    """The manager in a browser, over a copy of the files that the browser keeps. It reaches no other host."""
    config = run(own, "cms").stdout
    context = browser.new_context(locale="en-US", viewport={"width": 1400, "height": 1000})
    context.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory()")

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        if not route.request.url.startswith(SITE):
            route.abort()
        elif path == "config.yml":
            route.fulfill(body=config, content_type="text/yaml")
        elif path.endswith(".js"):
            route.fulfill(path=MANAGER / path)
        else:
            script = "" if path else '<script src="dist/sveltia-cms.js"></script>'
            route.fulfill(body=f"<!doctype html><meta charset=utf-8><body>{script}", content_type="text/html")

    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{SITE}empty")
    files = {f.relative_to(own).as_posix(): f.read_text(encoding="utf-8") for f in own.rglob("*.md")}
    page.evaluate(_WRITE, files)
    page.goto(SITE)
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_text("Battles").first.wait_for()
    yield page
    context.close()


_WRITE = """async (files) => {
  const root = await navigator.storage.getDirectory()
  await root.getDirectoryHandle(".git", { create: true })
  for (const [path, text] of Object.entries(files)) {
    const steps = path.split("/")
    let folder = root
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create: true })
    const file = await folder.getFileHandle(steps.at(-1), { create: true })
    const stream = await file.createWritable()
    await stream.write(text)
    await stream.close()
  }
}"""
_READ = """async (path) => {
  let folder = await navigator.storage.getDirectory()
  const steps = path.split("/")
  for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step)
  for (let tries = 1; ; tries += 1) {
    try {
      return await (await (await folder.getFileHandle(steps.at(-1))).getFile()).text()
    } catch (error) {
      // The manager put another file in its place between the two steps.
      if (tries === 50 || !["NotReadableError", "NotFoundError"].includes(error.name)) throw error
      await new Promise((go) => setTimeout(go, 50))
    }
  }
}"""


@pytest.mark.parametrize(
    ("entry", "file"),
    [
        ("battle/entries/2017/al-qaim-2017", "battles/2017/al-qaim-2017"),
        ("actor/entries/islamic-state", "actors/islamic-state"),
        ("campaign/entries/western-iraq-2017", "campaigns/western-iraq-2017"),
        ("page/entries/home", "pages/home"),
    ],
)
def test_a_record_that_the_manager_saves_keeps_its_facts_and_its_translation(
    entry: str, file: str, own: Path, manager: Page
) -> None:
    before, path = facts_of(own), f"content/{file}.md"
    manager.goto(f"{SITE}#/collections/{entry}")
    box = manager.get_by_role("textbox").first
    expect(box).not_to_have_value("")
    box.press("End")
    box.press_sequentially(" جديد")
    manager.get_by_role("button", name="Save", disabled=False).first.click()
    _wait_for_words(manager, path, " جديد")
    for name in (path, path.replace(".md", ".en.md")):
        (own / name).write_text(manager.evaluate(_READ, name), encoding="utf-8")
    after, problems = facts_of(own), read_written(own)[1]
    changed = [key for key in before if before[key] != after[key]]
    assert " جديد" in (own / path).read_text(encoding="utf-8")
    assert {problem.code for problem in problems} <= {"stale-translation"}
    assert changed == ([] if "/actors/" not in path else [(Kind.ACTOR, file.rpartition("/")[2])])


def _wait_for_words(manager: Page, path: str, words: str) -> None:
    """The manager writes some time after the click."""
    for _ in range(100):
        if words in manager.evaluate(_READ, path):
            return
        manager.wait_for_timeout(100)
    raise AssertionError(f"{path} was not saved")
