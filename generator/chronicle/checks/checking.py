"""All problems of a chronicle at once: those of its files, and those of its records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from chronicle.checks.again import Found
from chronicle.checks.case import Case
from chronicle.checks.rules import RULES, Rule
from chronicle.facts import derive_facts
from chronicle.language import Language
from chronicle.model import Level
from chronicle.problems import Problem, Problems, Severity
from chronicle.processes import without_collector, work_aside
from chronicle.reading import Reading

# Of so many records the words are looked at in a process of their own.
_MANY = 500

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
    asked = tuple(asked)
    case = Case(
        derive_facts(reading.chronicle), languages, reading.broken, reading.broken_texts, reading.pictures
    )
    ask_of_words = partial(_ask, [rule for rule in asked if rule.of_words], replace(case, found=Problems()))
    is_large = sum(map(len, reading.chronicle.records.values())) > _MANY
    with without_collector():
        find = work_aside(ask_of_words) if is_large else ask_of_words
        found = _ask([rule for rule in asked if not rule.of_words], case) + find()
    return Found(reading.problems, tuple(found))


def _ask(rules: Iterable[Rule], case: Case) -> list[Problem]:
    for rule in rules:
        rule.check(case)
    return case.found.found


def select_rules(levels: Mapping[str, Level], *, notes: bool) -> tuple[Rule, ...]:
    """The rules that are asked where rules have these levels."""
    return tuple(rule for rule in RULES if _is_asked(rule, levels, notes=notes))


def _is_asked(rule: Rule, levels: Mapping[str, Level], *, notes: bool) -> bool:
    if rule.severity is Severity.ERROR:
        return True
    level = levels.get(rule.code, Level(rule.severity.value))
    return level is not Level.OFF and (notes or level is not Level.NOTE)
