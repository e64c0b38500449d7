"""What a build says of itself in the end."""

from __future__ import annotations

from pathlib import Path

from builds import COMMAND, edit, run
from chronicles import SMALL, front, plain_battle, write_chronicle


def _build(folder: Path) -> list[str]:
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 0, said
    return said.splitlines()


def _find(lines: list[str], start: str) -> str:
    [line] = [line for line in lines if line.startswith(f"{start}: ")]
    return line.removeprefix(f"{start}: ")


def test_a_build_counts_what_is_in_the_chronicle_and_what_it_weighs(tmp_path: Path) -> None:
    lines = _build(write_chronicle(tmp_path, SMALL))
    assert _find(lines, "chronicle").startswith("1 battle, 2 places, ")
    site = tmp_path / "site"
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [file for file in files if file.suffix == ".html"]
    weight = sum(file.stat().st_size for file in files)
    said = f"{len(pages)} pages, {len(files) - len(pages):,} other files, {weight / 1e6:.1f} MB"
    assert _find(lines, "site") == said
    largest = max(pages, key=lambda page: page.stat().st_size).relative_to(site).as_posix()
    assert _find(lines, "biggest pages").startswith(largest.removesuffix("index.html"))


def test_it_names_battles_on_one_source_and_what_nobody_names(tmp_path: Path) -> None:
    lonely = front("names: {ar: هجين, en: Hajin}\nkind: town")
    weak = {f"battles/weak-{n}.md": plain_battle("2017-11-03", "al-qaim") for n in range(1, 6)}
    lines = _build(write_chronicle(tmp_path, SMALL | weak | {"places/hajin.md": lonely}))
    assert _find(lines, "on one source").startswith("6 battles (al-qaim-2017, weak-1, weak-2 and 3 more)")
    assert "place/hajin" in _find(lines, "named by no other")


def test_after_an_edit_of_a_text_it_says_the_weight_alone(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    _build(folder)
    edit(folder / "content/pages/about.md", "\n---\n", "\n---\nكلمة. ")
    lines = _build(folder)
    assert [line for line in lines if line.startswith("chronicle: ")] == []
    assert _find(lines, "site")
