"""YAML to plain values and the mark of each: composed, never constructed, so nothing can run.

Plain scalars follow YAML 1.2's core schema: `no` is a word, `2017-11-03` is text, `010` is ten,
though a field of text keeps all three digits.
Anchors, aliases and tags are refused: a record has no use for them, and a bomb has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from chronicle.model import KEY, Step, Way
from chronicle.model.fields import WrittenFloat, WrittenInt
from chronicle.problems import Problems, Spot
from chronicle.reading.yaml_faults import ALIAS, ALIAS_ADVICE, explain_fault

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_WORDS: Mapping[str, object] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_OWN_TAGS = "tag:yaml.org,2002:"
_RARE_TAGS = ("binary", "set", "omap", "pairs")
_DEEPEST = 40
# A block stands farther right than the one round it, but for a list, which may stand under its field's name.
_FAR_RIGHT = re.compile(rf"^[-?: \t]{{{2 * _DEEPEST}}}", re.MULTILINE)
Mark = tuple[int, int, int]  # line, column and width, 1-based


@dataclass(slots=True)
class Values:
    """The value of a front matter and the mark of each part."""

    value: object = None
    marks: dict[Way, Mark] = field(default_factory=dict)


class UnreadableYaml(ValueError):
    """A front matter that gave no value; its problem has been told."""


def read_values(text: str, shown: str, first_line: int, problems: Problems) -> Values:
    """The values of a YAML text that starts at `first_line` of its file.

    Raises UnreadableYaml after adding the problem.
    """
    _refuse_depth(text, shown, first_line, problems)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        raise _tell(fault, text, shown, first_line, problems) from None
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        problems.error("broken-yaml", Spot(shown, first_line), "this is not YAML: {reason}", reason=fault)
        raise UnreadableYaml from None
    reader = _Reader(shown, first_line, problems)
    if node is not None:
        reader.values.value = reader.read(node, ())
    return reader.values


def _refuse_depth(text: str, shown: str, first_line: int, problems: Problems) -> None:
    """Refuse deep nesting before it is composed, since that recurses in C, once a level.

    Most texts have too few brackets and too little indentation to be deep, and are not looked at.
    """
    if text.count("[") + text.count("{") <= _DEEPEST and not _FAR_RIGHT.search(text):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST and event.start_mark:
                spot = Spot(shown, first_line + event.start_mark.line, event.start_mark.column + 1)
                problems.error("too-deep", spot, "this is nested too deep for a record")
                raise UnreadableYaml
    except yaml.YAMLError:
        return  # composing it finds the same, and says so


def _tell(
    fault: yaml.MarkedYAMLError, text: str, shown: str, first_line: int, problems: Problems
) -> UnreadableYaml:
    (line, column), plain, advice = explain_fault(fault, text)
    code = "yaml-alias" if plain is ALIAS else "broken-yaml"
    problems.error(code, Spot(shown, first_line + line, column + 1), "{plain}", advice, plain=plain)
    return UnreadableYaml()


class _Reader:
    """Walks composed nodes once."""

    def __init__(self, shown: str, first_line: int, problems: Problems) -> None:
        self.shown, self.first_line, self.problems = shown, first_line, problems
        self.values = Values()
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, way: Way) -> object:
        mark = self._mark(node)
        self.values.marks[way] = mark
        if id(node) in self._seen or _is_tagged(node):
            self.problems.error(
                "yaml-alias",
                Spot(self.shown, *mark),
                ALIAS,
                ALIAS_ADVICE,
            )
            raise UnreadableYaml
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, way)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*way, index)) for index, item in enumerate(node.value)]
        return _read_scalar(node)

    def _read_mapping(self, node: yaml.MappingNode, way: Way) -> dict[Step, object]:
        found: dict[Step, object] = {}
        for key_node, value_node in node.value:
            spot = Spot(self.shown, *self._mark(key_node))
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.error(
                    "not-a-mapping",
                    spot,
                    "the name of a field is a word",
                    "put in quotes what starts with [ or {{",
                )
                raise UnreadableYaml
            key = str(key_node.value)
            if key in found or (*way, key, KEY) in self.values.marks:
                self.problems.error(
                    "duplicate-key", spot, '"{key}" is written twice', "keep one of the two", key=key
                )
                raise UnreadableYaml
            self.values.marks[(*way, key, KEY)] = self._mark(key_node)
            value = self.read(value_node, (*way, key))
            if value is None and node.flow_style and not value_node.value:
                self._refuse_bare_word(key, spot)
            if value is not None:
                found[key] = value
        return found

    def _refuse_bare_word(self, key: str, spot: Spot) -> None:
        """In braces, a comma begins the next field: 1,500 would be read as 1 and a field called 500."""
        advice = "within braces a comma begins another field; " + (
            "write a number without one, as 1500"
            if key.isdigit()
            else "put quotes round a text that holds one"
        )
        self.problems.error("empty-field", spot, '"{key}" has no value', advice, key=key)
        raise UnreadableYaml

    def _mark(self, node: yaml.Node) -> Mark:
        return find_mark(node, self.first_line)


def find_mark(node: yaml.Node, first_line: int) -> Mark:
    """Where a node stands. One that goes on over several lines is marked at its first character."""
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if start.line == end.line else 1
    return (first_line + start.line, start.column + 1, max(width, 1))


def _is_tagged(node: yaml.Node) -> bool:
    """Whether a tag was written: compose gives plain nodes one of YAML's own tags."""
    tag = str(node.tag)
    return not tag.startswith(_OWN_TAGS) or tag.removeprefix(_OWN_TAGS) in _RARE_TAGS


def _read_scalar(node: yaml.Node) -> object:
    text = str(node.value)
    if getattr(node, "style", None):  # empty or None where the scalar is plain
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return _keep_text(WrittenInt(text), text)
    return _keep_text(WrittenFloat(text), text) if _DECIMAL.fullmatch(text) else text


def _keep_text(number: WrittenInt | WrittenFloat, text: str) -> int | float:
    """The number with its text, where Python would write another: 0042 may be a code, 1.10 a version."""
    number.text = text
    plain = int(number) if isinstance(number, int) else float(number)
    return plain if str(plain) == text else number
