"""A new chronicle: all of its files, with an example that is marked as one, so that it builds at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from chronicle import __version__
from chronicle.desk.new_files import NewFile
from chronicle.desk.schemas import SCHEMA_NAMES, render_schema
from chronicle.desk.snippets import render_snippets
from chronicle.desk.starting_records import list_records
from chronicle.desk.starting_words import find_words, is_at_home
from chronicle.language import Language, Script, find_script
from chronicle.model.fields import is_language

PACKAGE = "mkdocs-chronicle"
SCHEMAS = ".chronicle/schemas"
_FILES = Path(__file__).parent / "starter" / "files"
# What each language is set to, where that is not how every language is.
_LANGUAGE_SETTINGS = {
    "ar": "{code: ar, months: levantine, digits: latin}",
    "en": "{code: en, regional: en-GB}",
}
# A file of the new chronicle, and the one that it is made from.
_PLAIN: Mapping[str, str] = {
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/workflows/check.yml": "check.yml",
    ".github/workflows/publish.yml": "publish.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    "deploy/post-receive": "post-receive",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/settings.json": "vscode-settings.jsonc",
    ".vscode/tasks.json": "vscode-tasks.jsonc",
    ".vscode/extensions.json": "vscode-extensions.jsonc",
}


class NotStarted(ValueError):
    """Why no chronicle can be made of what was asked for; its text says so."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a new chronicle is to be: its languages, the first first, and its title in each."""

    languages: tuple[str, ...]
    titles: Mapping[str, str]

    @property
    def borrowed(self) -> tuple[str, ...]:
        """The languages that the texts to start with are not in, so that another's stand there."""
        return tuple(code for code in self.languages if not is_at_home(code))


def make_start(languages: tuple[str, ...], titles: tuple[str, ...]) -> Start:
    """Match titles to languages: `en=My Chronicle` is English, and words alone are in the first language of
    their script. Raises NotStarted.
    """
    given: dict[str, str] = {}
    for title in titles:
        code, words = _read_title(title, languages)
        if code in given:
            raise NotStarted(f"two titles are in {code}; say of which language each is, as in {code}={words}")
        given[code] = words
    return Start(languages, {code: given.get(code) or find_words(code)["title"] for code in languages})


def _read_title(title: str, languages: tuple[str, ...]) -> tuple[str, str]:
    code, equals, words = (part.strip() for part in title.partition("="))
    if equals and is_language(code) and code not in languages:
        raise NotStarted(f"the chronicle has no language {code}: it has {', '.join(languages)}")
    if not equals or not is_language(code):
        words = " ".join(title.split())
        code = next((c for c in languages if Language(c).script is find_script(words)), languages[0])
    words = " ".join(words.split())
    if not words or not words.isprintable():
        raise NotStarted("a title has words: write it as en=The Siege of the City")
    if Language(code).script is _opposite(find_script(words)):
        raise NotStarted(f'"{words}" is not in the letters of {code}; say its language, as in en={words}')
    return code, words


def _opposite(script: Script) -> Script | None:
    return {Script.ARABIC: Script.LATIN, Script.LATIN: Script.ARABIC}.get(script)


def plan_chronicle(start: Start) -> tuple[NewFile, ...]:
    """Every file of the new chronicle."""
    records = tuple(list_records(start.languages, start.titles))
    values = _list_values(start, records)
    plain = (NewFile(path, _fill(name, values)) for path, name in _PLAIN.items())
    return (
        NewFile("mkdocs.yml", _fill("mkdocs.yml", values)),
        *records,
        NewFile("README.md", _render_readme(start, values)),
        *plain,
        NewFile(".vscode/chronicle.code-snippets", render_snippets(start.languages)),
        *(NewFile(f"{SCHEMAS}/{name}.json", render_schema(name, start.languages)) for name in SCHEMA_NAMES),
    )


def _list_values(start: Start, records: tuple[NewFile, ...]) -> dict[str, str]:
    first, *others = start.languages
    spelt = [f"        - {_LANGUAGE_SETTINGS.get(code, f'{{code: {code}}}')}" for code in start.languages]
    titles = ", ".join(f"{code}: {_quote(start.titles[code])}" for code in start.languages)
    examples = (file.path for file in records if is_example(file.path))
    return {
        "NAME": _quote(start.titles[first]),
        "TITLES": f"{{{titles}}}",
        "LANGUAGES": "\n".join(spelt),
        "FIRST": first,
        "OTHER": others[0] if others else "en",
        "FILES": "\n".join(f"    {path}" for path in examples),
        "REQUIREMENT": find_requirement(),
    }


def is_example(path: str) -> bool:
    """Whether a file of a new chronicle is one to delete."""
    return path.rpartition("/")[2].startswith("example-")


def _quote(words: str) -> str:
    """A text that YAML reads as it is, whatever signs it holds."""
    return json.dumps(words, ensure_ascii=False)


def _render_readme(start: Start, values: Mapping[str, str]) -> str:
    text = _fill("README.md", {**values, "NAME": start.titles[start.languages[0]]})
    return text + (_read("README.ar.part.md") if "ar" in start.languages else "")


def _fill(name: str, values: Mapping[str, str]) -> str:
    text = _read(name)
    for key, value in values.items():
        text = text.replace(f"%{key}%", value)
    return text


@cache
def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


def find_requirement() -> str:
    """What installs this generator again: from the commit it came from, or by its number."""
    try:
        told = metadata.distribution(PACKAGE).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        told = None
    origin = json.loads(told) if told else {}
    version_control = origin.get("vcs_info", {})
    if version_control.get("vcs") == "git":
        return f"{PACKAGE} @ git+{origin['url']}@{version_control['commit_id']}"
    return f"{PACKAGE}=={__version__}"


def find_in_the_way(root: Path) -> tuple[str, ...]:
    """What shows that there is a chronicle, or the beginning of one, in a folder."""
    return tuple(name for name in ("mkdocs.yml", "mkdocs.yaml", "content") if (root / name).exists())


def find_kept(root: Path, files: tuple[NewFile, ...]) -> Iterator[str]:
    """The files that are there already, and stay as they are."""
    return (file.path for file in files if (root / file.path).exists())
