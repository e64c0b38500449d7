"""The interface's words in one language, from a gettext catalogue.

The catalogues are plain .po files: Babel reads them, so no compiled file is kept beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from chronicle.language.languages import Language
from chronicle.language.numbers import render_number

# Every plural form of every language has a number below this.
_MOST_TO_COUNT = 201


@dataclass(frozen=True)
class Words:
    """Says interface words and counts in one language. English is the catalogue's key."""

    language: Language
    _catalogue: NullTranslations = field(repr=False, compare=False)

    def say(self, message: str, **values: object) -> str:
        """The message in this language with its named fields filled in."""
        said = self._catalogue.gettext(message)
        return said.format(**values) if values else said

    def say_in(self, context: str, message: str, **values: object) -> str:
        """As `say`, for an English word that other languages say differently by context."""
        said = self._catalogue.pgettext(context, message)
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """A counted phrase in the right plural form; `{n}` in it is the number."""
        said = self._catalogue.ngettext(one, many, number)
        return said.format(n=self.number(number), **values)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """A counted phrase in every plural form of the language, by CLDR's names: for a script to count."""
        of = self.language.locale.plural_form
        return {of(n): self._catalogue.ngettext(one, many, n) for n in reversed(range(_MOST_TO_COUNT))}

    def number(self, number: float) -> str:
        """A number with this language's grouping and digits."""
        return render_number(number, self.language.locale, self.language.digits)


def read_words(folder: Path, language: Language, domain: str = "chronicle") -> Words:
    """The words of a language; English stands in for a language that has no catalogue."""
    return Words(language, _read_catalogue(folder, language.code, domain))


def has_words(folder: Path, code: str) -> bool:
    """Whether the interface can be said in a language. English is what the words are keyed by."""
    return code.split("-", maxsplit=1)[0] == "en" or _find_catalogue(folder, code, "chronicle") is not None


@cache
def _read_catalogue(folder: Path, code: str, domain: str) -> NullTranslations:
    path = _find_catalogue(folder, code, domain)
    return _compile(path) if path else NullTranslations()


def _find_catalogue(folder: Path, code: str, domain: str) -> Path | None:
    names = (code.replace("-", "_"), code.split("-", maxsplit=1)[0])
    paths = (folder / name / "LC_MESSAGES" / f"{domain}.po" for name in names)
    return next((path for path in paths if path.is_file()), None)


def _compile(path: Path) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
