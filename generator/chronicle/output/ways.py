"""The ways from every page to the site's own lists and pages."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.facts import select_listed
from chronicle.model import Kind
from chronicle.output.edition import Desk, Edition, Link
from chronicle.output.site import Site
from chronicle.output.view import view


@view
class Ways:
    """The ways from a page to the site's own lists and pages: the same on all pages of a language but those
    that they lead to. `root` is the way to the site's folder.
    """

    home: str
    navigation: tuple[Link, ...]
    more: tuple[Link, ...]
    names: str
    root: str


def find_ways(desk: Desk, site: Site) -> Ways:
    """The ways from a page. A page of the timeline has its own, and so has each that one of them leads to."""
    if desk.path.startswith(desk.edition.routes.timeline(desk.edition.code)):
        return _make_ways(desk, site)
    usual = desk.once(Ways, lambda: _make_ways(Desk(desk.edition, f"{desk.edition.code}/-/"), site))
    led_to = desk.once((Ways, Link), lambda: {link.href for link in (*usual.navigation, *usual.more)})
    return _make_ways(desk, site) if desk.to(desk.path) in led_to else usual


def _make_ways(desk: Desk, site: Site) -> Ways:
    edition, routes = desk.edition, desk.edition.routes
    return Ways(
        home=desk.to(routes.home(edition.code)),
        navigation=tuple(_navigate(desk, site)),
        more=tuple(_more(desk, site)),
        names=desk.to(routes.glossary(edition.code)),
        root=desk.to(""),
    )


def _navigate(desk: Desk, site: Site) -> Iterator[Link]:
    edition, words = desk.edition, desk.edition.words
    timeline, map_path = edition.routes.timeline(edition.code), edition.routes.map(edition.code)
    yield Link(desk.to(timeline), edition.own(words.say("Timeline")), is_here=desk.path.startswith(timeline))
    if site.has_maps:
        yield Link(desk.to(map_path), edition.own(words.say("Map")), is_here=desk.path == map_path)
    yield desk.link_index(Kind.BATTLE, words.say("Battles"))
    yield desk.link_index(Kind.PLACE, words.say("Places"))
    yield desk.link_index(Kind.ACTOR, words.say("Actors"))
    yield desk.link_index(Kind.CAMPAIGN, words.say("Campaigns"))
    yield desk.link_index(Kind.SOURCE, words.say("Sources"))


def _more(desk: Desk, site: Site) -> Iterator[Link]:
    """The chronicle's own pages, and then those that are made of all records."""
    yield from (
        desk.link(page) for id, page in select_listed(desk.facts.chronicle.pages).items() if id != "home"
    )
    for path, said in _list_made(desk.edition, site):
        yield Link(desk.to(path), desk.edition.own(said), is_here=path == desk.path)


def _list_made(edition: Edition, site: Site) -> Iterator[tuple[str, str]]:
    routes, code, words = edition.routes, edition.code, edition.words
    yield routes.glossary(code), words.say("Names and spellings")
    yield routes.days(code), words.say("Days of the year")
    yield routes.corrections(code), words.say("Corrections")
    if site.has_data:
        yield routes.data(code), words.say("Open data")
    if site.has_translations:
        yield routes.translations(code), words.say("Translations")
