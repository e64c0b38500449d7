"""How a problem looks at a terminal."""

from __future__ import annotations

import unicodedata

from chronicle.problems import Problem, Problems, Severity, Spot, render_problem, render_summary
from hypothesis import given
from hypothesis import strategies as st

FSI, PDI = "\u2068", "\u2069"


def problem(
    line: int = 12, column: int = 5, width: int = 8, *, help: str = "", path: str = "a.md"
) -> Problem:
    return Problem("unknown-place", Severity.ERROR, Spot(path, line, column, width), "no such place", help)


def test_a_latin_line_has_carets_under_the_fault_and_the_help_below() -> None:
    said = render_problem(problem(help='did you mean "al-qaim"?'), "  - al-qayim")
    assert said.splitlines() == [
        "a.md:12:5: error[unknown-place]: no such place",
        "   |",
        "12 |   - al-qayim",
        "   |     ^^^^^^^^",
        'help: did you mean "al-qaim"?',
    ]


def test_a_line_with_arabic_shows_the_fault_alone_and_isolated() -> None:
    line = "places: {ar: القائم, id: al-qayim}"
    said = render_problem(problem(column=line.index("al-qayim") + 1), line)
    assert said.splitlines()[1:] == ["   |", f"12 | {FSI}al-qayim{PDI}", "   |"]
    assert "^" not in said


def test_an_arabic_fault_is_isolated_too() -> None:
    said = render_problem(problem(column=8, width=6), "names: القائم")
    assert said.splitlines()[2] == f"12 | {FSI}القائم{PDI}"


def test_a_fault_without_a_line_or_on_an_empty_line_has_its_head_only() -> None:
    head = "a.md:12:5: error[unknown-place]: no such place"
    assert render_problem(problem(), None) == head
    assert render_problem(problem(), "   ") == head


def test_a_fault_past_the_end_of_an_arabic_line_has_its_head_only() -> None:
    assert "\n" not in render_problem(problem(column=40), "names: القائم")


def test_a_caret_stands_past_the_end_where_something_is_missing() -> None:
    said = render_problem(problem(column=8, width=1), "within:")
    assert said.splitlines()[2:] == ["12 | within:", "   |        ^"]


def test_a_tab_before_the_fault_does_not_shift_the_caret() -> None:
    said = render_problem(problem(column=3, width=4), "\t\tkind\tx")
    assert said.splitlines()[2:] == ["12 |   kind x", "   |   ^^^^"]


def test_a_fault_far_out_in_a_long_line_is_shown_without_what_stands_before_it() -> None:
    said = render_problem(problem(column=5001, width=8), "x" * 5000 + "al-qayim" + "y" * 5000)
    assert said.splitlines()[2] == "12 | al-qayim"


def test_hidden_characters_are_shown_by_their_code_points_and_the_caret_stays_under_the_fault() -> None:
    said = render_problem(problem(column=2, width=1), "\x1b\u202exyz")
    assert said.splitlines()[2:] == ["12 | <U+001B><U+202E>xyz", "   |         ^^^^^^^^"]


def test_a_file_name_cannot_send_control_characters_or_lines_of_its_own() -> None:
    said = render_problem(problem(path="content/\x1b[2J\nb.md: all is well\udcff.md"), None)
    assert said == (
        "content/<U+001B>[2J<U+000A>b.md: all is well<U+DCFF>.md:12:5: error[unknown-place]: no such place"
    )


def test_values_fill_a_message_and_are_no_templates_themselves() -> None:
    problems = Problems()
    problems.error("loop", Spot("a.md"), 'no "{id}"', "not {id}", id="{x}\x07")
    assert render_problem(problems.found[0], None).splitlines() == [
        'a.md:1:1: error[loop]: no "{x}<U+0007>"',
        "help: not {x}<U+0007>",
    ]


@given(line=st.text(), column=st.integers(1, 60), width=st.integers(1, 60), value=st.text())
def test_no_control_character_ever_reaches_the_terminal(
    line: str, column: int, width: int, value: str
) -> None:
    where = Spot(value, 3, column, width)
    said = render_problem(Problem("loop", Severity.ERROR, where, "{v}", "{v}", (("v", value),)), line)
    hidden = {character for character in said if unicodedata.category(character) in ("Cc", "Cf", "Cs")}
    assert hidden <= {"\n", FSI, PDI, "\u200c", "\u200d"}
    assert said.count("\n") <= 4
    assert said.count(FSI) == said.count(PDI)
    assert said.encode()


def test_problems_are_sorted_by_file_line_and_column_and_each_is_told_once() -> None:
    problems = Problems()
    for spot in (Spot("b.md", 2), Spot("a.md", 10), Spot("a.md", 9, 4), Spot("a.md", 9, 2), Spot("b.md", 2)):
        problems.warn("loop", spot, "x")
    spots = [(p.spot.path, p.spot.line, p.spot.column) for p in problems.sorted()]
    assert spots == [("a.md", 9, 2), ("a.md", 9, 4), ("a.md", 10, 1), ("b.md", 2, 1)]


def test_the_summary_counts_errors_and_warnings() -> None:
    problems = Problems()
    assert render_summary(problems.sorted()) == "no problems"
    problems.warn("loop", Spot("a.md"), "x")
    assert not problems.has_errors
    problems.error("loop", Spot("b.md"), "x")
    problems.error("loop", Spot("c.md"), "x")
    assert problems.has_errors
    assert render_summary(problems.sorted()) == "2 errors, 1 warning"
