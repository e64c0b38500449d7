"""A page's desk and its site, made in a line from records, for the tests of views."""

from __future__ import annotations

from chronicle.facts import derive_facts
from chronicle.glue.theme import find_theme
from chronicle.language import Calendar, Digits, Language, read_words
from chronicle.model import Record
from chronicle.output.edition import Desk, Edition
from chronicle.output.routes import Routes
from chronicle.output.site import Site
from records import make_chronicle

BASEMAP = find_theme() / "basemaps" / "iq-sy.geojson"


def make_desk(
    *records: Record, code: str = "ar", digits: Digits = Digits.LATIN, base: str = ""
) -> tuple[Desk, Site]:
    """A desk in one language for a page of a site in Arabic and English that holds these records."""
    facts = derive_facts(make_chronicle(records))
    languages = (Language("ar", digits=digits), Language("en", "en-GB"))
    editions = tuple(
        Edition(
            facts, language, read_words(find_theme() / "locales", language), Calendar(language), Routes(base)
        )
        for language in languages
    )
    site = Site(editions, None, BASEMAP)
    edition = next(edition for edition in editions if edition.code == code)
    return Desk(edition, f"{code}/here/"), site
