"""The settings of a project, read from mkdocs.yml without MkDocs, so that a check starts at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from chronicle.language import Digits, Language
from chronicle.model import KEY, Origin, Settings, Way
from chronicle.problems import Problems, Spot
from chronicle.reading.faulty_values import tell_faults
from chronicle.reading.mkdocs_settings import check_mkdocs_settings, find_twin, refuse_hidden
from chronicle.reading.theme import list_basemaps
from chronicle.reading.yaml_faults import explain_fault, find_reason
from chronicle.reading.yaml_values import Mark, find_mark

_MOST_PARTS = 100_000
_NO_MARKS: Mapping[Way, Mark] = {}


@dataclass(frozen=True)
class Project:
    """A folder with a mkdocs.yml: its content and settings."""

    root: Path
    content: Path
    shown: str
    settings: Settings
    origin: Origin  # of the plugin's options
    site_url: str = ""


class _TolerantLoader(yaml.SafeLoader):
    """mkdocs.yml may hold tags (!ENV, !!python/name:…) that mean nothing here: they become None."""


_TolerantLoader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def read_project(file: Path, problems: Problems) -> Project | None:
    """The project of a mkdocs.yml, or None with a problem that says what is wrong with it."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        raw, node = _load(text)
    except UnicodeDecodeError:
        advice = "save it again with the encoding UTF-8"
        _tell(problems, Spot(file.name), "this file is not UTF-8 text", advice)
        return None
    except OSError as fault:
        _tell(problems, Spot(file.name), "this file cannot be read: {fault}", fault=fault.strerror or fault)
        return None
    except yaml.MarkedYAMLError as fault:
        (line, column), plain, advice = explain_fault(fault, text)
        _tell(problems, Spot(file.name, line + 1, column + 1), plain, advice, reason=find_reason(fault))
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        _tell(problems, Spot(file.name), "this is not YAML: {fault}", fault=fault)
        return None
    twin = find_twin(node)
    if twin:
        key, mark = twin
        _tell(problems, Spot(file.name, *mark), '"{key}" is written twice', "keep one of the two", key=key)
        return None
    return _read_settings(file, raw if isinstance(raw, dict) else {}, node, problems)


def _load(text: str) -> tuple[object, yaml.Node | None]:
    """The value of mkdocs.yml, and the node that knows where each part of it stands."""
    loader = _TolerantLoader(text)
    node = loader.get_single_node()
    if node is not None and _count_parts(node, {}) > _MOST_PARTS:
        raise ValueError("its aliases repeat themselves without end")
    return (None if node is None else loader.construct_document(node)), node


def _count_parts(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values there are once every alias is written out; without doing so."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = 0  # what holds itself is not gone through twice
        parts = chain.from_iterable(node.value) if isinstance(node, yaml.MappingNode) else node.value
        known[id(node)] = min(1 + sum(_count_parts(part, known) for part in parts), 2 * _MOST_PARTS)
    return known[id(node)]


def _tell(problems: Problems, spot: Spot, message: str, advice: str = "", **values: object) -> None:
    problems.error("broken-settings", spot, message, advice, **values)


def _read_settings(
    file: Path, raw: Mapping[str, Any], node: yaml.Node | None, problems: Problems
) -> Project | None:
    found = _find_options(raw.get("plugins"))
    if found is None:
        spot = _find_marks(node).get(("plugins", KEY), (1, 1, 1))
        reason = "the plugin chronicle is not named under plugins"
        _tell(problems, Spot(file.name, *spot), reason, "add it, as in plugins: [chronicle]")
        return None
    options, way = found
    marks = _find_marks(node)
    origin = Origin(file.name, _from_way(way, marks))
    is_sound = check_mkdocs_settings(raw, Origin(file.name, marks), problems)
    settings = read_options(options, file.name, problems, origin.marks)
    if settings is None or not is_sound:
        return None
    theme = _name_theme(raw.get("theme"))
    is_inherited = "INHERIT" in raw and "theme" not in raw
    if not is_inherited and not _check_theme(theme, file.name, marks, problems):
        return None
    shown = Path(str(raw.get("docs_dir") or "docs")).as_posix()  # "docs" is where MkDocs itself would look
    root = file.resolve().parent
    return Project(root, root / shown, shown, settings, origin, str(raw.get("site_url") or ""))


def read_plugin(
    file: Path, options: object, theme: object, shown: Mapping[str, object], problems: Problems
) -> tuple[Settings | None, Origin]:
    """The settings that MkDocs gave its plugin, told of where they stand in mkdocs.yml. `shown` are those of
    its own that pages show.

    They may stand elsewhere, too, as in a file that it inherits; then the top of it is shown.
    """
    marks, way = _find_all_marks(file)
    origin = Origin(file.name, _from_way(way, marks))
    refuse_hidden(shown, Origin(file.name, marks), problems)
    settings = read_options(options, file.name, problems, origin.marks)
    _check_theme(theme, file.name, marks, problems)
    return settings, origin


def _find_all_marks(file: Path) -> tuple[Mapping[Way, Mark], Way]:
    """Every mark of mkdocs.yml, and the way to the plugin's options."""
    try:
        raw, node = _load(file.read_text(encoding="utf-8-sig"))
    except (OSError, yaml.YAMLError, ValueError, RecursionError):
        return _NO_MARKS, ()
    found = _find_options(raw.get("plugins")) if isinstance(raw, dict) else None
    return (_find_marks(node), found[1]) if found else (_NO_MARKS, ())


def _from_way(way: Way, marks: Mapping[Way, Mark]) -> Mapping[Way, Mark]:
    """The marks of what stands at a way, as seen from there."""
    return {key[len(way) :]: mark for key, mark in marks.items() if key[: len(way)] == way}


def read_options(
    options: object, shown: str, problems: Problems, marks: Mapping[Way, Mark] = _NO_MARKS
) -> Settings | None:
    """The plugin's options as settings, or None with a problem for each that is wrong.

    `marks` say where the options stand in the file, where that is known.
    """
    found, origin = Problems(), Origin(shown, marks)
    settings, before = None, len(problems.found)
    refuse_hidden(options, origin, problems)
    is_plain = len(problems.found) == before
    try:
        settings = Settings.validate(options)
        _check_languages(settings, origin, found)
        _check_basemap(settings, origin, found)
    except ValidationError as fault:
        tell_faults(fault, Settings, origin, found)
    for problem in found.found:
        problems.found.append(replace(problem, code="broken-settings", fix=None))
    return settings if is_plain and not found.has_errors else None


def _check_languages(settings: Settings, origin: Origin, problems: Problems) -> None:
    for n, code in enumerate(settings.codes):
        if code in settings.codes[:n]:
            spot = origin.spot("languages", n, "code")
            _tell(
                problems,
                spot,
                'the language "{language}" is named twice',
                "keep one of the two",
                language=code,
            )


def _check_basemap(settings: Settings, origin: Origin, problems: Problems) -> None:
    known = list_basemaps()
    if settings.basemap is not None and settings.basemap not in known:
        _tell(
            problems,
            origin.spot("basemap"),
            'no basemap is called "{name}"',
            "the basemaps are: {known}",
            name=settings.basemap,
            known=", ".join(known),
        )


def make_languages(settings: Settings) -> tuple[Language, ...]:
    """The configured languages."""
    return tuple(
        Language(
            item.code, item.regional or "", Digits(item.digits), item.months, item.name or "", item.hijri
        )
        for item in settings.languages
    )


def _check_theme(name: object, shown: str, marks: Mapping[Way, Mark], problems: Problems) -> bool:
    """Whether the theme is the one whose stylesheet the site uses."""
    if name != "material":
        said = "the theme must be material: the site uses its stylesheet"
        _tell(problems, _spot_theme(shown, marks), said, "write theme: material")
    return name == "material"


def _name_theme(theme: object) -> object:
    return theme.get("name") if isinstance(theme, dict) else theme


def _spot_theme(shown: str, marks: Mapping[Way, Mark]) -> Spot:
    """Where the theme is named, or the top of a file that names none."""
    ways: tuple[Way, ...] = (("theme", "name"), ("theme",))
    return Spot(shown, *next((marks[way] for way in ways if way in marks), (1, 1, 1)))


def _find_options(plugins: object) -> tuple[object, Way] | None:
    """The plugin's options and the way to them, whether plugins is a list or one group of fields."""
    if isinstance(plugins, dict):
        return (plugins["chronicle"] or {}, ("plugins", "chronicle")) if "chronicle" in plugins else None
    for n, item in enumerate(plugins if isinstance(plugins, list) else ()):
        if item == "chronicle":
            return {}, ("plugins", n)
        if isinstance(item, dict) and "chronicle" in item:
            return item["chronicle"] or {}, ("plugins", n, "chronicle")
    return None


def _find_marks(node: yaml.Node | None) -> dict[Way, Mark]:
    """Where each value and field name of mkdocs.yml stands; what an alias repeats is marked once."""
    found: dict[Way, Mark] = {}
    waiting: list[tuple[Way, yaml.Node]] = [((), node)] if node else []
    seen: set[int] = set()
    while waiting:
        way, here = waiting.pop()
        found[way] = find_mark(here, 1)
        if id(here) in seen or isinstance(here, yaml.ScalarNode):
            continue
        seen.add(id(here))
        if isinstance(here, yaml.MappingNode):
            found |= {(*way, str(key.value), KEY): find_mark(key, 1) for key, _ in here.value}
            waiting += [((*way, str(key.value)), value) for key, value in here.value]
        else:
            waiting += [((*way, n), item) for n, item in enumerate(here.value)]
    return found
