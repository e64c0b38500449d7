"""How grave a chronicle's editors want its warnings and notes to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from chronicle.checks.rules import find_near_code, list_codes
from chronicle.model import Level, Origin
from chronicle.problems import Problem, Problems, Severity


def check_levels(levels: Mapping[str, Level], settings: Origin, problems: Problems) -> None:
    """Tell of what mkdocs.yml says of a rule that there is not, or of one that stops a build."""
    codes = list_codes()
    for code in levels:
        spot = settings.key_spot("rules", code)
        if code not in codes:
            near = find_near_code(code)
            advice = 'did you mean "{near}"?' if near else "chronicle explain lists them"
            problems.error(
                "broken-settings", spot, 'no rule is called "{rule}"', advice, rule=code, near=near
            )
        elif codes[code] is Severity.ERROR:
            said = '"{rule}" is an error: what it finds cannot be published'
            problems.error("broken-settings", spot, said, "only warnings and notes can be changed", rule=code)


def set_levels(levels: Mapping[str, Level], problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with the gravity that is wanted, and without those that are not. Errors stay errors."""
    for problem in problems:
        level = levels.get(problem.code)
        if level is None or problem.severity is Severity.ERROR:
            yield problem
        elif level is not Level.OFF:
            yield replace(problem, severity=Severity(level.value))
