"""Records that are put together when they are asked for, from files that are known to be sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from chronicle.model import Chronicle, Kind, Record, Status
from chronicle.reading.chronicle import assemble
from chronicle.reading.survey import Survey


class RecordsOnDemand(Mapping[str, Record]):
    """The records of one kind by id. `files` are those of each: its own, and its translations."""

    def __init__(self, kind: Kind, files: Mapping[str, tuple[str, ...]], survey: Survey) -> None:
        self._kind, self._files, self._survey = kind, files, survey
        self._known: dict[str, Record] = {}

    def __getitem__(self, id: str) -> Record:
        known = self._known.get(id)
        if known is None:
            files = [self._survey.find(shown) for shown in self._files[id]]
            chronicle = assemble(files, self._survey.languages).chronicle
            known = self._known[id] = chronicle.records[self._kind][id]
        return known

    def __contains__(self, id: object) -> bool:
        return id in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def open_chronicle(survey: Survey, statuses: Iterable[Status]) -> Chronicle:
    """The chronicle of the records with these statuses. No file may be broken."""
    shown = frozenset(statuses)
    files: dict[Kind, dict[str, list[str]]] = {kind: {} for kind in Kind}
    translations = list[tuple[Kind, str, str]]()
    for one in survey.outlines:
        if one.kind is None:
            continue
        if one.language is not None:
            translations.append((one.kind, one.id, one.shown))
        elif one.status in shown:
            files[one.kind][one.id] = [one.shown]
    for kind, id, translation in translations:
        if id in files[kind]:
            files[kind][id].append(translation)
    records = {
        kind: RecordsOnDemand(kind, {id: tuple(of) for id, of in by_id.items()}, survey)
        for kind, by_id in files.items()
    }
    return Chronicle(survey.languages, records)
