"""Snippets for VS Code: the frames of records and of their rows, with the words that each may hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum

from chronicle.model.vocabulary import (
    ActorKind,
    BattleKind,
    Grade,
    Measure,
    PlaceKind,
    Relation,
    Result,
    SourceKind,
)

_ARTICLES = {"actor": "an"}


def render_snippets(languages: tuple[str, ...]) -> str:
    """The text of a file of snippets for the front matter and the texts of a chronicle."""
    snippets = {
        name: {"scope": scope, "prefix": name, "description": said, "body": body.splitlines()}
        for name, scope, said, body in _list_snippets(languages)
    }
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"


def _ask_words(languages: tuple[str, ...]) -> str:
    """A stop for the words in each language, after those of the facts."""
    return f"{{{', '.join(f'{code}: ${{{n}}}' for n, code in enumerate(languages, 7))}}}"


def _choose(stop: int, words: Iterable[StrEnum]) -> str:
    """A stop that offers a list of words."""
    return f"${{{stop}|{','.join(words)}|}}"


def _list_snippets(languages: tuple[str, ...]) -> Iterable[tuple[str, str, str, str]]:
    """Each snippet: what is typed for it, the languages it is offered in, a sentence, and its text."""
    for name, front in _list_records(languages):
        yield (
            name,
            "markdown,yaml",
            f"The front matter of {_ARTICLES.get(name, 'a')} {name}.",
            f"---\n{front}\n---\n$0",
        )
    for name, said, row in _list_rows():
        yield name, "markdown", said, row
    yield "link", "markdown", "A link to a record, which shows its name.", "[[$1]]"
    yield "cite", "markdown", "A citation of a source.", "[@$1]"


def _list_records(languages: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    battle = f"""\
title: $1
summary: $2
kind: {_choose(3, BattleKind)}
date: $4
places: [$5]
sides:
  - actors: [$6]
  - actors: [$7]
grade: {_choose(8, Grade)}
sources: [$9]
status: draft"""
    yield "battle", battle
    place = (
        f"names: {_ask_words(languages)}\nkind: {_choose(1, PlaceKind)}\nwithin: $2\ncoordinates: [$3, $4]"
    )
    yield "place", place
    yield "actor", f"names: {_ask_words(languages)}\nkind: {_choose(1, ActorKind)}"
    yield "campaign", "title: $1\nsummary: $2\ndate: $3\nstatus: draft"
    source = f"""\
publisher: {_ask_words(languages)}
title: $1
language: $2
date: $3
kind: {_choose(4, SourceKind)}
url: $5
archive: $6"""
    yield "source", source
    yield "translation", "title: $1\nsummary: $2\ntranslated_from: $3"


def _list_rows() -> Iterable[tuple[str, str, str]]:
    measure, result, relation = _choose(1, Measure), _choose(1, Result), _choose(2, Relation)
    yield (
        "figure",
        "A row of figures: one number that one speaker gives.",
        f"- {{measure: {measure}, of: $2, value: $3, said_by: $4, source: $5}}",
    )
    yield (
        "range",
        "A row of figures: a range that one speaker gives.",
        f"- {{measure: {measure}, of: $2, low: $3, best: $4, high: $5, said_by: $6, source: $7}}",
    )
    yield (
        "control",
        "A row of control: a place that changed hands.",
        "- {place: $1, date: $2, from: $3, to: $4, source: $5}",
    )
    yield "outcome", "How a battle ended.", f"outcome: {{result: {result}, by: $2, source: $3}}"
    yield "related", "A row of related battles.", f"- {{battle: $1, as: {relation}}}"
