"""The rules: what must hold between records. Each is one function, all stand in one literal list."""

from chronicle.checks.again import Found, check_words
from chronicle.checks.checking import check_reading, find_problems, select_rules
from chronicle.checks.examples import find_example
from chronicle.checks.levels import check_levels
from chronicle.checks.named import find_named, find_orphans
from chronicle.checks.rules import RULES, Rule, find_explanation, find_near_code, list_codes

__all__ = [
    "RULES",
    "Found",
    "Rule",
    "check_levels",
    "check_reading",
    "check_words",
    "find_example",
    "find_explanation",
    "find_named",
    "find_near_code",
    "find_orphans",
    "find_problems",
    "list_codes",
    "select_rules",
]
