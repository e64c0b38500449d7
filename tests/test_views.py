"""What views hand to templates: words with their language, lists made in one go, and nothing unprinted."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from chronicle.model import Actor, Battle, Place
from chronicle.output.pages import _INDEX_VIEWS, _RECORD_VIEWS, plan_pages, plan_record_at
from chronicle.output.views.actor import view_actor
from chronicle.output.views.days import DaysView, MonthDaysView
from chronicle.output.views.glossary import GlossaryView
from chronicle.output.views.home import HomeView
from chronicle.output.views.map_explorer import MapExplorerView
from chronicle.output.views.place import view_place
from chronicle.output.views.rows import Section
from chronicle.output.views.timeline import TimelineView
from chronicle.output.views.years import YearView
from conftest import ROOT
from desks import make_desk
from records import make_actor, make_battle, make_place


class _Costly(Battle):
    """A battle that must not be compared field by field: a page of thousands would take minutes."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("battles are told apart by their ids")

    __hash__ = Battle.__hash__


def _make_costly(id: str) -> Battle:
    sides = [{"actors": ["unit"]}]
    return _Costly.validate(
        {"id": id, "kind": "battle", "date": "2017-11-03", "places": ["al-qaim"], "sides": sides}
    )


def test_pages_tell_battles_apart_by_their_ids() -> None:
    battles = [_make_costly("one"), _make_costly("two")]
    anbar: Place = make_place("anbar")
    army: Actor = make_actor("army")
    desk, site = make_desk(anbar, make_place("al-qaim", "anbar"), army, make_actor("unit", "army"), *battles)
    unit, al_qaim = desk.facts.chronicle.actors["unit"], desk.facts.chronicle.places["al-qaim"]
    assert _count(view_place(al_qaim, desk, site).battles) == {"battles": 2}
    assert _count(view_place(anbar, desk, site).battles) == {"within": 2}
    assert _count(view_actor(unit, desk, site).battles) == {"battles": 2}
    assert _count(view_actor(army, desk, site).battles) == {"within": 2}


def _count(sections: tuple[Section, ...]) -> dict[str, int]:
    return {one.anchor: sum(len(year.battles) for year in one.shelf.years) for one in sections}


# What renders a view: the templates, what hands it to them, and for its text the engine of Markdown.
_GLUE = [ROOT / "generator" / "chronicle" / "glue" / name for name in ("markdown.py", "printing.py")]
_PRINTERS = [*(ROOT / "theme" / "templates").rglob("*.html"), *_GLUE]
# The length that the words beside the scale of a map are made from.
_NOT_PRINTED = {"MapView.scale_km"}


def test_everything_in_a_view_is_printed() -> None:
    printed = set(re.findall(r"\.(\w+)", "".join(file.read_text(encoding="utf-8") for file in _PRINTERS)))
    views = [*map(_returned, (make for _, make in [*_RECORD_VIEWS.values(), *_INDEX_VIEWS.values()]))]
    views += [HomeView, TimelineView, MapExplorerView, YearView, GlossaryView, DaysView, MonthDaysView]
    found: dict[type, None] = {}
    for view in views:
        _collect(view, found)
    fields_ = {f"{view.__name__}.{field.name}" for view in found for field in fields(view) if field.init}
    assert {field for field in fields_ if field.partition(".")[2] not in printed} == _NOT_PRINTED
    assert {"BattleView", "Prose", "Wording"} <= {view.__name__ for view in found}


def _returned(make: Any) -> Any:
    return get_type_hints(make)["return"]


def _collect(annotation: Any, found: dict[type, None]) -> None:
    """Every dataclass that a type is made of."""
    for part in get_args(annotation):
        _collect(part, found)
    if is_dataclass(annotation) and annotation not in found:
        found[annotation] = None  # type: ignore[index]
        for part in get_type_hints(annotation).values():
            _collect(part, found)


def test_the_page_of_a_record_is_found_by_its_path_alone() -> None:
    _, site = make_desk(make_battle("b", places=["rawa"]), make_place("rawa"), make_place("home"))
    plans = {plan.path: plan.template for plan in plan_pages(site)}
    found = {path: plan.template for path in plans if (plan := plan_record_at(path, site)) is not None}
    assert found == {path: plans[path] for path in found}
    assert set(found) == {
        f"{code}/{path}"
        for code in ("ar", "en")
        for path in ("", "battles/b/", "places/rawa/", "places/home/")
    }
    for path in ("", "ar/battles/c/", "ar/places/b/", "fr/places/rawa/", "ar/places/rawa", "ar/home/"):
        assert plan_record_at(path, site) is None
