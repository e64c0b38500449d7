"""What MkDocs' settings say of the project: its folders and its theme."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from chronicle.memory import fingerprint
from chronicle.reading import find_theme


def find_root(config: MkDocsConfig) -> Path:
    """The folder of the settings: problems show files as seen from there."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def show_content(config: MkDocsConfig) -> str:
    """The content folder as problems show it."""
    content, root = Path(config.docs_dir), find_root(config)
    return content.relative_to(root).as_posix() if content.is_relative_to(root) else content.name


def fingerprint_project(config: MkDocsConfig) -> str:
    """What mkdocs.yml says, and its hooks: another plugin or a hook may shape our pages too."""
    with Path(config.config_file_path).open("rb") as file:
        said = re.sub(" at 0x[0-9a-f]+", "", repr(yaml_load(file)))
    hooks = dict(config["hooks"]).values()
    return fingerprint(said, *(Path(hook.__file__).read_bytes() for hook in hooks))


def find_custom_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folder of the project's own templates, if it has one."""
    custom = config.theme.custom_dir
    return (Path(custom),) if custom else ()


def set_theme(config: MkDocsConfig) -> None:
    """Put our templates before Material's, after the project's own; its extra pages are ours to write."""
    folder = str(find_theme() / "templates")
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    config.theme.static_templates.clear()
