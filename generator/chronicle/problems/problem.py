"""A problem, and the spot in a file that it points at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Severity(StrEnum):
    """An error stops a build; a warning is shown and the build goes on; a note is shown to who asks."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a file. Line and column are 1-based; column and width count characters."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Other words for those at a spot. A spot of no width is a place between two characters."""

    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, named after its rule.

    `message` and `help` are templates with named fields in braces and `values` fills them, so that
    the same fault can be said in another language. `fix` is there where nobody need think to mend it.
    """

    code: str
    severity: Severity
    spot: Spot
    message: str
    help: str = ""
    values: tuple[tuple[str, str], ...] = ()
    fix: Edit | None = None

    @property
    def said(self) -> str:
        """The message with its values filled in."""
        return self._fill(self.message)

    @property
    def advice(self) -> str:
        """The help with its values filled in; empty where there is none."""
        return self._fill(self.help)

    def _fill(self, template: str) -> str:
        return template.format_map(dict(self.values)) if template else ""


@dataclass(slots=True)
class Problems:
    """A growing list of problems: anything that reads or checks adds to one."""

    found: list[Problem] = field(default_factory=list)

    def error(self, code: str, spot: Spot, message: str, help: str = "", **values: object) -> None:
        """Add an error."""
        self.found.append(_problem(Severity.ERROR, code, spot, message, help, values))

    def warn(self, code: str, spot: Spot, message: str, help: str = "", **values: object) -> None:
        """Add a warning."""
        self.found.append(_problem(Severity.WARNING, code, spot, message, help, values))

    def note(self, code: str, spot: Spot, message: str, help: str = "", **values: object) -> None:
        """Add a note."""
        self.found.append(_problem(Severity.NOTE, code, spot, message, help, values))

    def fix_last(self, text: str) -> None:
        """Say that the last problem is mended by this text at its spot."""
        last = self.found[-1]
        self.found[-1] = replace(last, fix=Edit(last.spot, text))

    def extend(self, more: Iterable[Problem]) -> None:
        """Add what another list found."""
        self.found.extend(more)

    def sorted(self, *, notes: bool = False) -> tuple[Problem, ...]:
        """All problems by file, line and column, each once; notes only if asked for."""
        wanted = (p for p in self.found if notes or p.severity is not Severity.NOTE)
        return tuple(sorted(dict.fromkeys(wanted), key=lambda p: (p.spot, p.code, p.said)))

    @property
    def has_errors(self) -> bool:
        """Whether anything here must stop a build."""
        return any(problem.severity is Severity.ERROR for problem in self.found)


def _problem(
    severity: Severity, code: str, spot: Spot, message: str, help: str, values: dict[str, object]
) -> Problem:
    filled = tuple((name, str(value)) for name, value in values.items())
    return Problem(code, severity, spot, message, help, filled)
