"""Writes the reference of all rules from the rules and from the broken chronicles that test them.

    cd tests && ../.venv/bin/python -m guide

writes RULES.md, and the examples that `chronicle explain` shows. `make rules` does the same; a test
holds both to what the rules say.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from chronicle.checks import find_explanation, list_codes
from chronicle.problems import Problem, render_problem
from chronicle.reading import read_line
from test_broken import BROKEN, CASES, find_problems, lay_out

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "RULES.md"
EXAMPLES = ROOT / "generator" / "chronicle" / "checks" / "examples.json"
_HEAD = """\
# Rules

What a check asks of a chronicle. Made from the rules and their tests by `make rules`; not written by hand.

An **error** ends a build, a **warning** is shown, a **note** is shown by `chronicle check --notes`.
`chronicle explain CODE` says the same at a terminal. In `mkdocs.yml` stands how grave a warning or a note is:

```yaml
plugins:
  - chronicle:
      rules: {figure-with-one-source: warning, shared-alias: "off"}
```

What is marked with ✎ is mended by `chronicle check --fix`.
"""


def find_example(code: str) -> tuple[Problem, str | None] | None:
    """The problem of the plainest broken chronicle of a rule, and the line that it points at."""
    for case in sorted(
        (case for case in CASES if _code_of(case) == code), key=lambda case: (case != code, len(case))
    ):
        with tempfile.TemporaryDirectory() as folder:
            found = find_problems(lay_out(Path(folder), case), notes=True)
            problem = next(problem for problem in found if problem.code == code)
            return problem, read_line(Path(folder), problem.spot)
    return None


def _code_of(case: str) -> str:
    first = (BROKEN / case / "expected.txt").read_text(encoding="utf-8").split("\n")[0]
    return first.rpartition("[")[2].removesuffix("]")


def make_guide() -> str:
    """The text of RULES.md."""
    return "\n".join([_HEAD, *(part for code in list_codes() for part in _explain(code))])


def _explain(code: str) -> Iterator[str]:
    severity, example = list_codes()[code], find_example(code)
    is_mended = example is not None and example[0].fix is not None
    yield f"## {code}\n"
    yield f"{severity.capitalize()}{' ✎' if is_mended else ''}. {find_explanation(code)}\n"
    if example:
        yield f"```\n{render_problem(*example)}\n```\n"


def make_examples() -> str:
    """The text of examples.json."""
    examples = {code: _pack(*found) for code in list_codes() if (found := find_example(code))}
    return json.dumps(examples, ensure_ascii=False, indent=1) + "\n"


def _pack(problem: Problem, line: str | None) -> dict[str, object]:
    spot = problem.spot
    return {
        "severity": problem.severity.value,
        "spot": [spot.path, spot.line, spot.column, spot.width],
        "message": problem.message,
        "help": problem.help,
        "values": dict(problem.values),
        "line": line,
    }


if __name__ == "__main__":
    GUIDE.write_text(make_guide(), encoding="utf-8")
    EXAMPLES.write_text(make_examples(), encoding="utf-8")
    print(f"{len(list_codes())} rules")
