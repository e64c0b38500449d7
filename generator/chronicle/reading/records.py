"""One file to one record, or to one translation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import ValidationError

from chronicle.model import LONGEST_ID, RECORD_TYPES, TOO_LONG_ID, Kind, Record, Status, Text, is_id
from chronicle.model.fields import Digest, Frozen, Line, fields_of
from chronicle.problems import Problem, Problems, Severity, Spot
from chronicle.reading.faulty_values import find_nearest, tell_faults
from chronicle.reading.front_matter import FileParts, read_parts
from chronicle.reading.hidden import find_spelt
from chronicle.reading.shapes import NO_SHAPE, Shape, find_shape
from chronicle.reading.sources import SourceFile, read_text
from chronicle.reading.style import find_untidy
from chronicle.reading.text_limits import check_text
from chronicle.reading.unfilled import may_be_unfilled, tell_unfilled, tell_unfilled_translation

_FOLDERS = {kind.folder: kind for kind in Kind}


class WordFields(Frozen):
    """The fields of a file that are words, not facts."""

    title: Line = ""
    summary: Line = ""
    translated_from: Digest = ""


_WORD_FIELDS = frozenset(fields_of(WordFields))
_NO_WORDS = WordFields()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file gave: a record, or a text in another language, and its problems."""

    shown: str
    kind: Kind | None = None
    id: str = ""
    record: Record | None = None
    text: Text | None = None
    language: str | None = None
    problems: tuple[Problem, ...] = ()
    unfinished: Text | None = None  # a translation that is still to be written
    misplaced_in: str = ""  # a folder that is none of records
    shape: Shape = NO_SHAPE

    @property
    def is_translation(self) -> bool:
        """Whether the file is named as one, with a language suffix."""
        return self.language is not None


def read_file(file: SourceFile, languages: tuple[str, ...]) -> ReadFile:
    """The record or translation in a file. Whatever is wrong is in its problems; nothing is raised."""
    problems = Problems()
    if len(file.parts) > 1 and file.parts[0] not in _FOLDERS:
        folder = file.shown.removesuffix("/" + "/".join(file.parts[1:]))
        return ReadFile(file.shown, *_guess_key(file), misplaced_in=folder)
    named = _read_name(file, languages, problems)
    if named is None:
        return ReadFile(file.shown, *_guess_key(file), problems=tuple(problems.found))
    kind, id, language = named
    text = read_text(file, problems)
    parts = read_parts(text, file.shown, problems) if text is not None else None
    is_waiting = text is not None and may_be_unfilled(text)
    if parts and not (check_text(parts, problems) and _check_spelt(parts, problems)):
        parts = None
    record, words, unfinished = None, None, None
    if parts and kind is Kind.PICTURE and (language is not None or parts.body):
        _tell_text_of_picture(parts, language, problems)
    elif parts and language is not None:
        words = _read_translation(parts, language, problems)
        if is_waiting and tell_unfilled_translation(parts, problems):
            words, unfinished = None, words
    elif parts:
        words = _read_words(kind, parts, languages[0], problems)
        record = _read_record(kind, id, parts, words, problems)
        is_published = record is not None and record.status in (Status.PUBLISHED, Status.RETRACTED)
        if is_waiting:
            tell_unfilled(parts, Severity.ERROR if is_published else Severity.WARNING, problems)
    if text and parts:
        problems.extend(find_untidy(text, parts, kind, is_translation=language is not None))
    is_whole = words is not None and (record is not None or language is not None)
    shape = find_shape(text or str(file.stamp), parts, words if is_whole else None)
    return ReadFile(
        file.shown, kind, id, record, words, language, tuple(problems.found), unfinished, shape=shape
    )


def _check_spelt(parts: FileParts, problems: Problems) -> bool:
    """Whether a text spells no character that it may not hold."""
    before = len(problems.found)
    for one, width in find_spelt(parts.body):
        spot = parts.origin.text_spot(parts.body, one.start, width)
        problems.error(one.code, spot, one.template, one.advice, **one.values)
    return len(problems.found) == before


def _read_name(
    file: SourceFile, languages: tuple[str, ...], problems: Problems
) -> tuple[Kind, str, str | None] | None:
    """Kind, id and language from a path such as battles/2017/al-qaim-2017.en.md."""
    kind = _FOLDERS.get(file.parts[0]) if len(file.parts) > 1 else None
    spot = Spot(file.shown)
    if kind is None:
        folders = ", ".join(_FOLDERS)
        problems.error(
            "misplaced-file",
            spot,
            "this file is in no folder of records",
            "move it into one of {folders}",
            folders=folders,
        )
        return None
    stem, dot, suffix = file.parts[-1].rpartition(".")[0].partition(".")
    if not is_id(stem):
        problems.error(
            "bad-id",
            spot,
            'the file name "{stem}" cannot be an id',
            TOO_LONG_ID
            if len(stem) > LONGEST_ID
            else "an id is small Latin letters, digits and single hyphens, as in al-qaim-2017.md",
            stem=stem,
        )
        return None
    if not dot:
        return kind, stem, None
    if suffix not in languages[1:]:
        _tell_language(suffix, languages, spot, problems)
        return None
    return kind, stem, suffix


def _tell_text_of_picture(parts: FileParts, language: str | None, problems: Problems) -> None:
    spot = parts.origin.text_spot(parts.body, 0, 1) if language is None else Spot(parts.origin.path)
    problems.error(
        "text-of-a-picture",
        spot,
        "a picture has no text and no translation, but fields with the words of every language",
        "what is seen is its alt, what it means its caption, as in caption: {{ar: …, en: …}}",
    )


def _guess_key(file: SourceFile) -> tuple[Kind | None, str]:
    """The record that a badly named file is meant to be, so that those who name it are not told too."""
    words = re.findall("[a-z0-9]+", file.parts[-1].partition(".")[0].casefold())
    return _FOLDERS.get(file.parts[0]), "-".join(words)


def find_near_folder(name: str) -> str:
    """The folder of records that was meant by another name, or an empty text."""
    return find_nearest(name, list(_FOLDERS))


def _tell_language(suffix: str, languages: tuple[str, ...], spot: Spot, problems: Problems) -> None:
    if suffix == languages[0]:
        problems.error(
            "unknown-language",
            spot,
            'the first language, "{suffix}", stands in the file without a suffix',
            "a translation is in one of: {known}",
            suffix=suffix,
            known=", ".join(languages[1:]) or "no language yet",
        )
        return
    near = suffix.casefold() if suffix.casefold() in languages[1:] else ""
    problems.error(
        "unknown-language",
        spot,
        'mkdocs.yml names no language "{suffix}"',
        'did you mean "{near}"?' if near else "a translation is in one of: {known}",
        suffix=suffix,
        near=near,
        known=", ".join(languages[1:]) or "no language yet",
    )


def _read_words(kind: Kind, parts: FileParts, language: str, problems: Problems) -> Text | None:
    """The words of the first language's file."""
    return _make_text(
        {k: v for k, v in parts.fields.items() if _is_words(kind, k)}, parts, language, problems
    )


def read_first_text(kind: Kind, text: str, shown: str, language: str, problems: Problems) -> Text | None:
    """The words of a record's first file, from the text of that file."""
    parts = read_parts(text, shown, problems)
    return _read_words(kind, parts, language, problems) if parts else None


def _is_words(kind: Kind, field: str) -> bool:
    return field in ("title", "summary") and kind.is_titled


def _read_translation(parts: FileParts, language: str, problems: Problems) -> Text | None:
    for field in parts.fields:
        if field not in _WORD_FIELDS:
            near = find_nearest(field, sorted(_WORD_FIELDS))
            advice = 'did you mean "{near}"?' if near else "move it to the file without a language suffix"
            problems.error(
                "fact-in-translation",
                parts.origin.key_spot(field),
                'a translation holds no facts, so no "{field}"',
                advice,
                field=field,
                near=near,
            )
    words = {name: value for name, value in parts.fields.items() if name in _WORD_FIELDS}
    return _make_text(words, parts, language, problems)


def _make_text(fields: dict[str, object], parts: FileParts, language: str, problems: Problems) -> Text | None:
    try:
        words = WordFields.validate(fields) if fields else _NO_WORDS
    except ValidationError as fault:
        tell_faults(fault, WordFields, parts.origin, problems)
        return None
    text = Text(
        language=language,
        title=words.title,
        summary=words.summary,
        body=parts.body,
        translated_from=words.translated_from,
        origin=parts.origin,
    )
    text.prepare()
    return text


def _all_fields(kind: Kind, parts: FileParts) -> dict[str, object]:
    """The fields with their values. An empty field is as if it were not written, but for a wrong name."""
    known = _list_names(kind)
    wrong = {name: None for name in parts.names if name not in known}
    return wrong | parts.fields


@cache
def _list_names(kind: Kind) -> frozenset[str | None]:
    return frozenset(name for n, f in fields_of(RECORD_TYPES[kind]).items() for name in (n, f.alias))


def _read_record(
    kind: Kind, id: str, parts: FileParts, words: Text | None, problems: Problems
) -> Record | None:
    """The record, or None: faulty words are told already, and the facts are looked at all the same."""
    model = RECORD_TYPES[kind]
    facts = {name: value for name, value in _all_fields(kind, parts).items() if not _is_words(kind, name)}
    for reserved, advice in model.not_written.items():
        if reserved in facts:
            problems.error(
                "unknown-field",
                parts.origin.key_spot(reserved),
                'no field is called "{field}"',
                advice,
                field=reserved,
            )
            return None
    has_words = words and (words.title or words.summary or words.body)
    texts = {words.language: words} if words and has_words else {}
    try:
        record = model.validate({**facts, "id": id, "texts": texts, "origin": parts.origin})
    except ValidationError as fault:
        tell_faults(fault, model, parts.origin, problems)
        return None
    return record if words else None
