"""What nginx is told so that it serves a site with the headers that pages ask for, and leads on from old
addresses: a file to include in a server block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from chronicle.output.safety import HEADERS, KEPT, NEVER_CHANGED

_TYPES = {
    "text/calendar": "ics",
    "text/csv": "csv",
    "application/geo+json": "geojson",
    "application/x-bibtex": "bib",
}
_COMPRESSED = (
    "text/css text/csv text/calendar text/xml application/javascript application/json application/geo+json "
    "application/xml application/x-bibtex"
)
_UNSEEN = ("access_log off;", "log_not_found off;", "error_log /dev/null crit;")
# What means something to nginx within quotation marks, or would end them.
_MEANT = frozenset('"$\\{};')
_INDENT = "    "


class UnfitFolder(ValueError):
    """A folder whose name nginx would read as something else."""


def render_nginx(folder: str, root: str, moves: Iterable[tuple[str, str]]) -> str:
    """The file for a site that lies in `folder` and is read at `root`, which starts and ends in a slash.
    Raises UnfitFolder.
    """
    for name in (folder, unquote(root)):
        if not name.isprintable() or _MEANT & set(name):
            raise UnfitFolder(f"nginx cannot be told of a folder called {name!r}")
    if not folder.startswith("/"):
        raise UnfitFolder(f"{folder} is no whole path, and nginx would look for it in a folder of its own")
    return "\n".join(_list_lines(folder.rstrip("/"), root, moves)) + "\n"


def _list_lines(folder: str, root: str, moves: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "# To be included in a server block. `chronicle nginx` writes it anew after a rename or an update."
    shown = unquote(root)  # nginx compares addresses as they are meant, and sends them as they are written
    if root != "/":
        yield _lead(shown[:-1], root)
    for old, new in moves:
        yield _lead(f"{shown}{old}", f"{root}{new}")
    yield f'location ^~ "{shown}" {{'
    yield from (f"{_INDENT}{line}" for line in _list_rules(folder, root))
    for inner in NEVER_CHANGED:
        yield f'{_INDENT}location ^~ "{shown}{inner}" {{'
        yield f'{_INDENT * 2}alias "{folder}/{inner}";'
        # A location that adds a header loses those from around it.
        yield from (f"{_INDENT * 2}{line}" for line in _add({**HEADERS, "Cache-Control": KEPT}))
        yield f"{_INDENT}}}"
    yield "}"


def _lead(old: str, new: str) -> str:
    return f'location = "{old}" {{ {" ".join(_UNSEEN)} absolute_redirect off; return 301 "{new}"; }}'


def _list_rules(folder: str, root: str) -> Iterator[str]:
    yield f'alias "{folder}/";'
    yield "index index.html;"
    yield f'error_page 404 "{unquote(root)}404.html";'
    yield "absolute_redirect off;"
    yield "# Who reads what is written down nowhere, nor who asked for what is not there."
    yield from _UNSEEN
    yield "charset utf-8;"
    yield f"charset_types {_COMPRESSED};"
    yield "include mime.types;"
    yield f"types {{ {' '.join(f'{kind} {end};' for kind, end in _TYPES.items())} }}"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield f"gzip_types {_COMPRESSED};"
    yield from _add(HEADERS)


def _add(headers: Mapping[str, str]) -> Iterator[str]:
    return (f'add_header {name} "{value}" always;' for name, value in headers.items())


def read_moves(redirects: str) -> Iterator[tuple[str, str]]:
    """The ways from old addresses as a site's file for hosts has them, from the site's folder."""
    for line in redirects.splitlines():
        old, new, _ = line.split()
        yield old.removeprefix("/"), new.removeprefix("/")
