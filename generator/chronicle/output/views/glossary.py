"""The glossary: every name of a place or an actor, in every language, with all its spellings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from chronicle.facts import Facts, select_listed
from chronicle.model import Actor, Kind, Place
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.frame import Frame, Site, make_frame
from chronicle.output.view import view
from chronicle.output.views.items import Spelling, list_spellings

GLOSSARY_FILE = "glossary.csv"


@view
class Term:
    """A record and its spellings, one for each language that has any."""

    link: Link
    kind: str
    spellings: tuple[Spelling, ...]


@view
class TermGroup:
    """The terms of one kind of record."""

    heading: str
    anchor: str
    terms: tuple[Term, ...]


@view
class GlossaryView:
    """All names, places first."""

    frame: Frame
    title: Wording
    groups: tuple[TermGroup, ...]
    download: str


def view_glossary(desk: Desk, site: Site) -> GlossaryView:
    """The glossary in one language's order."""
    words, chronicle = desk.edition.words, desk.facts.chronicle
    title = desk.edition.own(words.say("Names and spellings"))
    groups = (
        _group(Kind.PLACE, words.say("Places"), tuple(select_listed(chronicle.places).values()), desk),
        _group(Kind.ACTOR, words.say("Actors"), tuple(select_listed(chronicle.actors).values()), desk),
    )
    return GlossaryView(make_frame(desk, site, title), title, groups, desk.to(GLOSSARY_FILE))


def _group(kind: Kind, heading: str, records: tuple[Place | Actor, ...], desk: Desk) -> TermGroup:
    ordered = sorted(records, key=desk.edition.sort_key)
    return TermGroup(heading, kind.folder, tuple(_term(record, desk) for record in ordered))


def _term(record: Place | Actor, desk: Desk) -> Term:
    short = record.short if isinstance(record, Actor) else {}
    spellings = list_spellings(record.names, short, record.aliases, desk)
    return Term(desk.link(record), desk.edition.label(record.kind), spellings)


def render_glossary(facts: Facts) -> str:
    """The glossary as CSV (RFC 4180, UTF-8): one line for each spelling of each record."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("record", "id", "kind", "language", "spelling", "use"))
    places, actors = select_listed(facts.chronicle.places), select_listed(facts.chronicle.actors)
    records: list[Place | Actor] = [*places.values(), *actors.values()]
    for record in records:
        writer.writerows(
            (record.kind_of_record, record.id, record.kind, code, text, use)
            for code, text, use in _spellings(record)
        )
    return out.getvalue()


def _spellings(record: Place | Actor) -> Iterator[tuple[str, str, str]]:
    yield from ((code, name, "name") for code, name in record.names.items())
    if isinstance(record, Actor):
        yield from ((code, name, "short") for code, name in record.short.items())
    yield from ((code, alias, "alias") for code, aliases in record.aliases.items() for alias in aliases)
