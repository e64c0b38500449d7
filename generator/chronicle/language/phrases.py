"""Sentences of a catalogue, found by their template or by what a template was filled to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from chronicle.language.languages import Language
from chronicle.language.words import Words, read_words

PROBLEMS = "problems"
_SLOT = re.compile(r"\\\{([a-z_]+)\\\}")


@dataclass(frozen=True)
class Phrases:
    """The sentences of one language. What has no translation stays as it is."""

    counting: Words
    known: Mapping[str, str]

    def find(self, template: str) -> str:
        """A sentence by its template; its named fields stay as they are."""
        return self.known.get(template) or self.phrase(template)

    def phrase(self, text: str) -> str:
        """A whole phrase, though its fields are filled in: there is no month 13."""
        if found := self.known.get(text):
            return found
        for pattern, translated in self._patterns:
            match = pattern.fullmatch(text)
            if match:
                return translated.format_map(match.groupdict())
        return text

    def counted(self, one: str, many: str, number: int) -> str:
        """A counted phrase in the right plural form; `{n}` in it is the number."""
        return self.counting.count(one, many, number)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Templates that do more than hold a field, as patterns for what they can be filled to."""
        return tuple(
            (_compile(key), said)
            for key, said in self.known.items()
            if "{" in key and re.sub(r"\{[a-z_]+\}", "", key).strip()
        )


def _compile(template: str) -> re.Pattern[str]:
    """What a template can be filled to. A field that stands in it twice is the same in both places."""
    seen: set[str] = set()

    def make_group(slot: re.Match[str]) -> str:
        name = slot[1]
        group = f"(?P={name})" if name in seen else f"(?P<{name}>.+)"
        seen.add(name)
        return group

    return re.compile(_SLOT.sub(make_group, re.escape(template)))


@lru_cache(maxsize=8)
def read_phrases(folder: Path, language: Language) -> Phrases:
    """What problems say, in a language; as it is written where there is no catalogue."""
    words = read_words(folder, language, PROBLEMS)
    file = folder / language.code.replace("-", "_") / "LC_MESSAGES" / f"{PROBLEMS}.po"
    if not file.is_file():
        return Phrases(words, {})
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        catalogue = read_po(stream)
    return Phrases(
        words,
        {str(one.id): str(one.string) for one in catalogue if one.id and one.string and not one.pluralizable},
    )
