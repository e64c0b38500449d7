"""Problems as other programs read them: JSON, SARIF 2.1.0, annotations of a GitHub workflow, and the report
that GitLab calls Code Quality.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from chronicle.problems.printing import show
from chronicle.problems.problem import Problem, Severity
from chronicle.problems.wording import ENGLISH, Wording

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_GRAVITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_json(problems: Iterable[Problem], wording: Wording = ENGLISH) -> str:
    """A list of objects, one for each problem. Lines and columns are 1-based and count characters."""
    return json.dumps([_to_json(problem, wording) for problem in problems], ensure_ascii=False, indent=2)


def _to_json(problem: Problem, wording: Wording) -> dict[str, object]:
    spot, fix = problem.spot, problem.fix
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": spot.path,
        "line": spot.line,
        "column": spot.column,
        "width": spot.width,
        "message": wording.said(problem),
        "help": wording.advice(problem),
        "fix": fix
        and {"line": fix.spot.line, "column": fix.spot.column, "width": fix.spot.width, "text": fix.text},
    }


def render_sarif(
    problems: Iterable[Problem], explanations: Mapping[str, str], version: str, wording: Wording = ENGLISH
) -> str:
    """One run of SARIF 2.1.0. `explanations` are the rules' sentences by code; `version` is the program's."""
    found = tuple(problems)
    codes = sorted({problem.code for problem in found})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": explanations.get(code) or code},
            "help": {"text": f"chronicle explain {code}"},
        }
        for code in codes
    ]
    driver = {"name": "chronicle", "semanticVersion": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_to_result(problem, codes.index(problem.code), wording) for problem in found],
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _to_result(problem: Problem, rule: int, wording: Wording) -> dict[str, object]:
    spot = problem.spot
    region = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endColumn": spot.column + max(spot.width, 1),
    }
    text = _say_all(problem, wording)
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(os.fsencode(spot.path))},
                    "region": region,
                }
            }
        ],
    }


def render_gitlab(problems: Iterable[Problem], wording: Wording = ENGLISH) -> str:
    """A report of Code Quality, from which GitLab shows each problem at its line in a merge request."""
    seen: Counter[str] = Counter()
    rows = []
    for problem in problems:
        said, spot = _say_all(problem, wording), problem.spot
        # What does not change when lines above do: GitLab tells by it what is new.
        same = f"{problem.code}\0{spot.path}\0{said}"
        mark = hashlib.sha256(f"{same}\0{seen[same]}".encode(errors="surrogatepass")).hexdigest()
        seen[same] += 1
        rows.append(
            {
                "description": said,
                "check_name": problem.code,
                "fingerprint": mark,
                "severity": _GRAVITIES[problem.severity],
                "location": {"path": spot.path, "lines": {"begin": spot.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def render_github(problems: Iterable[Problem], wording: Wording = ENGLISH) -> str:
    """A workflow command for each problem, which GitHub shows at its line. Nothing in it can end it early."""
    return "\n".join(_to_command(problem, wording) for problem in problems)


def _to_command(problem: Problem, wording: Wording) -> str:
    spot = problem.spot
    places = {
        "file": spot.path,
        "line": spot.line,
        "col": spot.column,
        "endColumn": spot.column + max(spot.width, 1),
        "title": problem.code,
    }
    said = ",".join(f"{name}={_escape(show(str(value)), ':,')}" for name, value in places.items())
    text = _say_all(problem, wording, show)
    return f"::{_COMMANDS[problem.severity]} {said}::{_escape(text)}"


def _say_all(problem: Problem, wording: Wording, clean: Callable[[str], str] = str) -> str:
    """The message, and on a line of its own the way out."""
    return "\n".join(filter(None, (wording.said(problem, clean), wording.advice(problem, clean))))


def _escape(text: str, more: str = "") -> str:
    """Signs that mean something in a workflow command, as their codes."""
    return re.sub(f"[%\r\n{more}]", lambda sign: f"%{ord(sign[0]):02X}", text)
