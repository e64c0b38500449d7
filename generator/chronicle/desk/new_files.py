"""New files: front matter in the manner of the house, and writing that never takes another's place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import cast

import yaml
from yaml.representer import SafeRepresenter

_ONE_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written, by its path below the chronicle's folder."""

    path: str
    text: str


# Spaces that look like one, quotes that are none to YAML, and commas likewise.
_ODD = re.compile(r"[^\S \n]|\u200b|^[“”„]")
_ODD_IN_LIST = re.compile(rf"{_ODD.pattern}|[،؛]")


class _Dumper(yaml.SafeDumper):
    """Quotes what the reader, which follows YAML 1.2, would take for a number or a truth value."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if not tag.endswith((":timestamp", ":value", ":merge"))]
    for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def render_record(
    fields: Mapping[str, object], body: str = "", comments: Mapping[str, str] | None = None
) -> str:
    """The text of a record's file. A comment stands after its field, on the field's first line."""
    lines = ["---"]
    for name, value in fields.items():
        first, *rest = _render_field(name, value).splitlines()
        comment = (comments or {}).get(name)
        lines += [f"{first}  # {comment}" if comment else first, *rest]
    return "\n".join([*lines, "---", *([body.strip("\n")] if body.strip() else []), ""])


def _render_field(name: str, value: object) -> str:
    if value is None:
        return f"{name}:"
    node = _represent({name: value})
    node.flow_style = False
    _choose_style(node.value[0][1])
    _quote_odd(node)
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=_ONE_LINE)).rstrip("\n")


def _represent(fields: Mapping[str, object]) -> yaml.CollectionNode:
    node = SafeRepresenter(sort_keys=False).represent_data(fields)
    assert isinstance(node, yaml.CollectionNode)
    return node


def _quote_odd(node: yaml.Node) -> None:
    """Quotes round what the reader would take for a slip of the pen, were it plain."""
    for group in _walk(node):
        is_list = isinstance(group, yaml.SequenceNode)
        odd = _ODD_IN_LIST if is_list else _ODD
        for part in group.value if is_list else chain.from_iterable(group.value):
            if isinstance(part, yaml.ScalarNode) and odd.search(part.value):
                part.style = '"'


def _choose_style(value: yaml.Node) -> None:
    """Brackets and braces, but a line for each group of a list, and for each list that a side is made of."""
    groups = value.value if isinstance(value, yaml.SequenceNode) and _holds_group(value) else []
    for node in _walk(value):
        node.flow_style = True
    if groups:
        cast("yaml.SequenceNode", value).flow_style = False
    for group in groups:
        if isinstance(group, yaml.MappingNode):
            group.flow_style = not all(isinstance(inner, yaml.SequenceNode) for _, inner in group.value)


def _holds_group(node: yaml.SequenceNode) -> bool:
    return any(isinstance(item, yaml.MappingNode) for item in node.value)


def _walk(node: yaml.Node) -> Iterator[yaml.CollectionNode]:
    if isinstance(node, yaml.CollectionNode):
        yield node
        inner = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in node.value]
        for item in inner:
            yield from _walk(item)


def write_new(root: Path, file: NewFile) -> None:
    """Write a file and the folders it lies in. Raises FileExistsError where there is a file already."""
    path = root / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(file.text)
