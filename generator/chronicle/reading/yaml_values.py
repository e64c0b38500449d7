"""YAML to plain values and the mark of each: composed, never constructed, so nothing can run.

Plain scalars follow YAML 1.2's core schema: `no` is a word, `2017-11-03` is text, `010` is ten,
though a field of text keeps all three digits.
Anchors, aliases and tags are refused: a record has no use for them, and a bomb has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import yaml

from chronicle.model import KEY, Step, Way
from chronicle.model.fields import WrittenFloat, WrittenInt
from chronicle.problems import Problems, Spot
from chronicle.reading.hidden import find_hidden
from chronicle.reading.plain_yaml import read_plainly
from chronicle.reading.yaml_faults import (
    ALIAS,
    ALIAS_ADVICE,
    ARABIC_COMMA,
    NO_GAP,
    ODD_SPACE,
    ODD_SPACES,
    explain_fault,
    find_reason,
)

_BASE: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
_DEEPEST = 40
# A block stands farther right than the one round it, but for a list, which may stand under its field's name.
_FAR_RIGHT = re.compile(rf"^[-?: \t]{{{2 * _DEEPEST}}}", re.MULTILINE)
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]+")
_ENDS = " " + "\u00a0\u202f"  # what stands at the ends of a plain value and is not seen
# A comment has a gap after its sign: without one it was part of the value.
_CUT = re.compile(r"[ \t]+(?P<rest>#[^\s#=-][^\n]*)")
_CURLY = re.compile("[“”„][^“”„]*[“”]")
_NO_TAG = "tag:yaml.org,2002:str"
Mark = tuple[int, int, int]  # line, column and width, 1-based


class _Loader(_BASE):  # type: ignore[misc]  # of two classes, of which one is compiled
    """Composes, and guesses no types: a scalar's is found by its text."""

    def resolve(self, *_: object) -> str:
        """What stands for no tag at all."""
        return _NO_TAG

    def descend_resolver(self, *_: object) -> None:
        """There is nothing to prepare."""

    def ascend_resolver(self) -> None:
        """There is nothing to undo."""


@dataclass(slots=True)
class Values:
    """The value of a front matter, the names of its fields as written, and where each part stands."""

    value: object = None
    names: tuple[str, ...] = ()
    marks: Mapping[Way, Mark] = field(default_factory=dict)


class Marks(Mapping[Way, Mark]):
    """Where each value of a front matter stands. Few are ever asked for, so all are looked up when one is."""

    __slots__ = ("_first_line", "_found", "_text")

    def __init__(self, text: str, first_line: int) -> None:
        self._text, self._first_line = text, first_line
        self._found: dict[Way, Mark] | None = None

    def __getitem__(self, way: Way) -> Mark:
        return self._all()[way]

    def __iter__(self) -> Iterator[Way]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __reduce__(self) -> tuple[type[Marks], tuple[str, int]]:
        return Marks, (self._text, self._first_line)

    def _all(self) -> dict[Way, Mark]:
        if self._found is None:
            self._found = {}
            with suppress(yaml.YAMLError, UnreadableYaml, RecursionError, ValueError):
                node = yaml.compose(self._text, Loader=_Loader)
                if node is not None:
                    _Reader(self._text, "", self._first_line, Problems(), self._found).read(node, ())
        return self._found


class UnreadableYaml(ValueError):
    """A front matter that gave no value; its problem has been told."""


def read_values(text: str, shown: str, first_line: int, problems: Problems) -> Values:
    """The values of a YAML text that starts at `first_line` of its file.

    Raises UnreadableYaml after adding the problem.
    """
    _refuse_depth(text, shown, first_line, problems)
    fields = read_plainly(text, _read_plain)
    if fields is not None:
        return Values(fields, tuple(fields), Marks(text, first_line))
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        raise _tell(fault, text, shown, first_line, problems) from None
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        problems.error("broken-yaml", Spot(shown, first_line), "this is not YAML: {reason}", reason=fault)
        raise UnreadableYaml from None
    values = Values(marks=Marks(text, first_line))
    if node is not None:
        values.value = _Reader(text, shown, first_line, problems).read(node, ())
    if isinstance(node, yaml.MappingNode):
        values.names = tuple(str(key.value) for key, _ in node.value)
    return values


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
    spot = Spot(shown, first_line + line, column + 1)
    problems.error(code, spot, plain, advice, reason=find_reason(fault))
    return UnreadableYaml()


class _Reader:
    """Walks composed nodes once. Where `marks` is given it is filled."""

    def __init__(
        self,
        text: str,
        shown: str,
        first_line: int,
        problems: Problems,
        marks: dict[Way, Mark] | None = None,
    ) -> None:
        self.text = text
        self.shown, self.first_line, self.problems = shown, first_line, problems
        self._marks = marks
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, way: Way) -> object:
        if self._marks is not None:
            self._marks[way] = self._mark(node)
        if id(node) in self._seen or node.tag != _NO_TAG:
            self.problems.error(
                "yaml-alias",
                Spot(self.shown, *self._mark(node)),
                ALIAS,
                ALIAS_ADVICE,
            )
            raise UnreadableYaml
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, way)
        if isinstance(node, yaml.SequenceNode):
            return self._read_sequence(node, way)
        return self._read_scalar(node)

    def _read_scalar(self, node: yaml.Node) -> object:
        if style := getattr(node, "style", None):  # empty or None where the scalar is plain
            if style == '"':
                self._refuse_hidden(node)
            return str(node.value)
        text = str(node.value).strip(_ENDS)
        cut = _CUT.match(self.text, node.end_mark.index) if "#" in self.text else None
        if cut:
            self._refuse_cut(node, cut)
        if _CURLY.fullmatch(text):
            self.problems.error(
                "curly-quotes",
                Spot(self.shown, *self._mark(node)),
                "these quotes are part of the value",
                "write none, or straight ones; a text that shows curly ones has straight ones round it",
            )
            text = text[1:-1]
        return _read_plain(text)

    def _refuse_hidden(self, node: yaml.Node) -> None:
        """Between double quotes an escape can stand for what no file may hold."""
        for one in find_hidden(str(node.value)):
            spot = Spot(self.shown, *self._mark(node))
            self.problems.error(one.code, spot, one.template, one.advice, **one.values)

    def _refuse_cut(self, node: yaml.Node, cut: re.Match[str]) -> None:
        line, column = node.end_mark.line, node.end_mark.column + cut.start("rest") - cut.start()
        self.problems.error(
            "cut-by-comment",
            Spot(self.shown, self.first_line + line, column + 1, len(cut["rest"])),
            "this is a comment, and no part of the value",
            "put the value in quotes, or write a space after #",
        )
        raise UnreadableYaml

    def _read_sequence(self, node: yaml.SequenceNode, way: Way) -> list[object]:
        found: list[object] = []
        for item in node.value:
            parts = self._part_at_arabic_commas(item) if node.flow_style else ()
            for part in parts:
                if self._marks is not None:
                    self._marks[(*way, len(found))] = self._mark(item)
                found.append(_read_plain(part))
            if not parts:
                found.append(self.read(item, (*way, len(found))))
        return found

    def _part_at_arabic_commas(self, item: yaml.Node) -> tuple[str, ...]:
        """The items that were meant where an Arabic comma stands between two; it is told once for each."""
        if not isinstance(item, yaml.ScalarNode) or item.style or not {"،", "؛"} & set(item.value):
            return ()
        line, column, width = self._mark(item)
        offset = min(item.value.find(sign) % (len(item.value) + 1) for sign in "،؛") if width > 1 else 0
        self.problems.error("arabic-comma", Spot(self.shown, line, column + offset), *ARABIC_COMMA)
        return tuple(part.strip() for part in re.split("[،؛]", item.value) if part.strip())

    def _read_mapping(self, node: yaml.MappingNode, way: Way) -> dict[Step, object]:
        found: dict[Step, object] = {}
        written = set[str]()
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.error(
                    "not-a-mapping",
                    Spot(self.shown, *self._mark(key_node)),
                    "the name of a field is a word",
                    "put in quotes what starts with [ or {{",
                )
                raise UnreadableYaml
            key = str(key_node.value)
            if key_node.style == '"':
                self._refuse_hidden(key_node)
            self._refuse_slip(key_node, value_node)
            if key in written:
                spot = Spot(self.shown, *self._mark(key_node))
                self.problems.error(
                    "duplicate-key", spot, '"{key}" is written twice', "keep one of the two", key=key
                )
                raise UnreadableYaml
            written.add(key)
            if self._marks is not None:
                self._marks[(*way, key, KEY)] = self._mark(key_node)
            value = self.read(value_node, (*way, key))
            if value is None and node.flow_style and not value_node.value:
                self._refuse_bare_word(key, Spot(self.shown, *self._mark(key_node)))
            if value is not None:
                found[key] = value
        return found

    def _refuse_slip(self, key: yaml.ScalarNode, value: yaml.Node) -> None:
        """A name with a space that is none to YAML, or with a colon that no space follows."""
        odd = _ODD_SPACE.search(key.value)
        colon = (
            None
            if value.end_mark.index > key.end_mark.index
            else re.search(r"(?<=\w):(?=[^\s:/])", key.value)
        )
        slip = odd or colon
        if slip and not key.style:
            line, column, _ = self._mark(key)
            spot = Spot(self.shown, line, column + slip.start(), slip.end() - slip.start())
            self.problems.error("broken-yaml", spot, *(ODD_SPACE if odd else NO_GAP))
            raise UnreadableYaml

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


def _read_plain(text: str) -> object:
    """A value without quotes: a word, a number, or nothing."""
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
