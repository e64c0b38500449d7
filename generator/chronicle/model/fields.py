"""The types of single fields: what pydantic checks of a value before a record exists.

A fault carries a code of ours in the error's type, so that it can be told as a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Self, TypeVar, dataclass_transform
from urllib.parse import urlsplit

from pydantic import BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, SchemaValidator

from chronicle.model.date_pattern import EDTF_PATTERN
from chronicle.model.dates import Edtf, ImpossibleDate, parse_edtf

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What is made of an id still has to be the name of a file: a few signs more, of 255 at most.
LONGEST_ID = 100
TOO_LONG_ID = "an id has at most 100 characters"
_DIGEST = re.compile("[0-9a-f]{8}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_DATE_TYPES = (str, int)


_Values = Mapping[str, object]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(Field,))
class Frozen:
    """A value that never changes once read; a field the model does not know is a fault.

    Each class of such values is a dataclass that pydantic checks. Its own base class would look for
    private fields whenever a field is asked for, which took a fifteenth of a clean build.
    """

    __pydantic_fields__: ClassVar[dict[str, FieldInfo]]
    __pydantic_validator__: ClassVar[SchemaValidator]
    _names: ClassVar[Mapping[str, None]]  # of the fields, in order

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
        pydantic_dataclass(config=config, frozen=True, kw_only=True, eq=False)(cls)
        cls._names = dict.fromkeys(cls.__pydantic_fields__)

    @classmethod
    def validate(cls, value: object) -> Self:
        """A value as it was written, checked. Raises ValidationError."""
        checked: Self = cls.__pydantic_validator__.validate_python(value)
        return checked

    def replace(self, **fields: object) -> Self:
        """The same but for these fields, which must be sound. What was worked out of a value goes along."""
        return _make(self.__class__, self.__dict__ | fields)

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return self._values == other._values

    def __hash__(self) -> int:
        return hash(self._values)

    @property
    def _values(self) -> tuple[object, ...]:
        return tuple(map(self.__dict__.__getitem__, self._names))

    def __reduce__(self) -> tuple[Any, ...]:
        """What is kept of a value: those of its fields, in order, and what was worked out of them."""
        held, names = self.__dict__, self._names
        kept = (self.__class__, self._values)
        if len(held) == len(names):
            return _revive, kept
        return _revive, (*kept, {name: held[name] for name in held if name not in names})


def fields_of(model: type[Frozen]) -> Mapping[str, FieldInfo]:
    """The fields of a class of values, by name, in order."""
    return model.__pydantic_fields__


def _revive(of: type[Frozen], values: tuple[object, ...], more: _Values | None = None) -> Frozen:
    """A value as it was, without looking again whether it is sound."""
    held: dict[str, object] = dict(zip(of._names, values))  # noqa: B905  # strict takes longer
    if more:
        held.update(more)
    return _make(of, held)


def _make(of: type[_FrozenT], held: dict[str, object]) -> _FrozenT:
    made = of.__new__(of)
    _set(made, "__dict__", held)
    return made


_FrozenT = TypeVar("_FrozenT", bound=Frozen)
_set = object.__setattr__


class WrittenInt(int):
    """A whole number whose digits were not written as Python would: 0042."""

    text: str


class WrittenFloat(float):
    """A decimal whose digits were not written as Python would: 1.10."""

    text: str


def _as_written(value: object) -> object:
    """A number as the text it was written with; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return value.text if isinstance(value, WrittenInt | WrittenFloat) else str(value)


def is_id(text: str) -> bool:
    """Whether a text can be an id: small Latin letters, digits and single hyphens, and not very many."""
    return len(text) <= LONGEST_ID and bool(_ID.fullmatch(text))


def _read_id(value: object) -> str:
    value = _as_written(value)
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "an id is expected here")
    if len(value) > LONGEST_ID:
        raise PydanticCustomError("bad-id", TOO_LONG_ID)
    if not is_id(value):
        raise PydanticCustomError("bad-id", "an id is small Latin letters, digits and hyphens")
    return value


def _read_date(value: object) -> Edtf:
    if isinstance(value, bool) or not isinstance(value, _DATE_TYPES):
        raise PydanticCustomError("wrong-type", "a date is expected here")
    try:
        return parse_edtf(str(_as_written(value)))
    except ImpossibleDate as fault:
        code = "end-before-start" if fault.ends_first else "impossible-date"
        said = {"template": fault.template, **fault.values}
        raise PydanticCustomError(code, "{template}", said) from None


def _read_address(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "an address is expected here")
    if not is_safe_address(value):
        raise PydanticCustomError(
            "unsafe-address", "an address starts with http:// or https:// and names a host"
        )
    return value


def _read_day(value: object) -> date:
    """A day as YAML reads it, or as text."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise PydanticCustomError("wrong-type", "a day is expected here, as in 2027-06-01")
    return value


def _read_contact(value: object) -> str:
    """An address of a page, or of mail."""
    if isinstance(value, str) and _MAIL.fullmatch(value):
        return f"mailto:{value}"
    if not isinstance(value, str) or not is_safe_address(value) or not value.lower().startswith("https://"):
        said = "a contact is an address of mail, or of a page: it starts with https://"
        raise PydanticCustomError("unsafe-address", said)
    return value


def is_safe_address(text: str) -> bool:
    """Whether a text is an http(s) address with a host, and nothing that could hide in it."""
    if not text.isprintable() or any(c in " \"'<>\\" for c in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_language(text: str) -> bool:
    """Whether a text is written as a BCP 47 code."""
    return bool(_LANGUAGE.fullmatch(text))


def _read_language(value: object) -> str:
    if not isinstance(value, str) or not is_language(value):
        raise PydanticCustomError("bad-language", "a language is a BCP 47 code such as ar, en or ckb")
    return value


def _read_line(value: object) -> str:
    """One line of text. A number is taken as it is written, since YAML cannot tell it from a word."""
    value = _as_written(value)
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "a text is expected here")
    text = value.strip()
    if not text:
        raise PydanticCustomError("empty-field", "this is empty")
    if "\n" in text or "\r" in text:
        text = " ".join(text.split())
    return text


def one_or_more(value: object) -> object:
    """For BeforeValidator: a single value stands for a list of one."""
    return [value] if isinstance(value, str | int | float | dict) else value


def _read_digest(value: object) -> str:
    """Eight hexadecimal characters; where they are all digits, YAML has read a number."""
    text = f"{value:08}" if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _DIGEST.fullmatch(text):
        raise PydanticCustomError("wrong-type", "a digest is eight characters from 0-9 and a-f")
    return text


# What JSON Schema can say of each: never less than is taken here. A plain word of digits is a number to YAML.
_ID_SHAPE = {
    "type": ["string", "integer"],
    "pattern": f"^{_ID.pattern}$",
    "maxLength": LONGEST_ID,
    "minimum": 0,
    "patternErrorMessage": "an id is small Latin letters, digits and single hyphens, as in al-qaim-2017",
}
_DATE_SHAPE = {
    "type": ["string", "integer"],
    "pattern": EDTF_PATTERN,
    "minimum": 1,
    "maximum": 9999,
    "patternErrorMessage": "a date is written as 2017-11-03, 2017-11 or 2017, with ~ for about"
    " and ? for uncertain; an interval as 2017-10-26/2017-11-03",
}
_ADDRESS_SHAPE = {
    "type": "string",
    "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s\"'<>\\]+$",
    "patternErrorMessage": "an address starts with http:// or https:// and names a host",
}
_DIGEST_SHAPE = {
    "type": ["string", "number"],
    "pattern": f"^{_DIGEST.pattern}$",
    "patternErrorMessage": "a digest is eight characters from 0-9 and a-f, which chronicle check names",
}
_LINE_SHAPE = {"type": ["string", "number"], "pattern": r"\S", "patternErrorMessage": "this is empty"}
_LANGUAGE_SHAPE = {
    "type": "string",
    "pattern": f"^{_LANGUAGE.pattern}$",
    "patternErrorMessage": "a language is a BCP 47 code such as ar, en or ckb",
}

Digest = Annotated[str, PlainValidator(_read_digest), WithJsonSchema(_DIGEST_SHAPE)]
Id = Annotated[str, PlainValidator(_read_id), WithJsonSchema(_ID_SHAPE)]
Date = Annotated[Edtf, PlainValidator(_read_date), WithJsonSchema(_DATE_SHAPE)]
Address = Annotated[str, PlainValidator(_read_address), WithJsonSchema(_ADDRESS_SHAPE)]
Contact = Annotated[str, PlainValidator(_read_contact)]
Day = Annotated[date, PlainValidator(_read_day)]
LanguageCode = Annotated[str, PlainValidator(_read_language), WithJsonSchema(_LANGUAGE_SHAPE)]
Line = Annotated[str, PlainValidator(_read_line), WithJsonSchema(_LINE_SHAPE)]
InLanguages = Mapping[LanguageCode, Line]
Lines = Annotated[tuple[Line, ...], BeforeValidator(one_or_more)]
ListsInLanguages = Mapping[LanguageCode, Lines]
Ids = Mapping[Line, Lines]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)]
EMPTY: Any = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShortForm:
    """An item may be written as its id alone: `al-qaim` stands for `{place: al-qaim}`."""

    key: str

    def __call__(self, value: object) -> object:
        return {self.key: value} if isinstance(value, str | int) else value


def short_form(key: str) -> BeforeValidator:
    """For an item that may be written as the value of its `key` alone."""
    return BeforeValidator(ShortForm(key))
