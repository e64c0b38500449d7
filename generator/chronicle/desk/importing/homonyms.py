"""Names that several places bear: each new place says in which district it lies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Protocol

from chronicle.language import fold

_QUALIFIER = re.compile(r" \([^()]+\)$")


class Named(Protocol):
    """A place on its way in, or one that is there."""

    id: str
    names: Mapping[str, str]
    within: str | None
    is_new: bool


def tell_apart(places: Mapping[str, Named]) -> None:
    """Where places share a name, and neither lies in the other, the new ones name what they lie in.

    What an editor named stays as it is.
    """
    plain = {place.id: dict(place.names) for place in places.values()}
    owners: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for place in places.values():
        for code, name in place.names.items():
            owners[code, fold(name)].append(place)
    for (code, _), found in owners.items():
        for place in found:
            if place.is_new and any(_are_rivals(place, other, places) for other in found):
                place.names = {**place.names, code: _qualify(place, code, plain, places)}


def drop_qualifier(name: str) -> str:
    """A name without the district that tells it from others."""
    return _QUALIFIER.sub("", name)


def list_round(place: Named, places: Mapping[str, Named]) -> Iterator[Named]:
    """What a place lies in, from the nearest on."""
    seen = {place.id}
    here = places.get(place.within or "")
    while here is not None and here.id not in seen:
        yield here
        seen.add(here.id)
        here = places.get(here.within or "")


def _are_rivals(one: Named, other: Named, places: Mapping[str, Named]) -> bool:
    if one.id == other.id:
        return False
    around = {place.id for place in (*list_round(one, places), *list_round(other, places))}
    return one.id not in around and other.id not in around


def _qualify(
    place: Named, code: str, plain: Mapping[str, Mapping[str, str]], places: Mapping[str, Named]
) -> str:
    """The name with the nearest thing round it that has another name in the same language."""
    name = plain[place.id][code]
    around = (plain[other.id].get(code, "") for other in list_round(place, places))
    other = next((said for said in around if said and fold(said) != fold(name)), "")
    return f"{name} ({drop_qualifier(other)})" if other else name
