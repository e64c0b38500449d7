"""What is found by name, in which order of weight, and under which keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from chronicle.facts import Facts, is_listed
from chronicle.language import cut_words, find_bare, find_skeleton, find_sound, find_stem, join_words
from chronicle.model import Actor, Battle, Place, PlaceKind, Record
from chronicle.output.script_data import write_value
from chronicle.output.search.recall import fill_files
from chronicle.output.view import view

# A name's place among those of its record, and its length in words, share one number with the record.
VARIANTS, LENGTHS = 32, 16
RecordT = TypeVar("RecordT", bound=Record)
_SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD})
# A shorter skeleton fits too many words.
_SHORTEST_SKELETON = 2
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@view
class Named:
    """A record with every name that it is known by, in any language."""

    record: Record
    names: tuple[str, ...]


def list_named(facts: Facts) -> list[Named]:
    """All that can be found by name: where two are equally near, the earlier one is shown first.

    Towns come before districts, which often bear the name of one; and of a kind those with the most battles.
    """
    chronicle = facts.chronicle
    places = sorted(_by_battles(chronicle.places, facts.battles_at), key=lambda p: not is_settlement(p))
    actors = _by_battles(chronicle.actors, facts.battles_of)
    campaigns = _by_battles(chronicle.campaigns, facts.battles_in)
    found = (*places, *actors, *campaigns, *facts.chronology)
    return [Named(r, tuple(_names_of(r))) for r in found if is_listed(r)]


def _by_battles(records: Mapping[str, RecordT], battles: Mapping[str, tuple[Battle, ...]]) -> list[RecordT]:
    return sorted(records.values(), key=lambda record: (-len(battles.get(record.id, ())), record.id))


def is_settlement(record: Record) -> bool:
    """Whether people mean this when they say a place's name alone."""
    return isinstance(record, Place) and record.kind in _SETTLEMENTS


def _names_of(record: Record) -> Iterator[str]:
    """Each name once: those of the first languages, the short ones, all other spellings, the titles."""
    names: dict[str, None] = {}
    if isinstance(record, (Place, Actor)):
        names |= dict.fromkeys(record.names.values())
    if isinstance(record, Actor):
        names |= dict.fromkeys(record.short.values())
    if isinstance(record, (Place, Actor)):
        names |= dict.fromkeys(alias for all_ in record.aliases.values() for alias in all_)
    names |= dict.fromkeys(text.title for text in record.texts.values() if text.title)
    if isinstance(record, Battle):
        names |= dict.fromkeys(f"{name} {year}" for name in names for year in _years_of(record, name))
    return iter(names)


def _years_of(battle: Battle, title: str) -> tuple[str, ...]:
    """The year that a reader adds to a title which does not say it."""
    said = {int(year) for year in _YEAR.findall(title)}
    return tuple(str(year) for year in battle.date.years[:1] if year not in said)


def collect_keys(named: Iterable[Named]) -> dict[str, list[int]]:
    """For each key the names that it stands in: `=` a word, `+` its stem, `~` its sound, `-` its consonants.

    `<` is a word from its end, by which one is found that is misspelt near its beginning; it stands alone.
    """
    found: dict[str, dict[int, None]] = {}
    for number, one in enumerate(named):
        for variant, name in enumerate(one.names[:VARIANTS]):
            words, base = cut_words(name), (number * VARIANTS + variant) * LENGTHS
            for key in dict.fromkeys(key for word in words for key in _keys_of(word)):
                found.setdefault(key, {})[base + min(len(words), LENGTHS - 1)] = None
            for word in words:
                found.setdefault(f"<{find_bare(word)[::-1]}", {})
            joined = join_words(name)
            for key in (f"={joined}", f"~{find_sound(joined)}") if joined else ():
                found.setdefault(key, {})[base + 1] = None
            # Two words that a reader writes as one: air strike, airstrike.
            for left, right in pairwise(words[:LENGTHS]):
                found.setdefault(f"={left}{right}", {})[base + min(len(words), LENGTHS) - 1] = None
    return {key: list(found[key]) for key in sorted(found)}


@lru_cache(maxsize=65536)
def _keys_of(word: str) -> tuple[str, ...]:
    bare = find_bare(word)
    keys = [f"={bare}"] if word == bare else [f"={bare}", f"={word}"]
    if not bare.isdecimal():
        keys.append(f"~{find_sound(bare)}")
        keys.append(f"+{find_stem(bare)}")
        skeleton = find_skeleton(bare)
        if len(skeleton) >= _SHORTEST_SKELETON:
            keys.append(f"-{skeleton}")
    return tuple(keys)


def cut_files(named: Iterable[Named]) -> Iterator[tuple[str, str]]:
    """The keys in order, each followed by where it stands: the first key of each file, and its text."""
    entries = collect_keys(named).items()
    return fill_files((key, f"{write_value(key)},{write_value(_step(found))}") for key, found in entries)


def _step(numbers: list[int]) -> list[int]:
    """Each number less the one before: small numbers are few bytes."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
