"""The chronicle that is imported into, with all that a draft is worded with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chronicle.desk.importing.plan import ImportFault
from chronicle.facts import derive_facts
from chronicle.language import Calendar, has_words, read_words
from chronicle.model import Chronicle
from chronicle.output.edition import Edition
from chronicle.output.routes import Routes
from chronicle.reading import Project, Reading, find_theme, make_languages


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the drafts go: the chronicle as it was read, how paths to it are shown, and the languages
    that drafts can be worded in, the first of the chronicle before the others.
    """

    reading: Reading
    root: Path
    shown: str
    editions: tuple[Edition, ...]

    @property
    def chronicle(self) -> Chronicle:
        """The chronicle as it stands."""
        return self.reading.chronicle


def open_desk(project: Project, reading: Reading) -> Desk:
    """The desk of a project. Raises ImportFault where what is there cannot be known well enough."""
    if reading.broken:
        raise ImportFault(
            f"{_count(len(reading.broken))} of the chronicle cannot be read: nobody knows what is there;"
            " `chronicle check` says what is wrong"
        )
    locales = find_theme() / "locales"
    languages = make_languages(project.settings)
    if not has_words(locales, languages[0].code):
        raise ImportFault(
            f'drafts cannot be worded in "{languages[0].code}":'
            " theme/locales/ has no catalogue of words for it"
        )
    facts = derive_facts(reading.chronicle)
    editions = tuple(
        Edition(facts, language, read_words(locales, language), Calendar(language), Routes(""))
        for language in languages
        if has_words(locales, language.code)
    )
    return Desk(reading, project.root, project.shown, editions)


def _count(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
