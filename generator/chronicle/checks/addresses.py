"""Rules of the addresses in a text: where they lead, and that they show no picture themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from chronicle.checks.case import Case
from chronicle.checks.markup import is_in_lost_tag
from chronicle.model import Kind, blank_code

_LINK = re.compile(r"(?:(?P<picture>!)\[[^\]\n]*)?\]\(\s*<?(?P<address>(?<=<)[^>\n]+|[^)\s>]+)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<address>[^\s>]+)", re.MULTILINE)
_ATTRIBUTE = re.compile(
    r"\b(?:href|action|data|(?P<picture>src|srcset|poster))\s*=\s*(?P<quote>[\"'])?\s*"
    r"(?P<address>(?(quote)[^\"' >]+|[^\"'\s>}]+))",
    re.IGNORECASE,
)
_AUTO_LINK = re.compile(r"<(?P<address>[a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]+)>")
_SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):|//")
_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SAFE = ("http", "https", "mailto")
# What browsers drop from an address before they read it: signs that nobody sees, at its start or anywhere.
_DROPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_MEDIA = re.compile(r"(?:\.{0,2}/)*media/")


def unsafe_address(case: Case) -> None:
    for text in case.texts:
        for match in _addresses(text.body):
            address = match["address"]
            if not _is_safe(address) and not _is_remote_picture(match):
                case.found.error(
                    "unsafe-address",
                    text.origin.text_spot(text.body, match.start("address"), len(address)),
                    '"{address}" is no http, https or mailto address',
                    "put the picture in content/media/ and write ![[id]] alone on its line"
                    if match.groupdict().get("picture")
                    else "write the whole address, as in https://news.example.org/",
                    address=address[:60],
                )


def remote_picture(case: Case) -> None:
    for text in case.texts:
        for match in _addresses(text.body):
            if _is_remote_picture(match):
                case.found.error(
                    "remote-picture",
                    text.origin.text_spot(text.body, match.start("address"), len(match["address"])),
                    "a picture from another host would tell that host who reads this page",
                    "put the picture in content/media/ and write ![[id]] alone on its line",
                )


def picture_by_address(case: Case) -> None:
    for text in case.texts:
        for match in _addresses(text.body):
            address = match["address"]
            is_ours = _MEDIA.match(address) or match.groupdict().get("picture")
            if is_ours and not _SCHEME.match(unescape(address)):
                id = PurePosixPath(unquote(address)).stem
                case.found.error(
                    "picture-by-address",
                    text.origin.text_spot(text.body, match.start("address"), len(address)),
                    "a picture is shown with its words, credit and licence, never by its file",
                    "write ![[{id}]] alone on its line"
                    if case.is_known(Kind.PICTURE, id)
                    else "put the picture in content/media/ and write ![[id]] alone on its line",
                    id=id,
                )


def _addresses(body: str) -> tuple[re.Match[str], ...]:
    """Where a text names an address, in Markdown or in HTML, but not in code. Most texts name none."""
    has_any = any(sign in body for sign in ("](", "]:", "<", "{:"))
    return _find_addresses(body) if has_any else ()


@lru_cache(1 << 17)
def _find_addresses(body: str) -> tuple[re.Match[str], ...]:
    """Several rules ask it."""
    body = blank_code(body)
    has_attributes = "<" in body or "{:" in body
    patterns = (_LINK, _DEFINITION, _ATTRIBUTE, _AUTO_LINK) if has_attributes else (_LINK, _DEFINITION)
    return tuple(
        match
        for pattern in patterns
        for match in pattern.finditer(body)
        if pattern is not _ATTRIBUTE or not is_in_lost_tag(body, match.start())
    )


def _is_safe(address: str) -> bool:
    """Whether an address leads to a page or a mailbox. A character reference may spell a scheme."""
    scheme = _SCHEME.match(_DROPPED.sub("", unescape(address)))
    return scheme is None or (scheme["scheme"] or "").casefold() in _SAFE


def _is_remote_picture(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("picture") and _REMOTE.match(match["address"]))
