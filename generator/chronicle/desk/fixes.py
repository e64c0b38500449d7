"""Mending what nobody need think about: the edits that problems bring with them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from chronicle.desk.edits import apply_edits
from chronicle.problems import Edit, Problem


def apply_fixes(root: Path, problems: Iterable[Problem]) -> tuple[int, set[Path]]:
    """Make every edit that no other stands in the way of; how many, and the files that changed."""
    edits = list(_choose(problem.fix for problem in problems if problem.fix))
    return len(edits), set(apply_edits(root, edits))


def _choose(edits: Iterable[Edit]) -> Iterable[Edit]:
    """Of edits that meet on a line the first; one over several lines waits until no other is left."""
    for _, of_file in groupby(sorted(set(edits)), key=lambda edit: edit.spot.path):
        found = list(of_file)
        narrow = [edit for edit in found if "\n" not in edit.text]
        if not narrow:
            yield found[0]
        line, end = 0, 0
        for edit in narrow:
            if edit.spot.line > line or edit.spot.column >= end:
                yield edit
                line, end = edit.spot.line, edit.spot.column + edit.spot.width
