"""`check --fix` mends what nobody need think about, and nothing else."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from builds import COMMAND, run
from chronicle.desk import apply_fixes
from chronicles import SMALL, front, read_written, write_chronicle
from hypothesis import given, settings
from hypothesis import strategies as st

PLACE = "places/rawa.md"


def fix(folder: Path) -> None:
    for _ in range(5):
        if not apply_fixes(folder, read_written(folder, notes=True)[1])[0]:
            return


def fixed(folder: Path, text: str, path: str = PLACE) -> str:
    """A file's text after all fixes, in a small chronicle."""
    write_chronicle(folder, SMALL | {path: text})
    fix(folder)
    return (folder / "content" / path).read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kind: town\nnames: {ar: راوة}", "names: {ar: راوة}\nkind: town"),
        ("names: {ar: راوة}\nkind: town   ", "names: {ar: راوة}\nkind: town"),
        ("names: {ar: راوة  القديمة}\nkind: town", "names: {ar: راوة القديمة}\nkind: town"),
        ("names: {ar: راوـــة}\nkind: town", "names: {ar: راوة}\nkind: town"),
        (
            "# of the town\nkind: town  # not a city\n# its names\nnames:\n  ar: راوة\n  en: Rawa",
            "# of the town\n# its names\nnames:\n  ar: راوة\n  en: Rawa\nkind: town  # not a city",
        ),
    ],
)
def test_front_matter_is_put_in_order(before: str, after: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, f"---\n{before}\n---\n") == f"---\n{after}\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "سطر أول  \nسطر ثانٍ.",  # two spaces break a line
        "```\na  b\n```",
        "`a  b` و`a ـ b`",
        "    a  b",
        "1.  واحد\n2.  اثنان",
        "-   واحد",
        "| أ   | ب |\n|---|---|\n| 1   | 2 |",
        "سنة 1438 هـ، وقال لـ«رويترز».",
        "https://news.example.org/a--b",
    ],
)
def test_what_spaces_and_tatweels_mean_something_for_is_left(text: str, tmp_path: Path) -> None:
    file = front("title: عن السجل", f"النص الأول.\n\n{text}\n")
    assert fixed(tmp_path, file, "pages/about.md") == file


def test_numbers_and_dates_in_other_digits_are_written_in_those_of_the_file(tmp_path: Path) -> None:
    path = "battles/2017/al-qaim-2017.md"
    battle = (
        SMALL[path]
        .replace("value: 1500", "value: ١٥٠٠")
        .replace("2017-10-26/2017-11-03", "٢٠١٧-١٠-٢٦/۲۰۱۷-۱۱-۰۳")
    )
    assert fixed(tmp_path, battle, path) == SMALL[path]
    assert read_written(tmp_path)[1] == ()


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    before = "\ufeff---\r\nkind: town\r\nnames: {ar: راوة}\r\n---\r\nنص  آخر.\r\n"
    after = "\ufeff---\r\nnames: {ar: راوة}\r\nkind: town\r\n---\r\nنص آخر.\r\n"
    assert fixed(tmp_path, before) == after


def test_the_command_says_what_it_mended_and_what_is_left(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {PLACE: front("kind: twon\nnames: {ar: راوـة}")})
    status, said = run(COMMAND, "check", "--fix", cwd=folder)
    assert status == 1
    assert "mended 2 in 1 file\n" in said
    assert "error[unknown-value]" in said
    status, said = run(COMMAND, "check", "--fix", cwd=folder)
    assert "nothing to mend" in said


def test_a_translation_is_no_older_for_a_fix_of_its_original(tmp_path: Path) -> None:
    path = "battles/2017/al-qaim-2017.md"
    write_chronicle(tmp_path, SMALL | {path: SMALL[path].replace("بدأ الهجوم", "بدأ  الهجـــوم")})
    assert read_written(tmp_path)[1] == ()
    fix(tmp_path)
    assert (tmp_path / "content" / path).read_text(encoding="utf-8") == SMALL[path]
    assert read_written(tmp_path)[1] == ()


_PIECES = st.sampled_from(
    [
        " ",
        "  ",
        "   ",
        "\n",
        "\n\n",
        "\t",
        "ـ",
        "قائم",
        "a",
        "`",
        "```",
        "- ",
        "1.  ",
        "|",
        ":",
        "#",
        "«",
        "هـ",
        "~~~",
        ">",
    ]
) | st.text(string.printable.replace("\x0b", "").replace("\x0c", "").replace("\r", ""), max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_fixing_ends_and_what_is_fixed_stays_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("fixed")
    once = fixed(folder, front("kind: town\nnames: {ar: راوة}", f"{text}\n"))
    fix(folder)
    assert (folder / "content" / PLACE).read_bytes().decode() == once
    place = read_written(folder)[0].places["rawa"]
    body = place.texts["ar"].body if place.texts else ""
    assert _words(body) == _words(text)


def _words(text: str) -> list[str]:
    return text.replace("ـ", "").split()
