"""What a check has found, kept for the next: where only words of texts have changed, few rules are asked."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from chronicle.checks import Found, Rule, check_words, find_problems
from chronicle.language import Language
from chronicle.memory.fingerprints import fingerprint
from chronicle.model import Chronicle, Status
from chronicle.reading import Keeper, Looked, Reading, open_chronicle


@dataclass
class Content:
    """The content as it stands. All records are had only where they must be."""

    looked: Looked
    _opened: dict[frozenset[Status], Chronicle] = field(default_factory=dict, repr=False)

    @cached_property
    def facts(self) -> str:
        """A digest of all but the words of texts."""
        files = [run.facts for run in self.looked.runs]
        beside = [repr(problem) for problem in self.looked.problems]  # of what is no record's file
        return fingerprint(files, self.looked.stamps, self.looked.languages, beside)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """A digest of the words of each file."""
        return {shown: words for run in self.looked.runs for shown, words in run.words.items()}

    @cached_property
    def reading(self) -> Reading:
        """All records."""
        return self.looked.read()

    def open(self, statuses: Iterable[Status]) -> Chronicle:
        """The chronicle of the records with these statuses, each of which is had when somebody looks at it.
        No file may be broken.
        """
        assert self.looked.survey is not None
        wanted = frozenset(statuses)
        if wanted not in self._opened:
            self._opened[wanted] = open_chronicle(self.looked.survey, wanted)
        return self._opened[wanted]


def check_content(
    content: Content, languages: tuple[Language, ...], asked: Collection[Rule], keeper: Keeper
) -> Found:
    """What reading and these rules find."""
    kept_as = keeper.name(
        ("found", content.facts, [language.code for language in languages], list_codes(asked))
    )
    known = _recall(kept_as, keeper)
    if known is not None:
        words, before = known
        changed = {shown for shown, digest in content.words.items() if words[shown] != digest}
        if not changed:
            return before
        if not before.has_errors:
            found = _check_changed(content, before, changed, languages, asked)
            keeper.keep(kept_as, pickle.dumps((dict(content.words), found), 5))
            return found
    found = find_problems(content.reading, languages, asked)
    keeper.keep(kept_as, pickle.dumps((dict(content.words), found), 5))
    return found


def list_codes(rules: Collection[Rule]) -> list[str]:
    """The names of rules."""
    return [rule.code for rule in rules]


def _recall(name: str, keeper: Keeper) -> tuple[Mapping[str, str], Found] | None:
    data = keeper.recall(name)
    known: tuple[Mapping[str, str], Found] | None = pickle.loads(data) if data else None
    return known


def _check_changed(
    content: Content,
    before: Found,
    changed: Collection[str],
    languages: tuple[Language, ...],
    asked: Collection[Rule],
) -> Found:
    """What is found where the words of some files are others."""
    survey = content.looked.survey
    assert survey is not None
    keys = {(one.kind, one.id) for one in survey.outlines if one.shown in changed and one.kind is not None}
    files = [survey.find(one.shown) for one in survey.outlines if (one.kind, one.id) in keys]
    return check_words(before, content.open(Status), keys, files, languages, asked)
