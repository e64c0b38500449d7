"""The settings of a project, read from mkdocs.yml without MkDocs, so that a check starts at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from chronicle.language import Digits, Language
from chronicle.model import Origin, Settings
from chronicle.problems import Problems, Spot
from chronicle.reading.faulty_values import tell_faults


@dataclass(frozen=True)
class Project:
    """A folder with a mkdocs.yml: its content and settings."""

    root: Path
    content: Path
    shown: str
    settings: Settings


class _TolerantLoader(yaml.SafeLoader):
    """mkdocs.yml may hold tags (!ENV, !!python/name:…) that mean nothing here: they become None."""


_TolerantLoader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def read_project(file: Path, problems: Problems) -> Project | None:
    """The project of a mkdocs.yml, or None with a problem that says what is wrong with it."""
    try:
        raw = yaml.load(file.read_text(encoding="utf-8"), Loader=_TolerantLoader)
    except OSError as fault:
        problems.error("broken-settings", Spot(file.name), "{reason}", reason=fault.strerror or fault)
        return None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        spot = Spot(file.name, mark.line + 1, mark.column + 1) if mark else Spot(file.name)
        reason = getattr(fault, "problem", None) or fault
        problems.error("broken-settings", spot, "this is not YAML: {reason}", reason=reason)
        return None
    return _read_settings(file, raw if isinstance(raw, dict) else {}, problems)


def _read_settings(file: Path, raw: Mapping[str, Any], problems: Problems) -> Project | None:
    options = _find_options(raw.get("plugins"))
    if options is None:
        problems.error(
            "broken-settings",
            Spot(file.name),
            "the plugin chronicle is not named under plugins",
            "add it: plugins: [chronicle]",
        )
        return None
    settings = read_options(options, file.name, problems)
    if settings is None:
        return None
    shown = str(raw.get("docs_dir", "content"))
    root = file.resolve().parent
    return Project(root, root / shown, shown, settings)


def read_options(options: Mapping[str, Any], shown: str, problems: Problems) -> Settings | None:
    """The plugin's options as settings, or None with a problem for each that is wrong."""
    try:
        return Settings.model_validate(options)
    except ValidationError as fault:
        found = Problems()
        tell_faults(fault, Settings, Origin(shown), found)
        for problem in found.found:
            problems.error(
                "broken-settings",
                problem.spot,
                "{reason}",
                problem.help,
                **dict(problem.values),
                reason=problem.said,
            )
        return None


def make_languages(settings: Settings) -> tuple[Language, ...]:
    """The configured languages."""
    return tuple(
        Language(item.code, item.regional or "", Digits(item.digits), item.months, item.name or "")
        for item in settings.languages
    )


def _find_options(plugins: object) -> Mapping[str, Any] | None:
    """The options of the plugin, whether plugins is a list of names and mappings or one mapping."""
    items = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    for item in items:
        if item == "chronicle":
            return {}
        if isinstance(item, dict) and "chronicle" in item:
            return item["chronicle"] or {}
    return None
