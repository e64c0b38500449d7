"""MkDocs' own settings as far as a chronicle needs them, so that a check says what a build would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from chronicle.model import Origin, is_safe_address
from chronicle.problems import Problems
from chronicle.reading.meant_values import advise

_TEXTS = ("site_name", "site_url", "docs_dir", "site_dir")


def check_mkdocs_settings(raw: Mapping[str, Any], origin: Origin, problems: Problems) -> bool:
    """Whether MkDocs can start with these settings. What another file may add is not missed."""
    before = len(problems.found)
    if "site_name" not in raw and "INHERIT" not in raw:
        said = 'the setting "site_name" is missing'
        problems.error("broken-settings", origin.spot(), said, "add it, as in site_name: …")
    for name in _TEXTS:
        if raw.get(name) is not None and not isinstance(raw[name], str):
            problems.error("broken-settings", origin.spot(name), "this should be a text")
    _check_address(raw.get("site_url"), origin, problems)
    _check_folder(raw.get("docs_dir"), origin, problems)
    return len(problems.found) == before


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
