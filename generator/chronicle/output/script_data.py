"""How data is written for scripts: a file is itself a script, which hands its value to one function of the
page. So it can be read from a disk too, and under a policy that lets only the site's own scripts run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from chronicle.language import split_runs
from chronicle.output.edition import Wording
from chronicle.output.view import view


@view
class DataFile:
    """A file for scripts, made only where the published one does not serve.

    That one serves if it was `made_from` the same. A path with a digest of the content says enough by itself.
    """

    path: str
    make: Callable[[], str]
    made_from: str = ""


def write_value(value: Any) -> str:
    """A value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_call(written: str) -> str:
    """The text of a file that hands a written value to the page."""
    return f"receiveChronicle({written})\n"


def find_digest(written: str) -> str:
    """What a file's name holds, so that a page and its data are always of one build."""
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def name_file(stem: str, value: Any) -> tuple[str, str]:
    """The path and the text of a file that holds a value."""
    written = write_value(value)
    return f"{stem}-{find_digest(written)}.js", write_call(written)


def cut_wording(words: Wording) -> str | list[str]:
    """Words of the page's language as they are. Others have their language and direction in front, and
    those with runs of the other direction are in pieces: every second one is such a run.
    """
    pieces = [""]
    for piece, is_run in split_runs(words.text, words.direction):
        if is_run == (len(pieces) % 2 == 1):
            pieces.append(piece)
        else:
            pieces[-1] += piece
    if not words.foreign and len(pieces) == 1:
        return words.text
    return [words.language if words.foreign else "", words.direction, *pieces]
