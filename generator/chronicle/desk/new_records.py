"""A new record from answers: its id, its fields, and the file that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronicle.desk.new_files import NewFile, render_record
from chronicle.desk.questions import QUESTIONS, Question, Takes
from chronicle.language import Script, find_script, fold, propose_id
from chronicle.model import Chronicle, Kind, Record, is_id, list_fields, parse_edtf
from chronicle.reading import FILL_IN

Answers = Mapping[str, list[object]]
# Of a battle of another kind, the id names the kind and the day: there may be many in a year.
_NAMED_BY_YEAR = ("battle", "siege", "offensive")
_WITH_TEXT = (Kind.BATTLE, Kind.CAMPAIGN)


def make_fields(kind: Kind, answers: Answers) -> dict[str, object]:
    """The fields of a record, in the order of the house. What nobody was asked is marked to be written."""
    given = {q.field: _value(q, answers[q.field]) for q in QUESTIONS[kind] if answers.get(q.field)}
    waiting = {"summary": FILL_IN, "status": "draft"} if kind in _WITH_TEXT else {}
    fields = given | waiting
    return {name: fields[name] for name in list_fields(kind) if name in fields}


def _value(question: Question, answers: list[object]) -> object:
    if question.takes is Takes.WORDS:
        return dict(answer for answer in answers if isinstance(answer, tuple))
    if question.takes is Takes.SIDE:
        return [{"actors": side} for side in answers]
    return answers if question.is_many else answers[0]


def make_file(kind: Kind, id: str, fields: Mapping[str, object], shown: str) -> NewFile:
    """The file of a record; battles lie in a folder for each year. `shown` is the content's folder."""
    folder = f"{shown}/{kind.folder}"
    if kind is Kind.BATTLE:
        folder = f"{folder}/{_year(fields)}"
    return NewFile(f"{folder}/{id}.md", render_record(fields, FILL_IN if kind in _WITH_TEXT else ""))


def _year(fields: Mapping[str, object]) -> str:
    earliest = parse_edtf(str(fields["date"])).earliest
    return f"{earliest.year:04}" if earliest else "undated"


def propose_free_id(kind: Kind, fields: Mapping[str, object], chronicle: Chronicle) -> str:
    """The first id that suits the record and that no other has, or had before; empty if it has no letters."""
    taken = {
        id for record in chronicle.records.get(kind, {}).values() for id in (record.id, *record.previous_ids)
    }
    wanted = list(dict.fromkeys(id for id in _propose(kind, fields) if id))
    numbered = (f"{wanted[0]}-{number}" for number in range(2, 1000)) if wanted else iter(())
    return next((id for id in (*wanted, *numbered) if id not in taken), "")


def _propose(kind: Kind, fields: Mapping[str, object]) -> Iterator[str]:
    day = str(fields.get("date", "")).partition("/")[0].rstrip("~?%").rstrip("-X")
    if kind is Kind.BATTLE:
        places = fields["places"]
        place = str(places[0]) if isinstance(places, list) else ""
        if fields["kind"] in _NAMED_BY_YEAR:
            yield propose_id(f"{place} {_year(fields)}")
        yield propose_id(f"{place} {fields['kind']} {day}")
    elif kind is Kind.CAMPAIGN:
        title = propose_id(str(fields["title"]))
        yield title if day[:4] in title else f"{title}-{day[:4]}"
    elif kind is Kind.SOURCE:
        yield propose_id(f"{_latin(fields['publisher'])} {day}")
    else:
        yield propose_id(_latin(fields["names"]))


def _latin(words: object) -> str:
    """Of names in several languages the one whose letters an id has, or the first."""
    names = [str(name) for name in words.values()] if isinstance(words, dict) else [str(words)]
    return next((name for name in names if find_script(name) is Script.LATIN), names[0])


def find_id_fault(kind: Kind, id: str, chronicle: Chronicle) -> str:
    """Why a new record cannot have an id; empty if it can."""
    if not is_id(id):
        return f'"{id}" is no id: small Latin letters, digits and single hyphens, as in al-qaim-2017'
    for record in chronicle.records.get(kind, {}).values():
        if id == record.id:
            return f"there is a {kind} {id} already: {record.origin.path}"
        if id in record.previous_ids:
            return f"{id} was the id of {record.id}, and its address leads there"
    return ""


def find_same_name(kind: Kind, fields: Mapping[str, object], chronicle: Chronicle) -> Record | None:
    """A record of the kind that has a name, title or alias of the new one already."""
    new = {fold(name) for name in _names(fields)}
    return next(
        (r for r in chronicle.records.get(kind, {}).values() if new & {fold(n) for n in list_names(r)}), None
    )


def _names(fields: Mapping[str, object]) -> Iterator[str]:
    names = fields.get("names") or fields.get("title")
    yield from (str(name) for name in names.values()) if isinstance(names, dict) else [str(names)]


def list_names(record: Record) -> tuple[str, ...]:
    """All that a record is called, in every language: names or titles, short names, aliases."""
    short = (getattr(record, "short", None) or {}).values()
    aliases = (alias for many in (getattr(record, "aliases", None) or {}).values() for alias in many)
    title = (str(getattr(record, "title", "")),) if record.kind_of_record is Kind.SOURCE else ()
    return tuple(dict.fromkeys((*record.names_by_language.values(), *short, *aliases, *title)))
