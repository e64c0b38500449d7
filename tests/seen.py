"""Published pages as a reader's program sees them: elements, ids, and words with their language."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HOST = "http://here.invalid/"


@dataclass
class SeenPage:
    """One HTML file of a site."""

    path: str
    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """The ids of the page, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def is_door(self) -> bool:
        """Whether the page only leads on."""
        return bool(self.all("meta", **{"http-equiv": "refresh"}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of every element of a name that has the wanted ones."""
        return [given for name, given in self.elements if name == tag and wanted.items() <= given.items()]

    def links(self) -> list[str]:
        """Every address that the page names, as it stands there."""
        named = [given[key] for _, given in self.elements for key in ("href", "src") if key in given]
        refresh = [m["content"].partition("url=")[2] for m in self.all("meta", **{"http-equiv": "refresh"})]
        return named + refresh


class _Reader(HTMLParser):
    def __init__(self, page: SeenPage) -> None:
        super().__init__()
        self.page = page
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.elements.append((tag, given))
        if tag not in _VOID:
            self.open.append((tag, given.get("lang", self.open[-1][1] if self.open else "")))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][0] not in ("title", "style", "script"):
            self.page.words.append((self.open[-1][1], data))


def see_page(path: str, html: str) -> SeenPage:
    """Read one page."""
    reader = _Reader(SeenPage(path, html))
    reader.feed(html)
    reader.close()
    return reader.page


def see_site(site: Path) -> dict[str, SeenPage]:
    """Every HTML file of a site by its path, such as `ar/places/` or `404.html`."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        pages[path] = see_page(path, file.read_text(encoding="utf-8"))
    return pages


def is_remote(address: str) -> bool:
    """Whether an address leads to another host."""
    return bool(urlsplit(address).netloc)


def resolve(path: str, link: str) -> tuple[str, str]:
    """Where a link on a page leads within the site: a path and a fragment."""
    parts = urlsplit(urljoin(_HOST + path, link))
    return unquote(parts.path.lstrip("/")), unquote(parts.fragment)


def one_of_each(pages: dict[str, SeenPage]) -> list[str]:
    """The paths of the longest page of each kind in each language, and of the pages beside them."""
    longest: dict[tuple[str, ...], str] = {}
    for path, page in pages.items():
        kind = (*path.split("/")[:2], str(path.count("/")))
        if kind not in longest or len(page.html) > len(pages[longest[kind]].html):
            longest[kind] = path
    return sorted(longest.values())
