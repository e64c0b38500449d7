"""Rules of pictures: that each has its words, its file and somebody who shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from chronicle.checks.case import Case
from chronicle.facts import find_shown_pictures
from chronicle.model import PICTURE, Kind, Picture, Text, blank_code

_PICTURE = re.compile(PICTURE)
# With words after a bar, in the middle of a line, or as a link that names the kind.
_NEARLY = re.compile(r"!\[\[(?P<embed>[^\]\n]*)\]\]|\[\[picture:(?P<link>[^\]\n]*)\]\]")


def undescribed_picture(case: Case) -> None:
    described = {_stem(picture) for picture in case.chronicle.pictures.values()}
    for file in case.pictures:
        if file.is_sound and file.stem not in described and (Kind.PICTURE, file.id) not in case.broken:
            case.found.error(
                "undescribed-picture",
                file.spot,
                "this picture has no file of its facts beside it",
                "write {id}.md beside it, with alt, credit and licence",
                id=file.id,
            )


def missing_picture(case: Case) -> None:
    files = {file.stem for file in case.pictures}
    for picture in case.chronicle.pictures.values():
        if _stem(picture) not in files:
            case.found.error(
                "missing-picture",
                picture.origin.spot(),
                "there is no picture beside this file",
                "put {id}.jpg, {id}.png or {id}.webp beside it",
                id=picture.id,
            )


def _stem(picture: Picture) -> str:
    return picture.origin.path.rpartition(".")[0]


def missing_alt(case: Case) -> None:
    for picture in case.chronicle.pictures.values():
        for language in _missing(case, picture.alt):
            case.found.error(
                "missing-alt",
                picture.origin.key_spot("alt"),
                'the alt text is not said in "{language}"',
                "say in every language what is seen, for those who do not see it",
                language=language,
            )


def graphic_without_warning(case: Case) -> None:
    for picture in case.chronicle.pictures.values():
        missing = _missing(case, picture.warning) if picture.graphic else ()
        if missing:
            known = ", ".join(f'"{language}"' for language in missing)
            case.found.error(
                "graphic-without-warning",
                picture.origin.key_spot("warning" if picture.warning else "graphic"),
                "this picture is graphic, but there is no warning in {languages}",
                "say in words what is seen, so that a reader can choose, as in warning: {{ar: …, en: …}}",
                languages=known,
            )


def warning_without_graphic(case: Case) -> None:
    for picture in case.chronicle.pictures.values():
        if picture.warning and not picture.graphic:
            case.found.error(
                "warning-without-graphic",
                picture.origin.key_spot("warning"),
                "this picture has a warning, but would be shown at once",
                "write graphic: true, or leave the warning out",
            )


def _missing(case: Case, said: Mapping[str, str]) -> list[str]:
    return [language for language in case.chronicle.languages if language not in said]


def unused_picture(case: Case) -> None:
    shown = {id for record in case.chronicle for id in find_shown_pictures(record)}
    files = {file.stem for file in case.pictures}
    for picture in case.chronicle.pictures.values():
        if picture.id not in shown and _stem(picture) in files:
            case.found.warn(
                "unused-picture",
                picture.origin.spot(),
                "no record shows this picture, so it is not published",
                "name it under pictures: of a record, or write ![[{id}]] in a text",
                id=picture.id,
            )


def nearly_a_picture(case: Case) -> None:
    for text, body in _bodies(case):
        alone = {match.end("indent") for match in _PICTURE.finditer(body)}
        for match in _NEARLY.finditer(body):
            if match.start() not in alone:
                case.found.error(
                    "nearly-a-picture",
                    text.origin.text_spot(text.body, match.start(), len(match.group())),
                    "this is not read as a picture, and would stand as it is typed",
                    "a picture is ![[id]] alone on its line, not indented; its words stand in its own file",
                )


def _bodies(case: Case) -> Iterator[tuple[Text, str]]:
    for text in case.texts:
        if "![[" in text.body or "[[picture:" in text.body:
            yield text, blank_code(text.body)
