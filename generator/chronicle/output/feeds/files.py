"""The literal list of feeds: of the chronicle, of each place, actor and campaign, and of corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial

from chronicle.facts import Facts, Key, is_listed
from chronicle.model import Battle, Kind
from chronicle.output.edition import Edition
from chronicle.output.feeds.calendar import plan_calendars
from chronicle.output.feeds.entries import Feed, FeedEntry, list_latest, tell_corrections
from chronicle.output.feeds.formats import ATOM, JSON_FEED, render_atom, render_json_feed
from chronicle.output.file_plan import FilePlan
from chronicle.output.frame import FEEDS
from chronicle.output.site import Site

_FORMATS = ((ATOM, render_atom), (JSON_FEED, render_json_feed))


def plan_feeds(site: Site) -> Iterator[FilePlan]:
    """Every feed and calendar in every language, always in the same order."""
    yield from plan_calendars(site)
    for edition in site.editions if site.has_feeds else ():
        yield from _plan_of_chronicle(edition, site)
        yield from _plan_of_corrections(edition, site)
        for kind, fact in FEEDS.items():
            for id in getattr(edition.facts, fact):
                yield from _plan_of_record(kind, id, edition, site)


def plan_feeds_of_texts(site: Site, keys: Iterable[Key]) -> Iterator[FilePlan]:
    """The feeds that can tell of a change of these records."""
    edited = [id for kind, id in keys if kind is Kind.BATTLE]
    for edition in site.editions if site.has_feeds else ():
        yield from _plan_of_chronicle(edition, site)
        yield from _plan_of_corrections(edition, site)
        for kind, id in sorted(_find_concerned(edited, edition.facts)):
            yield from _plan_of_record(kind, id, edition, site)


def _find_concerned(battles: Iterable[str], facts: Facts) -> set[Key]:
    """The records whose feeds can hold some battles."""
    found: set[Key] = set()
    for id in battles:
        battle = facts.chronicle.battles.get(id)
        if battle is not None and is_listed(battle):
            found.update(_list_concerned(battle, facts))
    return found


def _list_concerned(battle: Battle, facts: Facts) -> Iterator[Key]:
    campaigns = (battle.part_of,) if battle.part_of else ()
    trees = (
        (Kind.PLACE, battle.place_ids, facts.places),
        (Kind.ACTOR, battle.actor_ids, facts.actors),
        (Kind.CAMPAIGN, campaigns, facts.campaigns),
    )
    for kind, ids, tree in trees:
        yield from ((kind, one) for id in ids for one in (id, *tree.ancestors(id)))


def _plan_of_chronicle(edition: Edition, site: Site) -> Iterator[FilePlan]:
    def list_entries() -> Sequence[FeedEntry]:
        return list_latest(edition.facts.list_all_ids(), edition, site)

    path = edition.routes.home(edition.code)
    yield from _plan(path, edition.title, list_entries, edition, site)


def _plan_of_record(kind: Kind, id: str, edition: Edition, site: Site) -> Iterator[FilePlan]:
    record = edition.facts.chronicle.find(kind, id)
    if record is None or not is_listed(record):
        return
    name = f"{edition.name(record).text} · {edition.title}"

    def list_entries() -> Sequence[FeedEntry]:
        return list_latest(edition.facts.list_ids(FEEDS[kind], id), edition, site)

    yield from _plan(
        edition.routes.record(edition.code, kind, id), name, list_entries, edition, site, is_of_all=False
    )


def _plan_of_corrections(edition: Edition, site: Site) -> Iterator[FilePlan]:
    title = f"{edition.words.say('Corrections')} · {edition.title}"
    path = edition.routes.corrections(edition.code)
    yield from _plan(path, title, lambda: tuple(tell_corrections(edition, site)), edition, site)


def _plan(
    path: str,
    title: str,
    list_entries: Callable[[], Sequence[FeedEntry]],
    edition: Edition,
    site: Site,
    *,
    is_of_all: bool = True,
) -> Iterator[FilePlan]:
    """A feed in both formats, whose entries are listed once."""

    @cache
    def make_feed() -> Feed:
        return Feed(
            title,
            edition.description,
            edition.code,
            edition.routes.absolute(path),
            edition.title,
            site.licence.url if site.licence else "",
            tuple(list_entries()),
        )

    for name, render in _FORMATS:
        yield FilePlan(f"{path}{name}", partial(_render, render, make_feed), is_of_all)


def _render(render: Callable[[Feed], bytes], make_feed: Callable[[], Feed]) -> bytes:
    return render(make_feed())
