"""The README's example is a chronicle that builds, and what it shows is what one sees."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

import pytest
from chronicle.checks import check_reading
from chronicle.model import Kind, vocabulary
from chronicle.problems import Problems, render_problem
from chronicle.reading import make_languages, read_chronicle, read_line, read_project

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"\*\*`((?:content/|mkdocs)[^`]+)`\*\*\n\n```yaml\n(.*?)```", README, re.DOTALL))
# Every list of words but the kinds of record, which are folders.
WORDS = [
    words
    for words in vars(vocabulary).values()
    if isinstance(words, type)
    and issubclass(words, Enum)
    and words.__module__ == vocabulary.__name__
    and words is not Kind
]


def _check(folder: Path) -> list[str]:
    project = read_project(folder / "mkdocs.yml", Problems())
    assert project is not None
    reading = read_chronicle(project.content, project.shown, project.settings.codes)
    found = check_reading(reading, make_languages(project.settings))
    return [render_problem(problem, read_line(folder, problem.spot)) for problem in found.sorted()]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The files that the README shows, written as it names them."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_example_has_nothing_wrong_with_it(example: Path) -> None:
    assert len(FILES) == 6
    assert _check(example) == []


def test_the_problem_that_it_shows_is_the_one_that_is_found(example: Path) -> None:
    battle = example / "content/battles/2017/example-town-2017.md"
    text = battle.read_text(encoding="utf-8")
    battle.write_text(text.replace("[example-town]\n", "[exampel-town]\n", 1), encoding="utf-8")
    [problem] = _check(example)
    assert f"\n{problem}\n```" in README


@pytest.mark.parametrize("words", WORDS)
def test_every_word_that_an_editor_may_write_is_named(words: type[Enum]) -> None:
    assert [word.value for word in words if f"`{word.value}`" not in README] == []
