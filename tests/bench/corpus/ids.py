"""Ids: names in small Latin letters, with a number where two are alike."""

from __future__ import annotations

import re
import unicodedata


class Ids:
    """Ids that are taken, by kind of record."""

    def __init__(self) -> None:
        """Nothing is taken yet."""
        self._last: dict[tuple[str, str], int] = {}

    def take(self, sort: str, name: str) -> str:
        """An id that no other record of the kind has."""
        base = _spell(name)
        number = self._last.get((sort, base), 0) + 1
        while number > 1 and (sort, f"{base}-{number}") in self._last:
            number += 1
        id = base if number == 1 else f"{base}-{number}"
        self._last[sort, base] = number
        self._last.setdefault((sort, id), 1)
        return id


def _spell(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
