"""The page of corrections: what was changed after publication, and what was taken back."""

from __future__ import annotations

from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.feeds import list_corrections, list_retracted
from chronicle.output.frame import Frame, make_frame
from chronicle.output.site import Site
from chronicle.output.view import view


@view
class CorrectedLine:
    """A correction: when, of which entry, and what was changed."""

    when: str
    link: Link
    text: Wording


@view
class RetractedLine:
    """An entry that was taken back, with the kind of record that it is."""

    kind: str
    link: Link


@view
class CorrectionsView:
    """All corrections, the latest first, and all that was taken back."""

    frame: Frame
    title: Wording
    corrections: tuple[CorrectedLine, ...]
    retracted: tuple[RetractedLine, ...]


def view_corrections(desk: Desk, site: Site) -> CorrectionsView:
    """The page of corrections in one language."""
    edition = desk.edition
    title = edition.own(edition.words.say("Corrections"))
    corrections = []
    for battle, name, correction in list_corrections(edition):
        link = desk.link(battle)
        there = Link(f"{link.href}#{name}", link.label, link.kind)
        corrections.append(
            CorrectedLine(edition.when(correction.date).words, there, edition.choose(correction.text))
        )
    retracted = tuple(
        RetractedLine(edition.label(one.kind_of_record), desk.link(one)) for one in list_retracted(edition)
    )
    frame = make_frame(desk, site, title, feed=edition.words.say("Feed of corrections"))
    return CorrectionsView(frame, title, tuple(corrections), retracted)
