"""What kind of file a name stands for, the same on every machine."""

from __future__ import annotations

from mimetypes import MimeTypes

_ANY = "application/octet-stream"
_OURS = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".ris": "application/x-research-info-systems",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
# Without what a machine's own lists say.
_TYPES = MimeTypes(filenames=())
for _end, _type in _OURS.items():
    _TYPES.add_type(_type, _end)


def find_type(path: str) -> str:
    """The media type of a file."""
    return _TYPES.guess_type(path)[0] or _ANY
