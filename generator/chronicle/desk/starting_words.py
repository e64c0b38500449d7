"""The words that a new chronicle starts with, in Arabic and English; other languages borrow from these."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import frontmatter
import yaml

from chronicle.language import Language, Script
from chronicle.model import Text

_TEXTS = Path(__file__).parent / "starter" / "texts"
_AT_HOME = ("ar", "en")


def is_at_home(code: str) -> bool:
    """Whether there are words in a language itself."""
    return code in _AT_HOME


def find_lender(code: str) -> str:
    """The language whose words are written for a language: itself, or one in its script."""
    if is_at_home(code):
        return code
    return "ar" if Language(code).script is Script.ARABIC else "en"


@cache
def find_words(code: str) -> Mapping[str, str]:
    """Names and other short words for a language."""
    text = (_TEXTS / f"words.{find_lender(code)}.yaml").read_text(encoding="utf-8")
    words: dict[str, str] = yaml.safe_load(text)
    return words


def read_text(name: str, code: str, title: str, file: str) -> Text:
    """A page or the battle, for a language. What is borrowed says that it is.

    `title` is the chronicle's, and `file` that of the text itself, for a text that names them.
    """
    source = (_TEXTS / f"{name}.{find_lender(code)}.md").read_text(encoding="utf-8")
    parts = frontmatter.loads(source)
    body = parts.content.replace("%FILE%", file)
    if not is_at_home(code):
        body = f"*{find_words(code)['borrowed']}*\n\n{body}"
    return Text(
        language=code,
        title=str(parts["title"]).replace("%TITLE%", title),
        summary=str(parts["summary"]),
        body=body,
    )
