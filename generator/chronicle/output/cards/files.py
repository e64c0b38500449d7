"""The files of cards, and which of them a page is shown with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import PIL

from chronicle.model import Kind, Record
from chronicle.output.cards.cards import Card, make_card
from chronicle.output.cards.drawing import RECIPE, draw_card, has_signs
from chronicle.output.cards.lines import find_faces
from chronicle.output.edition import Edition
from chronicle.output.file_plan import FilePlan
from chronicle.output.script_data import find_digest
from chronicle.output.site import Site


def plan_cards(site: Site) -> Iterator[FilePlan]:
    """Every card in every language, always in the same order."""
    for edition in site.editions if site.has_cards else ():
        yield from _plan(None, edition)
        for kind in Kind:
            for id, record in edition.facts.chronicle.records.get(kind, {}).items() if kind.has_pages else ():
                if not (kind is Kind.PAGE and id == "home"):
                    yield from _plan(record, edition)


def find_card(record: Record | None, edition: Edition, site: Site) -> str:
    """The path of a record's card, or else of the chronicle's; empty where there is none."""
    if not site.has_cards:
        return ""
    return _find_own(record, edition) or edition.once(find_card, lambda: _find_own(None, edition))


def _plan(record: Record | None, edition: Edition) -> Iterator[FilePlan]:
    card = make_card(record, edition)
    if has_signs(card):
        path, digest = _name(card, record, edition)
        yield FilePlan(path, partial(draw_card, card), is_of_all=False, made_from=digest)


def _find_own(record: Record | None, edition: Edition) -> str:
    card = make_card(record, edition)
    return _name(card, record, edition)[0] if has_signs(card) else ""


def _name(card: Card, record: Record | None, edition: Edition) -> tuple[str, str]:
    """Where a card is, and a digest of all that it is drawn from, which its name holds: another card has
    another name, so it can be kept for ever.
    """
    digest = find_digest(repr((RECIPE, find_faces(), PIL.__version__, card)))
    page = edition.routes.of(edition.code, record) if record else edition.routes.home(edition.code)
    return edition.routes.card(page, digest), digest
