"""The reference of all rules says what the rules and their tests say."""

from __future__ import annotations

from pathlib import Path

from builds import COMMAND, run
from chronicle.checks import list_codes
from guide import EXAMPLES, GUIDE, make_examples, make_guide


def test_the_reference_is_current() -> None:
    assert GUIDE.read_text(encoding="utf-8") == make_guide(), "make rules writes it anew"
    assert EXAMPLES.read_text(encoding="utf-8") == make_examples(), "make rules writes it anew"


def test_every_rule_has_its_heading() -> None:
    headings = [line[3:] for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert headings == list(list_codes())


def test_explain_shows_an_example_of_the_fault_and_the_way_out(tmp_path: Path) -> None:
    assert run(COMMAND, "explain", "unknown-place", cwd=tmp_path) == (
        0,
        "unknown-place  (error)\nAn id of a place names a place.\n\n"
        'content/battles/2017/al-qaim-2017.md:7:5: error[unknown-place]: no place is called "al-qayim"\n'
        "  |\n7 |   - al-qayim\n  |     ^^^^^^^^\n"
        'help: did you mean "al-qaim" (القائم)? Each place is a file in content/places/\n',
    )


def test_the_example_can_be_in_arabic(tmp_path: Path) -> None:
    assert "خطأ[loop]" in run(COMMAND, "explain", "loop", "--lang", "ar", cwd=tmp_path)[1]
