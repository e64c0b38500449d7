"""Whatever stands in a file of a chronicle: a check tells of it, and what passes a check can be built."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from builds import build_site
from chronicle.checks import check_reading, find_explanation
from chronicle.problems import Problem, Problems, render_problem
from chronicle.reading import make_languages, read_chronicle, read_line, read_project
from chronicles import SMALL, write_chronicle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CONTENT = Path(__file__).parents[1] / "content"
BATTLE = next(path for path in SMALL if path.startswith("battles/") and path.count(".") == 1)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

# What editors type, and what makes a parser stumble.
_SIGNS = (
    ": : - # [ ] { } ، “ ” &a *a !x | > ? \" ' \\ / ~ % @ ` "
    "[[ ]] [@ ![[ < <b <script> {: … null ٢٠١٧ 2017-11-03"
)
_STARTS = (
    "---\n",
    "\n",
    ": ",
    "- ",
    "  ",
    "\t",
    " #",
    "? ",
    "```\n",
    "title: ",
    "names: {ar: ",
    "figures:\n  - ",
)
_ODD = ("\u00a0", "\u202e", "\0", "\ue000", "\ufeff", "\r", "\u2028", "\U0001f600", "9" * 30)
PIECES = st.sampled_from((*_SIGNS.split(), *_STARTS, *_ODD))
VALUES = st.recursive(
    st.one_of(st.text(max_size=12), PIECES, st.integers().map(str), st.just("")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(PIECES, inner, max_size=3).map(
            lambda group: "{" + ", ".join(f"{key}: {value}" for key, value in group.items()) + "}"
        ),
    ),
    max_leaves=8,
)
_FIELDS = (
    "title summary kind date places part_of sides figures sources grade status names within coordinates "
    "aliases publisher language url ids control outcome pictures alt credit licence source related "
    "corrections previous_ids body"
)
FIELDS = st.sampled_from(tuple(_FIELDS.split(" ")))
_NAMES = (
    "places/rawa.md actors/x.md sources/y.md campaigns/z.md pages/home.md media/crossing.md "
    "media/crossing.png battle/x.md x.md places/Rawa.EN.md"
)
PATHS = st.sampled_from((BATTLE, BATTLE.replace(".md", ".en.md"), *_NAMES.split()))


@cache
def _entries() -> tuple[str, ...]:
    """Real entries, so that most of a mutated one is sound."""
    files = islice(sorted(CONTENT.rglob("*.md")), 0, None, 5)
    return (*SMALL.values(), *(file.read_text(encoding="utf-8") for file in files))


@st.composite
def mutated_entries(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(_entries()))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 12)), len(text))
        text = text[:start] + draw(st.one_of(PIECES, st.text(max_size=4))) + text[end:]
    return text


@st.composite
def odd_records(draw: st.DrawFn) -> str:
    fields = draw(st.lists(st.tuples(FIELDS, VALUES), max_size=8))
    lines = "".join(f"{field}: {value}\n" for field, value in fields)
    return f"---\n{lines}---\n{draw(st.one_of(st.text(max_size=40), VALUES))}"


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


FILES = st.one_of(
    st.binary(max_size=200),
    st.lists(PIECES, max_size=30).map("".join).map(_encode),
    odd_records().map(_encode),
    mutated_entries().map(_encode),
)


def check(folder: Path) -> Problems:
    problems = Problems()
    project = read_project(folder / "mkdocs.yml", problems)
    if project is None:
        return problems
    reading = read_chronicle(project.content, project.shown, project.settings.codes)
    return check_reading(reading, make_languages(project.settings), project.settings.rules)


def expect_sound(problem: Problem, root: Path) -> None:
    """A problem that can be shown, stands within its file, and has an explanation."""
    line = read_line(root, problem.spot)
    assert render_problem(problem, line)
    assert problem.said
    assert find_explanation(problem.code)
    assert problem.spot.line >= 1
    assert problem.spot.column >= 1
    assert problem.spot.width >= 1
    if (root / problem.spot.path).suffix == ".md" and (problem.spot.line, problem.spot.column) != (1, 1):
        assert line is not None
        assert problem.spot.column <= len(line) + 1


def in_small_chronicle(act: Callable[[Path], None]) -> None:
    with TemporaryDirectory() as folder:
        act(write_chronicle(Path(folder), SMALL))


@QUICK
@given(PATHS, FILES)
def test_a_check_tells_of_any_file(path: str, data: bytes) -> None:
    def act(folder: Path) -> None:
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        for problem in check(folder).sorted(notes=True):
            expect_sound(problem, folder)

    in_small_chronicle(act)


@QUICK
@given(FILES)
def test_a_check_tells_of_any_settings(data: bytes) -> None:
    def act(folder: Path) -> None:
        (folder / "mkdocs.yml").write_bytes(data)
        for problem in check(folder).sorted(notes=True):
            expect_sound(problem, folder)

    in_small_chronicle(act)


@settings(QUICK, max_examples=8)
@given(mutated_entries())
def test_what_passes_a_check_can_be_built(text: str) -> None:
    def act(folder: Path) -> None:
        body = text.rpartition("\n---\n")[2]
        first = SMALL[BATTLE].partition("\n---\n")[0]
        (folder / "content" / BATTLE).write_text(f"{first}\n---\n{body}", encoding="utf-8", newline="")
        if not check(folder).has_errors:
            build_site(folder, folder / "site")

    in_small_chronicle(act)
