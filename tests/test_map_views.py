"""What a map shows and says: only places it can draw, each as finely as any battle knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from chronicle.model import Place
from chronicle.output.views.maps import MapFigure, map_battle, map_battles, map_place
from desks import make_desk
from records import make_battle

WORLD = ((51.5, -0.1), (0.0, 0.0), (34.0, 60.0), (60.0, 41.0), (10.0, 41.0))


def _place(id: str, at: tuple[float, float] = (34.4, 41.0), **fields: Any) -> Place:
    names = {"ar": id, "en": id}
    return Place.validate({"id": id, "names": names, "kind": "town", "coordinates": [*at], **fields})


def test_a_map_names_only_what_it_draws() -> None:
    battle = make_battle("b", places=["rawa", "iraq"])
    desk, site = make_desk(_place("rawa"), _place("iraq", kind="country"), battle, code="en")
    figure = map_battle(battle, desk, site)
    assert figure is not None
    assert [mark.name.text for mark in figure.map.marks] == ["rawa"]
    assert "rawa" in str(figure.sentence)
    assert "iraq" not in str(figure.sentence)


def test_the_map_of_a_country_shows_the_places_in_it() -> None:
    iraq, rawa = _place("iraq", kind="country"), _place("rawa", within="iraq")
    desk, site = make_desk(iraq, rawa, make_battle("b", places=["rawa"]), code="en")
    figure = map_place(iraq, desk, site)
    assert figure is not None
    assert "rawa" in str(figure.sentence)
    assert "iraq" not in str(figure.sentence)


@pytest.mark.parametrize("at", WORLD)
def test_a_place_beside_the_basemap_is_no_dot_in_an_empty_sea(at: tuple[float, float]) -> None:
    far, near = _place("far", at), _place("rawa")
    alone, both = make_battle("alone", places=["far"]), make_battle("both", places=["far", "rawa"])
    desk, site = make_desk(far, near, alone, both)
    assert map_battle(alone, desk, site) is None
    figure = map_battle(both, desk, site)
    assert figure is not None
    assert [mark.name.text for mark in figure.map.marks] == ["rawa"]


def test_a_map_of_battles_knows_a_place_as_finely_as_the_finest_of_them() -> None:
    precisions = ("governorate", "exact", "district")
    battles = [make_battle(p, places=[{"place": "rawa", "precision": p}]) for p in precisions]
    desk, site = make_desk(_place("rawa"), *battles)
    figure = map_battles(battles, desk, site)
    assert figure is not None
    assert [mark.shape for mark in figure.map.marks] == ["exact"]


def test_a_map_of_battles_shows_scenes_whichever_place_is_named_first() -> None:
    nearby = {"place": "anah", "role": "nearby"}
    battle = make_battle("b", places=[nearby, "rawa", "hit"])
    desk, site = make_desk(_place("anah"), _place("rawa"), _place("hit"), battle)
    figure = map_battles([battle], desk, site)
    assert figure is not None
    assert [mark.name.text for mark in figure.map.marks] == ["rawa", "hit"]


def test_a_map_of_many_places_draws_those_with_the_most_battles_and_says_so() -> None:
    places = [_place(f"p{n}", (33 + n / 40, 41)) for n in range(100)]
    battles = [make_battle(f"b{n}", places=[f"p{n}"]) for n in range(100)]
    again = [make_battle(f"again-{n}", places=[f"p{n}"]) for n in range(20, 100)]
    desk, site = make_desk(*places, *battles, *again, code="en")
    figure = map_battles([*battles, *again], desk, site)
    assert figure is not None
    shown = {mark.name.text for mark in figure.map.marks if mark.shape != "context"}
    assert shown == {f"p{n}" for n in range(20, 100)}
    assert figure.left_out == "Of 100 places those with the most battles are drawn."


def test_a_map_that_draws_all_says_nothing_of_the_kind() -> None:
    desk, site = make_desk(_place("rawa"), make_battle("b", places=["rawa"]), code="en")
    figure = map_battles(desk.facts.chronology, desk, site)
    assert figure is not None
    assert figure.left_out == ""


def _count_letters(figure: MapFigure) -> int:
    ground = figure.map
    layers = (ground.land, ground.lakes, ground.rivers, ground.governorates, ground.borders, ground.disputed)
    return sum(map(len, layers))


@pytest.mark.parametrize("far", [(34.5, 41.1), (34.5, 43.0), (34.5, 45.5), (36.5, 36.5)])
def test_a_map_is_light_however_much_of_the_world_it_shows(far: tuple[float, float]) -> None:
    battle = make_battle("b", places=["rawa", "far"])
    desk, site = make_desk(_place("rawa"), _place("far", far), battle)
    figure = map_battle(battle, desk, site)
    assert figure is not None
    assert 300 < _count_letters(figure) < 9_000, _count_letters(figure)


def test_a_map_of_many_countries_leaves_out_the_lines_of_governorates() -> None:
    battle = make_battle("b", places=["rawa", "afrin", "hit"])
    places = (_place("rawa"), _place("afrin", (36.5, 36.87)), _place("hit", (33.6, 42.8)))
    desk, site = make_desk(*places, battle)
    close = make_battle("c", places=["rawa", "hit"])
    whole, near = map_battle(battle, desk, site), map_battle(close, desk, site)
    assert whole is not None
    assert near is not None
    assert (bool(whole.map.governorates), bool(near.map.governorates)) == (False, True)
    assert whole.map.borders


def _points(path: str) -> Iterator[tuple[float, float]]:
    """Where the lines of a path go, read as SVG reads it."""
    x = y = 0.0
    for letter, numbers in re.findall(r"([Mlz])([^Mlz]*)", path):
        said = [float(one) for one in re.findall(r"-?(?:\d+(?:\.\d+)?|\.\d+)", numbers)]
        for dx, dy in zip(said[::2], said[1::2], strict=True):
            x, y = (dx, dy) if letter == "M" else (x + dx, y + dy)
            yield x, y


def test_the_steps_of_an_outline_do_not_wander_off() -> None:
    battle = make_battle("b", places=["rawa", "afrin"])
    desk, site = make_desk(_place("rawa"), _place("afrin", (36.5, 36.87)), battle)
    figure = map_battle(battle, desk, site)
    assert figure is not None
    points = list(_points(figure.map.land))
    assert all(-4.06 < x < 324.06 and -4.06 < y < 244.06 for x, y in points)
    corners = [(round(x, 1), round(y, 1)) for x, y in points]
    assert (324.0, 244.0) in corners
