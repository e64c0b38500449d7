"""YAML as editors' tools read it: by version 1.2's core schema, with no tags and no dates."""

from __future__ import annotations

import re
from typing import Any

import yaml

_TAG = "tag:yaml.org,2002:"


class _Core(yaml.SafeLoader):
    """`no` is a word, a day is text, 0042 is forty-two and 1e5 a number."""


def _read_integer(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text[:2] in ("0x", "0o") else int(text)


def _read_decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    return float(str(loader.construct_scalar(node)))


_Core.yaml_implicit_resolvers = {}
for _name, _pattern, _firsts in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _Core.add_implicit_resolver(_TAG + _name, re.compile(f"^(?:{_pattern})$"), list(_firsts))
_Core.add_constructor(f"{_TAG}int", _read_integer)
_Core.add_constructor(f"{_TAG}float", _read_decimal)


def read_core_yaml(text: str) -> Any:
    """The value of a YAML text."""
    return yaml.load(text, Loader=_Core)
