"""CSL items as BibTeX, in UTF-8, which BibLaTeX and every reference manager read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field

from chronicle.output.citing.csl import Item

_TYPES = {"article-newspaper": "article", "book": "book", "report": "techreport"}
_PUBLISHERS = {"article": "journal", "techreport": "institution"}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")


def render_bibtex(items: Iterable[Item]) -> str:
    """Items as a file of BibTeX."""
    library = Library()
    for item in items:
        library.add(_make_entry(item))
    return write_string(library, unparse_stack=default_unparse_stack(allow_inplace_modification=True))


def _make_entry(item: Item) -> Entry:
    kind = _TYPES.get(item["type"], "misc")
    fields = [Field(name, said) for name, said in _list_fields(item, kind) if said]
    return Entry(kind, item["id"], fields)


def _list_fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    # A second pair of braces keeps the title's letters as they are.
    yield "title", f"{{{escape_bibtex(item['title'])}}}"
    names = (name["literal"] for name in item.get("author", ()))
    yield "author", " and ".join(f"{{{escape_bibtex(name)}}}" for name in names)
    publisher = item.get("container-title") or item.get("publisher", "")
    yield _PUBLISHERS.get(kind, "publisher"), escape_bibtex(publisher)
    yield from _list_dates(item)
    # An address is no text: BibLaTeX takes it as it is.
    yield "url", item.get("URL", "").replace("{", "%7B").replace("}", "%7D")
    yield "doi", item.get("DOI", "")
    yield "isbn", item.get("ISBN", "")
    yield "language", item.get("language", "")
    yield "version", escape_bibtex(item.get("version", ""))
    yield "note", escape_bibtex(item.get("note", ""))


def _list_dates(item: Item) -> Iterator[tuple[str, str]]:
    """The year for BibTeX, the date with its doubts for BibLaTeX. One without numbers stands as it is."""
    issued = item.get("issued", {})
    parts = issued.get("date-parts", ())
    if not parts:
        yield "year", escape_bibtex(issued.get("literal", ""))
        return
    written = ("-".join(f"{n:0{4 if at == 0 else 2}}" for at, n in enumerate(of)) for of in parts)
    yield "year", f"{parts[0][0]:04}"
    yield "date", item.get("custom", {}).get("edtf") or "/".join(written)


def escape_bibtex(text: str) -> str:
    """A text in which no sign means anything to BibTeX."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], " ".join(text.split()))
