"""Questions in a terminal, with the records that may be meant offered while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.validation import ValidationError, Validator

from chronicle.desk import Question, Takes, WrongAnswer, find_id_fault, list_names, read_answer
from chronicle.language import fold
from chronicle.model import Chronicle, Kind

_MOST_OFFERED = 12


def ask(question: Question, chronicle: Chronicle) -> list[object]:
    """The answers to one question; those to a question that takes many until an empty one."""
    found: list[object] = []
    while True:
        is_needed = question.is_needed and not found
        text = _prompt(
            _label(question, found, chronicle),
            _Check(question, chronicle, is_needed),
            _Offer(question, chronicle),
        )
        if not text.strip():
            return found
        found.append(read_answer(question, text, chronicle))
        if not question.is_many:
            return found


def ask_id(kind: Kind, proposed: str, chronicle: Chronicle) -> str:
    """An id that is free; the proposed one stands there to be changed."""

    def check(text: str) -> None:
        fault = find_id_fault(kind, text.strip(), chronicle)
        if fault:
            raise WrongAnswer(fault)

    return _prompt("Id, its address for good", _Validator(check), None, proposed).strip()


_HINTS = {
    Takes.CHOICE: "Tab lists the words",
    Takes.DATE: "2017-11-03, 2017-11, 2017-10-26/2017-11-03, 2017-11-03~ for about",
    Takes.ID: "type a part of its name",
    Takes.SIDE: "type parts of names, with commas between them",
    Takes.COORDINATES: "34.37, 41.05",
    Takes.LANGUAGE: "ar, en …",
}


def _label(question: Question, found: list[object], chronicle: Chronicle) -> str:
    hint = _HINTS.get(question.takes, "")
    if question.takes is Takes.WORDS:
        others = ", ".join(f"{code}=…" for code in chronicle.languages[1:])
        hint = f"in {chronicle.first_language}; for others {others}" if others else ""
    hints = [hint] if hint and not found else []
    if found or not question.is_needed:
        hints.append("Enter to go on")
    return f"{question.ask} ({'; '.join(hints)})" if hints else question.ask


def _prompt(label: str, check: Validator, offer: Completer | None, default: str = "") -> str:
    session: PromptSession[str] = PromptSession()
    try:
        return session.prompt(
            f"{label}: ",
            validator=check,
            validate_while_typing=False,
            completer=offer,
            complete_while_typing=True,
            default=default,
        )
    except (KeyboardInterrupt, EOFError):
        raise click.Abort from None


class _Validator(Validator):
    """Says under the line why an answer is not taken."""

    def __init__(self, check: Callable[[str], object]) -> None:
        self.check = check

    def validate(self, document: Document) -> None:
        try:
            self.check(document.text)
        except WrongAnswer as fault:
            raise ValidationError(len(document.text), str(fault)) from None


class _Check(_Validator):
    def __init__(self, question: Question, chronicle: Chronicle, is_needed: bool) -> None:
        super().__init__(
            lambda text: read_answer(question, text, chronicle) if text.strip() or is_needed else None
        )


class _Offer(Completer):
    """Words of a list, or records with any name, in any language, that has a word that begins so."""

    def __init__(self, question: Question, chronicle: Chronicle) -> None:
        self.is_list = question.takes is Takes.SIDE
        self.known: list[tuple[str, str, str]] = [(word, word, "") for word in question.words]
        if question.kind:
            records = chronicle.records.get(question.kind, {}).values()
            self.known = [
                (r.id, f" {fold(' '.join((r.id, *list_names(r))))}", _names(r.names_by_language.values()))
                for r in records
            ]

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
        typed = (
            document.text_before_cursor.rpartition(",")[2].lstrip()
            if self.is_list
            else document.text_before_cursor
        )
        begun = fold(typed)
        found = [
            (id, names)
            for id, folded, names in self.known
            if f" {begun}" in folded or folded.startswith(begun)
        ]
        for id, names in found[:_MOST_OFFERED]:
            yield Completion(id, -len(typed), FormattedText([("", id)]), names)


def _names(names: Iterable[str]) -> str:
    return " · ".join(names)
