"""Rules of texts: that they exist, keep up with each other, and are safe and in their script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicle.checks.case import Case
from chronicle.language import Language, Script, find_direction, find_script
from chronicle.model import Actor, Battle, Campaign, Page, Place, Record, Source, Step, Text

_LINK = re.compile(
    r"(?P<picture>!)?\[[^\]\n]*\]\(\s*<?(?P<address>[^)\s>]+)|^\[[^\]\n]+\]:\s*<?(?P<defined>\S+)",
    re.MULTILINE,
)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>href|src|srcset|action|poster|data)\s*=\s*[\"']?\s*(?P<address>[^\"'\s>]+)", re.IGNORECASE
)
_AUTO_LINK = re.compile(r"<(?P<address>[a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]+)>")
_SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):|//")
_SAFE = ("http", "https", "mailto")
_LETTERS = re.compile(r"[^\W\d_]")
_SHARE_OF_OWN_SCRIPT = 0.3


def missing_first_language(case: Case) -> None:
    first = case.chronicle.first_language
    for record in case.chronicle:
        text = record.find_text(first)
        if isinstance(record, Place | Actor):
            if first not in record.names:
                _tell_missing(case, record, "names", "a name", first)
            if record.texts and (text is None or not text.body):
                _tell_missing(case, record, "", "a text, though it is translated,", first)
        elif isinstance(record, Battle | Campaign | Page):
            if text is None or not text.title:
                _tell_missing(case, record, "title", "a title", first)
            elif not text.body:
                _tell_missing(case, record, "", "a text", first)


def _tell_missing(case: Case, record: Record, field: str, what: str, language: str) -> None:
    spot = record.origin.key_spot(field) if field else record.origin.spot()
    case.found.error(
        "missing-first-language",
        spot,
        'this {kind} has not {what} in the first language, "{language}"',
        "the first language is what every record must have",
        kind=record.kind_of_record,
        what=what,
        language=language,
    )


def missing_translation(case: Case) -> None:
    for record in case.chronicle:
        for language in case.chronicle.languages[1:]:
            if isinstance(record, Place | Actor):
                _expect_name(case, record, language)
            if record.texts and record.find_text(language) is None and not isinstance(record, Source):
                case.found.warn(
                    "missing-translation",
                    record.origin.spot(),
                    'there is no text in "{language}" yet',
                    "write it in {id}.{language}.md beside this file",
                    language=language,
                    id=record.id,
                )


def _expect_name(case: Case, record: Place | Actor, language: str) -> None:
    if language not in record.names:
        case.found.warn(
            "missing-translation",
            record.origin.key_spot("names"),
            'there is no name in "{language}" yet',
            language=language,
        )


def stale_translation(case: Case) -> None:
    for original, text in _translations(case):
        if text.translated_from and text.translated_from != original.digest:
            case.found.warn(
                "stale-translation",
                text.origin.spot("translated_from"),
                "the text in the first language has moved on since this was translated",
                "when it is up to date again: translated_from: {digest}",
                digest=original.digest,
            )


def unstamped_translation(case: Case) -> None:
    for original, text in _translations(case):
        if not text.translated_from:
            case.found.warn(
                "unstamped-translation",
                text.origin.spot(),
                "this translation does not say what text it was made from",
                "add it: translated_from: {digest}",
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
                        "untitled-translation", text.origin.spot(), "this translation has no title"
                    )


def unsafe_address(case: Case) -> None:
    for text in _texts(case):
        for address, offset in _addresses(text.body):
            scheme = _SCHEME.match(address)
            if scheme and (scheme["scheme"] or "").casefold() not in _SAFE:
                case.found.error(
                    "unsafe-address",
                    text.origin.text_spot(text.body, offset, len(address)),
                    "a link leads to an address that is not http or https",
                    "write the whole address, with https://",
                )


def remote_picture(case: Case) -> None:
    for text in _texts(case):
        for match in _LINK.finditer(text.body):
            if match["picture"] and _SCHEME.match(match["address"]):
                case.found.error(
                    "remote-picture",
                    text.origin.text_spot(text.body, match.start(), len(match.group())),
                    "a picture from another host would tell that host who reads this page",
                    "put the picture in content/media/",
                )


def _addresses(body: str) -> Iterator[tuple[str, int]]:
    for match in _LINK.finditer(body):
        group = "address" if match["address"] else "defined"
        yield match[group], match.start(group)
    for pattern in (_ATTRIBUTE, _AUTO_LINK):
        for match in pattern.finditer(body) if "<" in body else ():
            yield match["address"], match.start("address")


def _texts(case: Case) -> Iterator[Text]:
    for record in case.chronicle:
        yield from record.texts.values()


def wrong_script(case: Case) -> None:
    languages = {language.code: language for language in case.languages}
    for record in case.chronicle:
        for words, code, way in _short_words(record):
            language = languages.get(code)
            if language and find_script(words) is _opposite(language.script):
                _tell_script(case, record, way, language, words)
        for text in record.texts.values():
            language = languages.get(text.language)
            if language:
                _check_text(case, text, language)


def _short_words(record: Record) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
    """Names and other short words of a record with their language and way."""
    for field in ("names", "short", "office", "note", "publisher"):
        for code, words in (getattr(record, field, None) or {}).items():
            yield words, code, (field, code)
    if isinstance(record, Place | Actor):
        for code, aliases in record.aliases.items():
            yield from ((alias, code, ("aliases", code, n)) for n, alias in enumerate(aliases))
    if isinstance(record, Battle):
        for n, correction in enumerate(record.corrections):
            yield from ((w, code, ("corrections", n, "text", code)) for code, w in correction.text.items())


def _check_text(case: Case, text: Text, language: Language) -> None:
    for field in ("title", "summary"):
        words = getattr(text, field)
        if words and find_script(words) is _opposite(language.script):
            _tell_script(case, text, (field,), language, words)
    share = _share_of_script(text.body, language.script)
    if share is not None and share < _SHARE_OF_OWN_SCRIPT:
        spot = text.origin.text_spot(text.body, 0, 1)
        case.found.error(
            "wrong-script",
            spot,
            "this text is meant to be in {language}, but most of it is in another script",
            language=language.name,
        )


def _share_of_script(body: str, script: Script) -> float | None:
    """How much of a text's words are in a script; None for a text too short to say, or in a third script."""
    plain = re.sub(r"`[^`]*`|\[@[^\]]*\]|\[\[[^\]|]*|https?://\S+|<[^>]*>", " ", body)
    letters = _LETTERS.findall(plain)
    scripts = [find_script(letter) for letter in letters[:2000]]
    ours, known = scripts.count(script), len(scripts) - scripts.count(Script.OTHER)
    return ours / known if known >= 20 else None


def _tell_script(
    case: Case, owner: Record | Text, way: tuple[Step, ...], language: Language, words: str
) -> None:
    case.found.error(
        "wrong-script",
        owner.origin.spot(*way),
        'this is meant to be in {language}, but "{words}" is in the other script',
        language=language.name,
        words=words[:60],
    )


def _opposite(script: Script) -> Script:
    return Script.LATIN if script is Script.ARABIC else Script.ARABIC


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
                'the title is not in the script of "{language}"',
                "a title stands as printed; is the language right?",
                language=source.language,
            )
