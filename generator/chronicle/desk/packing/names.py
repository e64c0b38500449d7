"""Links of a page that name the file of the page that they lead to.

On a host a link to `../places/` is answered with the file `index.html` of that folder. From a disk, and in an
archive, nobody answers so: there the link has to name the file. Only the values of such links change, and one
attribute comes to `<html>`, by which scripts know it; every other byte of a page stays.
"""

from __future__ import annotations

import re
from collections.abc import Set
from html import escape, unescape
from urllib.parse import unquote

PAGE = "index.html"
# What scripts make links by: see theme/scripts/parts/leading.ts.
_MARK = f' data-pages="{PAGE}"'

# The attribute that leads to a page, for each element that has one.
_LEADS = {"a": "href", "area": "href", "link": "href", "form": "action", "meta": "content"}
_SOUGHT = "|".join([*_LEADS, "html"])
# As browsers cut a tag: a sign of greater, or a quotation mark, has its meaning in certain places alone.
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)"""
_ATTRIBUTES = rf"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+)*+"
# What is in these is text, whatever it looks like.
_TEXTS = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_TEXT = "|".join(rf"<{name}(?=[\s/>]){_ATTRIBUTES}(?<!/)>.*?(?:</{name}(?=[\s/>])|\Z)" for name in _TEXTS)
_TOKEN = re.compile(
    rf"""
    (?: [^<]++                                            # text
      | <!--.*?(?:-->|\Z)                                 # a comment
      | <[!?/][^>]*+>?+                                   # an end, the document's type
      | {_TEXT}
      | <(?!(?:{_SOUGHT})[\s/>])[a-z][^\s/>]*+{_ATTRIBUTES}>?+
      | <(?![a-z!?/])                                     # a sign of less
    )*+
    (?: <(?P<name>{_SOUGHT})(?=[\s/>])(?P<attributes>{_ATTRIBUTES})(?P<end>>?+) | \Z )
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(rf"(?P<key>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?P<value>{_VALUE}))?+")
# A page that leads on at once: seconds, and an address.
_REFRESH = re.compile(r"(\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?)(.*)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def name_pages(html: str, file: str, files: Set[str]) -> str:
    """The HTML of a file of a site, with every link to a page of it leading to that page's file."""
    pieces, end = [], 0
    for match in _TOKEN.finditer(html):
        for start, stop, text in _change(match, file, files):
            pieces += [html[end:start], text]
            end = stop
    return "".join([*pieces, html[end:]])


def _change(match: re.Match[str], file: str, files: Set[str]) -> list[tuple[int, int, str]]:
    """What is to be put in the place of what, in one tag."""
    if not match["end"]:  # nor where the page breaks off in a tag
        return []
    name, start = match["name"].lower(), match.start("attributes")
    found = _read_attributes(match["attributes"])
    if name == "html":
        return [] if "data-pages" in found else [(start, start, _MARK)]
    value, (first, last) = found.get(_LEADS[name], ("", (0, 0)))
    if name != "meta":
        named = name_page(value, file, files)
    else:
        named = _name_refresh(value, file, files) if _is_refresh(found) else None
    return [] if named is None else [(start + first, start + last, f'"{escape(named)}"')]


def _read_attributes(text: str) -> dict[str, tuple[str, tuple[int, int]]]:
    """The attributes of a tag: the value of each, and where it stands. Of two the first counts."""
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match["value"] or ""
        bare = value[1:-1] if value[:1] in ('"', "'") else value
        found.setdefault(match["key"].lower(), (unescape(bare), match.span("value")))
    return found


def _is_refresh(found: dict[str, tuple[str, tuple[int, int]]]) -> bool:
    return found.get("http-equiv", ("",))[0].strip().lower() == "refresh"


def _name_refresh(value: str, file: str, files: Set[str]) -> str | None:
    match = _REFRESH.fullmatch(value)
    if match is None:
        return None
    named = name_page(match[2].strip().strip("\"'"), file, files)
    return None if named is None else match[1] + named


def name_page(link: str, file: str, files: Set[str]) -> str | None:
    """A link on a file's page with the name of the file that it leads to; None where it stays as it is."""
    cut = min((place for sign in "?#" if (place := link.find(sign)) >= 0), default=len(link))
    way = link[:cut]
    if find_page(way, file, files) is None or way.endswith(f"/{PAGE}") or way == PAGE:
        return None
    return f"{way}{'' if way.endswith('/') else '/'}{PAGE}{link[cut:]}"


def find_page(way: str, file: str, files: Set[str]) -> str | None:
    """The file of the page that a relative way on a file's page leads to; None where it leads to no page."""
    if not way or way.startswith("/") or _SCHEME.match(way):
        return None
    steps = file.split("/")[:-1]
    for step in unquote(way).removesuffix("/").split("/"):
        if step == ".." and not steps:
            return None
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    path = "/".join(steps)
    if path in files:
        return path if steps[-1] == PAGE else None
    page = f"{path}/{PAGE}" if path else PAGE
    return page if page in files else None
