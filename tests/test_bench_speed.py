"""What the benchmark of builds gives to each tool, what it changes between builds, and what it prints."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from bench.corpus.records import LANGUAGES
from bench.speed.edits import choose_battle, choose_place, edit_text, keep, list_edited, rename_place
from bench.speed.engines import ENGINES, USUAL, Made, make
from bench.speed.growth import Size
from bench.speed.measuring import Measured, Output
from bench.speed.plotting import draw_growth
from bench.speed.printing import print_growth, print_outputs, print_steps
from bench.speed.running import Usage, run
from bench.speed.tools import read_pins

BATTLES = 30
OTHERS = sorted(name for name, engine in ENGINES.items() if engine.check is None)
# A link of Markdown to a page of the project, as each tool writes it.
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(scope="module")
def made() -> Made:
    return make(1, BATTLES)


@pytest.fixture(scope="module")
def projects(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folders = {name: tmp_path_factory.mktemp(name) for name in ENGINES}
    for name, folder in folders.items():
        ENGINES[name].write(made, folder)
    return folders


def test_there_is_a_page_for_each_record_and_year(made: Made) -> None:
    kinds, corpus = Counter(page.kind for page in made.pages), made.corpus
    years = {battle.day.year for battle in corpus.battles}
    assert kinds["battle"] == len(corpus.battles) == BATTLES
    assert kinds["place"] == len(corpus.places)
    assert kinds["actor"] == len(corpus.actors)
    assert kinds["campaign"] == len(corpus.campaigns)
    assert kinds["source"] == len(corpus.sources)
    assert kinds["year"] == len(years)


def test_a_battle_names_what_its_record_names(made: Made) -> None:
    pages = {page.id: page for page in made.pages if page.kind == "battle"}
    for battle in made.corpus.battles:
        groups = pages[battle.id].groups
        assert groups["places"][0] == battle.place.id
        assert {actor.id for actor in battle.sides} <= set(groups["actors"])
        assert groups["years"] == (str(battle.day.year),)
        assert groups["campaigns"] == ((battle.campaign.id,) if battle.campaign else ())
        assert groups["sources"] == tuple(source.id for source in battle.sources)


@pytest.mark.parametrize("name", OTHERS)
def test_each_tool_has_a_file_for_every_page_in_both_languages(
    name: str, made: Made, projects: Mapping[str, Path]
) -> None:
    written = [file for file in projects[name].rglob("*.md") if file.is_file()]
    assert len(written) == len(made.pages) * len(LANGUAGES)
    for battle in made.corpus.battles:
        for code in LANGUAGES:
            text = (projects[name] / ENGINES[name].find_file(battle, code)).read_text(encoding="utf-8")
            assert battle.name.of(code) in text
            assert str(battle.day) in text
            assert battle.place.id in text.partition("\n\n")[0]


@pytest.mark.parametrize("name", OTHERS)
def test_every_link_of_a_text_is_plain_markdown_that_leads_to_a_file(
    name: str, projects: Mapping[str, Path]
) -> None:
    seen = 0
    for file in projects[name].rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        assert "[[" not in text
        assert "[@" not in text
        for address in LINK.findall(text):
            assert _find_target(name, projects[name], file, address).is_file(), address
            seen += 1
    assert seen > BATTLES


def _find_target(name: str, folder: Path, file: Path, address: str) -> Path:
    """The file that a tool's link leads to."""
    if name == "material":
        return file.parent / address
    if name == "pelican":
        return folder / address.replace("{filename}", "content")
    page = folder / "content" / address.strip("/")
    single = page.with_name(f"{page.name}.md")
    return single if single.is_file() else page / "_index.md"


def test_the_texts_are_those_of_the_chronicle_itself(made: Made, projects: Mapping[str, Path]) -> None:
    battle = choose_battle(made.corpus)
    for name in USUAL:
        text = (projects[name] / ENGINES[name].find_file(battle, "ar")).read_text(encoding="utf-8")
        paragraph = text.rstrip().rpartition("\n")[2]
        words = re.sub(r"\[\[[^\]]*\]\]|\[[^\]]*\]\([^)]*\)", "_", paragraph)
        assert words == _strip_links(made, battle.id)


def _strip_links(made: Made, id: str) -> str:
    [page] = [page for page in made.pages if (page.kind, page.id) == ("battle", id)]
    return re.sub(r"\[\[[^\]]*\]\]", "_", page.body.ar.rpartition("\n")[2])


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_an_edit_and_a_rename_change_words_and_are_taken_back(
    name: str, made: Made, projects: Mapping[str, Path]
) -> None:
    engine, folder, corpus = ENGINES[name], projects[name], made.corpus
    files = list_edited(engine, folder, corpus)
    before = [file.read_bytes() for file in files]
    place, battle = choose_place(corpus), choose_battle(corpus)
    with keep(files):
        edit_text(engine, folder, battle, 1)
        rename_place(engine, folder, place)
        text = (folder / engine.find_file(battle, "ar")).read_text(encoding="utf-8")
        assert text.endswith("الجملة 1.\n")
        for code in LANGUAGES:
            head = (folder / engine.find_file(place, code)).read_text(encoding="utf-8").partition("\n\n")[0]
            assert {"ar": f"{place.name.ar} الجديدة", "en": f"New {place.name.en}"}[code] in head
    assert [file.read_bytes() for file in files] == before


def test_the_place_that_is_renamed_is_one_of_many_battles() -> None:
    large = make(1, 3000).corpus
    chosen = choose_place(large)
    battles = Counter(battle.place.id for battle in large.battles)
    assert battles[chosen.id] > large.number / 50


def test_without_search_only_a_setting_differs(projects: Mapping[str, Path]) -> None:
    usual = (projects["chronicle"] / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    without = (projects["chronicle-without-search"] / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in without if line not in usual] == ["      search: false"]


@pytest.mark.parametrize("name", OTHERS)
def test_the_versions_of_the_tools_are_fixed(name: str) -> None:
    assert read_pins(name)
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in read_pins(name))


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    hold = "x = b'1' * 60_000_000; import time; time.sleep(0.5)"
    command = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}]); {hold}"
    usage = run([sys.executable, "-c", command], tmp_path, tmp_path / "log")
    assert usage.seconds > 1
    if Path("/proc/self/smaps_rollup").is_file():
        assert usage.memory is not None
        assert 60e6 < usage.memory < 120e6


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such page"):
        run([sys.executable, "-c", "raise SystemExit('no such page')"], tmp_path, tmp_path / "log")


def test_the_table_has_medians_their_spread_and_the_ratio_of_each_run() -> None:
    table = print_steps(
        [
            *(_take("chronicle", "clean", run, seconds) for run, seconds in ((1, 4.0), (2, 9.0), (3, 6.0))),
            *(_take("hugo", "clean", run, seconds) for run, seconds in ((1, 4.0), (2, 6.0), (3, 6.0))),
            _take("chronicle", "check", 1, 0.5),
        ]
    )
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    assert len(head) == len(rows[0])
    assert rows[0][:5] == ["clean build", "chronicle", "6.00 (4.00–9.00)", "1.00", "12.00 (8.00–18.00)"]
    assert rows[0][5:] == ["200 (200–200)", "1.00"]
    assert rows[1][1:4] == ["hugo", "6.00 (4.00–6.00)", "1.00"]
    assert rows[2] == ["check", "chronicle", "0.50", "–", "1.00", "200", "–"]


def test_memory_that_the_system_does_not_tell_is_left_open() -> None:
    [row] = print_steps([Measured("hugo", "clean", 1, Usage(1.0, 2.0, None))]).splitlines()[2:]
    assert row == "| clean build | hugo | 1.00 | 1.00 | 2.00 | – | – |"


def test_outputs_are_counted_in_pages_files_and_bytes() -> None:
    [row] = print_outputs([Output("hugo", 2549, 2551, 19_140_000)]).splitlines()[2:]
    assert row == "| hugo | 2549 | 2551 | 19.1 |"


def test_growth_is_a_table_and_a_picture_in_which_straight_is_linear() -> None:
    sizes = [_make_size(1000), _make_size(2000), _make_size(4000)]
    assert print_growth(sizes).splitlines()[2] == (
        "| 1000 | 3000 | 2.00 (1.00–3.00) | 100 (100–100) | 0.50 | 100 (`ar/places/index.html`) | 10 |"
    )
    picture = ET.fromstring(draw_growth(sizes))
    plots = picture.findall("{*}g")
    assert len(plots) == 4
    for plot in plots:
        words = ["".join(text.itertext()) for text in plot.findall("{*}text")]
        assert "battles" in words
        [line] = plot.findall("{*}polyline")
        points = [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
        slopes = {round((y2 - y1) / (x2 - x1), 2) for (x1, y1), (x2, y2) in pairwise(points)}
        assert len(slopes) == 1
    style = "".join(picture.find("{*}style").itertext())  # type: ignore[union-attr]
    assert "prefers-color-scheme: dark" in style


def _take(engine: str, step: str, run: int, seconds: float) -> Measured:
    return Measured(engine, step, run, Usage(seconds, 2 * seconds, 200_000_000))


def _make_size(battles: int) -> Size:
    build = [Usage(seconds * battles / 1000, 1.0, battles * 100_000) for seconds in (1, 2, 3)]
    check = Usage(battles / 2000, 1.0, None)
    output = Output("chronicle", battles * 3, battles * 3, battles * 1000)
    page = "ar/places/index.html"
    return Size(battles, tuple(build), (check,), output, page, battles * 100, battles * 10)
