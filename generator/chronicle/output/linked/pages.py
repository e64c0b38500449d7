"""Pages that are about the chronicle itself, and how JSON-LD is put into a page."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from chronicle.output.edition import Desk
from chronicle.output.linked.records import Node, PageVersion, keep, link_site

# Within a script element a browser looks for its end, and for the start of a comment.
_ESCAPES = ((b"<", b"\\u003c"), (b">", b"\\u003e"), (b"&", b"\\u0026"))


def describe_site(desk: Desk, page: PageVersion) -> Node:
    """The chronicle, on its first page."""
    return keep(
        {
            **link_site(desk),
            "description": desk.edition.description,
            "inLanguage": desk.edition.code,
            "license": page.licence,
        }
    )


def describe_dataset(
    desk: Desk,
    name: str,
    description: str,
    files: Iterable[tuple[str, str]],
    codes: Iterable[str],
    page: PageVersion,
) -> Node:
    """The open data, on the page that explains them. `files` are their paths, each with its media type."""
    routes = desk.edition.routes
    return keep(
        {
            "@type": "Dataset",
            "name": f"{desk.edition.title}: {name}",
            "description": f"{desk.edition.description} {description}".strip(),
            "url": page.address,
            "license": page.licence,
            "version": page.version,
            "dateModified": page.changed,
            "inLanguage": list(codes),
            "isAccessibleForFree": True,
            "temporalCoverage": "/".join(desk.facts.span),
            "isPartOf": link_site(desk),
            "distribution": [
                {"@type": "DataDownload", "contentUrl": routes.absolute(file), "encodingFormat": media}
                for file, media in files
            ],
        }
    )


def print_linked(node: Node | None) -> str:
    """A node as the text of a script element; empty for none."""
    if node is None:
        return ""
    text = orjson.dumps({"@context": "https://schema.org", **node})
    for sign, escaped in _ESCAPES:
        text = text.replace(sign, escaped)
    return text.decode()
