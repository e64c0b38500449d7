"""Rules of slips of the pen: what was meant as a link or a citation, and would stand as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chronicle.checks.case import Case
from chronicle.model import CITATION, LINK, Kind, Text, blank_code

_CITATION, _LINK = re.compile(CITATION), re.compile(LINK)
_LINKED = tuple(kind for kind in Kind if kind not in (Kind.PAGE, Kind.PICTURE))
_OPENING = re.compile(r"\[\[")
_NEARLY_CITED = re.compile(r"\[\s*@[^\]\n]*\]?|(?<![\w.])@\[[^\]\n]*\]")
# A single bracket round what may be an id, and no address after it.
_BRACKETED = re.compile(r"(?<![\[\]!\\])\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\](?![\[(:\]])")
_CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.MULTILINE)
_OWN_FILE = re.compile(r"(?<!!)\[[^\]\n]*\]\((?P<address>[^)\s:]*\.md(?:#[^)\s]*)?)\)")


def nearly_a_citation(case: Case) -> None:
    for text in _loose_texts(case):
        for match in _find(_NEARLY_CITED, text.body):
            if not _CITATION.fullmatch(match.group()):
                case.found.error(
                    "nearly-a-citation",
                    text.origin.text_spot(text.body, match.start(), len(match.group())),
                    "this is not read as a citation, and would stand as it is typed",
                    "a citation is [@id] with one source's id; two are [@one] [@two]",
                )


def nearly_a_link(case: Case) -> None:
    for text in _loose_texts(case):
        for match in _find(_OPENING, text.body):
            if not _LINK.match(match.string, match.start()):
                _tell_link(case, text, match.start(), 2)
        for match in _find(_BRACKETED, text.body):
            if any(case.is_known(kind, match["id"]) for kind in _LINKED):
                _tell_link(case, text, match.start(), len(match.group()))


def _tell_link(case: Case, text: Text, offset: int, width: int) -> None:
    case.found.error(
        "nearly-a-link",
        text.origin.text_spot(text.body, offset, width),
        "this is not read as a link, and would stand as it is typed",
        "a link is [[id]] or [[id|words]]; a citation is [@id]",
    )


def link_to_a_file(case: Case) -> None:
    for text in _loose_texts(case):
        for match in _find(_OWN_FILE, text.body):
            case.found.error(
                "link-to-a-file",
                text.origin.text_spot(text.body, match.start("address"), len(match["address"])),
                "this leads to a file of the content, which is no address on the site",
                "link a record by its id: [[id]] or [[id|words]]",
            )


def merge_conflict(case: Case) -> None:
    for text in case.texts:
        if "<<<<<<<" in text.body or ">>>>>>>" in text.body:
            match = _CONFLICT.search(blank_code(text.body))
            if match:
                case.found.error(
                    "merge-conflict",
                    text.origin.text_spot(text.body, match.start(), 7),
                    "git left two versions of the text here",
                    "keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>",
                )


def _loose_texts(case: Case) -> Iterator[Text]:
    """Those in which something may be a slip: in the others every bracket belongs to a link."""
    return (text for text in case.texts if text.has_loose_signs)


@lru_cache(1 << 17)
def _find(pattern: re.Pattern[str], body: str) -> tuple[re.Match[str], ...]:
    """Where a text has a pattern, but not in code or escaped: there nothing is a slip. `serve` asks again."""
    return tuple(pattern.finditer(blank_code(body)))
