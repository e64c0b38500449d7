"""CSL items as RIS, which every reference manager reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rispy import RisWriter, dumps  # type: ignore[import-untyped]

from chronicle.output.citing.csl import Item

_TYPES = {
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "dataset": "DATA",
    "motion_picture": "VIDEO",
    "report": "RPRT",
    "webpage": "ELEC",
}


class _Writer(RisWriter):  # type: ignore[misc]
    """Writes no number before a reference."""

    def set_header(self, count: int) -> str:  # noqa: ARG002
        return ""


def render_ris(items: Iterable[Item]) -> str:
    """Items as a file of RIS, whose lines end as the format asks."""
    references = [_make_reference(item) for item in items]
    return str(dumps(references, implementation=_Writer)).lstrip().replace("\n", "\r\n")


def _make_reference(item: Item) -> dict[str, Any]:
    container = item.get("container-title", "")
    reference = {
        "type_of_reference": _TYPES[item["type"]],
        "id": item["id"],
        "title": item["title"],
        "authors": [name["literal"] for name in item.get("author", ())],
        "secondary_title": container,
        "publisher": item.get("publisher", ""),
        **_make_dates(item),
        "urls": [item["URL"]] if "URL" in item else [],
        "doi": item.get("DOI", ""),
        "issn": item.get("ISBN", ""),
        "language": item.get("language", ""),
        "edition": item.get("version", ""),
        "notes": [f"EDTF: {item['custom']['edtf']}"] if "edtf" in item.get("custom", {}) else [],
    }
    lines = {name: _on_one_line(value) for name, value in reference.items()}
    return {name: value for name, value in lines.items() if value}


def _make_dates(item: Item) -> dict[str, str]:
    """The year, and the date with its slashes, as far as it is known."""
    issued = item.get("issued", {})
    parts = issued.get("date-parts", ())
    if not parts:
        return {"year": issued.get("literal", "")}
    year, *rest = parts[0]
    numbers = [f"{year:04}", *(f"{n:02}" for n in rest)]
    return {"year": numbers[0], "date": "/".join([*numbers, *[""] * (4 - len(numbers))])}


def _on_one_line(value: Any) -> Any:
    """A line of the format ends where a text has a break."""
    if isinstance(value, list):
        return [" ".join(one.split()) for one in value]
    return " ".join(value.split())
