"""A problem as a person at a terminal reads it: where, what, the line itself, and a way out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from chronicle.problems.problem import Problem, Severity
from chronicle.problems.wording import ENGLISH, Wording

_ISOLATE, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LONGEST = 160


def render_problem(problem: Problem, line: str | None, wording: Wording = ENGLISH) -> str:
    """The problem in the form of the house; `line` is its line of the file, if it can be had.

    Control characters in the line are shown by name, never sent to the terminal.
    """
    spot = problem.spot
    where = f"{show(spot.path)}:{spot.line}:{spot.column}"
    severity = wording.phrase(problem.severity.value)
    parts = [f"{where}: {severity}[{problem.code}]: {wording.said(problem, show)}", *_excerpt(problem, line)]
    if problem.help:
        parts.append(f"{wording.phrase('help')}: {wording.advice(problem, show)}")
    return "\n".join(parts)


def render_summary(problems: Iterable[Problem], wording: Wording = ENGLISH) -> str:
    """One closing line that counts errors and warnings, and notes where there are any."""
    kinds = [problem.severity for problem in problems]
    if not kinds:
        return wording.phrase("no problems")
    counted = [
        wording.counted("{n} error", "{n} errors", kinds.count(Severity.ERROR)),
        wording.counted("{n} warning", "{n} warnings", kinds.count(Severity.WARNING)),
    ]
    notes = kinds.count(Severity.NOTE)
    if notes:
        counted.append(wording.counted("{n} note", "{n} notes", notes))
    return wording.phrase(", ").join(counted)


def show(text: str) -> str:
    """Text made safe for a terminal, on one line: hidden characters are shown by their code points."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    keep = character in ("\u200c", "\u200d")
    return f"<U+{ord(character):04X}>" if hidden and not keep else character


def _excerpt(problem: Problem, line: str | None) -> list[str]:
    """The line with carets under the fault.

    A caret under right-to-left text would point at the wrong letter, so such a line shows the
    faulty fragment alone, isolated from what stands round it.
    """
    if line is None or not line.strip():
        return []
    line = line.replace("\t", " ")
    start, end = problem.spot.column - 1, problem.spot.column - 1 + max(problem.spot.width, 1)
    before, fault = show(line[:start]), show(line[start:end])
    number = str(problem.spot.line)
    margin = " " * len(number) + " |"
    if _RIGHT_TO_LEFT.search(line):
        # One letter tells nothing: where a fault has no width the whole line is shown.
        alone = f"{_ISOLATE}{(fault if problem.spot.width > 1 else show(line))[:_LONGEST]}{_POP}"
    elif len(before) + len(fault) > _LONGEST:
        alone = fault[:_LONGEST]
    else:
        carets = " " * len(before) + "^" * max(len(fault), 1)
        return [margin, f"{number} | {show(line)[:_LONGEST]}".rstrip(), f"{margin} {carets}"]
    return [margin, f"{number} | {alone}", margin] if fault.strip() else []
