"""The records of a new chronicle: its pages, and one made-up battle with what it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronicle.desk.new_files import NewFile, render_record
from chronicle.desk.starting_words import find_lender, find_words, read_text
from chronicle.model import Text

_MADE_UP = "made up, to show how it is written: delete this file"
_ARMY, _GROUP, _TOWN = "example-army", "example-group", "example-town"
_SOURCE, _DATE = "example-news-2020-05-04", "2020-05-03~"
_CONTROL = {"place": _TOWN, "date": _DATE, "from": _GROUP, "to": _ARMY, "source": _SOURCE}
_FIGURE = {"measure": "killed", "low": 2, "high": 4, "said_by": _ARMY, "source": _SOURCE}
_BATTLE: Mapping[str, object] = {
    "kind": "battle",
    "date": _DATE,
    "places": [_TOWN],
    "sides": [{"actors": [_ARMY]}, {"actors": [_GROUP]}],
    "outcome": {"result": "captured", "by": [_ARMY], "source": _SOURCE},
    "control": [_CONTROL],
    "figures": [_FIGURE],
    "grade": "weak",
    "sources": [_SOURCE],
}
_COMMENTS = {
    "title": _MADE_UP,
    "date": "~ is about that day, ? is uncertain, 2017-11 a month, 2017-10-26/2017-11-03 an interval",
    "control": "what changed hands; every row has a source",
    "figures": "who says which number; every row has a source",
    "grade": "how well it is supported: confirmed, fair, weak, contested or discounted",
}


def list_records(languages: tuple[str, ...], titles: Mapping[str, str]) -> Iterator[NewFile]:
    """The files of the records in every language, the first first."""
    for page in ("home", "about", "methodology"):
        yield from _write_texts(f"content/pages/{page}", _texts(page, languages, titles), {}, {})
    battle = _texts("battle", languages, titles)
    yield from _write_texts("content/battles/2020/example-town-2020", battle, _BATTLE, _COMMENTS)
    place = {"names": _in_each(languages, "town"), "kind": "town", "coordinates": [34.48, 41.92]}
    comments = {"names": _MADE_UP, "coordinates": "latitude first; a point made up as well"}
    yield NewFile(f"content/places/{_TOWN}.md", render_record(place, comments=comments))
    for id, word, kind in ((_ARMY, "army", "armed-force"), (_GROUP, "group", "armed-group")):
        actor = {"names": _in_each(languages, word), "kind": kind}
        yield NewFile(f"content/actors/{id}.md", render_record(actor, comments={"names": _MADE_UP}))
    yield NewFile(f"content/sources/{_SOURCE}.md", _render_source(languages))


def _texts(name: str, languages: tuple[str, ...], titles: Mapping[str, str]) -> list[Text]:
    files = [f"content/pages/{name}.md", *(f"content/pages/{name}.{code}.md" for code in languages[1:])]
    pairs = zip(languages, files, strict=True)
    return [read_text(name, code, titles[code], file) for code, file in pairs]


def _write_texts(
    path: str, texts: list[Text], facts: Mapping[str, object], comments: Mapping[str, str]
) -> Iterator[NewFile]:
    """A record's own file, and its translations with the stamp of the text that they are of."""
    first, *others = texts
    words: dict[str, object] = {"title": first.title, "summary": first.summary}
    yield NewFile(f"{path}.md", render_record({**words, **facts}, first.body, comments))
    for text in others:
        stamped = {"title": text.title, "summary": text.summary, "translated_from": first.digest}
        yield NewFile(f"{path}.{text.language}.md", render_record(stamped, text.body))


def _render_source(languages: tuple[str, ...]) -> str:
    first = languages[0]
    source = {
        "publisher": _in_each(languages, "publisher"),
        "title": find_words(first)["headline"],
        "language": find_lender(first),
        "date": "2020-05-04",
        "url": "https://example.org/news/1",
        "archive": "https://example.org/archive/1",
        "kind": "press",
        "note": _in_each(languages, "note"),
    }
    return render_record(source, comments={"publisher": _MADE_UP, "title": "as printed, in its own language"})


def _in_each(languages: tuple[str, ...], word: str) -> dict[str, str]:
    return {code: find_words(code)[word] for code in languages}
