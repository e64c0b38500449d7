"""All files to one chronicle, reading again only those that changed since last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chronicle.model import Chronicle, Kind, Record, Text
from chronicle.problems import Problem, Problems, Spot
from chronicle.processes import without_collector
from chronicle.reading.pictures import PictureFile, read_picture
from chronicle.reading.records import ReadFile, find_near_folder
from chronicle.reading.sources import SourceFile, find_files
from chronicle.reading.survey import Keeper, NoKeeper, Outline, Run, Survey, make_survey


@dataclass(frozen=True)
class Reading:
    """What was read: the chronicle, and every problem of its files.

    `broken` names records whose file gave none, and `broken_texts` translations likewise, with their
    language: whoever looks for them need not say so again. `pictures` are the files of all pictures,
    `unfinished` the translations that are still to be written, and are in no record.
    """

    chronicle: Chronicle
    problems: tuple[Problem, ...]
    broken: frozenset[tuple[Kind, str]] = frozenset()
    broken_texts: frozenset[tuple[Kind, str, str]] = frozenset()
    pictures: tuple[PictureFile, ...] = ()
    unfinished: tuple[Text, ...] = ()


_Stamp = tuple[int, int, int]
ReadPicture = tuple[PictureFile, tuple[Problem, ...]]


class Reader:
    """Reads a chronicle again and again. What a file gave is kept while its stamp is the same: here, and by a
    keeper for the next process.
    """

    def __init__(
        self, content: Path, shown: str, languages: tuple[str, ...], keeper: Keeper | None = None
    ) -> None:
        self.content, self.shown, self.languages = content, shown, languages
        self._keeper = keeper or NoKeeper()
        self._before: Survey | None = None
        self._kept_pictures: dict[str, tuple[_Stamp, ReadPicture]] = {}

    def look(self) -> Looked:
        """What stands on disk now. Files of which nothing is known are read."""
        problems = Problems()
        if not self.content.is_dir():
            tell_no_content(self.shown, problems)
            return Looked(self.languages, tuple(problems.found))
        files, media = find_files(self.content, self.shown, problems)
        with without_collector():
            survey = make_survey(files, self.languages, self._keeper, self._before)
        pictures = self._read_pictures(media, problems)
        stamps = tuple((file.shown, file.stamp) for file in media)
        return Looked(self.languages, tuple(problems.found), pictures, stamps, survey)

    def read(self) -> Reading:
        """The chronicle as it stands on disk now."""
        looked = self.look()
        with without_collector():
            reading = looked.read()
        self.remember(looked)
        return reading

    def remember(self, looked: Looked) -> None:
        """Have what was read at hand for the next time."""
        self._before = looked.survey or self._before

    def _read_pictures(self, media: list[SourceFile], problems: Problems) -> tuple[PictureFile, ...]:
        kept = self._kept_pictures
        self._kept_pictures = {
            file.shown: kept[file.shown]
            if file.shown in kept and kept[file.shown][0] == file.stamp
            else (file.stamp, _read_picture(file))
            for file in media
        }
        pictures: dict[str, PictureFile] = {}
        for _, (picture, found) in self._kept_pictures.values():
            problems.found += found
            first = pictures.setdefault(picture.stem, picture)
            if first is not picture:
                _tell_twin(picture, first, problems)
        return tuple(pictures.values())


@dataclass(frozen=True)
class Looked:
    """What stands on disk: the files with records, and those with pictures. The records can be had whole."""

    languages: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    stamps: tuple[tuple[str, _Stamp], ...] = ()  # of the pictures
    survey: Survey | None = None

    @property
    def runs(self) -> Sequence[Run]:
        """All files in runs."""
        return self.survey.runs if self.survey else ()

    @property
    def outlines(self) -> Iterator[Outline]:
        """What is known of each file."""
        return (one for run in self.runs for one in run.outlines)

    def read(self) -> Reading:
        """All of it."""
        if self.survey is None:
            return Reading(Chronicle(self.languages), self.problems)
        reading = assemble(list(self.survey.load()), self.languages)
        return replace(reading, problems=(*self.problems, *reading.problems), pictures=self.pictures)


def tell_no_content(shown: str, problems: Problems) -> None:
    """Say that the folder of the records is not there."""
    problems.error(
        "unreadable-file",
        Spot(shown),
        "there is no such folder",
        "the records lie in the folder that docs_dir names in mkdocs.yml",
    )


def _read_picture(file: SourceFile) -> ReadPicture:
    problems = Problems()
    return read_picture(file, problems), tuple(problems.found)


def _tell_twin(picture: PictureFile, first: PictureFile, problems: Problems) -> None:
    problems.error(
        "duplicate-id",
        Spot(picture.shown),
        'the picture "{id}" has another file already: {path}',
        "keep one of the two, or give one another name",
        id=picture.id,
        path=first.shown,
    )


def read_chronicle(
    content: Path, shown: str, languages: tuple[str, ...], keeper: Keeper | None = None
) -> Reading:
    """The chronicle under `content`; `shown` is how problems show that folder."""
    return Reader(content, shown, languages, keeper).read()


def assemble(files: list[ReadFile], languages: tuple[str, ...]) -> Reading:
    """What files are together: records with their translations."""
    problems = Problems([problem for file in files for problem in file.problems])
    records = _collect_records((f for f in files if not f.is_translation), problems)
    broken = {(f.kind, f.id) for f in files if f.kind and not f.is_translation and f.record is None}
    misplaced = [file for file in files if file.misplaced_in]
    broken |= {(kind, file.id) for file in misplaced for kind in Kind}
    broken_texts = {(f.kind, f.id, f.language) for f in files if f.kind and f.language and not f.text}
    _tell_misplaced(misplaced, problems)
    translations: dict[tuple[Kind, str], list[Text]] = {}
    for file in files:
        if file.is_translation and file.kind and file.text:
            key = (file.kind, file.id)
            if file.id in records[file.kind]:
                translations.setdefault(key, []).append(file.text)
            elif key not in broken:
                _tell_orphan(file, problems)
    for (kind, id), texts in translations.items():
        records[kind][id] = _with_texts(records[kind][id], texts, problems)
    chronicle = Chronicle(languages, records)
    unfinished = tuple(f.unfinished for f in files if f.unfinished)
    return Reading(
        chronicle, tuple(problems.found), frozenset(broken), frozenset(broken_texts), unfinished=unfinished
    )


def _collect_records(files: Iterable[ReadFile], problems: Problems) -> dict[Kind, dict[str, Record]]:
    records: dict[Kind, dict[str, Record]] = {kind: {} for kind in Kind}
    for file in files:
        if file.record is None or file.kind is None:
            continue
        first = records[file.kind].setdefault(file.id, file.record)
        if first is not file.record:
            problems.error(
                "duplicate-id",
                Spot(file.shown),
                'the {kind} "{id}" has another file already: {path}',
                "give one of the two another name",
                kind=file.kind,
                id=file.id,
                path=first.origin.path,
            )
    return records


def _tell_misplaced(files: list[ReadFile], problems: Problems) -> None:
    """One problem for a whole folder that is none of records."""
    for folder in dict.fromkeys(file.misplaced_in for file in files):
        near = find_near_folder(folder.rpartition("/")[2])
        problems.error(
            "misplaced-file",
            Spot(folder),
            "this is no folder of records: nothing in it is read",
            'did you mean "{near}"?' if near else "the folders are: {folders}",
            near=near,
            folders=", ".join(kind.folder for kind in Kind),
        )


def _tell_orphan(file: ReadFile, problems: Problems) -> None:
    problems.error(
        "translation-without-record",
        Spot(file.shown),
        'no {kind} is called "{id}", so there is nothing to translate',
        "write the record first, in the file without a language suffix",
        kind=file.kind,
        id=file.id,
    )


def _with_texts(record: Record, texts: list[Text], problems: Problems) -> Record:
    """The record with its translations. Two files may not translate it into one language."""
    merged = dict(record.texts)
    for text in texts:
        if text.language in merged:
            problems.error(
                "duplicate-id",
                Spot(text.origin.path),
                "another file translates this record already: {path}",
                "keep one of the two",
                path=merged[text.language].origin.path,
            )
            continue
        merged[text.language] = text
    return record.replace(texts=merged)
