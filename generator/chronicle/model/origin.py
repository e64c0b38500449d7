"""Where a record stands on disk: its file, and the line and column of each of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chronicle.problems import Spot

# The way to a value: ("figures", 2, "of"). A field's own name has the way ("figures", 2, "of", KEY).
Step = str | int
Way = tuple[Step, ...]
KEY = "\x00key"


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """A file and the marks of its values. Two records are the same whatever their origin."""

    path: str
    marks: Mapping[Way, tuple[int, int, int]] = field(default_factory=dict, repr=False)
    body_line: int = 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin)

    def __hash__(self) -> int:
        return hash(Origin)

    def spot(self, *way: Step) -> Spot:
        """The spot of the value at this way, or of the nearest value round it."""
        for length in range(len(way), -1, -1):
            mark = self.marks.get(way[:length])
            if mark:
                return Spot(self.path, *mark)
        return Spot(self.path)

    def key_spot(self, *way: Step) -> Spot:
        """The spot of the field's name; of the value where the name has no mark."""
        mark = self.marks.get((*way, KEY))
        return Spot(self.path, *mark) if mark else self.spot(*way)

    def text_spot(self, body: str, offset: int, width: int) -> Spot:
        """The spot of a character in the record's text."""
        line = self.body_line + body.count("\n", 0, offset)
        return Spot(self.path, line, offset - body.rfind("\n", 0, offset), width)
