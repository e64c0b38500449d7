"""How the texts stand in each language: a page for those who translate, which a chronicle asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicle.facts import (
    Translation,
    TranslationState,
    count_translations,
    find_translations,
)
from chronicle.model import Kind
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view

_MOST_LISTED = 200


@view
class CoverageRow:
    """How many texts of one kind are in each state, in the order of the table's columns."""

    kind: str
    counts: tuple[str, ...]


@view
class WaitingText:
    """A text that somebody could work on, and where its file can be edited; empty where nowhere."""

    link: Link
    edit: str


@view
class WaitingGroup:
    """The texts of one state. `more` says how many are not listed."""

    heading: str
    texts: tuple[WaitingText, ...]
    more: str


@view
class LanguageState:
    """One language: its counts, and what waits."""

    name: Wording
    anchor: str
    rows: tuple[CoverageRow, ...]
    groups: tuple[WaitingGroup, ...]


@view
class TranslationsView:
    """All languages but the first."""

    frame: Frame
    title: Wording
    summary: str
    columns: tuple[str, ...]
    languages: tuple[LanguageState, ...]


def view_translations(desk: Desk, site: Site) -> TranslationsView:
    """The state of all translations, in one language's words."""
    words = desk.edition.words
    title = desk.edition.own(words.say("Translations"))
    found = tuple(find_translations(desk.facts.chronicle))
    columns = tuple(_say_state(state, desk) for state in TranslationState)
    languages = tuple(
        _view_language(other.code, [one for one in found if one.language == other.code], desk, site)
        for other in site.editions[1:]
    )
    summary = words.say("Which texts are in each language, and which are behind their originals.")
    return TranslationsView(make_frame(desk, site, title), title, summary, columns, languages)


def _say_state(state: TranslationState, desk: Desk) -> str:
    words = desk.edition.words
    return {
        TranslationState.CURRENT: words.say("Up to date"),
        TranslationState.STALE: words.say("Behind the original"),
        TranslationState.UNSTAMPED: words.say("Not compared"),
        TranslationState.MISSING: words.say("Missing"),
    }[state]


def _view_language(code: str, found: Sequence[Translation], desk: Desk, site: Site) -> LanguageState:
    language = next(edition.language for edition in site.editions if edition.code == code)
    name = desk.edition.foreign(language.name, code)
    rows = tuple(_list_rows(found, desk))
    groups = tuple(_list_groups(found, desk))
    return LanguageState(name, f"translations-{code}", rows, groups)


def _list_rows(found: Sequence[Translation], desk: Desk) -> Iterator[CoverageRow]:
    for (_, kind), counts in count_translations(found).items():
        numbers = (desk.edition.words.number(counts[state]) for state in TranslationState)
        yield CoverageRow(_say_kind(kind, desk), tuple(numbers))


def _say_kind(kind: Kind, desk: Desk) -> str:
    words = desk.edition.words
    return {
        Kind.BATTLE: words.say("Battles"),
        Kind.PLACE: words.say("Places"),
        Kind.ACTOR: words.say("Actors"),
        Kind.CAMPAIGN: words.say("Campaigns"),
    }.get(kind, words.say("Pages"))


def _list_groups(found: Sequence[Translation], desk: Desk) -> Iterator[WaitingGroup]:
    for state in (TranslationState.STALE, TranslationState.UNSTAMPED, TranslationState.MISSING):
        waiting = [one for one in found if one.state is state]
        if waiting:
            more = len(waiting) - _MOST_LISTED
            said = desk.edition.words.count("and {n} more", "and {n} more", more) if more > 0 else ""
            texts = tuple(_view_text(one, desk) for one in waiting[:_MOST_LISTED])
            yield WaitingGroup(_say_state(state, desk), texts, said)


def _view_text(one: Translation, desk: Desk) -> WaitingText:
    """Of a text that is not there, its original can be edited."""
    path = (one.text or one.original).origin.path
    return WaitingText(desk.link(one.record), desk.edition.routes.edit(path))
