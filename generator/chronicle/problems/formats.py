"""Problems as other programs read them: JSON, SARIF 2.1.0, and annotations of a GitHub workflow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from chronicle.problems.printing import show
from chronicle.problems.problem import Problem, Severity

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_json(problems: Iterable[Problem]) -> str:
    """A list of objects, one for each problem. Lines and columns are 1-based and count characters."""
    return json.dumps([_to_json(problem) for problem in problems], ensure_ascii=False, indent=2)


def _to_json(problem: Problem) -> dict[str, object]:
    spot, fix = problem.spot, problem.fix
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": spot.path,
        "line": spot.line,
        "column": spot.column,
        "width": spot.width,
        "message": problem.said,
        "help": problem.advice,
        "fix": fix
        and {"line": fix.spot.line, "column": fix.spot.column, "width": fix.spot.width, "text": fix.text},
    }


def render_sarif(problems: Iterable[Problem], explanations: Mapping[str, str], version: str) -> str:
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
        "results": [_to_result(problem, codes.index(problem.code)) for problem in found],
    }
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _to_result(problem: Problem, rule: int) -> dict[str, object]:
    spot = problem.spot
    region = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endColumn": spot.column + max(spot.width, 1),
    }
    text = problem.said + (f"\n{problem.advice}" if problem.advice else "")
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": text},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(spot.path)}, "region": region}}
        ],
    }


def render_github(problems: Iterable[Problem]) -> str:
    """A workflow command for each problem, which GitHub shows at its line. Nothing in it can end it early."""
    return "\n".join(_to_command(problem) for problem in problems)


def _to_command(problem: Problem) -> str:
    spot = problem.spot
    places = {
        "file": spot.path,
        "line": spot.line,
        "col": spot.column,
        "endColumn": spot.column + max(spot.width, 1),
        "title": problem.code,
    }
    said = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in places.items())
    text = problem.said + (f"\n{problem.advice}" if problem.advice else "")
    return f"::{_COMMANDS[problem.severity]} {said}::{_escape(text)}"


def _escape(text: str, more: str = "") -> str:
    """Signs that mean something in a workflow command, as their codes; hidden ones are shown by name."""
    shown = "\n".join(show(line) for line in text.split("\n"))
    return re.sub(f"[%\r\n{more}]", lambda sign: f"%{ord(sign[0]):02X}", shown)
