"""The page of results. Without a script it leads to the lists that hold every name."""

from __future__ import annotations

import json
from typing import Any

from chronicle.model import Kind
from chronicle.output.edition import Desk, Link, Wording
from chronicle.output.explorer import ExplorerAddresses, say_script_words
from chronicle.output.frame import Frame, make_frame
from chronicle.output.search.lines import KINDS, say_kinds
from chronicle.output.site import Site
from chronicle.output.view import view


@view
class SearchView:
    """What the script of the page needs, and where to go without it."""

    frame: Frame
    title: Wording
    ways: tuple[Link, ...]
    data: ExplorerAddresses
    script_words: str
    result_words: str


def view_search(desk: Desk, site: Site) -> SearchView:
    """The page of results of one language."""
    edition = desk.edition
    title = edition.own(edition.words.say("Search"))
    return SearchView(
        frame=make_frame(desk, site, title),
        title=title,
        ways=tuple(_list_ways(desk)),
        data=site.explorer.find_addresses(desk),
        script_words=say_script_words(edition),
        result_words=json.dumps(_say_words(desk, site), ensure_ascii=False),
    )


def _list_ways(desk: Desk) -> list[Link]:
    edition, words = desk.edition, desk.edition.words
    glossary = desk.to(edition.routes.glossary(edition.code))
    timeline = desk.to(edition.routes.timeline(edition.code))
    return [
        Link(glossary, edition.own(words.say("Names and spellings"))),
        Link(timeline, edition.own(words.say("Timeline"))),
        desk.link_index(Kind.BATTLE, words.say("Battles")),
        desk.link_index(Kind.PLACE, words.say("Places")),
        desk.link_index(Kind.ACTOR, words.say("Actors")),
    ]


def _say_words(desk: Desk, site: Site) -> dict[str, Any]:
    edition, say = desk.edition, desk.edition.words.say
    others = [other.language for other in site.editions if other.code != edition.code]
    name = edition.language.name_of
    return {
        "kinds": [str(kind) for kind in KINDS],
        "battle": KINDS.index(Kind.BATTLE),
        "kindNames": say_kinds(edition),
        "oneOfKind": [edition.label(kind) for kind in KINDS],
        "languages": [[other.code, other.direction, name(other.code)] for other in others],
        "pages": edition.words.forms("{n} page has these words", "{n} pages have these words"),
        "forms": edition.words.forms(
            "{n} page has other forms of these words", "{n} pages have other forms of these words"
        ),
        "hint": say(
            "Any spelling will do, in Arabic or Latin letters. Words in “quotation marks” are found together."
        ),
        "narrow": say("Only battles, by place, actor or time"),
        "field": say("Search names and texts"),
        "kindLabel": say("Kind of page"),
        "anyKind": say("All pages"),
        "byName": say("By name"),
        "perhaps": say("Perhaps this was meant"),
        "none": say("Nothing here has these words. Fewer words, or another spelling, may find more."),
        "onlyNamed": say("No text has these words."),
        "onlyElsewhere": say("Nothing in this language has these words."),
        "nearly": say("No page has just these words. These come nearest."),
        "begun": say("No page has just these words. In these there are words that begin so."),
        "filteredOut": say("No page with these words is left by the filters."),
        "inLanguage": say("Search in {language} too", language="{language}"),
        "before": say("Better matches"),
        "after": say("More matches"),
        "notLoaded": say("The search could not be loaded."),
    }
