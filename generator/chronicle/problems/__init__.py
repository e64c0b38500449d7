"""How a fault is said: what it is, where it stands, and what to do about it.

This room knows nothing of records, rules or files; every other room may use it.
"""

from chronicle.problems.formats import render_github, render_gitlab, render_json, render_sarif
from chronicle.problems.printing import render_problem, render_summary, show
from chronicle.problems.problem import Edit, Problem, Problems, Severity, Spot
from chronicle.problems.wording import ENGLISH, Wording

__all__ = [
    "ENGLISH",
    "Edit",
    "Problem",
    "Problems",
    "Severity",
    "Spot",
    "Wording",
    "render_github",
    "render_gitlab",
    "render_json",
    "render_problem",
    "render_sarif",
    "render_summary",
    "show",
]
