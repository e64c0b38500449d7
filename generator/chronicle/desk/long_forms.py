"""Short forms of rows, such as an id that stands for a group of one field, and the long form of each.

A program that knows one form only, such as a content manager, would lose the others when it saves a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from chronicle.desk.edits import read_plain
from chronicle.desk.schemas import Schema, make_schema
from chronicle.model import Chronicle
from chronicle.problems import Edit, Spot
from chronicle.reading.front_matter import find_end


@dataclass
class Forms:
    """What the records of a chronicle hold: edits that spell out each short form, and the keys of groups that
    can have any, such as languages, by the field that they stand in.
    """

    edits: list[Edit] = field(default_factory=list)
    keys: dict[str, dict[str, None]] = field(default_factory=dict)

    @property
    def files(self) -> list[str]:
        """The files that have a short form."""
        return sorted({edit.spot.path for edit in self.edits})


def find_forms(root: Path, chronicle: Chronicle) -> Forms:
    """The forms in every record's own file."""
    forms = Forms()
    schemas: Mapping[str, Schema] = {
        kind: make_schema(kind, tuple(chronicle.languages)) for kind in chronicle.records
    }
    for record in chronicle:
        text = read_plain(root / record.origin.path)
        head = "\n".join(text.split("\n")[1 : find_end(text) - 1])
        node = yaml.compose(head, yaml.SafeLoader)
        if isinstance(node, yaml.MappingNode):
            _Walk(forms, record.origin.path, head).look_at_group(node, schemas[record.kind_of_record])
    return forms


@dataclass(frozen=True)
class _Walk:
    forms: Forms
    path: str
    head: str

    def look_at_group(self, node: yaml.MappingNode, of: Schema, name: str = "") -> None:
        known = of.get("properties", {})
        for key, value in node.value:
            if "propertyNames" in of:
                self.forms.keys.setdefault(name, {})[key.value] = None
            inner = known.get(key.value) or of.get("additionalProperties")
            if isinstance(inner, dict):
                self._look_at(value, inner, key.value)

    def _look_at(self, node: yaml.Node, of: Schema, name: str) -> None:
        types: list[object] = of["type"] if isinstance(of.get("type"), list) else [of.get("type")]
        items = of.get("items")
        if isinstance(node, yaml.SequenceNode):
            for item in node.value if isinstance(items, dict) else ():
                self._look_at(item, of["items"], name)
        elif isinstance(node, yaml.MappingNode):
            if "array" in types:
                self._spell_out(node, f"[{self._text(node)}]")
            else:
                self.look_at_group(node, of, name)
        elif node.value and ("array" in types or "object" in types):
            self._spell_out(node, self._long(node, of, types))

    def _long(self, node: yaml.Node, of: Schema, types: list[object]) -> str:
        inner = of.get("items", {}) if "array" in types else of
        text = self._text(node)
        if "propertyNames" in inner:
            text = f"{{und: {text}}}"
        elif "properties" in inner:
            text = f"{{{inner['required'][0]}: {text}}}"
        return f"[{text}]" if "array" in types else text

    def _text(self, node: yaml.Node) -> str:
        return self.head[node.start_mark.index : node.end_mark.index]

    def _spell_out(self, node: yaml.Node, text: str) -> None:
        mark = node.start_mark
        width = node.end_mark.index - mark.index
        self.forms.edits.append(Edit(Spot(self.path, mark.line + 2, mark.column + 1, width), text))
