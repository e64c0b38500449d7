"""A file of the site that is no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilePlan:
    """Where a file is, and its bytes once asked for. One that says what it is `made_from` is not made
    from the same again.
    """

    file: str
    make: Callable[[], bytes]
    is_of_all: bool = True  # records; a file of one record is made in a moment
    made_from: str = ""
