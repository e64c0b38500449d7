"""What a rule is given: the chronicle, what follows from it, and where to put what it finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chronicle.checks.named import find_named
from chronicle.facts import Facts
from chronicle.language import Language
from chronicle.model import Chronicle, Kind, Record, Reference, Step, Text
from chronicle.problems import Problems
from chronicle.reading import PictureFile
from chronicle.reading.faulty_values import find_nearest


@dataclass(frozen=True)
class Case:
    """The whole of what a rule may look at. `found` is the only thing it changes."""

    facts: Facts
    languages: tuple[Language, ...]
    broken: frozenset[tuple[Kind, str]] = frozenset()
    broken_texts: frozenset[tuple[Kind, str, str]] = frozenset()
    pictures: tuple[PictureFile, ...] = ()
    found: Problems = field(default_factory=Problems)

    @cached_property
    def named(self) -> Mapping[Kind, Sequence[tuple[Record, str, tuple[Step, ...]]]]:
        """Every id that a field names, by the kind it must be of, with its record and the field's way."""
        named = defaultdict[Kind, list[tuple[Record, str, tuple[Step, ...]]]](list)
        for record in self.chronicle:
            for kind, id, way in find_named(record):
                named[kind].append((record, id, way))
        return named

    @cached_property
    def linked(self) -> Mapping[Kind | None, Sequence[tuple[Record, Text, Reference]]]:
        """Every link, citation and picture of a text, by the kind that it names."""
        linked = defaultdict[Kind | None, list[tuple[Record, Text, Reference]]](list)
        for record in self.chronicle:
            for text in record.texts.values():
                for reference in text.references:
                    linked[reference.kind].append((record, text, reference))
        return linked

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the chronicle."""
        return tuple(text for record in self.chronicle for text in record.texts.values())

    @property
    def chronicle(self) -> Chronicle:
        """The chronicle, drafts included."""
        return self.facts.chronicle

    def is_known(self, kind: Kind, id: str) -> bool:
        """Whether a record exists, or has a file that could not be read: that is told already."""
        return self.chronicle.find(kind, id) is not None or (kind, id) in self.broken

    def is_text_known(self, record: Record, language: str) -> bool:
        """Whether a record has a text in a language, or a file of it that could not be read."""
        return record.find_text(language) is not None or (*record.key, language) in self.broken_texts

    def find_near(self, kind: Kind, id: str) -> str:
        """The id of this kind that is most like a wrong one, or an empty text."""
        return find_nearest(id, list(self.chronicle.records.get(kind, {})))

    def find_name(self, kind: Kind, id: str) -> str:
        """A record's name in the first language, for showing beside its id."""
        record = self.chronicle.find(kind, id)
        return record.names_by_language.get(self.chronicle.first_language, id) if record else id
