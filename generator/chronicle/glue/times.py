"""Where the time of a build goes, phase by phase and template by template."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_NAMELESS = "everything else"


@dataclass
class Times:
    """The phases of a build in their order, in seconds of a clock, and the pages of each template.

    `pages` has for each template how many pages were made, and the processor's seconds for their views and
    for printing them, of all processes together.
    """

    started: float = field(default_factory=time.perf_counter)
    phases: dict[str, float] = field(default_factory=dict)
    pages: dict[str, tuple[int, float, float]] = field(default_factory=dict)

    @contextmanager
    def measure(self, phase: str) -> Iterator[None]:
        """Add what happens inside to a phase."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.phases[phase] = self.phases.get(phase, 0.0) + time.perf_counter() - start

    def count(self, template: str, number: int, viewing: float, printing: float) -> None:
        """Add pages of a template."""
        before = self.pages.get(template, (0, 0.0, 0.0))
        self.pages[template] = (before[0] + number, before[1] + viewing, before[2] + printing)

    def render(self) -> str:
        """Two tables: the phases, and the templates, the dearest first."""
        whole = time.perf_counter() - self.started
        phases = {**self.phases, _NAMELESS: whole - sum(self.phases.values())}
        lines = [f"{'phase':<28}{'seconds':>9}{'share':>8}"]
        lines += [f"{name:<28}{took:>9.2f}{took / whole:>8.0%}" for name, took in phases.items()]
        lines += [f"{'all':<28}{whole:>9.2f}", ""]
        lines += [f"{'template':<28}{'pages':>9}{'views':>9}{'printing':>9}{'ms a page':>10}"]
        dearest = sorted(self.pages.items(), key=lambda item: -item[1][1] - item[1][2])
        for template, (number, viewing, printing) in dearest:
            each = 1000 * (viewing + printing) / number
            lines.append(f"{template:<28}{number:>9}{viewing:>9.2f}{printing:>9.2f}{each:>10.2f}")
        return "\n".join(lines)
