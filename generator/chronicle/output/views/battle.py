"""The page of a battle."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.facts import LedgerRow
from chronicle.model import ActorRole, Battle, Kind, Outcome, PlaceRole, Result, Side
from chronicle.output.dates_in_words import When
from chronicle.output.edition import Desk, Edition, Link, Wording
from chronicle.output.feeds import name_corrections
from chronicle.output.frame import Frame, frame_record
from chronicle.output.labels import GRADE_MEANINGS
from chronicle.output.pictures import PictureView
from chronicle.output.prose import (
    Prose,
    SourceLine,
    choose_summary,
    list_pictures,
    list_sources,
    make_prose,
    number_sources,
)
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.output.views.brief import Brief, make_brief
from chronicle.output.views.figures import Matrix, make_matrix
from chronicle.output.views.items import (
    BattleItem,
    Cited,
    ControlLine,
    Step,
    cite,
    list_ids,
    make_control,
    make_items,
)
from chronicle.output.views.listings import LinkList, list_mentions, make_links
from chronicle.output.views.maps import MapFigure, map_battle


@view
class SceneLine:
    """A place of the battle."""

    link: Link
    role: str
    precision: str


@view
class ParticipantLine:
    """An actor on a side, and the role or office there; none for those who simply fought."""

    link: Link
    role: Wording | None


@view
class SideView:
    """One side: its number in the battle gives it its colour."""

    number: int
    actors: tuple[ParticipantLine, ...]
    commanders: tuple[ParticipantLine, ...]


@view
class OutcomeView:
    """How it ended, by whom, on whose word."""

    result: str
    by: tuple[Link, ...]
    source: Cited | None


@view
class CorrectionLine:
    """What was changed after publication, and its anchor on the page."""

    name: str
    when: str
    text: Wording


@view
class RelatedLine:
    """Another battle and how it stands to this one."""

    relation: str
    link: Link


@view
class BattleView:
    """All that the page of a battle shows."""

    frame: Frame
    title: Wording
    summary: Wording
    kind: str
    brief: Brief
    when: When
    hijri: str
    places: tuple[SceneLine, ...]
    sides: tuple[SideView, ...]
    outcome: OutcomeView | None
    campaign: Link | None
    grade: str
    grade_meaning: str
    map: MapFigure | None
    prose: Prose
    pictures: tuple[PictureView, ...]
    figures: Matrix | None
    control: tuple[ControlLine, ...]
    sources: tuple[SourceLine, ...]
    related: tuple[RelatedLine, ...]
    steps: tuple[Step, ...]
    same_days: tuple[BattleItem, ...]
    mentioned_in: LinkList
    corrections: tuple[CorrectionLine, ...]
    ids: tuple[tuple[str, tuple[str, ...]], ...]


def view_battle(battle: Battle, desk: Desk, site: Site) -> BattleView:
    """The view of one battle on one page."""
    edition, facts = desk.edition, desk.facts
    title, summary = edition.name(battle), choose_summary(battle, desk)
    campaign = desk.link_to(Kind.CAMPAIGN, battle.part_of) if battle.part_of else None
    trail = (campaign,) if campaign else (desk.link_index(Kind.BATTLE, edition.words.say("Battles")),)
    numbers = number_sources(battle, desk)
    return BattleView(
        frame=frame_record(battle, desk, site, trail),
        title=title,
        summary=summary,
        kind=edition.label(battle.kind),
        brief=make_brief(battle, desk),
        when=edition.when(battle.date),
        hijri=edition.hijri(battle.date),
        places=tuple(_scenes(battle, desk)),
        sides=tuple(_view_side(n, side, desk) for n, side in enumerate(battle.sides, start=1)),
        outcome=_view_outcome(battle.outcome, desk, numbers) if battle.outcome else None,
        campaign=campaign,
        grade=edition.label(battle.grade) if battle.grade else "",
        grade_meaning=edition.say_label(GRADE_MEANINGS[battle.grade]) if battle.grade else "",
        map=map_battle(battle, desk, site),
        prose=make_prose(battle, desk),
        pictures=list_pictures(battle, desk),
        figures=make_matrix(battle, desk, numbers),
        control=tuple(make_control(LedgerRow(battle, change), desk, numbers) for change in battle.control),
        sources=list_sources(battle, desk),
        related=tuple(_related(battle, desk)),
        steps=tuple(_steps(battle, desk)),
        same_days=make_items(facts.same_days(battle), desk),
        mentioned_in=make_links(list_mentions(battle, edition), desk),
        corrections=tuple(_list_corrections(battle, edition)),
        ids=list_ids(battle.ids),
    )


def _scenes(battle: Battle, desk: Desk) -> Iterator[SceneLine]:
    for scene in battle.places:
        place = desk.facts.chronicle.places[scene.place]
        precision = scene.precision or place.precision
        yield SceneLine(
            desk.link(place),
            "" if scene.role is PlaceRole.SCENE else desk.edition.label(scene.role),
            desk.edition.label(precision) if precision else "",
        )


def _view_side(number: int, side: Side, desk: Desk) -> SideView:
    def line(id: str, role: Wording | None) -> ParticipantLine:
        return ParticipantLine(desk.link_to(Kind.ACTOR, id), role)

    def role_of(role: ActorRole) -> Wording | None:
        return None if role is ActorRole.COMBATANT else edition.own(edition.label(role))

    edition = desk.edition
    actors = tuple(line(p.actor, role_of(p.role)) for p in side.actors)
    offices = [(id, desk.facts.chronicle.actors[id].office) for id in side.commanders]
    commanders = tuple(line(id, edition.choose(office) if office else None) for id, office in offices)
    return SideView(number, actors, commanders)


def _view_outcome(outcome: Outcome, desk: Desk, numbers: dict[str, str]) -> OutcomeView:
    by = tuple(desk.link_to(Kind.ACTOR, id) for id in outcome.by)
    return OutcomeView(desk.edition.label(Result(outcome.result)), by, cite(outcome.source, desk, numbers))


def _related(battle: Battle, desk: Desk) -> Iterator[RelatedLine]:
    for related in battle.related:
        yield RelatedLine(desk.edition.label(related.as_), desk.link_to(Kind.BATTLE, related.battle))


def _list_corrections(battle: Battle, edition: Edition) -> Iterator[CorrectionLine]:
    for name, one in zip(name_corrections(battle), battle.corrections, strict=True):
        yield CorrectionLine(name, edition.when(one.date).words, edition.choose(one.text))


def _steps(battle: Battle, desk: Desk) -> Iterator[Step]:
    """Previous and next in the campaign, at the scenes, and of those who fought."""
    facts, id = desk.facts, battle.id
    rows = (
        [(Kind.CAMPAIGN, battle.part_of, facts.neighbours_in_campaign(battle.part_of, id))]
        if battle.part_of
        else []
    )
    scenes = dict.fromkeys(scene.place for scene in battle.places if scene.role is PlaceRole.SCENE)
    rows += [(Kind.PLACE, place, facts.neighbours_at(place, id)) for place in scenes]
    rows += [(Kind.ACTOR, actor, facts.neighbours_of(actor, id)) for actor in battle.actor_ids]
    for kind, row, near in rows:
        if near.previous or near.next:
            previous = desk.link(near.previous) if near.previous else None
            following = desk.link(near.next) if near.next else None
            yield Step(desk.link_to(kind, row), previous, following)
