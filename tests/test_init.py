"""`chronicle init`: a new chronicle is sound, builds at once, and takes no other file's place."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from builds import build_site, page_of
from chronicle import __version__
from chronicle.desk.schemas import SCHEMA_NAMES, make_schema
from chronicle.desk.starting import find_requirement, is_example, make_start, plan_chronicle
from chronicles import read_written
from core_yaml import read_core_yaml
from jsonschema import Draft202012Validator
from test_commands import run

EXAMPLE = "content/battles/2020/example-town-2020.md"


def begin(folder: Path, *words: str) -> Path:
    done = run(folder, "init", "new", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "new"


def read_all(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.mark.parametrize("languages", ["ar,en", "en,ar", "ar", "en", "fr,ar", "ckb,en,ar", "en,he,zh-Hant"])
def test_a_new_chronicle_has_no_problems_whatever_its_languages(languages: str, tmp_path: Path) -> None:
    new = begin(tmp_path, "--languages", languages)
    chronicle, problems = read_written(new)
    assert problems == ()
    assert chronicle.languages == tuple(languages.split(","))
    assert len(list(chronicle)) == 8


def test_it_notes_nothing_but_that_the_figure_has_one_source(tmp_path: Path) -> None:
    _, problems = read_written(begin(tmp_path), notes=True)
    assert [problem.code for problem in problems] == ["figure-with-one-source"]


def test_it_builds_at_once_in_both_languages(tmp_path: Path) -> None:
    new = begin(tmp_path, "--title", "سجلّ المدينة", "--title", "en=The City's Chronicle")
    site = build_site(new, tmp_path / "site")
    assert "سجلّ المدينة" in page_of(site, "ar/")
    assert "The City&#39;s Chronicle" in page_of(site, "en/")
    assert "معركة بلدة المثال" in page_of(site, "ar/battles/example-town-2020/")
    assert "This event is made up." in page_of(site, "en/battles/example-town-2020/")


def test_it_is_still_sound_and_builds_once_the_example_is_deleted(tmp_path: Path) -> None:
    new = begin(tmp_path)
    named = re.findall(r"(?m)^    (content/\S+)$", (new / "README.md").read_text(encoding="utf-8"))
    assert len(named) == 6
    for path in named:
        (new / path).unlink()
    chronicle, problems = read_written(new)
    assert (problems, len(list(chronicle))) == ((), 3)
    assert "en/methodology/index.html" in build_site(new, tmp_path / "site")


def test_every_file_of_the_example_says_that_it_is_made_up() -> None:
    start = make_start(("ar", "en"), ())
    examples = [file for file in plan_chronicle(start) if is_example(file.path)]
    assert len(examples) == 6
    for file in examples:
        assert "made up" in file.text, file.path


def test_the_first_page_names_the_file_that_it_is_written_in(tmp_path: Path) -> None:
    pages = begin(tmp_path, "--languages", "en,ar") / "content/pages"
    for name in ("home.md", "home.ar.md"):
        assert f"`content/pages/{name}`" in (pages / name).read_text(encoding="utf-8")


def test_a_title_alone_is_of_the_first_language_in_its_letters() -> None:
    start = make_start(("ar", "en", "fr"), ("The Siege", "fr=Le siège"))
    assert start.titles == {"ar": "سجلّ جديد", "en": "The Siege", "fr": "Le siège"}


@pytest.mark.parametrize("title", ['A "quoted": title # here', "{x}", "- [[x]] %NAME%", "'", "a \\ b", "no"])
def test_a_title_may_hold_any_sign(title: str, tmp_path: Path) -> None:
    new = begin(tmp_path, "--languages", "en", "--title", f"en={title}")
    assert read_written(new)[1] == ()
    settings = yaml.safe_load((new / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"][0]["chronicle"]["title"] == {"en": title}
    home = (new / "content/pages/home.md").read_text(encoding="utf-8")
    assert read_core_yaml(home.split("\n---", 1)[0])["title"] == title


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--languages", "ar,xx!"), '"xx!" is no language code'),
        (("--languages", ""), '"" is no language code'),
        (("--languages", "ar,en,ar"), '"ar" is named twice'),
        (("--title", "fr=Titre"), "the chronicle has no language fr: it has ar, en"),
        (("--title", "en=A", "--title", "B"), "two titles are in en"),
        (("--title", "ar=English"), "is not in the letters of ar"),
        (("--title", ""), "a title has words"),
        (("--title", "en=a\x07b"), "a title has words"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = run(tmp_path, "init", "new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "content"])
def test_a_folder_with_a_chronicle_in_it_is_left_as_it_is(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir() if name == "content" else (tmp_path / name).write_text("x", encoding="utf-8")
    done = run(tmp_path, "init")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: {tmp_path} has {name} already; choose another folder\n"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_other_files_that_are_there_stay_and_are_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    done = run(tmp_path, "init")
    assert done.returncode == 0
    assert "left README.md as it was\n" in done.stdout
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert read_written(tmp_path)[1] == ()


def test_a_file_where_a_folder_is_needed_is_told(tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("", encoding="utf-8")
    (tmp_path / "taken").write_text("", encoding="utf-8")
    for words in ((), ("taken",)):
        done = run(tmp_path, "init", *words)
        assert done.returncode == 1
        assert "cannot be written" in done.stderr
        assert "Traceback" not in done.stderr


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    done = run(tmp_path, "init", "new", "--languages", "ar,fr")
    assert done.stdout.startswith("wrote ")
    assert "write your own texts in fr: those there are borrowed\n" in done.stdout
    for command in ("cd new", "chronicle serve ", "chronicle new battle "):
        assert f"\n  {command}" in done.stdout


def test_the_files_of_other_programs_can_be_read_by_them(tmp_path: Path) -> None:
    new = begin(tmp_path)
    for name in (
        ".github/workflows/check.yml",
        ".github/workflows/publish.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    ):
        assert yaml.safe_load((new / name).read_text(encoding="utf-8")), name
    for file in (new / ".vscode").iterdir():
        without_comments = re.sub(r"(?m)^\s*//.*$", "", file.read_text(encoding="utf-8"))
        assert json.loads(without_comments), file.name
    assert not re.search(r"%[A-Z]+%", "".join(text.decode() for text in read_all(new).values()))


def test_its_commands_are_ones_that_there_are(tmp_path: Path) -> None:
    new = begin(tmp_path)
    texts = "".join(
        (new / name).read_text(encoding="utf-8")
        for name in (".github/workflows/check.yml", ".gitlab-ci.yml", "README.md", ".pre-commit-config.yaml")
    )
    known = run(tmp_path, "--help").stdout
    used = set(re.findall(r"(?:- |entry: |    |`)chronicle ([a-z]+)", texts))
    assert used >= {"check", "build", "serve", "new", "schema"}
    assert [word for word in used if f"\n  {word} " not in known] == []
    assert run(new, "check", "--format", "github").returncode == 0


def test_its_schemas_are_those_of_its_languages(tmp_path: Path) -> None:
    new = begin(tmp_path, "--languages", "en,fr")
    for name in SCHEMA_NAMES:
        written = json.loads((new / f".chronicle/schemas/{name}.json").read_bytes())
        assert written == make_schema(name, ("en", "fr"))


def test_every_snippet_of_a_record_has_fields_and_words_of_its_kind(tmp_path: Path) -> None:
    snippets = json.loads((begin(tmp_path) / ".vscode/chronicle.code-snippets").read_bytes())
    assert set(snippets) > {"battle", "place", "actor", "campaign", "source", "translation"}
    for name in SCHEMA_NAMES:
        if name in snippets:
            text = "\n".join(snippets[name]["body"]).split("---\n")[1]
            fields = read_core_yaml(_fill_in(text))
            assert set(fields) <= set(make_schema(name, ("ar", "en"))["properties"])


@pytest.mark.parametrize("row", ["figure", "range", "control", "related"])
def test_every_snippet_of_a_row_is_one_that_a_battle_takes(row: str, tmp_path: Path) -> None:
    snippets = json.loads((begin(tmp_path) / ".vscode/chronicle.code-snippets").read_bytes())
    field = {"figure": "figures", "range": "figures"}.get(row, row)
    text = f"title: س\nkind: raid\ndate: 2017\nplaces: [x]\n{field}:\n  {_fill_in(snippets[row]['body'][0])}"
    assert (
        list(Draft202012Validator(make_schema("battle", ("ar", "en"))).iter_errors(read_core_yaml(text)))
        == []
    )


def _fill_in(snippet: str) -> str:
    """The first word of each choice, and a number, which is also an id and a year, at each other stop."""
    return re.sub(r"\$\d+|\$\{\d+\}", "2017", re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", snippet))


def test_the_requirement_is_the_commit_that_the_generator_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    class FromGit:
        def read_text(self, name: str) -> str:
            vcs = {"vcs": "git", "commit_id": "0123abcd"}
            return json.dumps({"url": "https://git.example.org/c.git", "vcs_info": vcs}) if name else ""

    assert find_requirement() == f"mkdocs-chronicle=={__version__}"
    monkeypatch.setattr(metadata, "distribution", lambda _name: FromGit())
    assert find_requirement() == "mkdocs-chronicle @ git+https://git.example.org/c.git@0123abcd"


def test_a_wheel_holds_every_file_that_a_new_chronicle_is_made_from(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=os.environ)
    [wheel] = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    package = root / "generator"
    starter = package / "chronicle/desk/starter"
    needed = {file.relative_to(package).as_posix() for file in starter.rglob("*") if file.is_file()}
    assert len(needed) > 15
    assert needed - held == set()
