"""All problems of a chronicle at once: those of its files, and those of its records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from chronicle.checks.again import Found
from chronicle.checks.case import Case
from chronicle.checks.rules import RULES, Rule
from chronicle.facts import derive_facts
from chronicle.language import Language
from chronicle.model import Level
from chronicle.problems import Problems, Severity
from chronicle.processes import without_collector
from chronicle.reading import Reading

NO_LEVELS: Mapping[str, Level] = MappingProxyType({})


def check_reading(
    reading: Reading,
    languages: tuple[Language, ...],
    levels: Mapping[str, Level] = NO_LEVELS,
    *,
    notes: bool = True,
) -> Problems:
    """Every problem of what was read, as grave as `levels` want it.

    Without `notes` the rules that find nothing else are not asked: there are thousands, and each is looked
    up.
    """
    return find_problems(reading, languages, select_rules(levels, notes=notes)).set_levels(levels)


def find_problems(reading: Reading, languages: tuple[Language, ...], asked: Iterable[Rule]) -> Found:
    """What reading the files has found, and what some rules find."""
    case = Case(
        derive_facts(reading.chronicle), languages, reading.broken, reading.broken_texts, reading.pictures
    )
    with without_collector():
        for rule in asked:
            rule.check(case)
    return Found(reading.problems, tuple(case.found.found))


def select_rules(levels: Mapping[str, Level], *, notes: bool) -> tuple[Rule, ...]:
    """The rules that are asked where rules have these levels."""
    return tuple(rule for rule in RULES if _is_asked(rule, levels, notes=notes))


def _is_asked(rule: Rule, levels: Mapping[str, Level], *, notes: bool) -> bool:
    if rule.severity is Severity.ERROR:
        return True
    level = levels.get(rule.code, Level(rule.severity.value))
    return level is not Level.OFF and (notes or level is not Level.NOTE)
