"""How a page of the chronicle itself is cited: as BibTeX, RIS and CSL-JSON, in the page's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from chronicle.output.citing.bibtex import escape_bibtex, render_bibtex
from chronicle.output.citing.csl import Item, render_csl
from chronicle.output.citing.ris import render_ris
from chronicle.output.view import view

# Signs of private use, which no file that is read holds: they stand for what is another on every page.
_SLOTS = {"id": "\ue010", "title": "\ue011", "URL": "\ue012", "version": "\ue013"}

_NAMES = {slot: name for name, slot in _SLOTS.items()}
_SLOT = re.compile(f"[{''.join(_NAMES)}]")


@view
class References:
    """One page in the forms that reference managers read."""

    bibtex: str
    ris: str
    csl: str


@dataclass(frozen=True, slots=True)
class PageItem:
    """A page to be cited. `id` is its key; `version` and `day` are those of the last change, where known."""

    id: str
    title: str
    address: str
    language: str
    site: str
    version: str = ""
    day: date | None = None


def refer_to(page: PageItem) -> References:
    """The references to a page. What is the same on many pages is written once, by the formats' libraries."""
    bibtex, ris = _write_forms(page.language, page.site, page.day, has_version=bool(page.version))
    plain = {"id": page.id, "title": page.title, "URL": page.address, "version": page.version}
    title = " ".join(page.title.split())
    return References(
        bibtex=_fill(bibtex, {**plain, "title": escape_bibtex(title)}),
        ris=_fill(ris, {**plain, "title": title}),
        csl=render_csl([_make_item(plain, page.language, page.site, page.day)]).decode(),
    )


@lru_cache(maxsize=4096)
def _write_forms(language: str, site: str, day: date | None, *, has_version: bool) -> tuple[str, str]:
    slots = _SLOTS if has_version else {**_SLOTS, "version": ""}
    items = [_make_item(slots, language, site, day)]
    return render_bibtex(items), render_ris(items).replace("\r\n", "\n")


def _make_item(said: Mapping[str, str], language: str, site: str, day: date | None) -> Item:
    item: Item = {
        "id": said["id"],
        "type": "webpage",
        "title": said["title"],
        "container-title": site,
        "language": language,
        "URL": said["URL"],
        "version": said["version"],
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
    }
    return {name: value for name, value in item.items() if value}


def _fill(form: str, said: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda found: said[_NAMES[found[0]]], form)
