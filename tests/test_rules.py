"""The rules and the faults: named, explained, and told in words an editor can use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import chronicle
import pytest
from chronicle.checks import RULES, find_explanation, list_codes
from chronicle.problems import Severity
from chronicle.reading.faults import FAULTS
from chronicles import SMALL, front, read_written, write_chronicle

ROOMS = Path(chronicle.__file__).parent
BROKEN = Path(__file__).parent / "broken"
CODES = set(list_codes())


def calls(*rooms: str) -> Iterator[ast.Call]:
    for room in rooms:
        for file in (ROOMS / room).rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def emitted() -> Iterator[str]:
    """Every code that is written out where a problem is made, or a value refused."""
    for call in calls("reading", "checks", "model"):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in ("error", "warn", "note", "PydanticCustomError") and isinstance(
            call.args[0], ast.Constant
        ):
            yield str(call.args[0].value)


def test_every_code_that_is_emitted_is_a_rule_or_a_fault() -> None:
    found = set(emitted())
    assert "loop" in found
    assert "bad-id" in found
    assert found <= CODES


def test_rules_are_listed_once_and_have_their_own_function() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES) == len({rule.check for rule in RULES})


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_a_few_plain_words_and_is_explained_in_a_sentence(code: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    explanation = find_explanation(code)
    assert explanation is not None
    assert re.fullmatch(r"[A-Z].*\.|mkdocs\.yml .*\.", explanation)


def test_what_asks_something_of_values_and_of_records_is_explained_with_both() -> None:
    explanation = find_explanation("unsafe-address")
    assert explanation is not None
    assert FAULTS["unsafe-address"] in explanation
    assert "mailto" in explanation
    assert find_explanation("no-such-code") is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_the_severity_that_its_problems_have(rule: chronicle.checks.Rule) -> None:
    firsts = [file.read_text(encoding="utf-8").split("\n")[0] for file in BROKEN.glob("*/expected.txt")]
    severities = {first.split(": ")[1].split("[")[0] for first in firsts if first.endswith(f"[{rule.code}]")}
    assert severities == {rule.severity}


def test_messages_are_short_and_read_as_one_line() -> None:
    for file in BROKEN.glob("*/expected.txt"):
        said = file.read_text(encoding="utf-8").splitlines()
        assert len(said) == 2, file
        assert len(said[1]) <= 110, file
        assert not re.search(r"\ba [aeio]|\{|\}|None|<class|\.$", said[1].split('"')[0]), file


RAWA = "names: {ar: راوة, en: Rawa}\nkind: town"


def help_of(tmp_path: Path, path: str, text: str) -> list[str]:
    return [p.advice for p in read_written(write_chronicle(tmp_path, SMALL | {path: text}))[1]]


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        (f"{RAWA}\nwithin: anbr", 'did you mean "anbar" (الأنبار)? Each place is a file in content/places/'),
        (f"{RAWA}\nwithin: islamic-state", '"islamic-state" is an actor'),
        (f"{RAWA}\nwithin: xyz", "each place is a file in content/places/"),
        (f"{RAWA}\nwithn: anbar", 'did you mean "within"?'),
        ("names: {ar: راوة}\nkind: town", "add en: … to the names"),
        ("names: راوة\nkind: town", "such as {ar: …, en: …}"),
    ],
)
def test_the_help_says_the_way_out(fields: str, advice: str, tmp_path: Path) -> None:
    assert help_of(tmp_path, "places/rawa.md", front(fields)) == [advice]


def test_a_near_word_is_offered_with_the_whole_list(tmp_path: Path) -> None:
    (advice,) = help_of(tmp_path, "places/rawa.md", front("names: {ar: راوة, en: Rawa}\nkind: twon"))
    assert advice.startswith('did you mean "town"? The words are: country, governorate, ')


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("١٥٠٠", "write numbers with the digits 0 to 9; the page can show others"),
        ('"1500"', "write the number without quotes"),
        ("1,500", "write the digits alone, as 1500; about that many is approximate: true"),
        ("~1500", "write the digits alone, as 1500; about that many is approximate: true"),
        ("many", "write it in digits; where nobody gives a number, leave the figure out"),
        ("3–5", "in place of value write low: 3 and high: 5"),
    ],
)
def test_a_count_that_is_no_number_is_told_how_to_be_one(written: str, advice: str, tmp_path: Path) -> None:
    path = "battles/2017/al-qaim-2017.md"
    assert help_of(tmp_path, path, SMALL[path].replace("value: 1500", f"value: {written}")) == [advice]


def test_the_digest_that_a_stale_translation_is_offered_makes_it_current(tmp_path: Path) -> None:
    path = "battles/2017/al-qaim-2017.md"
    files = SMALL | {path: SMALL[path].replace("من أربعة محاور", "من محورين")}
    (stale,) = read_written(write_chronicle(tmp_path, files))[1]
    assert (stale.code, stale.severity) == ("stale-translation", Severity.WARNING)
    digest = dict(stale.values)["digest"]
    english = path.replace(".md", ".en.md")
    stamped = re.sub(r'translated_from: "\w+"', f'translated_from: "{digest}"', files[english])
    assert read_written(write_chronicle(tmp_path, files | {english: stamped}))[1] == ()


def test_two_loops_are_told_once_each_however_many_lie_below_them(tmp_path: Path) -> None:
    def place(id: str, within: str) -> str:
        return front(f"names: {{ar: مكان {id}, en: Place {id}}}\nkind: town\nwithin: {within}")

    files = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "d", "x": "y", "y": "x"}
    chronicle_files = SMALL | {f"places/{id}.md": place(id, within) for id, within in files.items()}
    problems = read_written(write_chronicle(tmp_path, chronicle_files))[1]
    assert [(p.spot.path, p.code) for p in problems] == [
        ("content/places/a.md", "loop"),
        ("content/places/x.md", "loop"),
    ]
