"""The rule of HTML in a text: what the page would lose is told, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicle.checks.case import Case
from chronicle.model import blank_code
from chronicle.model.markup import ATTRIBUTES, CLASSES, TAGS

# A comment is meant to be left out, and so is what stands in one.
_TAG = re.compile(
    r"<!--(?:(?!<!--|-->).)*-->|<(?P<name>[a-z][^\s<>/@]*)(?P<rest>(?:[\s/][^<>]*)?)>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=/\"'<>]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
_LIST = re.compile(r"\{:(?P<rest>[^{}\n]*)\}")
_OF_PICTURES = frozenset({"img", "picture", "source"})
_READ_BY_MARKDOWN = frozenset({"markdown"})
# What a page never holds: it would run, or ask another host for something.
_ACTIVE = frozenset(
    {"script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "video", "audio"}
    | {"link", "meta", "base", "svg", "math", "style"}
)


def html_taken_away(case: Case) -> None:
    for text in case.texts:
        for start, width, what, advice in _find_lost(text.body):
            case.found.warn(
                "html-taken-away",
                text.origin.text_spot(text.body, start, width),
                "{what} is taken away: the page shows the text without it",
                advice,
                what=what,
            )


def _find_lost(body: str) -> Iterator[tuple[int, int, str, str]]:
    """Offset, width and name of what is lost, and what to write in its place."""
    if "<" not in body and "{:" not in body:
        return
    body = blank_code(body)
    for match in _TAG.finditer(body):
        name = (match["name"] or "").casefold()
        if name in TAGS:
            yield from _find_lost_attributes(name, match)
        elif name and name not in _OF_PICTURES and ":" not in name:
            advice = (
                "a page runs nothing and asks no other host: write a link to it instead"
                if name in _ACTIVE
                else "write the text without it; a < that is to be seen is written &lt;"
            )
            yield match.start(), len(name) + 1, f"<{name}>", advice
    for match in _LIST.finditer(body):
        yield from _find_lost_attributes("", match)


def _find_lost_attributes(tag: str, match: re.Match[str]) -> Iterator[tuple[int, int, str, str]]:
    for found in _ATTRIBUTE.finditer(match["rest"]):
        name = found["name"].casefold()
        if _is_lost(tag, name, (found["value"] or "").strip("\"'")):
            start = match.start("rest") + found.start()
            yield start, len(found["name"]), name, "leave it out: the site's own style sets how a text looks"


def _is_lost(tag: str, name: str, value: str) -> bool:
    """Whether an attribute goes; in a list of Markdown, which names no tag, only what would act or paint."""
    if not tag:
        return name == "style" or name.startswith("on")
    if name == "class":
        return not set(value.split()) <= CLASSES.get(tag, set())
    return name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | _READ_BY_MARKDOWN


def is_in_lost_tag(body: str, offset: int) -> bool:
    """Whether an attribute stands in a tag that is taken away whole, which is told of that tag."""
    match = _TAG.match(body, max(body.rfind("<", 0, offset), 0))
    name = (match["name"] or "").casefold() if match else ""
    return bool(name) and name not in TAGS | _OF_PICTURES
