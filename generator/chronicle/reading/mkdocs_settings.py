"""MkDocs' own settings as far as a chronicle needs them, so that a check says what a build would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import yaml

from chronicle.model import KEY, Origin, Way, is_safe_address
from chronicle.problems import Problems
from chronicle.reading.hidden import find_hidden
from chronicle.reading.meant_values import advise
from chronicle.reading.yaml_values import Mark, find_mark

_TEXTS = ("site_name", "site_url", "docs_dir", "site_dir")
# What pages say, or lead to.
SHOWN = ("site_name", "site_description", "site_url", "repo_url", "edit_uri", "edit_uri_template")


def check_mkdocs_settings(raw: Mapping[str, Any], origin: Origin, problems: Problems) -> bool:
    """Whether MkDocs can start with these settings. What another file may add is not missed."""
    before = len(problems.found)
    if "site_name" not in raw and "INHERIT" not in raw:
        said = 'the setting "site_name" is missing'
        problems.error("broken-settings", origin.spot(), said, "add it, as in site_name: …")
    _check_indentation(raw.get("plugins"), origin, problems)
    refuse_hidden({name: raw.get(name) for name in SHOWN}, origin, problems)
    for name in _TEXTS:
        if raw.get(name) is not None and not isinstance(raw[name], str):
            problems.error("broken-settings", origin.spot(name), "this should be a text")
    _check_address(raw.get("site_url"), origin, problems)
    _check_folder(raw.get("docs_dir"), origin, problems)
    return len(problems.found) == before


def refuse_hidden(value: object, origin: Origin, problems: Problems, way: Way = ()) -> None:
    """Refuse in settings what no text of a chronicle may hold, which YAML can spell.

    What stands in another file is told at the top of this one.
    """
    if isinstance(value, dict):
        for name, part in value.items():
            refuse_hidden(str(name), origin, problems, (*way, str(name), KEY))
            refuse_hidden(part, origin, problems, (*way, str(name)))
    elif isinstance(value, list | tuple):
        for n, part in enumerate(value):
            refuse_hidden(part, origin, problems, (*way, n))
    elif isinstance(value, str):
        for one in find_hidden(value)[:1]:
            problems.error(one.code, origin.spot(*way), one.template, one.advice, **one.values)


def _check_address(address: object, origin: Origin, problems: Problems) -> None:
    if isinstance(address, str) and address and not is_safe_address(address):
        advice, values = advise("unsafe-address", address)
        problems.error(
            "broken-settings",
            origin.spot("site_url"),
            "an address starts with http:// or https:// and names a host",
            advice or "write the whole address, as in https://chronicle.example.org/",
            **values,
        )


def _check_folder(folder: object, origin: Origin, problems: Problems) -> None:
    if isinstance(folder, str) and not set(PurePath(folder).parts) - {".", ".."}:
        problems.error(
            "broken-settings",
            origin.spot("docs_dir"),
            "the records lie in a folder of their own, below that of mkdocs.yml",
            "write its name, as in docs_dir: content",
        )


def _check_indentation(plugins: object, origin: Origin, problems: Problems) -> None:
    """Options that stand beside the plugin's name, and not below it, would be nobody's."""
    for n, item in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(item, dict) and "chronicle" in item and len(item) > 1:
            key = next(str(name) for name in item if name != "chronicle")
            problems.error(
                "broken-settings",
                origin.key_spot("plugins", n, key),
                '"{key}" stands beside the plugin, not among its options',
                "indent the options farther than the name of the plugin",
                key=key,
            )


def find_twin(node: yaml.Node | None) -> tuple[str, Mark] | None:
    """The first setting that is written twice in one group, of which YAML would keep the last."""
    waiting, seen = [node] if node else [], set[int]()
    twins: list[tuple[Mark, str]] = []
    while waiting:
        here = waiting.pop()
        if id(here) in seen or isinstance(here, yaml.ScalarNode):
            continue
        seen.add(id(here))
        if isinstance(here, yaml.MappingNode):
            names = [(str(key.value), find_mark(key, 1)) for key, _ in here.value]
            known = [name for name, _ in names]
            twins += [(mark, name) for n, (name, mark) in enumerate(names) if name in known[:n]]
            waiting += [value for _, value in here.value]
        else:
            waiting += here.value
    return next(((name, mark) for mark, name in sorted(twins)), None)
