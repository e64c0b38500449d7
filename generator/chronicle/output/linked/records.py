"""Records in schema.org's words. What is doubtful is said to be, and what has no word is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chronicle.model import (
    Actor,
    ActorKind,
    Battle,
    Campaign,
    Edtf,
    Grade,
    Moment,
    Place,
    PlaceKind,
    PlacePrecision,
    Precision,
    Record,
    Source,
    SourceKind,
)
from chronicle.output.edition import Desk
from chronicle.output.labels import GRADE_MEANINGS
from chronicle.output.maps import MAIN_ROLES, find_precision
from chronicle.output.prose import choose_text

Node = dict[str, Any]
_PLACE_TYPES: Mapping[PlaceKind, str] = {
    PlaceKind.COUNTRY: "Country",
    PlaceKind.GOVERNORATE: "AdministrativeArea",
    PlaceKind.DISTRICT: "AdministrativeArea",
    PlaceKind.SUBDISTRICT: "AdministrativeArea",
    PlaceKind.CITY: "City",
    PlaceKind.RIVER: "RiverBodyOfWater",
}
_SOURCE_TYPES: Mapping[SourceKind, str] = {
    SourceKind.PRESS: "NewsArticle",
    SourceKind.AGENCY: "NewsArticle",
    SourceKind.DATASET: "Dataset",
    SourceKind.REPORT: "Report",
    SourceKind.BOOK: "Book",
    SourceKind.VIDEO: "VideoObject",
}
_KNOWN_ELSEWHERE = {
    "wikidata": "https://www.wikidata.org/entity/{}",
    "geonames": "https://sws.geonames.org/{}/",
    "doi": "https://doi.org/{}",
}
_AT_A_POINT = (PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.TOWN)
_PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.TEN_DAYS: 2, Precision.DAY: 3}


@dataclass(frozen=True, slots=True)
class PageVersion:
    """What is known of a page itself: its address, the day and commit of its last change, and its licence."""

    address: str
    changed: str = ""
    version: str = ""
    licence: str = ""


def describe(record: Record, desk: Desk, page: PageVersion) -> Node | None:
    """What a record's page is about; None where schema.org has no word for it."""
    match record:
        case Battle() if record.grade is Grade.DISCOUNTED:
            return None  # no event: the sources show that it is not true
        case Battle():
            about = _describe_battle(record, desk)
        case Place():
            about = _describe_place(record, desk)
        case Actor():
            about = _describe_actor(record, desk)
        case Campaign():
            about = _describe_campaign(record, desk)
        case Source():
            about = _describe_source(record, desk)
        case _:
            return None
    return {**about, "url": page.address, "mainEntityOfPage": _describe_page(record, desk, page)}


def _describe_page(record: Record, desk: Desk, page: PageVersion) -> Node:
    sources, text = desk.facts.chronicle.sources, choose_text(record, desk)
    cited = desk.facts.cited.get(record.key, ()) if not isinstance(record, Source) else ()
    return keep(
        {
            "@type": "WebPage",
            "@id": page.address,
            "inLanguage": text.language if text else desk.edition.code,
            "dateModified": page.changed,
            "version": page.version,
            "license": page.licence,
            "isPartOf": link_site(desk),
            "citation": [_cite(sources[id], desk) for id in cited],
        }
    )


def link_site(desk: Desk) -> Node:
    """The chronicle, in the page's language."""
    edition = desk.edition
    address = edition.routes.absolute(edition.routes.home(edition.code))
    return {"@type": "WebSite", "name": edition.title, "url": address}


def _describe_battle(battle: Battle, desk: Desk) -> Node:
    places, actors = desk.facts.chronicle.places, desk.facts.chronicle.actors
    # Where it was fought. How closely that is known schema.org cannot say, so no point stands here.
    scenes = dict.fromkeys(scene.place for scene in battle.places if scene.role in MAIN_ROLES)
    return keep(
        {
            "@type": "Event",
            **_name(battle, desk),
            **_tell_dates(battle.date, desk, _say_grade(battle, desk)),
            "location": [_link(places[id], _place_type(places[id]), desk) for id in scenes],
            "sameAs": _find_elsewhere(battle.ids),
            "about": [_link(actors[id], _actor_type(actors[id]), desk) for id in battle.actor_ids],
            "superEvent": _link_campaign(battle.part_of, desk),
            "identifier": _identify(battle.ids),
        }
    )


def _say_grade(battle: Battle, desk: Desk) -> str:
    """What readers must know of the evidence; empty where it bears what is told."""
    is_doubtful = battle.grade in (Grade.WEAK, Grade.CONTESTED)
    return desk.edition.say_label(GRADE_MEANINGS[battle.grade]) if battle.grade and is_doubtful else ""


def _describe_place(place: Place, desk: Desk) -> Node:
    within = desk.facts.chronicle.places[place.within] if place.within else None
    return keep(
        {
            **_name(place, desk, *_spell(place.aliases)),
            "@type": _place_type(place),
            "geo": _locate(place),
            "containedInPlace": _link(within, _place_type(within), desk) if within else None,
            "sameAs": _find_elsewhere(place.ids),
            "identifier": _identify(place.ids),
        }
    )


def _describe_actor(actor: Actor, desk: Desk) -> Node:
    # schema.org says it of today: what has ended is left out.
    present = dict.fromkeys(membership.actor for membership in actor.part_of if membership.to is None)
    wholes = [desk.facts.chronicle.actors[id] for id in present]
    kind = _actor_type(actor)
    return keep(
        {
            "@type": kind,
            **_name(actor, desk, *actor.short.values(), *_spell(actor.aliases)),
            "jobTitle": desk.edition.choose(actor.office).text if actor.office and kind == "Person" else "",
            # A member is a person or a body; of others it can only be said that they exist.
            "memberOf": [_link(w, "Organization", desk) for w in wholes] if kind != "Thing" else [],
            "sameAs": _find_elsewhere(actor.ids),
            "identifier": _identify(actor.ids),
        }
    )


def _describe_campaign(campaign: Campaign, desk: Desk) -> Node:
    return keep(
        {
            "@type": "Event",
            **_name(campaign, desk),
            **_tell_dates(campaign.date, desk),
            "superEvent": _link_campaign(campaign.part_of, desk),
        }
    )


def _describe_source(source: Source, desk: Desk) -> Node:
    return keep(
        {
            **_cite(source, desk),
            "creditText": ", ".join(source.authors),
            "archivedAt": source.archive,
            "sameAs": [*([source.url] if source.url else []), *_find_elsewhere(source.ids)],
            "identifier": _identify(source.ids),
        }
    )


def _cite(source: Source, desk: Desk) -> Node:
    """A source where it is cited. Who published it is a body, whoever wrote it."""

    def make() -> Node:
        return keep(
            {
                "@type": _SOURCE_TYPES.get(source.kind, "CreativeWork"),
                "name": source.title,
                "inLanguage": source.language,
                "publisher": {"@type": "Organization", "name": desk.edition.choose(source.publisher).text},
                "datePublished": _say_published(source.date),
                "url": source.url,
            }
        )

    return desk.once((_cite, source.id), make)


def _name(record: Record, desk: Desk, *spellings: str) -> Node:
    """Its name in the page's language where it has one, and all others that it goes by."""
    name, text = desk.edition.name(record).text, record.find_text(desk.edition.code)
    others = dict.fromkeys((*record.names_by_language.values(), *spellings))
    return {
        "name": name,
        "alternateName": [other for other in others if other != name],
        "description": text.summary if text else "",
    }


def _spell(aliases: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    return (alias for of_language in aliases.values() for alias in of_language)


def _link(record: Record, kind: str, desk: Desk) -> Node:
    """Another record, by its name and its page."""
    edition = desk.edition
    address = edition.routes.absolute(edition.routes.of(edition.code, record))
    return {"@type": kind, "name": edition.name(record).text, "url": address}


def _locate(place: Place) -> Node | None:
    """The point of a place that is one; the middle of a governorate is no point where anything was."""
    point = place.coordinates
    if point is None or find_precision(place) not in _AT_A_POINT:
        return None
    return {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}


def _link_campaign(id: str | None, desk: Desk) -> Node | None:
    return _link(desk.facts.chronicle.campaigns[id], "Event", desk) if id else None


def _place_type(place: Place) -> str:
    return _PLACE_TYPES.get(place.kind, "Place")


def _actor_type(actor: Actor) -> str:
    """A person, a body, or neither: civilians are none."""
    if actor.kind is ActorKind.CIVILIANS:
        return "Thing"
    return "Person" if actor.kind is ActorKind.PERSON else "Organization"


def _tell_dates(date: Edtf, desk: Desk, doubt: str = "") -> Node:
    """The first and last day as finely as they are known, and the doubts in words, with one more."""
    start, end = _say_moment(date.start), _say_moment(date.end)
    doubts = ("" if date.is_certain else desk.edition.when(date).words, doubt)
    said = " · ".join(filter(None, doubts))
    return {"startDate": start, "endDate": end, "disambiguatingDescription": said}


def _say_moment(moment: object) -> str:
    """An ISO date, month or year; empty where not even the year is known."""
    if not isinstance(moment, Moment):
        return ""
    return moment.earliest.isoformat()[: {0: 0, 1: 4, 2: 7, 3: 10}[_PARTS.get(moment.precision, 0)]]


def _say_published(date: Edtf | None) -> str:
    """The day of a source; schema.org has no word for a doubt about it, so a doubtful one is left out."""
    return _say_moment(date.start) if date and date.is_certain and not date.is_interval else ""


def _identify(ids: Mapping[str, tuple[str, ...]]) -> list[Node]:
    """Its ids in other datasets, but for those that are addresses."""
    return [
        {"@type": "PropertyValue", "propertyID": scheme, "value": id}
        for scheme, of in ids.items()
        if scheme not in _KNOWN_ELSEWHERE
        for id in of
    ]


def _find_elsewhere(ids: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Where others say more of the same."""
    known = ((form, ids.get(scheme, ())) for scheme, form in _KNOWN_ELSEWHERE.items())
    return [form.format(id) for form, of in known for id in of]


def keep(node: Node) -> Node:
    """A node without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", None, [])}
