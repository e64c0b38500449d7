"""Problems in Arabic: every message has its sentence, and what an editor wrote keeps its direction."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import chronicle
import pytest
from builds import COMMAND, run
from chronicle.language import Language, read_phrases
from chronicle.problems import Problem
from chronicle.problems.wording import _SAID
from chronicle.reading import find_theme
from chronicles import SMALL, front, write_chronicle
from test_broken import CASES, MADE, find_problems, lay_out

PHRASES = read_phrases(find_theme() / "locales", Language("ar"))
ROOMS = Path(chronicle.__file__).parent
RAWA = front("names: {ar: راوة, en: Rawa}\nkind: twon")


def missing(problem: Problem) -> Iterator[str]:
    """What a problem would still say in English."""
    for template in filter(None, (problem.message, problem.help)):
        if re.sub(r"\{[a-z_]+\}", "", template).strip() and PHRASES.find(template) == template:
            yield template
    for name, value in problem.values:
        is_phrase = name in _SAID and " " in value.replace(", ", "")
        is_said = f"{{{name}}}" in problem.message + problem.help
        if is_phrase and is_said and PHRASES.phrase(value) == value:
            yield value


@pytest.mark.parametrize("case", CASES)
def test_every_broken_chronicle_is_explained_in_arabic(case: str, tmp_path: Path) -> None:
    problems = find_problems(lay_out(tmp_path, case), notes=True)
    assert [words for problem in problems for words in missing(problem)] == []


@pytest.mark.parametrize("make", [make for make, _ in MADE])
def test_every_made_fault_is_explained_in_arabic(make: object, tmp_path: Path) -> None:
    assert callable(make)
    make(lay_out(tmp_path))
    assert [words for problem in find_problems(tmp_path) for words in missing(problem)] == []


def literals() -> Iterator[str]:
    """Every message and way out that is written where a problem is made."""
    for room in ("reading", "checks"):
        for file in (ROOMS / room).rglob("*.py"):
            for call in (
                n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)
            ):
                if isinstance(call.func, ast.Attribute) and call.func.attr in ("error", "warn", "note"):
                    yield from (text for given in call.args[2:4] for text in strings(given))


def strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def test_every_message_that_is_written_out_has_its_sentence() -> None:
    found = {text for text in literals() if re.sub(r"\{[a-z_]+\}", "", text).strip()}
    assert len(found) > 100
    assert sorted(text for text in found if PHRASES.find(text) == text) == []


def test_a_sentence_has_the_fields_of_its_message() -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"(?<!\{)\{([a-z_]+)\}", text))

    assert [key for key, said in PHRASES.known.items() if fields(said) - fields(key)] == []


def test_a_check_in_arabic_keeps_paths_and_ids_in_their_order(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": RAWA})
    status, said = run(COMMAND, "check", "--lang", "ar", cwd=folder)
    assert status == 1
    head, *_, help, _, summary = said.splitlines()
    assert head == (
        "content/places/rawa.md:3:7: خطأ[unknown-value]: "
        '\u2067ليست "\u2068twon\u2069" من كلمات الحقل "\u2068kind\u2069"\u2069'
    )
    assert help.startswith('المخرج: \u2067هل المقصود "\u2068town\u2069"؟')
    assert summary == "خطأ واحد، لا تنبيهات"


def test_the_environment_can_choose_the_language_and_english_stays_the_default(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    assert run(COMMAND, "check", cwd=folder, CHRONICLE_LANG="ar") == (0, "لا مشكلات\n")
    assert run(COMMAND, "check", cwd=folder, CHRONICLE_LANG="en") == (0, "no problems\n")


def test_a_language_without_sentences_is_refused(tmp_path: Path) -> None:
    status, said = run(COMMAND, "check", "--lang", "xx", cwd=write_chronicle(tmp_path, SMALL))
    assert status == 2
    assert 'problems are not said in "xx"; there are en, ar' in said
