"""What every record has: an id, an origin, and its texts in each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from typing import ClassVar

from pydantic import Field

from chronicle.model.fields import EMPTY, Frozen, Id
from chronicle.model.origin import Origin
from chronicle.model.references import Reference, find_references
from chronicle.model.vocabulary import Kind, Status

DIGEST_LENGTH = 8


class Text(Frozen):
    """A record's title, summary and Markdown text in one language."""

    language: str
    title: str = ""
    summary: str = ""
    body: str = ""
    translated_from: str = ""
    origin: Origin = Field(default_factory=lambda: Origin(""), repr=False)

    @cached_property
    def digest(self) -> str:
        """A short digest of the words, 8 hexadecimal characters; spaces, line ends and tatweels do not count.

        A translation keeps the digest of the text it was made from in `translated_from`.
        """
        words = "\x00".join(
            " ".join(part.replace("\u0640", "").split()) for part in (self.title, self.summary, self.body)
        )
        return blake2b(words.encode(), digest_size=DIGEST_LENGTH // 2).hexdigest()

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The links, citations and pictures of the body, in order. Rules, facts and pages all ask."""
        return tuple(find_references(self.body))

    @cached_property
    def has_loose_signs(self) -> bool:
        """Whether a bracket or an at sign of the body belongs to no link, citation or picture.

        Nearly no text has one, and most rules of what was meant as a link need only look at those.
        """
        references, body = self.references, self.body
        cited = sum(reference.is_citation for reference in references)
        brackets = 2 * len(references) - cited
        return body.count("[") != brackets or body.count("]") != brackets or body.count("@") != cited

    def with_body(self, body: str) -> Text:
        """The same title and summary with another body. A copy would keep what was worked out of this one."""
        return Text(
            language=self.language,
            title=self.title,
            summary=self.summary,
            body=body,
            translated_from=self.translated_from,
            origin=self.origin,
        )

    def prepare(self) -> None:
        """Work out now what many ask of a text, so that it goes along to other processes."""
        _ = self.has_loose_signs, self.digest


class Record(Frozen):
    """A record of any kind. Facts are its fields; `texts` holds its words by language."""

    kind_of_record: ClassVar[Kind]
    # The fields that no editor writes, and what to say to one who does.
    not_written: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("id", "texts", "origin"), "a record's id is its file name"
    )

    id: Id
    status: Status = Status.PUBLISHED
    previous_ids: tuple[Id, ...] = ()
    texts: Mapping[str, Text] = EMPTY
    origin: Origin = Field(default_factory=lambda: Origin(""), repr=False)

    @property
    def key(self) -> tuple[Kind, str]:
        """Kind and id: what names a record in the whole chronicle."""
        return (self.kind_of_record, self.id)

    @property
    def names_by_language(self) -> Mapping[str, str]:
        """The record's name, or title, in each language that has one."""
        names: Mapping[str, str] | None = getattr(self, "names", None)
        if names is not None:
            return names
        return {code: text.title for code, text in self.texts.items() if text.title}

    def find_text(self, language: str) -> Text | None:
        """The text in a language, if there is one."""
        return self.texts.get(language)

    def __hash__(self) -> int:
        return hash(self.key)
