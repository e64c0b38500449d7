"""What stands round every page: titles, addresses, the ways to other pages and other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from chronicle.facts import Key, is_listed, select_listed
from chronicle.model import Kind, LicenceSettings, Record, Status
from chronicle.output.citing import PageItem, References, refer_to
from chronicle.output.dates_in_words import When
from chronicle.output.edition import SLOT, Desk, Edition, Link, Wording
from chronicle.output.explorer import Explorer, make_explorer
from chronicle.output.linked import Node, PageVersion, describe, print_linked
from chronicle.output.maps import Around, Basemap, Spotted, read_basemap, spot_place
from chronicle.output.prose import choose_summary, notice_untranslated
from chronicle.output.routes import WITH_DATA, has_twins
from chronicle.output.view import view
from chronicle.reading import History, Version

# The kinds of record that have feeds, and which battles are in them.
FEEDS = {Kind.PLACE: "battles_within", Kind.ACTOR: "battles_of_members", Kind.CAMPAIGN: "battles_in"}
_LENGTH_OF_COMMIT = 12  # as much as git itself shows of one in a large repository
_SINGLE_MARKS = str.maketrans("“”", "‘’")


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
class Ways:
    """The ways from a page to the site's own lists and pages: the same on all pages of a language but those
    that they lead to. `root` is the way to the site's folder.
    """

    home: str
    navigation: tuple[Link, ...]
    more: tuple[Link, ...]
    names: str
    root: str


@view
class Frame:
    """Everything of a page but its own content. All addresses are ready to print.

    `data` leads to the record as JSON. `changed` is the day on which a record was last changed, `edit`
    where its file can be edited, `citation` how it is named where it is cited, `commit` its
    version, and `references` the same for reference managers. A page without twins is of
    one language; the switches of others lead to the list that it is of. `about` is JSON-LD.
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
    changed: When | None = None
    edit: str = ""
    citation: Wording | None = None
    commit: str = ""
    references: References | None = None
    data: str = ""
    feed: str = ""
    about: str = ""


@dataclass(frozen=True)
class Site:
    """What all pages of the site share."""

    editions: tuple[Edition, ...]
    licence: LicenceSettings | None
    basemap_file: Path | None = None  # without one no page has a map
    history: History = field(default_factory=History)
    has_translations: bool = False  # the page of how they stand
    has_search: bool = True
    has_data: bool = True
    has_hxl: bool = False  # in its tables
    # The commit that changed each record last: of what is not in git, or was changed since, nobody knows.
    versions: Mapping[Key, Version] = field(default_factory=dict, repr=False)

    @property
    def has_feeds(self) -> bool:
        """Whether there are feeds: they need to know when an entry was changed, and a whole address."""
        return bool(self.history.versions) and bool(self.editions[0].routes.base)

    @property
    def has_maps(self) -> bool:
        """Whether pages have maps."""
        return self.basemap_file is not None

    @cached_property
    def basemap(self) -> Basemap | None:
        """What maps are drawn on; it is read when the first is drawn."""
        return read_basemap(self.basemap_file) if self.basemap_file else None

    @cached_property
    def towns(self) -> Mapping[str, Around]:
        """The chronicle's best-known towns, by which a reader finds a place on a map, in each language."""
        return {edition.code: Around(tuple(_spot_towns(edition))) for edition in self.editions}

    def prepare(self) -> None:
        """Work out now what many pages ask for, before processes are made that would each work it out."""
        self.editions[0].facts.prepare()
        _ = self.towns, self.basemap

    @cached_property
    def explorer(self) -> Explorer:
        """The data that the scripts of the timeline and of the map read."""
        return make_explorer(self.editions, self.basemap)


def _spot_towns(edition: Edition) -> Iterator[Spotted]:
    for town in edition.facts.towns:
        spotted = spot_place(town, edition.name(town), is_main=False)
        if spotted is not None:
            yield spotted


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
    has_feed: bool = False,
    describe_page: Callable[[PageVersion], Node | None] | None = None,
) -> Frame:
    """The frame of one page; of a record's own where one is given. Of a part of a list `list_path` is where
    the list stands. `describe_page` says what the page is about, where the site has an address.
    """
    edition, routes = desk.edition, desk.edition.routes
    inner, elsewhere = desk.path.partition("/")[2], list_path.partition("/")[2]
    languages = tuple(
        _switch(desk, other, elsewhere if elsewhere and other is not edition else inner)
        for other in site.editions
    )
    files = _find_files(record, desk) if record else ()
    version = site.history.find_version(files) if record else site.history.latest if is_cited else None
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
        ways=_find_ways(desk, site),
        trail=trail,
        notice=notice,
        status=status,
        licence=site.licence,
        changed=_say_day(version, desk),
        edit=routes.edit(files[-1]) if files else "",
        citation=_cite(title, desk) if record or is_cited else None,
        commit=version.commit[:_LENGTH_OF_COMMIT] if version else "",
        references=_refer(title, address, version, desk) if routes.base and (record or is_cited) else None,
        data=_find_data(record, desk) if record and site.has_data else "",
        feed=desk.to(desk.path) if has_feed and site.has_feeds else "",
        about=print_linked(about),
    )


def publish(address: str, version: Version | None, site: Site) -> PageVersion:
    """What is known of a page itself."""
    licence = site.licence.url if site.licence else ""
    if version is None:
        return PageVersion(address, licence=licence)
    return PageVersion(address, version.day.isoformat(), version.commit, licence)


def _find_ways(desk: Desk, site: Site) -> Ways:
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
        more=_more(desk, site),
        names=desk.to(routes.glossary(edition.code)),
        root=desk.to(""),
    )


def frame_record(record: Record, desk: Desk, site: Site, trail: tuple[Link, ...] = ()) -> Frame:
    """The frame of a record's page: its name, its summary, and a notice where it is not translated."""
    title, summary = desk.edition.name(record), choose_summary(record, desk)
    notice, status = notice_untranslated(record, desk), say_status(record, desk)
    return make_frame(
        desk,
        site,
        title,
        summary.text,
        trail=trail,
        notice=notice,
        status=status,
        record=record,
        has_feed=_has_feed(record, desk),
        describe_page=partial(describe, record, desk) if record.status is not Status.RETRACTED else None,
    )


def _has_feed(record: Record, desk: Desk) -> bool:
    """Whether a record has battles, of whose changes a feed can tell."""
    fact = FEEDS.get(record.kind_of_record)
    return fact is not None and is_listed(record) and record.id in getattr(desk.facts, fact)


def _cite(title: Wording, desk: Desk) -> Wording:
    """A page's title in quotation marks, and the site's. Marks within English ones are single."""
    edition = desk.edition
    said = edition.once(_cite, lambda: edition.words.say("“{title}”, {site}", title=SLOT, site=edition.title))
    if f"“{SLOT}" in said and not title.parts:
        title = replace(title, text=title.text.translate(_SINGLE_MARKS))
    return edition.fill(said, title)


def _refer(title: Wording, address: str, version: Version | None, desk: Desk) -> References:
    """The references to a page, under a key made of its path."""
    edition, key = desk.edition, desk.path.strip("/").replace("/", "-")
    item = PageItem(key, title.text, address, title.language, edition.title)
    return refer_to(replace(item, version=version.commit, day=version.day) if version else item)


def _find_data(record: Record, desk: Desk) -> str:
    """The way to the file of a record, where its kind has files."""
    kind = record.kind_of_record
    return desk.to(desk.edition.routes.record_data(kind, record.id)) if kind in WITH_DATA else ""


def _find_files(record: Record, desk: Desk) -> tuple[str, ...]:
    """The file of a record, and that of its translation into the page's language."""
    text = record.find_text(desk.edition.code)
    return tuple(dict.fromkeys([record.origin.path, *([text.origin.path] if text else [])]))


def _say_day(version: Version | None, desk: Desk) -> When | None:
    if version is None:
        return None
    day, calendar = version.day, desk.edition.calendar
    said = desk.once((When, day), lambda: calendar.day(day.year, day.month, day.day))
    return When(said, day.isoformat())


def say_status(record: Record, desk: Desk) -> str:
    """The status of a record, for its page; empty for one that is simply published."""
    return "" if record.status is Status.PUBLISHED else desk.edition.label(record.status)


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


def _more(desk: Desk, site: Site) -> tuple[Link, ...]:
    edition, pages = desk.edition, select_listed(desk.facts.chronicle.pages)
    path = edition.routes.glossary(edition.code)
    names = Link(
        desk.to(path), edition.own(edition.words.say("Names and spellings")), is_here=path == desk.path
    )
    path = edition.routes.days(edition.code)
    days = Link(desk.to(path), edition.own(edition.words.say("Days of the year")), is_here=path == desk.path)
    path = edition.routes.corrections(edition.code)
    said = edition.own(edition.words.say("Corrections"))
    corrections = Link(desk.to(path), said, is_here=path == desk.path)
    others = (names, days, corrections, *_link_data(desk, site), *_work(desk, site))
    return (*(desk.link(page) for id, page in pages.items() if id != "home"), *others)


def _link_data(desk: Desk, site: Site) -> Iterator[Link]:
    if site.has_data:
        path, words = desk.edition.routes.data(desk.edition.code), desk.edition.words
        yield Link(desk.to(path), desk.edition.own(words.say("Open data")), is_here=path == desk.path)


def _work(desk: Desk, site: Site) -> Iterator[Link]:
    if site.has_translations:
        path, words = desk.edition.routes.translations(desk.edition.code), desk.edition.words
        yield Link(desk.to(path), desk.edition.own(words.say("Translations")), is_here=path == desk.path)
