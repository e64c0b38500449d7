"""The rules: what must hold between records. Each is one function, all stand in one literal list."""

from chronicle.checks.checking import check_reading
from chronicle.checks.rules import RULES, Rule, find_explanation, find_near_code

__all__ = ["RULES", "Rule", "check_reading", "find_explanation", "find_near_code"]
