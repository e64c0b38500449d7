"""All problems of a chronicle at once: those of its files, and those of its records."""

from __future__ import annotations

from chronicle.checks.case import Case
from chronicle.checks.rules import RULES
from chronicle.facts import derive_facts
from chronicle.language import Language
from chronicle.problems import Problems
from chronicle.reading import Reading


def check_reading(reading: Reading, languages: tuple[Language, ...]) -> Problems:
    """Every problem of what was read."""
    case = Case(
        derive_facts(reading.chronicle), languages, reading.broken, reading.broken_texts, reading.pictures
    )
    for rule in RULES:
        rule.check(case)
    return Problems([*reading.problems, *case.found.found])
