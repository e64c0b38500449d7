"""What stands round every page: titles, addresses, the ways to other pages and other languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from chronicle.facts import is_listed
from chronicle.model import Kind, LicenceSettings, Record, Status
from chronicle.output.cards import find_card
from chronicle.output.edition import Desk, Edition, Link, Wording
from chronicle.output.linked import Node, PageVersion, describe, print_linked
from chronicle.output.prose import choose_summary, notice_untranslated
from chronicle.output.provenance import OF_NOTHING, Provenance, find_version, trace
from chronicle.output.routes import has_twins
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.ways import Ways, find_ways
from chronicle.reading import Version

# The kinds of record that have feeds, and which battles are in them.
FEEDS = {Kind.PLACE: "battles_within", Kind.ACTOR: "battles_of_members", Kind.CAMPAIGN: "battles_in"}


@view
class LanguageSwitch:
    """The same page in another language, or this one."""

    code: str
    name: str
    direction: str
    href: str
    address: str
    is_here: bool


@view
class Frame:
    """Everything of a page but its own content. All addresses are ready to print.

    A page without twins is of one language; the switches of others lead to the list that it is of. `feed` is
    the way to the page's feeds, without their names, and what they tell. `about` is JSON-LD.
    """

    path: str
    language: str
    direction: str
    site_title: str
    title: Wording
    description: str
    address: str
    default_address: str
    languages: tuple[LanguageSwitch, ...]
    has_twins: bool
    ways: Ways
    trail: tuple[Link, ...] = ()
    notice: str = ""
    status: str = ""
    licence: LicenceSettings | None = None
    provenance: Provenance = OF_NOTHING
    feed: Link | None = None
    about: str = ""
    card: str = ""


def make_frame(
    desk: Desk,
    site: Site,
    title: Wording,
    description: str = "",
    *,
    trail: tuple[Link, ...] = (),
    notice: str = "",
    status: str = "",
    record: Record | None = None,
    list_path: str = "",
    is_cited: bool = False,
    feed: str = "",
    describe_page: Callable[[PageVersion], Node | None] | None = None,
) -> Frame:
    """The frame of one page; of a record's own where one is given. Of a part of a list `list_path` is where
    the list stands; `feed` is what the page's feed tells. `describe_page` says what the page is about, where
    the site has an address.
    """
    edition, routes = desk.edition, desk.edition.routes
    inner, elsewhere = desk.path.partition("/")[2], list_path.partition("/")[2]
    languages = tuple(
        _switch(desk, other, elsewhere if elsewhere and other is not edition else inner)
        for other in site.editions
    )
    is_cited = is_cited or record is not None
    version = find_version(record, desk, site) if is_cited else None
    address = next(switch.address for switch in languages if switch.is_here)
    about = describe_page(publish(address, version, site)) if describe_page and routes.base else None
    return Frame(
        path=desk.path,
        language=edition.code,
        direction=edition.language.direction,
        site_title=edition.title,
        title=title,
        description=description or edition.description,
        address=address,
        default_address=languages[0].address if inner else routes.absolute(""),
        languages=languages,
        has_twins=has_twins(desk.path),
        ways=find_ways(desk, site),
        trail=trail,
        notice=notice,
        status=status,
        licence=site.licence,
        provenance=trace(record, title, address, version, desk, site) if is_cited else OF_NOTHING,
        feed=Link(desk.to(desk.path), edition.own(feed)) if feed and site.has_feeds else None,
        about=print_linked(about),
        card=_show_card(record, edition, site),
    )


def publish(address: str, version: Version | None, site: Site) -> PageVersion:
    """What is known of a page itself."""
    licence = site.licence.url if site.licence else ""
    if version is None:
        return PageVersion(address, licence=licence)
    return PageVersion(address, version.day.isoformat(), version.commit, licence)


def _show_card(record: Record | None, edition: Edition, site: Site) -> str:
    """The whole address of the picture that links to a page are shown with: they stand elsewhere."""
    path = find_card(record, edition, site) if edition.routes.base else ""
    return edition.routes.absolute(path) if path else ""


def frame_record(record: Record, desk: Desk, site: Site, trail: tuple[Link, ...] = ()) -> Frame:
    """The frame of a record's page: its name, its summary, and a notice where it is not translated."""
    title, summary = desk.edition.name(record), choose_summary(record, desk)
    notice, status = notice_untranslated(record, desk), desk.edition.status(record)
    return make_frame(
        desk,
        site,
        title,
        summary.text,
        trail=trail,
        notice=notice,
        status=status,
        record=record,
        feed=desk.edition.words.say("Feed of changes") if _has_feed(record, desk) else "",
        describe_page=partial(describe, record, desk) if record.status is not Status.RETRACTED else None,
    )


def _has_feed(record: Record, desk: Desk) -> bool:
    """Whether a record has battles, of whose changes a feed can tell."""
    fact = FEEDS.get(record.kind_of_record)
    return fact is not None and is_listed(record) and record.id in getattr(desk.facts, fact)


def _switch(desk: Desk, other: Edition, inner: str) -> LanguageSwitch:
    path, language = f"{other.code}/{inner}", other.language
    return LanguageSwitch(
        code=language.code,
        name=language.name,
        direction=language.direction,
        href=desk.to(path),
        address=other.routes.absolute(path),
        is_here=other.code == desk.edition.code,
    )
