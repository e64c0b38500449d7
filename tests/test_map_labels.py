"""Names on a map: none covers another, and what stands around is named only where there is room."""

from __future__ import annotations

from chronicle.output.edition import Wording
from chronicle.output.maps.labels import Named, place_labels

SIZE = (400.0, 300.0)


def _mark(x: float, y: float, name: str, *, is_main: bool = True) -> Named:
    return (x, y, 5.0, Wording(name, "en", "ltr"), is_main)


def _names(
    marks: list[Named], spare: list[Named] | None = None, most: int = 4
) -> tuple[list[str], list[str]]:
    labels, used = place_labels(marks, SIZE, "ltr", spare or [], most)
    return [label.name.text for label in labels], [mark[3].text for mark in used]


def test_marks_that_stand_apart_are_all_named() -> None:
    assert _names([_mark(50, 50, "Ana"), _mark(200, 200, "Rawa")])[0] == ["Ana", "Rawa"]


def test_the_main_places_are_named_first_where_there_is_not_room_for_all() -> None:
    crowd = [_mark(200, 150, f"A long name {n}", is_main=n == 9) for n in range(10)]
    named, _ = _names(crowd)
    assert named[0] == "A long name 9"
    assert len(named) < 10


def test_a_place_around_is_named_where_there_is_room_and_never_for_a_second_time() -> None:
    around = [_mark(300, 100, "Hit"), _mark(50, 50, "Ramadi"), _mark(120, 250, "Ana")]
    assert _names([_mark(50, 50, "Ana")], around) == (["Ana", "Hit"], ["Hit"])


def test_places_around_are_few_and_lie_within_the_map() -> None:
    around = [_mark(-20, 100, "Outside"), *(_mark(300, 30 + 50 * n, f"Town {n}") for n in range(5))]
    assert _names([_mark(50, 50, "Ana")], around, most=2)[1] == ["Town 0", "Town 1"]
