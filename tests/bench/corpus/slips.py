"""Slips of the hand: a letter left out, written twice, swapped with the next, or its neighbour's key."""

from __future__ import annotations

from random import Random

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEAR = dict(zip("ضصثقفغعهخحجشسيبلاتنمكطئءرؤىةوزظد", "صضقثغفهعحخحسشبيافنتكمكءئؤرةىزوزج", strict=True))


def slip(name: str, random: Random) -> str:
    """The name with one slip, not within its article."""
    at, form = random.randrange(_find_start(name), len(name)), random.randrange(4)
    before, letter, after = name[:at], name[at], name[at + 1 :]
    if letter in " -" or form == 0:
        return before + after
    if form == 1:
        return before + letter * 2 + after
    if form == 2 and after and not after.startswith(" "):
        return before + after[0] + letter + after[1:]
    return before + _choose_neighbour(letter, random) + after


def _find_start(name: str) -> int:
    if name.startswith(("al-", "Al-")):
        return 3
    return 2 if name.startswith("ال") else 1


def _choose_neighbour(letter: str, random: Random) -> str:
    row = next((row for row in _ROWS if letter.lower() in row), None)
    if row is None:
        return _NEAR.get(letter, letter * 2)
    at = row.index(letter.lower())
    return random.choice([row[near] for near in (at - 1, at + 1) if 0 <= near < len(row)])
