"""Names of known records that stand in texts without a link: found, never guessed, and linked on request."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chronicle.desk.new_records import list_names
from chronicle.desk.translating import restamp
from chronicle.language import Script, find_prefixes, find_script, fold
from chronicle.model import LINKABLE, Chronicle, Kind, Record, Status, Text, blank_code
from chronicle.problems import Edit, Spot

# A word with its vowel marks, and with apostrophes but for that of a genitive.
_WORD = re.compile("[^\\W_](?:[\\w\u064b-\u065f\u0670\u0640]|['’ʿʾʼ‘](?=\\w)(?!s\\b))*")
# What is linked, cited, addressed or marked up already, and headings, which stay plain.
_TAKEN = re.compile(
    r"!?\[\[[^\]\n]*\]\]|\[@[^\]\n]*\]|!?\[[^\]\n]*\]\([^)\n]*\)|<[^>\n]+>|https?://\S+|(?m:^[ ]{0,3}#.*$)"
)
_SIGN = re.compile(r"[^\s:]")
# Shorter names of one word are too often other words: عنه is a town, and means "about him".
_SHORTEST = 4
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """A link that a text could have: the words at an offset name the target, and no other record."""

    record: Record
    text: Text
    offset: int
    words: str
    target: Record
    link: str

    @property
    def spot(self) -> Spot:
        """Where the words stand."""
        return self.text.origin.text_spot(self.text.body, self.offset, len(self.words))


def suggest_links(chronicle: Chronicle, records: Iterable[Record]) -> Iterator[Suggestion]:
    """The first place in each text of these records where each record is named without a link."""
    names = _index_names(chronicle)
    for record in records:
        if record.status is not Status.RETRACTED:
            for text in record.texts.values():
                yield from _suggest_in(record, text, names, chronicle)


def _index_names(chronicle: Chronicle) -> Mapping[str, list[tuple[_Key, Record]]]:
    """What each name means, by its first word, longest names first. A name of two records is left out."""
    owners: dict[_Key, dict[tuple[Kind, str], Record]] = defaultdict(dict)
    for kind in LINKABLE:
        for record in chronicle.records.get(kind, {}).values():
            for name in list_names(record):
                owners[tuple(fold(name).split())][record.key] = record
    found: dict[str, list[tuple[_Key, Record]]] = defaultdict(list)
    for key, records in owners.items():
        record, *others = records.values()
        is_long = len(key) > 1 or (bool(key) and len(key[0]) >= _SHORTEST)
        if not others and is_long and record.status in (Status.PUBLISHED, Status.REVIEW):
            found[key[0]].append((key, record))
    return {first: sorted(names, key=lambda name: -len(name[0])) for first, names in found.items()}


def _suggest_in(
    record: Record, text: Text, names: Mapping[str, list[tuple[_Key, Record]]], chronicle: Chronicle
) -> Iterator[Suggestion]:
    plain = _TAKEN.sub(lambda match: _SIGN.sub(":", match[0]), blank_code(text.body))
    words = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(plain)]
    linked = {found.key for r in text.references for found in chronicle.find_linked(r.kind, r.id)} | {
        record.key
    }
    place = 0
    while place < len(words):
        found = _find_name(words, place, text.body, names)
        place += found.length if found else 1
        if found and found.target.key not in linked:
            linked.add(found.target.key)
            said = text.body[found.start : found.end]
            yield Suggestion(
                record, text, found.start, said, found.target, _write(found.target, said, text, chronicle)
            )


@dataclass(frozen=True, slots=True)
class _Found:
    target: Record
    start: int
    end: int
    length: int  # in words


def _find_name(
    words: list[tuple[int, int, str]], place: int, body: str, names: Mapping[str, list[tuple[_Key, Record]]]
) -> _Found | None:
    """The longest name that starts with a word, or with what is left of it without a prefix."""
    start, _, first = words[place]
    for prefix, rest in find_prefixes(first):
        for key, target in names.get(rest, ()):
            others = words[place + 1 : place + len(key)]
            if tuple(word for _, _, word in others) != key[1:] or not _stand_together(
                words, place, len(key), body
            ):
                continue
            begin = start + _length_of(body[start:], len(prefix))
            end = words[place + len(key) - 1][1]
            if _has_its_case(body[begin:end]):
                return _Found(target, begin, end, len(key))
    return None


def _stand_together(words: list[tuple[int, int, str]], place: int, length: int, body: str) -> bool:
    """Whether nothing but spaces, hyphens and apostrophes stands between the words of a name."""
    gaps = (body[words[n][1] : words[n + 1][0]] for n in range(place, place + length - 1))
    return all(re.fullmatch(r"[ \n'’ʿ‘-]{1,2}", gap) for gap in gaps)


def _length_of(word: str, letters: int) -> int:
    """How far into a word its first letters reach, marks that stand on them included."""
    at = 0
    while letters or (at and word[at : at + 1] and not fold(word[at])):
        letters -= bool(fold(word[at]))
        at += 1
    return at


def _has_its_case(said: str) -> bool:
    """In Latin script a name has a capital: hit is a word, Hit is a town."""
    return find_script(said) is not Script.LATIN or said.lower() != said


def _write(target: Record, said: str, text: Text, chronicle: Chronicle) -> str:
    is_shared = len(chronicle.find_linked(None, target.id)) > 1
    id = f"{target.kind_of_record}:{target.id}" if is_shared else target.id
    return f"[[{id}]]" if target.names_by_language.get(text.language) == said else f"[[{id}|{said}]]"


def link(suggestions: Iterable[Suggestion], chronicle: Chronicle) -> Iterator[Edit]:
    """The edits that make the links, and keep current the translations of texts that change in no word."""
    by_text: dict[str, list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        by_text[one.text.origin.path].append(one)
        yield Edit(one.spot, one.link)
    for found in by_text.values():
        record, text = found[0].record, found[0].text
        if text.language == chronicle.first_language:
            after = text.with_body(_with_links(text.body, found)).digest
            stamped = (t for t in record.texts.values() if t.translated_from == text.digest)
            yield from (restamp(translation, after) for translation in stamped)


def _with_links(body: str, found: list[Suggestion]) -> str:
    for one in sorted(found, key=lambda one: -one.offset):
        body = body[: one.offset] + one.link + body[one.offset + len(one.words) :]
    return body
