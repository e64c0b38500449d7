"""What a packed chronicle says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """Titles and descriptions by language, of which the first is the chronicle's; who made it, where it is
    published, and under what terms. What is not known is empty.
    """

    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    creator: str = ""
    address: str = ""
    licence: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages in order."""
        return tuple(self.titles)

    @property
    def title(self) -> str:
        """The title in the first language."""
        return self.titles[self.codes[0]]

    @property
    def description(self) -> str:
        """The description in the first language; the title where there is none."""
        return self.descriptions[self.codes[0]] or self.title
