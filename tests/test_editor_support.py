"""What editors' tools make of a new chronicle: the YAML language server, pre-commit, and VS Code's task."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from chronicles import SMALL, front, write_chronicle
from test_commands import run

sys.path.insert(0, str(Path(__file__).parent.parent))
from hatch_build import NODE_FOLDER

ROOT = Path(__file__).parent.parent
SERVER = ROOT / "tests/node_modules/yaml-language-server/bin/yaml-language-server"
BATTLE = "battles/2020/example-town-2020.md"
SOURCE = "sources/example-news-2020-05-04.md"


class LanguageServer:
    """The YAML language server in a process, spoken to as an editor does."""

    def __init__(self, root: Path, schemas: Mapping[str, list[str]]) -> None:
        node = shutil.which("node", path=str(NODE_FOLDER)) or "node"
        self._settings = {"validate": True, "schemas": schemas, "schemaStore": {"enable": False}}
        self._root = root
        self._process = subprocess.Popen(
            [node, str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        folders = [{"uri": root.as_uri(), "name": "root"}]
        able = {"workspace": {"configuration": True}}
        ask = {"processId": None, "rootUri": root.as_uri(), "capabilities": able, "workspaceFolders": folders}
        self._send({"id": 1, "method": "initialize", "params": ask})
        next(message for message in self._messages() if message.get("id") == 1 and "method" not in message)
        self._send({"method": "initialized", "params": {}})
        changed = {"settings": {"yaml": self._settings}}
        self._send({"method": "workspace/didChangeConfiguration", "params": changed})

    def find_faults(self, path: str, text: str) -> list[tuple[int, str]]:
        """The line and message of each fault in a file, which need not be on disk."""
        uri = (self._root / path).as_uri()
        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})
        for message in self._messages():
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                faults = message["params"]["diagnostics"]
                return [(fault["range"]["start"]["line"] + 1, fault["message"]) for fault in faults]
        raise AssertionError("the server ended")

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        """What the server says; what it asks is answered on the way."""
        assert self._process.stdout
        while head := self._process.stdout.readline():
            length = int(head.split(b":")[1])
            while self._process.stdout.readline().strip():
                pass
            message = json.loads(self._process.stdout.read(length))
            if "method" in message and "id" in message:
                self._answer(message)
            yield message

    def _answer(self, message: Mapping[str, Any]) -> None:
        items = message["params"].get("items") if message["method"] == "workspace/configuration" else None
        result = items and [self._settings if item.get("section") == "yaml" else None for item in items]
        self._send({"id": message["id"], "result": result})


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new chronicle, as `chronicle init` leaves it."""
    folder = tmp_path_factory.mktemp("begun")
    assert run(folder, "init", "new").returncode == 0
    return folder / "new"


@pytest.fixture(scope="module")
def server(new: Path) -> Iterator[LanguageServer]:
    """The language server with the schemas as the new chronicle's VS Code settings name them, and those of
    battles and places for front matter that stands alone.
    """
    settings = re.sub(r"(?m)^\s*//.*$", "", (new / ".vscode/settings.json").read_text(encoding="utf-8"))
    named: dict[str, list[str]] = {}
    for schema, files in json.loads(settings)["yaml.schemas"].items():
        named[(new / schema).as_uri()] = [files]
    for name in ("battle", "place", "translation"):
        named[(new / f".chronicle/schemas/{name}.json").as_uri()] = [f"heads/{name}*.yaml"]
    started = LanguageServer(new, named)
    yield started
    started.end()


def head_of(file: Path) -> str:
    return file.read_text(encoding="utf-8").removeprefix("---\n").split("\n---", 1)[0] + "\n"


def test_the_front_matter_of_a_battle_is_sound_to_the_language_server(
    new: Path, server: LanguageServer
) -> None:
    assert server.find_faults("heads/battle-1.yaml", head_of(new / "content" / BATTLE)) == []
    english = new / "content" / BATTLE.replace(".md", ".en.md")
    assert server.find_faults("heads/translation-1.yaml", head_of(english)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("kind: battle", "kind: batle", 3, "Valid values: .battle., .siege."),
        ("date: 2020-05-03~", "date: 2020-02-30", 4, "a date is written as 2017-11-03"),
        ("places: [example-town]", "places: [Example Town]", 5, "an id is small Latin letters"),
        ("measure: killed", "measure: dead", 13, "Valid values: .killed."),
        ("grade: weak", "grad: weak", 14, "grad is not allowed"),
    ],
)
def test_a_wrong_word_is_one_fault_at_its_line(
    right: str, wrong: str, line: int, said: str, new: Path, server: LanguageServer
) -> None:
    text = head_of(new / "content" / BATTLE)
    assert right in text
    [(found, message)] = server.find_faults(f"heads/battle-{line}.yaml", text.replace(right, wrong, 1))
    assert (found, bool(re.search(said, message))) == (line, True), message


def test_a_source_is_read_whole_as_the_settings_for_vs_code_have_it(
    new: Path, server: LanguageServer
) -> None:
    text = (new / "content" / SOURCE).read_text(encoding="utf-8")
    assert server.find_faults("content/sources/a.md", text) == []
    [(line, said)] = server.find_faults("content/sources/b.md", text.replace("kind: press", "kind: pres"))
    assert line == 8
    assert "press" in said


def test_the_task_for_vs_code_finds_each_problem_that_a_check_prints(new: Path, tmp_path: Path) -> None:
    tasks = re.sub(r"(?m)^\s*//.*$", "", (new / ".vscode/tasks.json").read_text(encoding="utf-8"))
    pattern = json.loads(tasks)["tasks"][0]["problemMatcher"]["pattern"]
    write_chronicle(tmp_path, SMALL | {"places/rawa.md": front("names: {ar: راوة}\nkind: town\nwithin: x")})
    printed = run(tmp_path, "check").stdout
    found = [m for m in map(re.compile(pattern["regexp"]).match, printed.splitlines()) if m]
    assert [(m[pattern["file"]], m[pattern["line"]], m[pattern["severity"]]) for m in found] == [
        ("content/places/rawa.md", "2", "warning"),
        ("content/places/rawa.md", "4", "error"),
    ]


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    home = {"PRE_COMMIT_HOME": str(folder.parent / "pre-commit"), "PATH": path}
    return subprocess.run(
        ["git", *who, *words],
        cwd=folder,
        env=os.environ | home,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new chronicle in git, where pre-commit is switched on."""
    assert run(tmp_path, "init", "new").returncode == 0
    folder = tmp_path / "new"
    assert _git(folder, "init", "-q").returncode == 0
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=folder, check=True, capture_output=True
    )
    return folder


def test_a_commit_of_a_sound_entry_passes_and_of_a_broken_one_is_refused(repository: Path) -> None:
    _git(repository, "add", "-A")
    done = _git(repository, "commit", "-m", "begun")
    assert done.returncode == 0, done.stderr
    battle = repository / "content" / BATTLE
    battle.write_text(battle.read_text(encoding="utf-8").replace("kind: battle", "kind: batle"), "utf-8")
    _git(repository, "add", "-A")
    done = _git(repository, "commit", "-m", "broken")
    assert done.returncode == 1
    assert f"content/{BATTLE}:4:7: error[unknown-value]" in done.stderr + done.stdout
    assert _git(repository, "log", "--format=%s").stdout == "begun\n"


def test_a_commit_that_leaves_the_chronicle_alone_asks_no_check(repository: Path) -> None:
    (repository / "content/places/broken.md").write_text("", encoding="utf-8")
    _git(repository, "add", "README.md")
    done = _git(repository, "commit", "-m", "words")
    assert done.returncode == 0
    assert "Skipped" in done.stderr + done.stdout


def test_the_hook_that_other_repositories_name_is_that_of_a_new_chronicle(new: Path) -> None:
    [offered] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    repositories = yaml.safe_load((new / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    [local] = repositories[0]["hooks"]
    same = ("id", "name", "entry", "files", "pass_filenames")
    assert {key: offered[key] for key in same} == {key: local[key] for key in same}
    assert offered["language"] == "python"
