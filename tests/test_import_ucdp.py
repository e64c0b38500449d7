"""`chronicle import ucdp` makes drafts of UCDP's events, says what became of each row."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from builds import COMMAND, build_site, edit, page_of, run
from chronicle.desk.importing import Chosen, Fate, Line, Plan, carry_out, plan_ucdp
from chronicle.desk.importing.ucdp_dates import make_date
from chronicle.desk.importing.ucdp_places import find_kind, find_precision
from chronicle.model import Figure, PlaceKind, PlacePrecision, parse_edtf
from chronicles import SMALL, read_written, write_chronicle
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import ROW, open_folder, read_tree, render_rows, write_rows

DATA = Path(__file__).parents[2] / "shared/data/ucdp/ged_iraq_syria.csv.gz"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_chronicle(tmp_path / "own", SMALL, settings="drafts: true")


def take(folder: Path, *rows: dict[str, str]) -> Plan:
    """Import rows, and return what was planned."""
    plan = plan_ucdp(write_rows(folder / "ged191.csv", *rows), open_folder(folder), Chosen())
    carry_out(folder, plan)
    return plan


def told(plan: Plan) -> list[tuple[int, str, str]]:
    return [(line.number, str(line.fate), "; ".join(line.remarks)) for line in by_line(plan)]


def by_line(plan: Plan) -> list[Line]:
    return sorted(plan.lines, key=lambda line: line.number)


def test_an_event_becomes_a_draft_with_its_places_actors_and_source(folder: Path) -> None:
    plan = take(folder, {})
    assert told(plan) == [(2, "made", "")]
    chronicle, problems = read_written(folder)
    assert {p.code for p in problems} == {"unfinished-draft"}
    battle = chronicle.battles["rawa-2017-11-17"]
    assert (battle.date.text, str(battle.status)) == ("2017-11-17", "draft")
    assert dict(battle.ids) == {"ucdp": ("253350",)}
    assert [(s.place, s.precision) for s in battle.places] == [("rawa", PlacePrecision.TOWN)]
    assert [[p.actor for p in side.actors] for side in battle.sides] == [["government-of-iraq"], ["is"]]
    assert [numbers(figure) for figure in battle.figures] == [
        (None, None, 4, 6, 9),
        ("is", 4, None, None, None),
    ]
    assert battle.sources == ("ucdp-ged-19-1",)
    assert chronicle.places["rawa"].within == "qada-anah"
    assert chronicle.actors["is"].ids["ucdp"] == ("234",)
    assert chronicle.sources["ucdp-ged-19-1"].kind == "dataset"


def numbers(figure: Figure) -> tuple[object, ...]:
    return (figure.of, figure.value, figure.low, figure.best, figure.high)


def test_its_text_is_in_the_first_language_and_its_translation_is_stamped(folder: Path) -> None:
    take(folder, {})
    battle = read_written(folder)[0].battles["rawa-2017-11-17"]
    arabic, english = battle.texts["ar"], battle.texts["en"]
    assert english.title == "Fighting in Rawa, 17 November 2017"
    assert english.translated_from == arabic.digest
    assert "[[rawa]]" in arabic.body
    assert "Rawa" not in arabic.title, "a name that nobody gave in Arabic"


def test_a_second_import_changes_nothing(folder: Path) -> None:
    rows = ({}, {"id": "2", "where_coordinates": "Al Qa'im town", "latitude": "34.39", "longitude": "40.99"})
    take(folder, *rows)
    before = read_tree(folder)
    plan = take(folder, *rows)
    assert [line.fate for line in by_line(plan)] == [Fate.KNOWN, Fate.KNOWN]
    assert (plan.files, plan.edits, read_tree(folder)) == ([], [], before)


def test_what_an_editor_renamed_and_rewrote_is_known_by_its_ids_and_stays(folder: Path) -> None:
    take(folder, {})
    content = folder / "content"
    for old, new in (("rawa", "rawah"), ("is", "islamic-state-2")):
        assert run(COMMAND, "rename", old, new, cwd=folder)[0] == 0
    edit(content / "places/rawah.md", "en: Rawa", "ar: راوة, en: Town of Many Names")
    edit(content / "actors/islamic-state-2.md", "en: IS", "ar: تنظيم, en: Another")
    before = read_tree(folder)
    plan = take(folder, {}, {"id": "7", "date_start": "2017-11-18", "date_end": "2017-11-18"})
    assert [line.fate for line in by_line(plan)] == [Fate.KNOWN, Fate.MADE]
    assert [file.path for file in plan.files] == [
        "content/battles/2017/rawah-2017-11-18.md",
        "content/battles/2017/rawah-2017-11-18.en.md",
    ]
    assert before.items() <= read_tree(folder).items()


def test_a_place_that_an_editor_described_is_found_by_its_name_and_point(folder: Path) -> None:
    plan = take(folder, {"where_coordinates": "Al Qaim town", "latitude": "34.39", "longitude": "40.99"})
    assert read_written(folder)[0].battles["al-qaim-2017-11-17"].places[0].place == "al-qaim"
    assert "Al Qaim town is taken for the place al-qaim, which has its name" in plan.notes


def test_a_town_of_the_same_name_elsewhere_is_another_place(folder: Path) -> None:
    take(folder, {"where_coordinates": "Al Qaim town", "latitude": "31.59", "longitude": "44.54"})
    assert "al-qaim-2" in read_written(folder)[0].places


def test_places_that_share_a_name_say_where_they_lie(folder: Path) -> None:
    there = {"adm_2": "Abu Kamal district", "adm_1": "Deir ez Zor Governorate", "country": "Syria"}
    here = {"where_coordinates": "Salihiyah village"}
    take(folder, here, here | there | {"id": "2", "latitude": "34.7", "longitude": "40.7"})
    chronicle, problems = read_written(folder)
    assert chronicle.places["salihiyah"].names["en"] == "Salihiyah (Qaḑā’ ‘Ānah)"
    assert chronicle.places["salihiyah-2"].names["en"] == "Salihiyah (Abu Kamal district)"
    assert "shared-alias" not in {p.code for p in problems}


def test_estimates_out_of_order_are_told_and_their_event_is_kept(folder: Path) -> None:
    plan = take(folder, {"low": "4", "best": "4", "high": "3"})
    said = "low 4, best 4 and high 3 are not in order: no range is written"
    assert told(plan) == [(2, "made", said)]
    assert plan.marks == Counter({"low, best and high not in order": 1})
    figures = read_written(folder)[0].battles["rawa-2017-11-17"].figures
    assert [f.of for f in figures] == ["is"]
    assert told(take(folder, {"low": "4", "best": "4", "high": "3"})) == [(2, "known already", said)]


def test_a_sum_is_marked_and_added_to_no_total(folder: Path) -> None:
    plan = take(folder, {"event_clarity": "2", "date_prec": "4", "date_end": "2017-11-28"})
    figures = read_written(folder)[0].battles["rawa-2017-11-17"].figures
    assert [f.aggregate for f in figures] == [True, True]
    assert plan.marks == Counter(aggregate=1)


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        ("2017-11-03", "2017-11-03", "1", "2017-11-03"),
        ("2017-11-03", "2017-11-03", "2", "2017-11-03~"),
        ("2017-11-03", "2017-11-05", "2", "2017-11-03?/2017-11-05?"),
        ("2017-11-01", "2017-11-30", "4", "2017-11"),
        ("2017-11-01", "2017-11-30", "3", "2017-11-01?/2017-11-30?"),
        ("2017-01-01", "2017-12-31", "5", "2017"),
    ],
)
def test_a_date_says_no_more_than_ucdp_does(
    first: str, last: str, precision: str, said: str, folder: Path
) -> None:
    plan = take(folder, {"date_start": first, "date_end": last, "date_prec": precision})
    (battle,) = (b for b in read_written(folder)[0].battles.values() if "ucdp" in b.ids)
    assert (battle.date.text, told(plan)) == (said, [(2, "made", "")])


@given(st.dates(), st.dates(), st.none() | st.integers(1, 5))
def test_every_date_lies_within_the_days_that_are_possible(
    one: date, other: date, precision: int | None
) -> None:
    start, end = sorted((one, other))
    made = parse_edtf(make_date(start, end, precision))
    assert (made.earliest, made.latest) == (start, end) or "~" in made.text


@pytest.mark.parametrize(
    ("precision", "kind", "said"),
    [
        (1, PlaceKind.TOWN, PlacePrecision.TOWN),
        (1, PlaceKind.CROSSING, PlacePrecision.EXACT),
        (2, PlaceKind.TOWN, PlacePrecision.NEAR),
        (3, PlaceKind.DISTRICT, PlacePrecision.DISTRICT),
        (4, PlaceKind.GOVERNORATE, PlacePrecision.GOVERNORATE),
        (5, PlaceKind.AREA, PlacePrecision.AREA),
        (6, PlaceKind.COUNTRY, PlacePrecision.COUNTRY),
        (None, PlaceKind.TOWN, PlacePrecision.AREA),
    ],
)
def test_a_place_is_known_no_closer_than_ucdp_says(
    precision: int | None, kind: PlaceKind, said: PlacePrecision
) -> None:
    assert find_precision(precision, kind) is said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Rawa town", PlaceKind.TOWN),
        ("Road between Balad town and Dujail town", PlaceKind.AREA),
        ("Nasib border crossing", PlaceKind.CROSSING),
        ("Iraq-Syria border", PlaceKind.AREA),
        ("Qaḑā’ Balad", PlaceKind.DISTRICT),
        ("Jabal Abd al-Aziz", PlaceKind.AREA),
    ],
)
def test_a_name_says_what_kind_of_place_it_is_of(name: str, kind: PlaceKind) -> None:
    assert find_kind(name) is kind


def test_civilians_who_are_attacked_are_no_side(folder: Path) -> None:
    take(folder, {"type_of_violence": "3", "side_a": "IS", "side_b": "Civilians", "deaths_civilians": "6"})
    chronicle, _ = read_written(folder)
    battle = chronicle.battles["rawa-2017-11-17"]
    assert (battle.kind, len(battle.sides)) == ("attack", 1)
    assert chronicle.actors["civilians"].names["ar"] == "المدنيون"


def test_twins_are_merged_and_rivals_are_told(folder: Path) -> None:
    plan = take(folder, {}, {}, {"best": "7"})
    assert told(plan) == [
        (2, "made", ""),
        (3, "merged", "the same as line 2"),
        (4, "not made", "line 2 has this id too, with other values of best"),
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"id": "x1"}, 'the id is "x1", not a number'),
        ({"date_start": "soon"}, 'date_start is "soon", not a date as 2017-11-03'),
        ({"date_end": "2017-11-01"}, "date_end, 2017-11-01, is before date_start, 2017-11-17"),
        ({"type_of_violence": "4"}, 'type_of_violence is "4", not 1, 2 or 3'),
        ({"where_coordinates": "", "country": ""}, "neither where_coordinates nor country says where"),
    ],
)
def test_a_row_that_gives_no_battle_is_told_with_its_reason(
    cells: dict[str, str], said: str, folder: Path
) -> None:
    assert told(take(folder, {"id": "1"}, cells)) == [(2, "made", ""), (3, "not made", said)]


@pytest.mark.parametrize("is_packed", [False, True])
def test_hxl_tags_the_order_of_columns_and_gzip_make_no_difference(is_packed: bool, folder: Path) -> None:
    columns = sorted(ROW, reverse=True)
    lines = [",".join(columns), ",".join("#x" for _ in columns), ",".join(f'"{ROW[c]}"' for c in columns)]
    text = "\ufeff" + "\r\n".join(lines)
    file = folder / "ged191.csv"
    file.write_bytes(gzip.compress(text.encode()) if is_packed else text.encode())
    plan = plan_ucdp(file, open_folder(folder), Chosen())
    assert told(plan) == [(3, "made", "")]


def test_the_days_that_were_chosen_are_kept_to(folder: Path) -> None:
    file = write_rows(
        folder / "ged191.csv", {}, {"id": "2", "date_start": "2018-01-01", "date_end": "2018-01-01"}
    )
    plan = plan_ucdp(file, open_folder(folder), Chosen(since="2017-12-01"))
    assert [line.fate for line in by_line(plan)] == [Fate.LEFT_OUT, Fate.MADE]


def test_nothing_is_left_where_something_cannot_be_written(folder: Path) -> None:
    file = write_rows(folder / "ged191.csv", {})
    plan = plan_ucdp(file, open_folder(folder), Chosen())
    (folder / plan.files[-1].path).parent.mkdir(parents=True, exist_ok=True)
    (folder / plan.files[-1].path).write_text("mine", encoding="utf-8")
    before = read_tree(folder)
    with pytest.raises(FileExistsError):
        carry_out(folder, plan)
    assert read_tree(folder) == before


def test_the_command_says_what_became_of_the_rows_and_writes_a_report(folder: Path) -> None:
    write_rows(folder / "ged191.csv", {}, {"id": "2", "low": "9"}, {"id": "no"})
    before = read_tree(folder)
    status, said = run(COMMAND, "import", "ucdp", "ged191.csv", "--dry-run", cwd=folder)
    assert (status, read_tree(folder)) == (0, before)
    assert "would be made, as drafts: 3 actors, 2 battles" in said
    status, said = run(COMMAND, "import", "ucdp", "ged191.csv", "--report", "rows.csv", cwd=folder)
    assert status == 0
    assert "ged191.csv:3: 2: made: low 9, best 6 and high 9 are not in order: no range is written" in said
    assert "3 rows: 2 made, 1 not made; 2 with remarks" in said
    with (folder / "rows.csv").open(encoding="utf-8") as stream:
        lines = list(csv.DictReader(stream))
    assert [(line["line"], line["fate"], line["record"]) for line in lines] == [
        ("2", "made", "rawa-2017-11-17"),
        ("3", "made", "rawa-2017-11-17-2"),
        ("4", "not made", ""),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ged.csv", render_rows({}), "say which release of UCDP GED this is"),
        ("ged191.csv", "a,b\n1,2\n", "ged191.csv has no column id, type_of_violence"),
        ("ged191.csv", "", "no row of column names"),
    ],
)
def test_a_file_that_is_none_is_refused_with_what_to_do(
    name: str, text: str, said: str, folder: Path
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    status, printed = run(COMMAND, "import", "ucdp", name, cwd=folder)
    assert (status, said in printed, "Traceback" in printed) == (1, True, False)


def test_nothing_is_imported_while_a_file_is_broken(folder: Path) -> None:
    (folder / "content/places/anbar.md").write_text("---\nnames: [\n---\n", encoding="utf-8")
    write_rows(folder / "ged191.csv", {})
    status, said = run(COMMAND, "import", "ucdp", "ged191.csv", cwd=folder)
    assert status == 1
    assert "1 file of the chronicle cannot be read" in said


def test_drafts_of_an_import_make_pages(folder: Path, tmp_path: Path) -> None:
    take(folder, {}, {"id": "2", "type_of_violence": "3", "side_b": "Civilians", "event_clarity": "2"})
    site = build_site(folder, tmp_path / "site")
    page = page_of(site, "en/battles/rawa-2017-11-17/")
    assert "Fighting in Rawa, 17 November 2017" in page
    assert "Uppsala Conflict Data Program" in page


WILD = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12) | st.sampled_from(
    ["0", "-1", "1e9", "99999999999999999999", "2017-02-30", "0000-01-01", "nan", "[[", "---", "#x", "…", "٣"]
)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.dictionaries(st.sampled_from(list(ROW)), WILD, max_size=6), min_size=1, max_size=3))
def test_whatever_the_cells_hold_each_row_is_accounted_for_and_the_drafts_can_be_read(
    rows: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = write_chronicle(tmp_path_factory.mktemp("wild"), SMALL)
    plan = take(own, *rows)
    written = {line.number for line in plan.lines}
    assert len(written) == len(plan.lines) == len(rows)
    assert not [p.said for p in read_written(own)[1] if p.severity == "error"]


@pytest.mark.skipif(not DATA.exists(), reason=f"the dataset is not here: {DATA}")
def test_every_row_of_the_dataset_is_accounted_for(folder: Path) -> None:
    plan = plan_ucdp(DATA, open_folder(folder), Chosen(release="19.1"))
    assert plan.fates == Counter({Fate.MADE: 24_039})
    assert plan.marks == Counter({"aggregate": 977, "low, best and high not in order": 170})
    assert len({line.number for line in plan.lines}) == 24_039
