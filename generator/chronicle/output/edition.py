"""The chronicle in one language: how it names, links, dates and counts.

An `Edition` is for the whole language; a `Desk` is one page of it, where links start.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, TypeVar

from chronicle.facts import Facts
from chronicle.language import Calendar, Language, Words, find_direction, render_sort_key, set_digits
from chronicle.model import Actor, Edtf, Kind, Record, Status
from chronicle.output.dates_in_words import When, render_when
from chronicle.output.hijri_dates import HIJRI_MONTHS, render_hijri
from chronicle.output.labels import Label, find_label
from chronicle.output.renditions import Rendition
from chronicle.output.routes import Routes, point
from chronicle.output.view import view

# Stands in an interface's sentence for words that may be foreign.
SLOT = "\0"
T = TypeVar("T")


@view
class Wording:
    """A piece of text in the language it is in. `foreign` is true where that is not the page's.

    A text of the page's language with foreign words in it has `parts`: pieces that are of one language.
    """

    text: str
    language: str
    direction: str
    foreign: bool = False
    parts: tuple[Wording, ...] = ()


@view
class Link:
    """A link on a page."""

    href: str
    label: Wording
    kind: str = ""
    is_here: bool = False


def once(kept: dict[Hashable, Any], what: Hashable, make: Callable[[], T]) -> T:
    """What is kept under a key, made the first time."""
    known: T | None = kept.get(what)
    if known is None:
        known = kept[what] = make()
    return known


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the site, with the site's title and description in it."""

    facts: Facts
    language: Language
    words: Words
    calendar: Calendar
    routes: Routes
    title: str = ""
    description: str = ""
    # The files of each picture that a record shows, from the smallest.
    renditions: Mapping[str, tuple[Rendition, ...]] = field(default_factory=dict, repr=False)
    # A name, a date in words, or a link stands on many pages; it is made once.
    _names: dict[tuple[type, str], Wording] = field(default_factory=dict, repr=False, compare=False)
    _dates: dict[Edtf, When] = field(default_factory=dict, repr=False, compare=False)
    shared: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    # The language's code, the first step of its addresses.
    code: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", self.language.code)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What is the same on all pages of the language, made once for all."""
        return once(self.shared, what, make)

    def own(self, text: str) -> Wording:
        """Words of the interface, which are in this language."""
        return Wording(text, self.code, self.language.direction)

    def foreign(self, text: str, language: str) -> Wording:
        """Words in a language that may not be the page's."""
        return Wording(text, language, find_direction(language), language != self.code)

    def compose(self, *pieces: Wording) -> Wording:
        """Pieces one after the other, each of which keeps its language."""
        parts: list[Wording] = []
        for part in (part for piece in pieces for part in piece.parts or (piece,)):
            if parts and not parts[-1].foreign and not part.foreign:
                parts[-1] = self.own(parts[-1].text + part.text)
            elif part.text:
                parts.append(part)
        whole = self.own("".join(part.text for part in parts))
        return replace(whole, parts=tuple(parts)) if any(part.foreign for part in parts) else whole

    def fill(self, sentence: str, *words: Wording) -> Wording:
        """A sentence of the interface with words in the places of its SLOTs, in their order."""
        first, *others = map(self.own, sentence.split(SLOT))
        if not any(one.foreign or one.parts for one in words):
            filled = (f"{one.text}{after.text}" for one, after in zip(words, others, strict=True))
            return self.own(first.text + "".join(filled))
        pairs = zip(words, others, strict=True)
        return self.compose(first, *(piece for pair in pairs for piece in pair))

    def join(self, pieces: Iterable[Wording], between: str) -> Wording:
        """Pieces with a comma, or another sign, between them."""
        joined = [part for piece in pieces for part in (self.own(between), piece)]
        return self.compose(*joined[1:])

    def choose(self, said: Mapping[str, str], fallback: str = "") -> Wording:
        """What is said in this language, or else in the first, or else in any.

        `und` marks what is the same in every language, such as a publisher's one name.
        """
        first = self.facts.chronicle.first_language
        for code in (self.code, "und", first, *said):
            if code in said:
                return self.own(said[code]) if code == "und" else self.foreign(said[code], code)
        return self.own(fallback)

    def name(self, record: Record) -> Wording:
        """A record's name or title."""
        key = (record.__class__, record.id)
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = self._choose_name(record)
        return known

    def _choose_name(self, record: Record) -> Wording:
        title = getattr(record, "title", None)
        if title is not None:
            return self.foreign(title, getattr(record, "language", self.code))
        return self.choose(record.names_by_language, record.id)

    def short_name(self, record: Record) -> Wording:
        """An actor's short name where it has one in this language; else the name."""
        if isinstance(record, Actor) and self.code in record.short:
            return self.own(record.short[self.code])
        return self.name(record)

    def when(self, date: Edtf) -> When:
        """A date in words."""
        known = self._dates.get(date)
        if known is None:
            known = self._dates[date] = render_when(date, self.words, self.calendar)
        return known

    def hijri(self, date: Edtf) -> str:
        """A date in words of the Hijri calendar; empty where the language does not ask for it."""
        if not self.language.hijri:
            return ""
        return self.once(
            (render_hijri, date), lambda: render_hijri(date, self.words, self._name_hijri_months())
        )

    def _name_hijri_months(self) -> tuple[str, ...]:
        return self.once(HIJRI_MONTHS, lambda: tuple(map(self.say_label, HIJRI_MONTHS)))

    def label(self, value: Enum) -> str:
        """The word for a value of the vocabulary."""
        return self.once((value.__class__, value), lambda: self.say_label(find_label(value)))

    def status(self, record: Record) -> str:
        """The word for a record's status; empty for one that is simply published."""
        return "" if record.status is Status.PUBLISHED else self.label(record.status)

    def say_label(self, label: Label) -> str:
        """The word of a label in this language."""
        return self.words.say_in(*label)

    def name_of(self, code: str) -> str:
        """Another language's name in this one."""
        return self.once((Language, code), lambda: self.language.name_of(code))

    def digits(self, text: str) -> str:
        """Text with this language's digits, ungrouped: for years, ids and coordinates."""
        return set_digits(text, self.language.digits)

    def sort_key(self, record: Record) -> str:
        """Where a record stands in a list by name."""
        key = (render_sort_key, record.__class__, record.id)
        return self.once(key, lambda: render_sort_key(self.name(record).text))


class Desk:
    """One page of an edition, on which a view is made. `facts` are what follows from the chronicle."""

    __slots__ = ("_here", "_kept", "_of_page", "edition", "facts", "path")

    def __init__(self, edition: Edition, path: str) -> None:
        self.edition, self.path, self.facts = edition, path, edition.facts
        self._kept = edition.shared
        self._here = point(path, path)
        self._of_page: dict[Hashable, Any] = {}

    def once_here(self, what: Hashable, make: Callable[[], T]) -> T:
        """What several parts of this page ask for, made once."""
        return once(self._of_page, what, make)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What is the same on all pages of the language, made once for all.

        Not for what holds a link that may lead to the page itself: that says so.
        """
        return once(self._kept, what, make)

    def to(self, path: str) -> str:
        """The address of another page of the site, as a link on this one."""
        return point(self.path, path)

    def link(self, record: Record, words: Wording | None = None) -> Link:
        """A link to a record's page, by its name unless other words are given."""
        key = (record.__class__, record.id)  # quicker than the record's own key
        known: Link | None = self._kept.get(key)
        if known is None:
            known = self._kept[key] = self._make_link(record)
        if words is None and known.href != self._here:
            return known
        return replace(known, label=words or known.label, is_here=known.href == self._here)

    def _make_link(self, record: Record) -> Link:
        path = self.edition.routes.of(self.edition.code, record)
        return Link(self.to(path), self.edition.name(record), str(record.kind_of_record))

    def link_to(self, kind: Kind, id: str) -> Link:
        """A link to a record by id. One that does not exist is a plain fault: rules come first."""
        record = self.facts.chronicle.find(kind, id)
        if record is None:
            raise LookupError(f"no {kind} is called {id!r}; the rules let it pass")
        return self.link(record)

    def link_index(self, kind: Kind, label: str) -> Link:
        """A link to the list of a kind."""
        path = self.edition.routes.index(self.edition.code, kind)
        return Link(self.to(path), self.edition.own(label), is_here=path == self.path)
