"""What the head of a page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Head:
    """A page's title, the day on which its record was last changed, and the address that it leads on to."""

    title: str
    changed: str = ""
    leads_to: str = ""


def read_head(html: str) -> Head:
    """The head of a page. What it does not say is empty."""
    reader = _Reader(convert_charrefs=True)
    reader.feed(html[: html.find("</head>")])
    reader.close()
    _, _, leads_to = reader.said.get("refresh", "").partition("=")
    title = " ".join("".join(reader.title).split())
    return Head(title, reader.said.get("dc.date", ""), leads_to.strip())


class _Reader(HTMLParser):
    """Gathers the title, and what `<meta>` says."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.title: list[str] = []
        self.said: dict[str, str] = {}
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_title = tag == "title"
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            key = given.get("name") or given.get("http-equiv") or ""
            self.said.setdefault(key.lower(), given.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        self._is_title = self._is_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title.append(data)
