"""YAML to plain values and the mark of each: composed, never constructed, so nothing can run.

Plain scalars follow YAML 1.2's core schema: `no` is a word, `2017-11-03` is text, `010` is ten.
Anchors, aliases and tags are refused: a record has no use for them, and a bomb has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from chronicle.model import KEY, Step, Way
from chronicle.problems import Problems, Spot

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
_HELP = (
    ("mapping values are not allowed", 'put a value that holds a colon in quotes, as in title: "One: two"'),
    (
        "cannot start any token",
        "indent with spaces, not tabs, and put a value that starts with a sign in quotes",
    ),
    ("expected ',' or", "close the bracket or brace that was opened"),
    ("expected <block end>", "a field of one group starts in the same column as the others"),
    ("could not find expected ':'", "a field is its name, a colon, a space and its value"),
    ("quoted scalar", "close the quotes that were opened"),
)


@dataclass(slots=True)
class Values:
    """The value of a front matter and the (line, column, width) of each part, 1-based."""

    value: object = None
    marks: dict[Way, tuple[int, int, int]] = field(default_factory=dict)


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
        raise _tell(fault, shown, first_line, problems) from None
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        problems.error("broken-yaml", Spot(shown, first_line), "this is not YAML: {reason}", reason=fault)
        raise UnreadableYaml from None
    reader = _Reader(shown, first_line, problems)
    if node is not None:
        reader.values.value = reader.read(node, ())
    return reader.values


def _refuse_depth(text: str, shown: str, first_line: int, problems: Problems) -> None:
    """Refuse deep nesting before the parser sees it, since it recurses once a level."""
    depth = 0
    for number, line in enumerate(text.split("\n")):
        dashes = len(line) - len(line.lstrip("-? ")) if line.lstrip(" ").startswith(("- -", "? ?")) else 0
        for column, character in enumerate(line if "[" in line or "{" in line or depth else ""):
            depth = max(depth + (character in "[{") - (character in "]}"), 0)
            if depth > _DEEPEST:
                dashes, where = 2 * _DEEPEST + 1, column
                break
        else:
            where = 0
        if dashes > 2 * _DEEPEST or (len(line) - len(line.lstrip(" ")) > 4 * _DEEPEST and line.strip()):
            spot = Spot(shown, first_line + number, where + 1)
            problems.error("too-deep", spot, "this is nested too deep for a record")
            raise UnreadableYaml


def _tell(fault: yaml.MarkedYAMLError, shown: str, first_line: int, problems: Problems) -> UnreadableYaml:
    opened = any(word in (fault.context or "") for word in ("quoted scalar", "flow "))
    mark = (fault.context_mark if opened else None) or fault.problem_mark or fault.context_mark
    spot = Spot(shown, first_line + mark.line, mark.column + 1) if mark else Spot(shown, first_line)
    reason = (fault.problem or fault.context or "it breaks off").strip()
    if "anchor" in reason or "alias" in reason:
        problems.error("yaml-alias", spot, "anchors and aliases are not used here: {reason}", reason=reason)
        return UnreadableYaml()
    said = f"{fault.context or ''} {reason}"
    advice = next((text for sign, text in _HELP if sign in said), "")
    problems.error("broken-yaml", spot, "this is not YAML: {reason}", advice, reason=reason)
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
                "anchors, aliases and tags are not used here",
                "write the value itself",
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
                self.problems.error("not-a-mapping", spot, "a field's name is a word")
                raise UnreadableYaml
            key = str(key_node.value)
            if key in found or (*way, key, KEY) in self.values.marks:
                self.problems.error(
                    "duplicate-key", spot, '"{key}" is written twice', "keep one of the two", key=key
                )
                raise UnreadableYaml
            self.values.marks[(*way, key, KEY)] = self._mark(key_node)
            value = self.read(value_node, (*way, key))
            if value is not None:
                found[key] = value
        return found

    def _mark(self, node: yaml.Node) -> tuple[int, int, int]:
        start, end = node.start_mark, node.end_mark
        same_line = start.line == end.line
        width = end.column - start.column if same_line else 1
        return (self.first_line + start.line, start.column + 1, max(width, 1))


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
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
