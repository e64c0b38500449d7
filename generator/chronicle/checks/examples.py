"""An example of each rule's fault, from the broken chronicles that test the rules (see `make rules`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from chronicle.problems import Problem, Severity, Spot


def find_example(code: str) -> tuple[Problem, str | None] | None:
    """A problem of a rule and the line that it points at; None where a line could not show it."""
    kept = _read_examples().get(code)
    if kept is None:
        return None
    values = tuple(kept["values"].items())
    problem = Problem(
        code, Severity(kept["severity"]), Spot(*kept["spot"]), kept["message"], kept["help"], values
    )
    return problem, kept["line"]


@cache
def _read_examples() -> dict[str, Any]:
    file = Path(__file__).with_name("examples.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
