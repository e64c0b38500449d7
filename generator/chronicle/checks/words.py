"""Rules of texts: that they exist, keep up with each other, and are in their script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from chronicle.checks.case import Case
from chronicle.language import (
    Language,
    Script,
    count_letters,
    count_scripts,
    find_direction,
    find_script,
    is_all_in,
)
from chronicle.model import (
    RECORD_TYPES,
    Actor,
    Battle,
    Campaign,
    Page,
    Picture,
    Place,
    Record,
    Source,
    Status,
    Step,
    Text,
)
from chronicle.model.fields import fields_of

_LETTERS = re.compile(r"[^\W\d_]+")
# Of so many texts what was found is kept for the next check: `serve` asks with every save.
_KEPT = 1 << 17
_SHARE_OF_OWN_SCRIPT = 0.3
_SHORTEST = 4  # letters of a text that may be told to be in another script altogether
_IN_LANGUAGES = ("names", "short", "office", "note", "publisher", "alt", "caption", "credit", "warning")
_IN_LANGUAGES_BY_TYPE = {
    model: tuple(field for field in _IN_LANGUAGES if field in fields_of(model))
    for model in RECORD_TYPES.values()
}
_OPPOSITE = {Script.ARABIC: Script.LATIN, Script.LATIN: Script.ARABIC}
_ENGLISH = Language("en")  # which problems are said in


def missing_first_language(case: Case) -> None:
    first = case.chronicle.first_language
    for record, field, what in _missing(case):
        if record.status is not Status.DRAFT:
            case.found.error(
                "missing-first-language",
                record.origin.key_spot(field) if field else record.origin.spot(),
                'this {kind} has no {what} in the first language, "{language}"',
                "every record has its words in the first language before it is translated",
                kind=record.kind_of_record,
                what=what,
                language=first,
            )


def unfinished_draft(case: Case) -> None:
    """A draft, such as one that was imported, may wait for its words: no published record can name it."""
    first = case.chronicle.first_language
    for record, field, what in _missing(case):
        if record.status is Status.DRAFT:
            case.found.warn(
                "unfinished-draft",
                record.origin.key_spot(field) if field else record.origin.spot(),
                'this draft has no {what} in the first language, "{language}"',
                "write it before the {kind} is published",
                kind=record.kind_of_record,
                what=what,
                language=first,
            )


def _missing(case: Case) -> Iterator[tuple[Record, str, str]]:
    """What records lack in the first language: the field, empty for the text, and its name."""
    first = case.chronicle.first_language
    for record in case.chronicle:
        text = record.find_text(first)
        if isinstance(record, Place | Actor):
            if first not in record.names:
                yield record, "names", "name"
            if record.texts and (text is None or not text.body):
                yield record, "", "text"
        elif isinstance(record, Battle | Campaign | Page):
            if text is None or not text.title:
                yield record, "title", "title"
            elif not text.body:
                yield record, "", "text"


def missing_translation(case: Case) -> None:
    """Not asked of drafts: a text is translated when it stands."""
    for record in case.chronicle:
        if record.status is Status.DRAFT:
            continue
        for language in case.chronicle.languages[1:]:
            if isinstance(record, Place | Actor):
                _expect_name(case, record, language)
            if isinstance(record, Picture):
                _expect_words(case, record, language)
            if record.texts and not isinstance(record, Source) and not case.is_text_known(record, language):
                case.found.warn(
                    "missing-translation",
                    record.origin.spot(),
                    'this {kind} has no text in "{language}" yet',
                    "write it in {id}.{language}.md beside this file",
                    kind=record.kind_of_record,
                    language=language,
                    id=record.id,
                )


def _expect_name(case: Case, record: Place | Actor, language: str) -> None:
    if language not in record.names:
        case.found.warn(
            "missing-translation",
            record.origin.key_spot("names"),
            'this {kind} has no name in "{language}" yet',
            "add {language}: … to the names",
            kind=record.kind_of_record,
            language=language,
        )


def _expect_words(case: Case, picture: Picture, language: str) -> None:
    """What may be said in one language alone; alt text and warning may not."""
    words: tuple[tuple[str, Mapping[str, str], tuple[Step, ...]], ...] = (
        ("caption", picture.caption, ("caption",)),
        ("credit", picture.credit, ("credit",)),
        ("name of a licence", picture.licence.name, ("licence", "name")),
    )
    for what, said, way in words:
        if said and language not in said and "und" not in said:
            case.found.warn(
                "missing-translation",
                picture.origin.key_spot(*way),
                'this {what} is not said in "{language}" yet',
                "write it in every language, as in {{ar: …, en: …}}",
                what=what,
                language=language,
            )


def stale_translation(case: Case) -> None:
    for original, text in _translations(case):
        if text.translated_from and text.translated_from != original.digest:
            case.found.warn(
                "stale-translation",
                text.origin.spot("translated_from"),
                "the text in the first language has changed since this was translated",
                'when this says the same again, write translated_from: "{digest}"',
                digest=original.digest,
            )


def unstamped_translation(case: Case) -> None:
    for original, text in _translations(case):
        if not text.translated_from:
            case.found.warn(
                "unstamped-translation",
                text.origin.spot(),
                "this translation does not say which text it was made from",
                'if it is of the text as it stands now, write translated_from: "{digest}"',
                digest=original.digest,
            )


def _translations(case: Case) -> Iterator[tuple[Text, Text]]:
    first = case.chronicle.first_language
    for record in case.chronicle:
        original = record.find_text(first)
        if original is not None:
            yield from ((original, text) for code, text in record.texts.items() if code != first)


def untitled_translation(case: Case) -> None:
    for record in case.chronicle:
        if isinstance(record, Battle | Campaign | Page):
            for text in record.texts.values():
                if text.language != case.chronicle.first_language and not text.title:
                    case.found.error(
                        "untitled-translation",
                        text.origin.spot(),
                        "this translation has no title",
                        "write the title in this language, as in title: …",
                    )


def wrong_script(case: Case) -> None:
    languages = {language.code: language for language in case.languages}
    for record in case.chronicle:
        for words, code, way in _short_words(record):
            language = languages.get(code)
            if language and is_all_in(words, _OPPOSITE[language.script]):
                _tell_script(case, record, way, language, words)
        for text in record.texts.values():
            language = languages.get(text.language)
            if language:
                _check_text(case, text, language)


def _short_words(record: Record) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
    """Names and other short words of a record with their language and way."""
    for field in _IN_LANGUAGES_BY_TYPE[type(record)]:
        for code, words in getattr(record, field).items():
            yield words, code, (field, code)
    if isinstance(record, Place | Actor):
        for code, aliases in record.aliases.items():
            yield from ((alias, code, ("aliases", code, n)) for n, alias in enumerate(aliases))
    if isinstance(record, Picture):
        yield from ((words, code, ("licence", "name", code)) for code, words in record.licence.name.items())
    if isinstance(record, Battle):
        for n, correction in enumerate(record.corrections):
            yield from ((w, code, ("corrections", n, "text", code)) for code, w in correction.text.items())


def _check_text(case: Case, text: Text, language: Language) -> None:
    for field in ("title", "summary"):
        words = getattr(text, field)
        if is_all_in(words, _OPPOSITE[language.script]):
            _tell_script(case, text, (field,), language, words)
    if _is_plainly_in(text.body, language.script):
        return
    share = _share_of_script(text.body, language.script)
    if share is not None and share < _SHARE_OF_OWN_SCRIPT:
        spot = text.origin.text_spot(text.body, 0, 1)
        case.found.error(
            "wrong-script",
            spot,
            "this text should be in {language}, but most of it is in another script",
            "is it in the file of the right language?",
            language=_ENGLISH.name_of(language.code),
        )


def _is_plainly_in(body: str, script: Script) -> bool:
    """Whether a text needs no closer look: one in Latin script has no other letter, one in Arabic few Latin
    ones, those of its links and citations among them.
    """
    if script is Script.LATIN:
        return body.isascii() or find_script(body) in (Script.LATIN, Script.OTHER)
    needed = max(2 * count_letters(body[:2000], Script.LATIN), _SHORTEST)
    # The first part of a text nearly always has enough of them.
    return any(count_letters(body[:end], Script.ARABIC) >= needed for end in (min(2 * needed, 2000), 2000))


@lru_cache(_KEPT)
def _share_of_script(body: str, script: Script) -> float | None:
    """How much of a text's words are in a script; None for a text too short to say, or in a third script."""
    plain = re.sub(r"`[^`]*`|\[@[^\]]*\]|\[\[[^\]|]*|https?://\S+|<[^>]*>|&#?\w+;", " ", body)
    counts = count_scripts("".join(_LETTERS.findall(plain))[:2000])
    ours, known = counts[script], counts[Script.ARABIC] + counts[Script.LATIN]
    return ours / known if known >= 20 or (known >= _SHORTEST and not ours) else None


def _tell_script(
    case: Case, owner: Record | Text, way: tuple[Step, ...], language: Language, words: str
) -> None:
    case.found.error(
        "wrong-script",
        owner.origin.spot(*way),
        'this should be in {language}, but "{words}" is in another script',
        language=_ENGLISH.name_of(language.code),
        words=words[:60],
    )


def title_not_in_its_language(case: Case) -> None:
    for source in case.chronicle.sources.values():
        script = find_script(source.title)
        is_arabic = source.language.split("-")[0] in ("ar", "fa", "ckb", "ur", "ps")
        if (script is Script.LATIN and is_arabic) or (
            script is Script.ARABIC and find_direction(source.language) == "ltr"
        ):
            case.found.warn(
                "title-not-in-its-language",
                source.origin.spot("title"),
                'the title is not in the script of its language, "{language}"',
                "a title stands as printed: is the language right?",
                language=source.language,
            )
