"""A record's Markdown text with all that its links and citations lead to, ready to be rendered."""

from __future__ import annotations

from chronicle.model import Actor, Battle, Campaign, Kind, Place, Record, Text
from chronicle.output.edition import Desk, Edition, Link, Wording
from chronicle.output.labels import NOTE_TITLES
from chronicle.output.pictures import PictureView, view_pictures
from chronicle.output.view import view

Pictured = Battle | Place | Actor | Campaign


@view
class AddedWords:
    """What Markdown adds to a text of its own accord, in the page's language.

    `titles` head the notes that have no title, by their kind; `back` leads from a footnote to the text,
    with `{}` for its number.
    """

    language: str
    direction: str
    titles: tuple[tuple[str, str], ...]
    back: str


@view
class Prose:
    """Markdown, its language, the targets of `[[…]]` and `[@…]` by their inner text, and the pictures of
    `![[…]]` by their ids.
    """

    markdown: str = ""
    language: str = ""
    direction: str = ""
    foreign: bool = False
    links: tuple[tuple[str, Link], ...] = ()
    citations: tuple[tuple[str, str, str], ...] = ()
    pictures: tuple[tuple[str, PictureView], ...] = ()
    added: AddedWords | None = None


@view
class SourceLine:
    """A numbered source at the foot of a page."""

    number: str
    anchor: str
    link: Link
    publisher: Wording
    when: str
    kind: str
    language: str
    url: str
    archive: str
    note: Wording | None


def choose_text(record: Record, desk: Desk) -> Text | None:
    """The record's text in the page's language, or else in the first language."""
    first = desk.facts.chronicle.first_language
    return record.find_text(desk.edition.code) or record.find_text(first)


def is_untranslated(record: Record, desk: Desk) -> bool:
    """Whether the record has a text, but none in the page's language."""
    return bool(record.texts) and record.find_text(desk.edition.code) is None


def choose_summary(record: Record, desk: Desk) -> Wording:
    """The record's summary in the page's language, or else in the first; empty where it has none."""
    text = choose_text(record, desk)
    return desk.edition.foreign(text.summary, text.language) if text else desk.edition.own("")


def notice_untranslated(record: Record, desk: Desk) -> str:
    """What a page says that shows its text in another language; empty where it need not."""
    if not is_untranslated(record, desk):
        return ""
    return desk.edition.words.say(
        "This page has not been translated yet. The text is shown in its original language."
    )


def number_sources(record: Record, desk: Desk) -> dict[str, str]:
    """The number of each source that a record cites, in the reader's digits."""

    def number() -> dict[str, str]:
        cited = enumerate(desk.facts.cited[record.key], start=1)
        return {id: desk.edition.digits(str(number)) for number, id in cited}

    return desk.once_here((number_sources, record.id), number)


def make_prose(record: Record, desk: Desk) -> Prose:
    """The text of a record for one page; empty where it has none."""
    text = choose_text(record, desk)
    if text is None or not text.body:
        return Prose()
    wording = desk.edition.foreign("", text.language)
    numbers = number_sources(record, desk)
    links: dict[str, Link] = {}
    citations: dict[str, tuple[str, str]] = {}
    pictures: list[str] = []
    for reference in text.references:
        if reference.is_citation:
            citations[reference.id] = (numbers[reference.id], f"#source-{reference.id}")
            continue
        if reference.is_picture:
            pictures.append(reference.id)
            continue
        (target,) = desk.facts.chronicle.find_linked(reference.kind, reference.id)
        key = f"{reference.kind}:{reference.id}" if reference.kind else reference.id
        links[key] = desk.link(target)
    cited = tuple((id, number, href) for id, (number, href) in citations.items())
    return Prose(
        text.body,
        text.language,
        wording.direction,
        wording.foreign,
        tuple(links.items()),
        cited,
        view_pictures(pictures, desk, numbers),
        desk.edition.once(AddedWords, lambda: _say_added(desk.edition)),
    )


def _say_added(edition: Edition) -> AddedWords:
    return AddedWords(
        edition.code,
        edition.language.direction,
        tuple((kind, edition.say_label(label)) for kind, label in NOTE_TITLES.items()),
        edition.words.say("Back to footnote {n} in the text", n="{}"),
    )


def list_pictures(record: Pictured, desk: Desk) -> tuple[PictureView, ...]:
    """The pictures that a record names, but for those that its text shows on this page."""
    text = choose_text(record, desk)
    shown = {ref.id for ref in text.references if ref.is_picture} if text else set()
    rest = (id for id in record.pictures if id not in shown)
    return tuple(view for _, view in view_pictures(rest, desk, number_sources(record, desk)))


def list_sources(record: Record, desk: Desk) -> tuple[SourceLine, ...]:
    """The sources of a record, numbered as its text cites them."""
    return tuple(_source_line(id, number, desk) for id, number in number_sources(record, desk).items())


def _source_line(id: str, number: str, desk: Desk) -> SourceLine:
    return desk.once((SourceLine, id, number), lambda: _describe_source(id, number, desk))


def _describe_source(id: str, number: str, desk: Desk) -> SourceLine:
    source, edition = desk.facts.chronicle.sources[id], desk.edition
    return SourceLine(
        number=number,
        anchor=f"source-{id}",
        link=desk.link_to(Kind.SOURCE, id),
        publisher=edition.choose(source.publisher),
        when=edition.when(source.date).words if source.date else "",
        kind=edition.label(source.kind),
        language=edition.name_of(source.language),
        url=source.url or "",
        archive=source.archive or "",
        note=edition.choose(source.note) if source.note else None,
    )
