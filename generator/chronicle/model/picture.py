"""A picture: what is known of a file in media/, and the words that go with it wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from chronicle.model.fields import EMPTY, Address, Date, Frozen, Id, InLanguages
from chronicle.model.others import in_its_language
from chronicle.model.record import Record
from chronicle.model.vocabulary import Kind

_SHOWN_BY_OTHERS = "a picture is shown by the records that name it, and has no page and no state of its own"


class PictureLicence(Frozen):
    """Under what terms a picture is shown, and where they stand."""

    name: Annotated[InLanguages, BeforeValidator(in_its_language)]
    url: Address


class Picture(Record):
    """The side-car of a picture. It is all fields; the picture is the file beside it.

    `alt` says what is seen, for those who do not see it; `caption` what it means. A graphic picture
    stands behind its `warning`, which says in words what is seen.
    """

    kind_of_record: ClassVar[Kind] = Kind.PICTURE
    not_written: ClassVar[Mapping[str, str]] = {
        **Record.not_written,
        "status": _SHOWN_BY_OTHERS,
        "previous_ids": _SHOWN_BY_OTHERS,
    }

    alt: InLanguages
    caption: InLanguages = EMPTY
    credit: Annotated[InLanguages, BeforeValidator(in_its_language)]
    licence: PictureLicence
    source: Id | None = None
    date: Date | None = None
    graphic: bool = False
    warning: InLanguages = EMPTY
