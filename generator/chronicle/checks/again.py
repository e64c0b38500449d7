"""A check after which only words of some texts have changed: what was found of all else still holds."""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass

from chronicle.checks.case import Case
from chronicle.checks.levels import set_levels
from chronicle.checks.rules import RULES, Rule
from chronicle.facts import derive_facts
from chronicle.language import Language
from chronicle.model import Chronicle, Kind, Level, Record
from chronicle.problems import Problem, Problems, Severity
from chronicle.reading import ReadFile


class _InPart(Mapping[str, Record]):
    """Records that are all there to be looked up, of which a rule goes through a few."""

    def __init__(self, records: Mapping[str, Record], few: Collection[str]) -> None:
        self._records, self._few = records, few

    def __getitem__(self, id: str) -> Record:
        return self._records[id]

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def values(self) -> ValuesView[Record]:
        """The few."""
        return {id: self._records[id] for id in self._few}.values()

    def items(self) -> ItemsView[str, Record]:
        """The few by id."""
        return {id: self._records[id] for id in self._few}.items()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: in reading the files, and by the rules, at the level that each has of its own."""

    of_files: tuple[Problem, ...]
    of_rules: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything of it stops a build."""
        return any(p.severity is Severity.ERROR for p in (*self.of_files, *self.of_rules))

    def set_levels(self, levels: Mapping[str, Level]) -> Problems:
        """All of it, as grave as `levels` want it."""
        return Problems(list(set_levels(levels, [*self.of_files, *self.of_rules])))


def check_words(
    before: Found,
    chronicle: Chronicle,
    changed: Collection[tuple[Kind, str]],
    files: Collection[ReadFile],
    languages: tuple[Language, ...],
    asked: Collection[Rule],
) -> Found:
    """What is found now, where before there was no error and only words of the `changed` records, which stand
    in `files`, are others. `asked` are the rules that are asked at all.
    """
    shown = {file.shown for file in files}
    records = {
        kind: _InPart(of_kind, [id for changed_kind, id in changed if changed_kind is kind])
        for kind, of_kind in chronicle.records.items()
    }
    case = Case(derive_facts(Chronicle(chronicle.languages, records)), languages)
    for rule in asked:
        if rule.of_words:
            rule.check(case)
    codes = {rule.code for rule in RULES if rule.of_words}
    of_files = [problem for problem in before.of_files if problem.spot.path not in shown]
    of_rules = [p for p in before.of_rules if p.code not in codes or p.spot.path not in shown]
    return Found(
        (*of_files, *(problem for file in files for problem in file.problems)),
        (*of_rules, *case.found.found),
    )
