"""What a template sees: values that do not change, of which a large chronicle makes millions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def view(of: type[T]) -> type[T]:
    """A dataclass whose values nobody may change: the type checker sees to it.

    Python's own frozen dataclass sets each field through a call, and takes twice as long to be made. What was
    printed of a link or a name stays with it in `printed`: by what, the text, and what was printed before.
    """
    of.__annotations__["printed"] = object
    of.printed = field(default=None, init=False, repr=False, compare=False)  # type: ignore[attr-defined]
    return dataclass(slots=True, unsafe_hash=True)(of)
