"""How a fault is said: what it is, where it stands, and what to do about it.

This room knows nothing of records, rules or files; every other room may use it.
"""

from chronicle.problems.printing import render_problem, render_summary
from chronicle.problems.problem import Problem, Problems, Severity, Spot

__all__ = ["Problem", "Problems", "Severity", "Spot", "render_problem", "render_summary"]
