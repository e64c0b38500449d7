"""The words in which problems are said: English, as they are written, or those of a catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chronicle.problems.problem import Problem

_FIRST_STRONG, _RIGHT_TO_LEFT, _POP = "\u2068", "\u2067", "\u2069"
# Values that are English words of ours; all others are what an editor wrote.
_SAID = frozenset({"expected", "kind", "language", "languages", "other", "plain", "reason", "what"})


def _as_written(text: str) -> str:
    return text


def _count(one: str, many: str, number: int) -> str:
    return (one if number == 1 else many).format(n=number)


@dataclass(frozen=True)
class Wording:
    """How to say a template, a whole phrase and a count in a language.

    `is_isolated` keeps values and sentences of a right-to-left language apart from what stands round
    them, so that a terminal puts both in their order.
    """

    find: Callable[[str], str] = _as_written
    phrase: Callable[[str], str] = _as_written
    counted: Callable[[str, str, int], str] = _count
    is_isolated: bool = False

    def said(self, problem: Problem, clean: Callable[[str], str] = _as_written) -> str:
        """A problem's message; `clean` is done to each value."""
        return self._fill(problem.message, problem, clean)

    def advice(self, problem: Problem, clean: Callable[[str], str] = _as_written) -> str:
        """A problem's way out; empty where there is none."""
        return self._fill(problem.help, problem, clean)

    def _fill(self, template: str, problem: Problem, clean: Callable[[str], str]) -> str:
        if not template:
            return ""
        values = {name: self._value(name, value, clean) for name, value in problem.values}
        filled = self.find(template).format_map(values)
        return f"{_RIGHT_TO_LEFT}{filled}{_POP}" if self.is_isolated else filled

    def _value(self, name: str, value: str, clean: Callable[[str], str]) -> str:
        said = clean(self.phrase(value) if name in _SAID else value)
        return f"{_FIRST_STRONG}{said}{_POP}" if self.is_isolated else said


ENGLISH = Wording()
