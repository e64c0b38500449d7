"""Rules of ids: that each names a record, and only one."""

from __future__ import annotations

from chronicle.checks.case import Case
from chronicle.checks.named import find_named
from chronicle.model import (
    LINKABLE,
    RESERVED,
    ActorKind,
    Kind,
    Record,
    Reference,
    Status,
    Text,
)
from chronicle.problems import Spot


def _unknown(case: Case, kind: Kind) -> None:
    known = case.chronicle.records.get(kind, {})
    for record, id, way in case.named.get(kind, ()):
        if id not in known and not case.is_known(kind, id):
            _tell_unknown(case, kind, id, record.origin.spot(*way))
    for _, text, reference in case.linked.get(kind, ()):
        if reference.id not in known and _is_of(reference, kind) and not case.is_known(kind, reference.id):
            _tell_unknown(case, kind, reference.id, _spot(text, reference))


def _is_of(reference: Reference, kind: Kind) -> bool:
    """A link that names the kind picture is no picture: that is told on its own."""
    return reference.is_picture if kind is Kind.PICTURE else reference.kind is kind


def _tell_unknown(case: Case, kind: Kind, id: str, spot: Spot) -> None:
    near = case.find_near(kind, id)
    other = next((k for k in (*LINKABLE, Kind.SOURCE) if case.chronicle.find(k, id)), None)
    if other:
        advice = '"{id}" is {other}'
    elif near:
        advice = 'did you mean "{near}"{name}? Each {kind} is a file in {folder}/'
    elif kind is Kind.PICTURE:
        advice = "each picture lies in {folder}/ under this name, with the .md file of its facts beside it"
    else:
        advice = "each {kind} is a file in {folder}/"
    case.found.error(
        f"unknown-{kind}",
        spot,
        'no {kind} is called "{id}"',
        advice,
        kind=kind,
        id=id,
        near=near,
        name=f" ({name})" if (name := case.find_name(kind, near)) != near else "",
        folder=f"content/{kind.folder}",
        other=_with_article(other) if other else "",
    )


def _with_article(kind: Kind) -> str:
    return f"an {kind}" if kind is Kind.ACTOR else f"a {kind}"


def _spot(text: Text, reference: Reference) -> Spot:
    return text.origin.text_spot(text.body, reference.offset, reference.width)


def unknown_place(case: Case) -> None:
    _unknown(case, Kind.PLACE)


def unknown_actor(case: Case) -> None:
    _unknown(case, Kind.ACTOR)


def unknown_campaign(case: Case) -> None:
    _unknown(case, Kind.CAMPAIGN)


def unknown_source(case: Case) -> None:
    _unknown(case, Kind.SOURCE)


def unknown_battle(case: Case) -> None:
    _unknown(case, Kind.BATTLE)


def unknown_picture(case: Case) -> None:
    _unknown(case, Kind.PICTURE)


def unknown_link(case: Case) -> None:
    for _, text, reference in (*case.linked.get(None, ()), *case.linked.get(Kind.PAGE, ())):
        if reference.unknown_kind:
            case.found.error(
                "unknown-link",
                _spot(text, reference),
                '"{word}" is no kind of record',
                "before the colon stands place, actor, campaign or battle",
                word=reference.unknown_kind,
            )
        elif not any(case.is_known(kind, reference.id) for kind in _kinds_of(reference)):
            _tell_unknown_link(case, reference, _spot(text, reference))


def _tell_unknown_link(case: Case, reference: Reference, spot: Spot) -> None:
    near = next((n for n in (case.find_near(k, reference.id) for k in _kinds_of(reference)) if n), "")
    if near:
        advice = 'did you mean "{near}"?'
    elif case.is_known(Kind.PICTURE, reference.id):
        advice = "this is a picture: write ![[{id}]] alone on its line"
    else:
        advice = "a link is the file name of a place, actor, campaign or battle, without its folder and .md"
    said = 'no page is called "{id}"' if reference.kind else 'nothing is called "{id}"'
    case.found.error("unknown-link", spot, said, advice, id=reference.id, near=near)


def _kinds_of(reference: Reference) -> tuple[Kind, ...]:
    return (reference.kind,) if reference.kind else LINKABLE


def ambiguous_link(case: Case) -> None:
    for _, text, reference in case.linked.get(None, ()):
        found = case.chronicle.find_linked(None, reference.id)
        if len(found) > 1:
            choices = ", ".join(f"[[{r.kind_of_record}:{r.id}]]" for r in found)
            case.found.error(
                "ambiguous-link",
                _spot(text, reference),
                '"{id}" is the id of more than one record',
                "write one of these: {choices}",
                id=reference.id,
                choices=choices,
            )


def reused_id(case: Case) -> None:
    claimed: dict[tuple[Kind, str], Record] = {}
    for record in case.chronicle:
        for n, old in enumerate(record.previous_ids):
            key = (record.kind_of_record, old)
            owner = case.chronicle.find(*key) or claimed.get(key)
            if owner is not None:
                case.found.error(
                    "reused-id",
                    record.origin.spot("previous_ids", n),
                    '"{old}" is, or was, the id of another record too: {path}',
                    "an id is never given again, since its address leads to one record",
                    old=old,
                    path=owner.origin.path,
                )
            claimed[key] = record


def unpublished_reference(case: Case) -> None:
    hidden = {r.key for r in case.chronicle if r.status in (Status.DRAFT, Status.REVIEW)}
    if not hidden:
        return
    for record in case.chronicle:
        if record.key in hidden:
            continue
        for kind, id, way in find_named(record):
            if (kind, id) in hidden:
                _tell_unpublished(case, id, record.origin.spot(*way))
    for record, text, reference in (one for of_kind in case.linked.values() for one in of_kind):
        linked = case.chronicle.find_linked(reference.kind, reference.id)
        if record.key not in hidden and any(found.key in hidden for found in linked):
            _tell_unpublished(case, reference.id, _spot(text, reference))


def _tell_unpublished(case: Case, id: str, spot: Spot) -> None:
    case.found.error(
        "unpublished-reference",
        spot,
        '"{id}" is a draft or under review, but this record is published',
        "publish both, or leave it out here",
        id=id,
    )


def reserved_id(case: Case) -> None:
    for page in case.chronicle.pages.values():
        ways = {page.id: (), **{old: ("previous_ids", n) for n, old in enumerate(page.previous_ids)}}
        for id in RESERVED.intersection(ways):
            case.found.error(
                "reserved-id",
                page.origin.spot(*ways[id]),
                'a page cannot be called "{id}": the site has another page at that address',
                "give the file another name",
                id=id,
            )


def commander_not_a_person(case: Case) -> None:
    for battle in case.chronicle.battles.values():
        for n, side in enumerate(battle.sides):
            for m, id in enumerate(side.commanders):
                actor = case.chronicle.actors.get(id)
                if actor and actor.kind is not ActorKind.PERSON:
                    spot = battle.origin.spot("sides", n, "commanders", m)
                    case.found.error(
                        "commander-not-a-person",
                        spot,
                        '"{id}" is an actor of kind {kind}, not a person',
                        "name a person here, and put the force under actors",
                        id=id,
                        kind=actor.kind,
                    )


def actor_on_two_sides(case: Case) -> None:
    for battle in case.chronicle.battles.values():
        seen: dict[str, int] = {}
        for n, side in enumerate(battle.sides):
            for m, participant in enumerate(side.actors):
                if seen.setdefault(participant.actor, n) != n:
                    spot = battle.origin.spot("sides", n, "actors", m, "actor")
                    case.found.warn(
                        "actor-on-two-sides",
                        spot,
                        '"{id}" stands on another side of this battle too',
                        "if it changed sides, say so in the text",
                        id=participant.actor,
                    )
