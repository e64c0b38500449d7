"""What a record of an editor lacks, put into its file: new words only, and everything else as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chronicle.desk.new_files import render_field
from chronicle.model import KEY, Coordinates, Kind, Place, list_fields
from chronicle.problems import Edit, Spot
from chronicle.reading.front_matter import find_end


@dataclass(frozen=True, slots=True)
class Missing:
    """What a place lacks."""

    names: Mapping[str, str] = field(default_factory=dict)
    point: Coordinates | None = None
    ids: Mapping[str, int | str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.names or self.point or self.ids)

    @property
    def said(self) -> str:
        """What would be added, in words."""
        names = (f'{code}: "{name}"' for code, name in self.names.items())
        point = [f"coordinates {self.point.latitude}, {self.point.longitude}"] if self.point else []
        return ", ".join([*names, *point, *(f"{scheme} {id}" for scheme, id in self.ids.items())])


def complete_place(place: Place, text: str, missing: Missing) -> Iterator[Edit]:
    """The edits that add to a place's file what it lacks. `text` is the file as the reader sees it."""
    yield from _extend(place, "names", missing.names, text)
    if missing.point and ("coordinates", KEY) not in place.origin.marks:
        yield _add(place, "coordinates", list(missing.point), text)
    yield from _extend(place, "ids", missing.ids, text)


def _extend(place: Place, name: str, more: Mapping[str, object], text: str) -> Iterator[Edit]:
    """More entries for a field that may be there: at its start, written in lines or in braces as it is."""
    origin = place.origin
    if not more:
        return
    if (name, KEY) not in origin.marks:
        yield _add(place, name, dict(more), text)
        return
    known = [way[1] for way in origin.marks if len(way) == 3 and way[0] == name and way[2] == KEY]
    if not known:
        return
    value, first = origin.spot(name), min(origin.key_spot(name, code) for code in known)
    if text.splitlines()[value.line - 1][value.column - 1 :].startswith("{"):
        inner = "".join(f"{entry}, " for entry in _render_entries(more))
        yield Edit(Spot(origin.path, value.line, value.column + 1, 0), inner)
    else:
        indent = " " * (first.column - 1)
        inner = "".join(f"{entry}\n{indent}" for entry in _render_entries(more))
        yield Edit(Spot(origin.path, first.line, first.column, 0), inner)


def _render_entries(more: Mapping[str, object]) -> list[str]:
    return [
        render_field("x", {name: value}).removeprefix("x: {").removesuffix("}")
        for name, value in more.items()
    ]


def _add(place: Place, name: str, value: object, text: str) -> Edit:
    """A field that the file has not, before the next one in the order of the house."""
    order = list_fields(Kind.PLACE)
    later = order[order.index(name) + 1 :]
    lines = [place.origin.key_spot(field).line for field in later if (field, KEY) in place.origin.marks]
    return Edit(
        Spot(place.origin.path, min(lines, default=find_end(text)), 1, 0), f"{render_field(name, value)}\n"
    )
