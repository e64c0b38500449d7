"""Every word of the interface is said in every language that has a catalogue."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po
from conftest import ROOT

LOCALES = ROOT / "theme" / "locales"
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/chronicle.po"))
Key = tuple[str, str | tuple[str, ...]]


def _extract() -> dict[Key, str]:
    """Every message of templates and code with where it stands, found as `make words` finds them."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^WORDS = (.*)$", makefile, re.MULTILINE)
    keywords = parse_keywords(re.findall(r"-k (\S+)", line))
    mapping = io.StringIO((LOCALES / "babel.cfg").read_text(encoding="utf-8"))
    methods, options = parse_mapping_cfg(mapping)
    found = {}
    for folder in ("generator", "theme/templates"):
        found |= {
            (context or "", message): f"{folder}/{file}:{number}"
            for file, number, message, _, context in extract_from_dir(
                ROOT / folder,
                [(pattern.removeprefix(f"{folder}/"), m) for pattern, m in methods],
                {pattern.removeprefix(f"{folder}/"): given for pattern, given in options.items()},
                keywords,
            )
        }
    return found


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def _messages(path: Path) -> list[Message]:
    return [message for message in _read(path) if message.id]


def _key(message: Message) -> Key:
    return (message.context or "", message.id)


def _forms(said: str | tuple[str, ...] | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


WORDS = _extract()
each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def test_words_are_found_in_templates_and_in_code() -> None:
    places = {place.split("/")[0] for place in WORDS.values()}
    assert places == {"generator", "theme"}
    assert ("", "Skip to the text") in WORDS
    assert any(isinstance(message, tuple) for _, message in WORDS)
    assert any(context for context, _ in WORDS)


def test_arabic_has_a_catalogue() -> None:
    assert "ar" in [path.parts[-3] for path in CATALOGUES]


@each_catalogue
def test_every_word_is_in_the_catalogue(path: Path) -> None:
    known = {_key(message) for message in _messages(path)}
    assert {key: place for key, place in WORDS.items() if key not in known} == {}


@each_catalogue
def test_the_catalogue_holds_nothing_that_is_not_said(path: Path) -> None:
    assert [_key(message) for message in _messages(path) if _key(message) not in WORDS] == []
    assert [message.id for message in _read(path).obsolete.values()] == []


@each_catalogue
def test_nothing_is_left_empty_or_in_doubt(path: Path) -> None:
    messages = _messages(path)
    assert [message.id for message in messages if message.fuzzy] == []
    assert [message.id for message in messages if not all(map(str.strip, _forms(message.string)))] == []


@each_catalogue
def test_every_plural_form_of_the_language_is_there(path: Path) -> None:
    catalogue = _read(path)
    wanted = catalogue.num_plurals
    assert wanted == {"ar": 6}.get(path.parts[-3], wanted)
    counted = [message for message in catalogue if isinstance(message.id, tuple)]
    assert [message.id for message in counted if len(_forms(message.string)) != wanted] == []
    assert counted


@each_catalogue
def test_named_fields_are_kept(path: Path) -> None:
    """A count may leave its number out where the form itself says it, as one and two in Arabic do."""
    wrong = []
    for message in _messages(path):
        wanted = set().union(*map(_fields, _forms(message.id)))
        may_lack = {"n"} if isinstance(message.id, tuple) else set()
        wrong += [
            (message.id, said)
            for said in _forms(message.string)
            if not wanted - may_lack <= _fields(said) <= wanted
        ]
    assert wrong == []


def test_code_says_words_literally_so_that_they_can_be_found() -> None:
    """Only what was marked where it is defined may be said by its name: a label, a sentence of the data."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "generator").rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert sorted(ast.unparse(call) for call in calls if _hides_its_words(call)) == [
        "desk.edition.words.say(column.says)",
        "desk.edition.words.say(table.says)",
        "self.words.say_in(*label)",
    ]


def _hides_its_words(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    if not re.search(r"words\.(say|say_in|count|forms)$", name):
        return False
    wanted = 1 if name.endswith(".say") else 2
    return [type(given) for given in call.args[:wanted]] != [ast.Constant] * wanted
