"""Broken chronicles: each gives one precise problem, and nothing else.

A folder of `broken/` is laid over the sound chronicle in `broken/_base/`; its `expected.txt` says what
is found. What a person cannot read, or git should not keep, is made here by a function of its name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from chronicle.checks import list_codes
from chronicle.problems import Problem, Problems, Severity
from chronicle.reading import read_line, read_project
from chronicles import read_written
from pictured import draw, encode, forge_png
from PIL import Image

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(folder.name for folder in BROKEN.iterdir() if folder.name != "_base")
PLACE = "names: {ar: راوة, en: Rawa}\nkind: town\n"


def lay_out(folder: Path, *cases: str) -> Path:
    for case in ("_base", *cases):
        shutil.copytree(BROKEN / case, folder, dirs_exist_ok=True)
    return folder


def find_problems(folder: Path, *, notes: bool = False) -> tuple[Problem, ...]:
    problems = Problems()
    project = read_project(folder / "mkdocs.yml", problems)
    return problems.sorted() if project is None else read_written(folder, notes=notes)[1]


def describe(problem: Problem) -> str:
    spot = problem.spot
    return f"{spot.path}:{spot.line}:{spot.column}: {problem.severity}[{problem.code}]\n{problem.said}\n"


def test_the_sound_chronicle_under_the_broken_ones_has_no_problem(tmp_path: Path) -> None:
    assert find_problems(lay_out(tmp_path)) == ()


NOTES = sorted(code for code, severity in list_codes().items() if severity is Severity.NOTE)


@pytest.mark.parametrize("case", [case for case in CASES if case in NOTES])
def test_what_could_be_better_gives_one_note_of_its_rule(case: str, tmp_path: Path) -> None:
    found = find_problems(lay_out(tmp_path, case), notes=True)
    expected = (BROKEN / case / "expected.txt").read_text(encoding="utf-8")
    assert [describe(problem) for problem in found if problem.code == case] == [expected]
    assert {problem.severity for problem in found} == {Severity.NOTE}


@pytest.mark.parametrize("case", [case for case in CASES if case not in NOTES])
def test_a_broken_chronicle_gives_one_precise_problem(case: str, tmp_path: Path) -> None:
    found = find_problems(lay_out(tmp_path, case))
    expected = (BROKEN / case / "expected.txt").read_text(encoding="utf-8")
    assert [describe(problem) for problem in found] == [expected]
    assert case.startswith(found[0].code)


def write_rawa(folder: Path, front_matter: str | bytes) -> None:
    text = front_matter.encode() if isinstance(front_matter, str) else front_matter
    (folder / "content/places/rawa.md").write_bytes(b"---\n" + text + b"\n---\n")


def invalid_utf8(folder: Path) -> None:
    write_rawa(folder, "names:\n  ar: راوة".encode() + b"\xe9")


def utf16(folder: Path) -> None:
    (folder / "content/places/rawa.md").write_bytes(f"---\n{PLACE}---\n".encode("utf-16"))


def nul(folder: Path) -> None:
    write_rawa(folder, PLACE + "within: an\0bar")


def line_separator(folder: Path) -> None:
    write_rawa(folder, PLACE + "within:\u2028 anbar")


def private_use(folder: Path) -> None:
    write_rawa(folder, PLACE + "within: an\ue000bar")


def zero_width(folder: Path) -> None:
    write_rawa(folder, PLACE + "within: an\u200bbar")


def tag_letter(folder: Path) -> None:
    write_rawa(folder, PLACE + "within: an\U000e0041bar")


def folder_out_of_reach(folder: Path) -> None:
    """A way longer than any system takes. Rights would not do: root reads all."""
    here = os.open(folder / "content/places", os.O_RDONLY)
    for _ in range(20):
        os.mkdir("x" * 250, dir_fd=here)
        inner = os.open("x" * 250, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


def fifty_megabytes(folder: Path) -> None:
    with (folder / "content/places/rawa.md").open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 1024 * 1024)


def large_front_matter(folder: Path) -> None:
    write_rawa(folder, PLACE + "aliases: {en: [" + "Rawah, " * 80_000 + "Rawah]}")


def rewrite_battle(folder: Path, body: str) -> None:
    file = folder / "content/battles/2017/al-qaim-2017.en.md"
    front_matter = file.read_text(encoding="utf-8").rpartition("\n---\n")[0]
    file.write_text(f"{front_matter}\n---\n{body}\n", encoding="utf-8")


def long_text(folder: Path) -> None:
    rewrite_battle(folder, "The attack began.\n\n" * 15_000)


def many_lines(folder: Path) -> None:
    rewrite_battle(folder, "# A\n" * 8_000)


def long_paragraph(folder: Path) -> None:
    rewrite_battle(folder, "The attack.\n\n" + "an *army* and " * 6_000)


def many_definitions(folder: Path) -> None:
    rewrite_battle(folder, "town\n: a place\n" * 500)


def open_brackets(folder: Path) -> None:
    rewrite_battle(folder, "[" * 20_000)


def nested_emphasis(folder: Path) -> None:
    rewrite_battle(folder, "*a " * 60 + "a* " * 60)


def open_links(folder: Path) -> None:
    rewrite_battle(folder, "[a](" * 5_000)


def open_tags(folder: Path) -> None:
    rewrite_battle(folder, "<a " * 10_000)


def open_comments(folder: Path) -> None:
    rewrite_battle(folder, "<!--" * 10_000)


def open_lists_of_attributes(folder: Path) -> None:
    rewrite_battle(folder, "{: " * 10_000)


def items_within_each_other(folder: Path) -> None:
    rewrite_battle(folder, f"{'- ' * 60}\n\n> {'1. ' * 5_000}x")


def many_columns(folder: Path) -> None:
    rewrite_battle(folder, "\n".join("|".join([cell] * 5_000) for cell in ("a", "-", "b")))


def many_notes(folder: Path) -> None:
    rewrite_battle(folder, "x[^1] " * 5_000 + "\n\n[^1]: x")


def many_spaces(folder: Path) -> None:
    rewrite_battle(folder, f"The attack{' ' * 40_000}began.")


def alias_bomb(folder: Path) -> None:
    lines = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
    write_rawa(folder, "\n".join(["l0: &l0 [boom, boom]", *lines]))


def brackets(folder: Path) -> None:
    write_rawa(folder, PLACE + "aliases: " + "[" * 100_000)


def brackets_that_quotes_seem_to_close(folder: Path) -> None:
    write_rawa(folder, PLACE + "aliases: " + '["]", ' * 40_000)


def block_sequences(folder: Path) -> None:
    write_rawa(folder, "- " * 100_000 + "x")


def block_sequences_with_wide_gaps(folder: Path) -> None:
    write_rawa(folder, "-  " * 80_000 + "x")


def block_sequences_of_complex_keys(folder: Path) -> None:
    write_rawa(folder, "- ? " * 50_000 + "x")


def block_mappings(folder: Path) -> None:
    write_rawa(folder, "\n".join(" " * n + "a:" for n in range(600)))


def symbolic_link(folder: Path) -> None:
    (folder / "content/places/rawa.md").symlink_to(folder / "content/places/anbar.md")


def linked_folder_of_records(folder: Path) -> None:
    (folder / "content/places/old").symlink_to("/")


def linked_kind(folder: Path) -> None:
    (folder / "content/pages").symlink_to("/")


def long_name(folder: Path) -> None:
    (folder / f"content/places/{'x' * 101}.md").write_text(f"---\n{PLACE}---\n", encoding="utf-8")


def named_pipe(folder: Path) -> None:
    os.mkfifo(folder / "content/places/rawa.md")


def no_content(folder: Path) -> None:
    shutil.rmtree(folder / "content")


def put(folder: Path, name: str, data: bytes) -> None:
    (folder / "content/media" / name).write_bytes(data)


def drawing(folder: Path) -> None:
    put(folder, "map.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def gif(folder: Path) -> None:
    put(folder, "map.gif", encode(draw(8, 6), "GIF"))


def note_among_pictures(folder: Path) -> None:
    put(folder, "note.txt", b"who took them")


def png_called_jpg(folder: Path) -> None:
    put(folder, "map.jpg", encode(draw(8, 6), "PNG"))


def moving_png(folder: Path) -> None:
    put(folder, "map.png", encode(draw(8, 6), "PNG", save_all=True, append_images=[draw(8, 6, mode="L")]))


def moving_webp(folder: Path) -> None:
    put(
        folder,
        "map.webp",
        encode(draw(8, 6), "WEBP", save_all=True, append_images=[Image.new("RGB", (8, 6))]),
    )


def page_called_jpg(folder: Path) -> None:
    put(folder, "map.jpg", b"<!doctype html><script>alert(1)</script>")


def empty_picture(folder: Path) -> None:
    put(folder, "map.png", b"")


def head_cut_short(folder: Path) -> None:
    put(folder, "map.jpg", encode(draw(80, 60))[:40])


def picture_bomb(folder: Path) -> None:
    put(folder, "map.png", forge_png(60_000, 60_000))


def sixty_million_pixels(folder: Path) -> None:
    put(folder, "map.png", forge_png(10_000, 6_000))


def forty_megabytes_of_picture(folder: Path) -> None:
    put(folder, "map.png", encode(draw(8, 6), "PNG"))
    os.truncate(folder / "content/media/map.png", 40 * 1024 * 1024)


def linked_picture(folder: Path) -> None:
    (folder / "content/media/map.png").symlink_to(folder / "content/media/crossing.png")


def linked_folder_of_pictures(folder: Path) -> None:
    (folder / "content/media/old").symlink_to("/")


def picture_with_capitals(folder: Path) -> None:
    put(folder, "IMG_0042.JPG", encode(draw(8, 6)))


def picture_in_two_types(folder: Path) -> None:
    put(folder, "crossing.jpg", encode(draw(8, 6)))


MADE: tuple[tuple[Callable[[Path], None], str], ...] = (
    (invalid_utf8, "content/places/rawa.md:3:11: error[not-utf8]"),
    (utf16, "content/places/rawa.md:1:1: error[not-utf8]"),
    (nul, "content/places/rawa.md:4:11: error[control-character]"),
    (line_separator, "content/places/rawa.md:4:8: error[control-character]"),
    (private_use, "content/places/rawa.md:4:11: error[control-character]"),
    (zero_width, "content/places/rawa.md:4:11: error[control-character]"),
    (tag_letter, "content/places/rawa.md:4:11: error[control-character]"),
    (fifty_megabytes, "content/places/rawa.md:1:1: error[too-large]"),
    (large_front_matter, "content/places/rawa.md:1:1: error[too-large]"),
    (long_text, "content/battles/2017/al-qaim-2017.en.md:21057:7: error[too-large]"),
    (many_lines, "content/battles/2017/al-qaim-2017.en.md:4005:1: error[too-large]"),
    (long_paragraph, "content/battles/2017/al-qaim-2017.en.md:7:1: error[too-large]"),
    (many_definitions, "content/battles/2017/al-qaim-2017.en.md:506:1: error[too-large]"),
    (open_brackets, "content/battles/2017/al-qaim-2017.en.md:5:51: error[too-deep]"),
    (nested_emphasis, "content/battles/2017/al-qaim-2017.en.md:5:332: error[too-deep]"),
    (open_links, "content/battles/2017/al-qaim-2017.en.md:5:203: error[too-deep]"),
    (open_tags, "content/battles/2017/al-qaim-2017.en.md:5:151: error[too-deep]"),
    (open_comments, "content/battles/2017/al-qaim-2017.en.md:5:201: error[too-deep]"),
    (open_lists_of_attributes, "content/battles/2017/al-qaim-2017.en.md:5:151: error[too-deep]"),
    (items_within_each_other, "content/battles/2017/al-qaim-2017.en.md:7:1: error[too-deep]"),
    (many_columns, "content/battles/2017/al-qaim-2017.en.md:6:1: error[too-large]"),
    (many_notes, "content/battles/2017/al-qaim-2017.en.md:5:6002: error[too-large]"),
    (many_spaces, "content/battles/2017/al-qaim-2017.en.md:5:11: error[too-large]"),
    (linked_folder_of_records, "content/places/old:1:1: error[unreadable-file]"),
    (linked_kind, "content/pages:1:1: error[unreadable-file]"),
    (long_name, f"content/places/{'x' * 101}.md:1:1: error[bad-id]"),
    (alias_bomb, "content/places/rawa.md:2:5: error[yaml-alias]"),
    (brackets, "content/places/rawa.md:4:49: error[too-deep]"),
    (brackets_that_quotes_seem_to_close, "content/places/rawa.md:4:244: error[too-deep]"),
    (block_sequences, "content/places/rawa.md:2:81: error[too-deep]"),
    (block_sequences_with_wide_gaps, "content/places/rawa.md:2:121: error[too-deep]"),
    (block_sequences_of_complex_keys, "content/places/rawa.md:2:81: error[too-deep]"),
    (block_mappings, "content/places/rawa.md:42:41: error[too-deep]"),
    (symbolic_link, "content/places/rawa.md:1:1: error[unreadable-file]"),
    (named_pipe, "content/places/rawa.md:1:1: error[unreadable-file]"),
    (drawing, "content/media/map.svg:1:1: error[unusable-picture]"),
    (gif, "content/media/map.gif:1:1: error[unusable-picture]"),
    (note_among_pictures, "content/media/note.txt:1:1: error[unusable-picture]"),
    (png_called_jpg, "content/media/map.jpg:1:1: error[unusable-picture]"),
    (moving_png, "content/media/map.png:1:1: error[unusable-picture]"),
    (moving_webp, "content/media/map.webp:1:1: error[unusable-picture]"),
    (page_called_jpg, "content/media/map.jpg:1:1: error[broken-picture]"),
    (empty_picture, "content/media/map.png:1:1: error[broken-picture]"),
    (head_cut_short, "content/media/map.jpg:1:1: error[broken-picture]"),
    (picture_bomb, "content/media/map.png:1:1: error[too-large]"),
    (sixty_million_pixels, "content/media/map.png:1:1: error[too-large]"),
    (forty_megabytes_of_picture, "content/media/map.png:1:1: error[too-large]"),
    (linked_picture, "content/media/map.png:1:1: error[unreadable-file]"),
    (linked_folder_of_pictures, "content/media/old:1:1: error[unreadable-file]"),
    (picture_with_capitals, "content/media/IMG_0042.JPG:1:1: error[bad-id]"),
    (picture_in_two_types, "content/media/crossing.png:1:1: error[duplicate-id]"),
    (no_content, "content:1:1: error[unreadable-file]"),
)


@pytest.mark.parametrize(("make", "expected"), MADE, ids=[make.__name__ for make, _ in MADE])
def test_a_made_fault_gives_one_precise_problem(
    make: Callable[[Path], None], expected: str, tmp_path: Path
) -> None:
    make(lay_out(tmp_path))
    assert [describe(problem).splitlines()[0] for problem in find_problems(tmp_path)] == [expected]


def test_every_rule_and_every_fault_has_a_broken_chronicle() -> None:
    firsts = [(BROKEN / case / "expected.txt").read_text(encoding="utf-8") for case in CASES]
    found = {first.split("[")[1].split("]")[0] for first in [*firsts, *(said for _, said in MADE)]}
    assert found == set(list_codes())


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder_out_of_reach(lay_out(tmp_path))
    (problem,) = find_problems(tmp_path)
    assert problem.code == "unreadable-file"
    assert problem.said.startswith("this folder cannot be read: ")


_MEASURE = """
import re, resource, sys, time
from pathlib import Path
import chronicle.checks, chronicle.reading
from chronicle.commands import main
start = time.process_time()
try:
    main(["check"])
except SystemExit as end:
    status = end.code
seconds = time.process_time() - start
told = Path("/proc/self/status")
if told.is_file():  # on Linux getrusage tells of the process that started this one, where that was larger
    megabytes = int(re.search(r"VmHWM:\\s+(\\d+)", told.read_text())[1]) / 1024
else:
    unit = 1 if sys.platform == "darwin" else 1024
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2
print(status, seconds, megabytes, file=sys.stderr)
"""


HUGE = [fifty_megabytes, alias_bomb, brackets, block_sequences, large_front_matter, picture_bomb]


@pytest.mark.parametrize("make", HUGE)
def test_a_huge_or_hostile_file_is_refused_fast_and_in_little_memory(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(lay_out(tmp_path))
    # Another program's work makes one check in a while slow, our own every one.
    measured = [_measure_check(tmp_path) for _ in range(3)]
    assert [status for status, _, _ in measured] == [1, 1, 1]
    assert min(seconds for _, seconds, _ in measured) < 1
    assert max(megabytes for _, _, megabytes in measured) < 300


def _measure_check(folder: Path) -> tuple[float, float, float]:
    """A check's status, its seconds, and its memory at most in megabytes."""
    run = subprocess.run(
        [sys.executable, "-c", _MEASURE], cwd=folder, capture_output=True, text=True, check=True
    )
    status, seconds, megabytes = map(float, run.stderr.split())
    return status, seconds, megabytes


def test_the_line_of_a_link_or_of_a_huge_file_is_not_shown(tmp_path: Path) -> None:
    symbolic_link(lay_out(tmp_path))
    (link,) = find_problems(tmp_path)
    assert read_line(tmp_path, link.spot) is None
    (tmp_path / "content/places/rawa.md").unlink()
    fifty_megabytes(tmp_path)
    (huge,) = find_problems(tmp_path)
    assert read_line(tmp_path, huge.spot) is None
