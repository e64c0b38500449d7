"""How each text stands in each language: current, behind its original, or not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chronicle.model import Chronicle, Kind, Record, Source, Status, Text


class TranslationState(StrEnum):
    """How a translation stands to its original."""

    CURRENT = "current"
    STALE = "stale"  # the original has changed since
    UNSTAMPED = "unstamped"  # it does not say what it was made from
    MISSING = "missing"


@dataclass(frozen=True)
class Translation:
    """One text in one language but the first. `text` is None where there is none."""

    record: Record
    language: str
    original: Text
    text: Text | None
    state: TranslationState


def find_translations(chronicle: Chronicle) -> Iterator[Translation]:
    """Every text that is, or could be, in another language; without drafts and what is retracted."""
    for record in chronicle:
        original = record.find_text(chronicle.first_language)
        if (
            original is None
            or isinstance(record, Source)
            or record.status in (Status.DRAFT, Status.RETRACTED)
        ):
            continue
        for language in chronicle.languages[1:]:
            text = record.find_text(language)
            yield Translation(record, language, original, text, _find_state(original, text))


def _find_state(original: Text, text: Text | None) -> TranslationState:
    if text is None:
        return TranslationState.MISSING
    if not text.translated_from:
        return TranslationState.UNSTAMPED
    is_current = text.translated_from == original.digest
    return TranslationState.CURRENT if is_current else TranslationState.STALE


Coverage = Mapping[tuple[str, Kind], Counter[TranslationState]]


def count_translations(translations: Iterable[Translation]) -> Coverage:
    """How many texts are in each state, by language and kind, both in their order."""
    found: dict[tuple[str, Kind], Counter[TranslationState]] = {}
    for one in translations:
        found.setdefault((one.language, one.record.kind_of_record), Counter())[one.state] += 1
    return dict(sorted(found.items(), key=lambda item: (item[0][0], list(Kind).index(item[0][1]))))
