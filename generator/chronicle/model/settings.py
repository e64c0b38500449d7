"""The chronicle's settings, as they stand in mkdocs.yml under the plugin's name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from chronicle.model.fields import (
    EMPTY,
    Address,
    Contact,
    Day,
    Frozen,
    Id,
    InLanguages,
    LanguageCode,
    Line,
    one_or_more,
)


class Level(StrEnum):
    """How grave a rule is that is no error by itself."""

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class LanguageSettings(Frozen):
    """One language and how it writes numbers and dates."""

    code: LanguageCode
    name: Line | None = None
    regional: LanguageCode | None = None
    digits: Literal["latin", "arabic-indic", "persian"] = "latin"
    months: Literal["default", "levantine", "gregorian", "both"] = "default"
    hijri: bool = False  # a battle's date in the Hijri calendar too, on request


class LicenceSettings(Frozen):
    """Under what terms the chronicle's texts may be used again."""

    name: Line
    url: Address


class SecuritySettings(Frozen):
    """Whom to tell of a weakness, and until when that holds: RFC 9116."""

    contact: Contact
    expires: Day
    encryption: Address | None = None  # of a key
    policy: Address | None = None


def _read_off(value: object) -> object:
    """YAML 1.1, which MkDocs reads, takes the word for a truth value."""
    return Level.OFF if value is False else value


def _spell_out(value: object) -> object:
    items = one_or_more(value)
    return [{"code": i} if isinstance(i, str) else i for i in items] if isinstance(items, list) else items


class Settings(Frozen):
    """Everything about a chronicle that is not in its records."""

    languages: Annotated[tuple[LanguageSettings, ...], BeforeValidator(_spell_out), Field(min_length=1)] = (
        LanguageSettings(code="ar"),
        LanguageSettings(code="en", regional="en-GB"),
    )
    title: InLanguages = EMPTY
    description: InLanguages = EMPTY
    licence: LicenceSettings | None = None
    security: SecuritySettings | None = None  # for security.txt
    drafts: bool = False
    translations: bool = False  # a page of what is translated and what is not
    contributors: bool = False  # who changed a record, by the names in git: to be seen can endanger them
    search: bool = True  # a field on every page, and the index that it reads
    data: bool = True  # all records as files for programs, and a page that explains them
    hxl: bool = False  # a row of HXL tags in the tables of the data
    cards: bool = False  # a picture for each record that links to it are shown with
    basemap: Id | None = "iq-sy"  # without one no page has a map
    rules: Mapping[Line, Annotated[Level, BeforeValidator(_read_off)]] = EMPTY

    @property
    def codes(self) -> tuple[str, ...]:
        """The language codes in order; the first is the one every record must have."""
        return tuple(language.code for language in self.languages)
