"""The YAML that nearly every file is written in, read line by line, in a third of the parser's time.

It knows fields, lists and groups, each value whole on its line, and gives exactly what the parser would.
Whatever it does not know, faults above all, is left to the parser: then there is no value here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_ODD = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff"
_LETTER = "A-Za-z0-9\\u0621-\\u064a"
_NAME = "[A-Za-z_][A-Za-z0-9_-]{0,60}"
_QUOTED = f"\"([^\"\\\\{_ODD}]*)\"|'([^'{_ODD}]*)'"
_REST = f"[{_LETTER}\\u064b-\\u0652_/.~'()-]*"
_WORDS = f"[{_LETTER}]{_REST}(?: [{_LETTER}(]{_REST})*"
_FIELD = re.compile(rf"( *)({_NAME}):(?: (?=[^ ])|$)")
_PAIR = re.compile(rf"({_NAME}): ")
_WITHIN = re.compile(rf"{_QUOTED}|({_WORDS})|(?=[\[{{])")
# To the end of the line; a value within brackets is content with fewer signs.
_ALONE = re.compile(rf"(?:{_QUOTED}|([{_LETTER}](?:[^:#“”„{_ODD}]*[^:#“”„\s{_ODD}])?))\Z|(?=[\[{{])")


class _NotPlain(ValueError):
    """This is for the parser."""


def read_plainly(text: str, read_word: Callable[[str], object]) -> dict[str, object] | None:
    """The fields of a front matter, or None where it is not plain. `read_word` reads what has no quotes."""
    lines = _Lines(text, read_word)
    try:
        fields = lines.read_group(0)
    except _NotPlain:
        return None
    return fields if lines.are_read else None


class _Lines:
    """The lines of a front matter. What stands at an indent is read until a line stands at another."""

    def __init__(self, text: str, read_word: Callable[[str], object]) -> None:
        self._lines = text.removesuffix("\n").split("\n")
        self._at = 0
        self._read_word = read_word

    @property
    def are_read(self) -> bool:
        """Whether no line is left."""
        return self._at == len(self._lines)

    def read_group(self, indent: int) -> dict[str, object]:
        """Fields, each with its value behind it or on the lines below."""
        found: dict[str, object] = {}
        while self._at < len(self._lines):
            line = self._lines[self._at]
            field = _FIELD.match(line)
            if field is None or field.end(1) != indent:
                break
            name = field[2]
            if name in found:
                raise _NotPlain
            self._at += 1
            found[name] = (
                self._read(line, field.end(), _ALONE)[0]
                if field.end() < len(line)
                else self._read_below(indent)
            )
        if not found:
            raise _NotPlain
        return found

    def _read_below(self, indent: int) -> object:
        """A list, which may stand under the field's name, or a group of fields, farther right."""
        line = self._lines[self._at] if self._at < len(self._lines) else ""
        inner = len(line) - len(line.lstrip(" "))
        if inner >= indent and line.startswith("- ", inner):
            return self._read_list(inner)
        if inner <= indent:
            raise _NotPlain
        return self.read_group(inner)

    def _read_list(self, indent: int) -> list[object]:
        items: list[object] = []
        before = " " * indent + "- "
        while self._at < len(self._lines) and (line := self._lines[self._at]).startswith(before):
            if _FIELD.match(line, indent + 2):
                # The fields below stand as far right as the first one.
                self._lines[self._at] = line.replace("-", " ", 1)
                items.append(self.read_group(indent + 2))
            else:
                self._at += 1
                items.append(self._read(line, indent + 2, _ALONE)[0])
        return items

    def _read(self, line: str, at: int, pattern: re.Pattern[str]) -> tuple[object, int]:
        """The value that stands here, and where it ends."""
        match = pattern.match(line, at)
        if match is None:
            raise _NotPlain
        kind = match.lastindex
        if kind is None:
            value, end = self._read_bracket(line, at)
            if pattern is _ALONE and end < len(line):
                raise _NotPlain
            return value, end
        value = self._read_word(match[3]) if kind == 3 else match[kind]
        if value is None:
            raise _NotPlain
        return value, match.end()

    def _read_bracket(self, line: str, at: int) -> tuple[object, int]:
        """What stands in brackets or braces, and where it ends."""
        if line[at] == "[":
            items: list[object] = []
            sign = ","
            while sign == ",":
                value, at = self._read(line, at + 1 + bool(items), _WITHIN)
                items.append(value)
                sign = self._read_sign(line, at, "]")
            return items, at + 1
        fields: dict[str, object] = {}
        sign = ","
        while sign == ",":
            pair = _PAIR.match(line, at + 1 + bool(fields))
            if pair is None or pair[1] in fields:
                raise _NotPlain
            fields[pair[1]], at = self._read(line, pair.end(), _WITHIN)
            sign = self._read_sign(line, at, "}")
        return fields, at + 1

    def _read_sign(self, line: str, at: int, closing: str) -> str:
        """The sign after an item: a comma with its space, or what closes the whole."""
        if line.startswith((", ", closing), at):
            return line[at]
        raise _NotPlain
