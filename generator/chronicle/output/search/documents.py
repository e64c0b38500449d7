"""What search reads of each page: its title, the paragraphs that an excerpt is cut from, and names beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronicle.facts import is_listed
from chronicle.model import Actor, Battle, Kind, Place, Record, Source, Text
from chronicle.output.edition import Desk, Wording
from chronicle.output.plain import find_paragraphs
from chronicle.output.prose import choose_text
from chronicle.output.script_data import write_value
from chronicle.output.search.lines import make_line
from chronicle.output.view import view

# The battles come first, so that a battle has the number that the timeline gives it.
ORDER = (Kind.BATTLE, Kind.PLACE, Kind.ACTOR, Kind.CAMPAIGN, Kind.SOURCE, Kind.PAGE)


# Words, with their language in front of them where it is not the page's.
Note = tuple[str, str]


@view
class Document:
    """A page in one language as search sees it.

    `line` is what a result shows, written for scripts. `names` say what stands for the links of `markdown`
    that have no words. `language` is that of the text, where it is not the page's. `beside` is found, but
    never shown in an excerpt.
    """

    kind: Kind
    id: str
    line: str
    title: str
    summary: str
    markdown: str
    names: tuple[tuple[str, str], ...]
    language: str
    notes: tuple[Note, ...]
    beside: tuple[str, ...]

    @property
    def paragraphs(self) -> list[Note]:
        """The words of the page, but for those of the interface; each with its language, if foreign."""
        body = [self.summary, *find_paragraphs(self.markdown, dict(self.names))]
        return [(self.language, words) for words in body if words] + [note for note in self.notes if note[1]]


def list_documents(desk: Desk) -> Iterator[Document]:
    """Every record that has a page of its own: the battles in order of time, as the timeline numbers them,
    and then each other kind by id.
    """
    facts = desk.facts
    yield from (_read(battle, desk) for battle in facts.chronology)
    for kind in ORDER[1:]:
        records = facts.chronicle.records.get(kind, {})
        listed = (records[id] for id in sorted(records) if is_listed(records[id]))
        yield from (_read(record, desk) for record in listed if not _is_home(record))


def _is_home(record: Record) -> bool:
    return record.kind_of_record is Kind.PAGE and record.id == "home"


def _read(record: Record, desk: Desk) -> Document:
    text = choose_text(record, desk)
    return Document(
        kind=record.kind_of_record,
        id=record.id,
        line=write_value(make_line(record, desk)),
        title=desk.edition.name(record).text,
        summary=text.summary if text else "",
        markdown=text.body if text else "",
        names=tuple(_name_links(text, desk)) if text else (),
        language=text.language if text and text.language != desk.edition.code else "",
        notes=tuple((said.language if said.foreign else "", said.text) for said in _list_notes(record, desk)),
        beside=tuple(_name_beside(record, desk)),
    )


def _name_links(text: Text, desk: Desk) -> Iterator[tuple[str, str]]:
    for link in text.references:
        if link.is_citation or link.is_picture:
            continue
        written = text.body[link.offset : link.offset + link.width]
        if "|" not in written:
            (target,) = desk.facts.chronicle.find_linked(link.kind, link.id)
            yield written, desk.edition.name(target).text


def _list_notes(record: Record, desk: Desk) -> Iterator[Wording]:
    """What stands beside the text: notes of figures and changes, and the sources."""
    edition = desk.edition
    yield from (edition.choose(note) for note in _find_notes(record))
    for id in desk.facts.cited[record.key]:
        source = desk.facts.chronicle.sources[id]
        yield edition.choose(source.publisher)
        yield edition.foreign(source.title, source.language)


def _find_notes(record: Record) -> Iterator[Mapping[str, str]]:
    if isinstance(record, Battle):
        yield from (figure.note for figure in record.figures if figure.note)
        yield from (row.note for row in record.control if row.note)
        yield from (correction.text for correction in record.corrections)
    elif isinstance(record, Actor) and record.office:
        yield record.office
    elif isinstance(record, Source) and record.note:
        yield record.note


def _name_beside(record: Record, desk: Desk) -> Iterator[str]:
    """Other names of the record, and the names of what it belongs to."""
    edition, chronicle = desk.edition, desk.facts.chronicle
    match record:
        case Battle():
            yield from (edition.name(chronicle.places[id]).text for id in record.place_ids)
            yield from (edition.name(chronicle.actors[id]).text for id in record.actor_ids)
            if record.part_of:
                yield edition.name(chronicle.campaigns[record.part_of]).text
        case Place() | Actor():
            yield from record.names.values()
            yield from (alias for aliases in record.aliases.values() for alias in aliases)
        case Source():
            yield edition.choose(record.publisher).text
            yield from record.authors
