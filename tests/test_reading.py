"""Reading a folder: which files count, what a broken one means for the others, and that nothing is raised."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from chronicle.reading import Reader, read_chronicle
from chronicles import SMALL, front, read_written, write_chronicle
from hypothesis import example, given, settings
from hypothesis import strategies as st

LANGUAGES = ("ar", "en")
BATTLE = "battles/2017/al-qaim-2017.md"
LINKED = "[[al-qaim]] [[islamic-state]] [[western-iraq-2017]] [[al-qaim-2017]] [@reuters-2017-10-27]\n"


def codes_of(folder: Path) -> list[tuple[str, str]]:
    return [(p.spot.path.removeprefix("content/"), p.code) for p in read_written(folder)[1]]


def test_the_small_chronicle_has_every_record_and_no_problem(tmp_path: Path) -> None:
    chronicle, problems = read_written(write_chronicle(tmp_path, SMALL))
    assert problems == ()
    assert sum(1 for _ in chronicle) == sum(1 for path in SMALL if not path.endswith(".en.md"))
    assert set(chronicle.battles["al-qaim-2017"].texts) == {"ar", "en"}


def test_hidden_files_and_files_of_other_types_are_left_alone(tmp_path: Path) -> None:
    others = {"places/.draft.md": "x", ".obsidian/notes.md": "x", "media/.map.svg": "x", "notes.txt": "x"}
    assert codes_of(write_chronicle(tmp_path, SMALL | others)) == []


@pytest.mark.parametrize(
    "path",
    [
        "places/al-qaim.md",
        "actors/islamic-state.md",
        "campaigns/western-iraq-2017.md",
        BATTLE,
        "sources/reuters-2017-10-27.md",
        "actors/qasim-al-muhammadi.md",
    ],
)
@pytest.mark.parametrize("text", ["---\nkind: [\n---\n", "no front matter", "---\nkind: {}\nx: y\n---\n"])
def test_who_names_a_broken_record_is_not_told_so_again(path: str, text: str, tmp_path: Path) -> None:
    about = {
        "pages/about.md": front("title: عن السجل", "سجل عن " + LINKED),
        "pages/about.en.md": front("title: About", "A chronicle of " + LINKED),
    }
    found = codes_of(write_chronicle(tmp_path, SMALL | about | {path: text}))
    assert {where for where, code in found if code != "unstamped-translation"} == {path}


def test_a_record_whose_file_is_badly_named_is_not_missed_by_others(tmp_path: Path) -> None:
    files = dict(SMALL)
    files["places/Al_Qaim.md"] = files.pop("places/al-qaim.md")
    assert codes_of(write_chronicle(tmp_path, files)) == [("places/Al_Qaim.md", "bad-id")]


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n", "---\ntitle: [a, b]\n---\nText.\n", "Text.\n"])
def test_a_broken_translation_is_not_missed_too(text: str, tmp_path: Path) -> None:
    path = BATTLE.replace(".md", ".en.md")
    assert {where for where, _ in codes_of(write_chronicle(tmp_path, SMALL | {path: text}))} == {path}


def test_all_faults_of_one_file_are_told_at_once(tmp_path: Path) -> None:
    rawa = front("title: [x]\nkind: twon\nwithn: anbar\ndate: 2017-13")
    problems = read_written(write_chronicle(tmp_path, SMALL | {BATTLE: rawa}))[1]
    assert [(p.spot.line, p.code) for p in problems] == [
        (2, "missing-field"),
        (2, "wrong-type"),
        (3, "unknown-value"),
        (4, "unknown-field"),
        (5, "impossible-date"),
    ]


def test_a_reader_reads_a_file_again_when_it_changed_and_only_then(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    reader = Reader(folder / "content", "content", LANGUAGES)
    before = reader.read().chronicle
    (folder / "content/places/anbar.md").write_text(front("names: {ar: الأنبار, en: Al Anbar}\nkind: area"))
    after = reader.read().chronicle
    assert after.places["anbar"].names["en"] == "Al Anbar"
    assert after.places["al-qaim"] is before.places["al-qaim"]
    (folder / "content/places/anbar.md").unlink()
    assert "anbar" not in reader.read().chronicle.places


def test_a_change_that_keeps_size_and_time_is_seen_where_the_file_was_replaced(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    reader = Reader(folder / "content", "content", LANGUAGES)
    reader.read()
    file, other = folder / "content/places/anbar.md", folder / "other"
    stat = file.stat()
    other.write_text(SMALL["places/anbar.md"].replace("Anbar", "Inbar"), encoding="utf-8")
    os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    other.replace(file)
    assert reader.read().chronicle.places["anbar"].names["en"] == "Inbar"


_PLACES = [f"places/p{number}.md" for number in range(90)]  # three or four runs


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.tuples(st.sampled_from(_PLACES), st.booleans()), max_size=3), max_size=4))
def test_a_reader_that_goes_on_reads_what_a_new_one_reads(saves: list[list[tuple[str, bool]]]) -> None:
    with tempfile.TemporaryDirectory() as made:
        content = Path(made) / "content"
        (content / "places").mkdir(parents=True)
        for name in _PLACES[::2]:
            (content / name).write_text(front("names: {ar: مكان, en: Place}\nkind: area"), encoding="utf-8")
        reader = Reader(content, "content", LANGUAGES)
        reader.read()
        for number, changes in enumerate(saves):
            for name, is_written in changes:
                if is_written:
                    said = front(f"names: {{ar: مكان, en: Place {number}}}\nkind: area")
                    (content / name).write_text(said, encoding="utf-8")
                else:
                    (content / name).unlink(missing_ok=True)
            assert reader.read() == Reader(content, "content", LANGUAGES).read()


@pytest.mark.parametrize("docs_dir", ["content", "content/", "./content", '"content"'])
def test_the_folder_of_the_records_is_shown_as_it_is_called(docs_dir: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": ""})
    settings = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(settings.replace("docs_dir: content", f"docs_dir: {docs_dir}"))
    assert [p.spot.path for p in read_written(folder)[1]] == ["content/places/rawa.md"]


SIGNS = [*"[]{},'\"&*!|>#%@:?-\t\n \r\0\x85\u2028\ufeff😀"]
WORDS = [
    "---\n",
    "- ",
    "? ",
    ": ",
    "\n  ",
    "a",
    "راوة",
    "names",
    "kind: town",
    "figures",
    "null",
    "<<: ",
    "[[",
]
YAML_LIKE = st.lists(st.sampled_from(SIGNS + WORDS), max_size=40).map("".join)
BYTES = st.one_of(
    st.binary(max_size=300),
    YAML_LIKE.map(str.encode),
    YAML_LIKE.map(lambda text: f"---\n{text}\n---\n{text}".encode()),
)


PATHS = [BATTLE, "places/rawa.md", "pages/about.en.md"]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A sound battle with a few places cut out, written over, or written twice."""
    text = SMALL[BATTLE].encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 12)), len(text))
        text = text[:start] + draw(st.one_of(st.just(text[start:end] * 2), BYTES)) + text[end:]
    return text


@given(
    content=st.one_of(BYTES, mutated()), path=st.sampled_from([BATTLE, "places/rawa.md", "pages/about.en.md"])
)
@example(content="---\ntitle: x\u2028\u2028\u2028\u2028kind: [\n---\n".encode(), path=BATTLE)
@example(content=b"---", path=BATTLE)
@settings(deadline=None, max_examples=150)
def test_no_bytes_make_reading_raise_and_problems_lie_within_the_file(content: bytes, path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write_chronicle(Path(folder), SMALL)
        (root / "content" / path).write_bytes(content)
        problems = read_written(root)[1]
    lines = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        if problem.spot.path == f"content/{path}":
            assert 1 <= problem.spot.line <= len(lines), problem
            assert 1 <= problem.spot.column <= len(lines[problem.spot.line - 1]) + 1, problem


@given(st.binary(max_size=40).filter(lambda name: not set(b"/\0") & set(name) and name.strip(b".")))
@settings(deadline=None, max_examples=50)
def test_no_file_name_makes_reading_raise(name: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = os.fsencode(write_chronicle(Path(folder), SMALL) / "content")
        with open(os.path.join(content, b"places", name + b".md"), "wb") as file:  # noqa: PTH118, PTH123
            file.write(b"---\n---\n")
        reading = read_chronicle(Path(os.fsdecode(content)), "content", LANGUAGES)
    assert reading.problems or name.startswith(b".")
