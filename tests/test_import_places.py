"""`chronicle import places` makes the places that are asked for, and gives known ones what they lack."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import COMMAND, run
from chronicle.desk.importing import Asked, Fate, Plan, carry_out, plan_places
from chronicle.model import Coordinates
from chronicles import SMALL, front, read_written, write_chronicle
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import open_folder, read_tree

DATA = Path(__file__).parents[2] / "shared/data/gazetteer/whosonfirst_iraq_syria.csv.gz"
COLUMNS = "id,name_ar,name_en,aliases_ar,kind,lat,lon,parent\n"
TABLE = COLUMNS + (
    "1,الأنبار,Anbar,,governorate,32.9,41.8,\n"
    "2,راوة,Rawa,راوه|Rawah,town,34.48,41.92,1\n"
    "3,راوة,Rawa,,town,35.08,43.1,9\n"
    "4,القائم,Al-Qa'im,,city,34.39,40.99,1\n"
    "5,حصيبة,Al Karabilah,الكرابلة,town,34.39,41.09,1\n"
    "6,,,,town,34.1,41.1,1\n"
    "9,كركوك,Kirkuk,,governorate,35.3,44.2,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_chronicle(tmp_path / "own", SMALL, settings="drafts: true")


def take(folder: Path, asked: Asked, table: str = TABLE) -> Plan:
    """Import from a table, and return what was planned."""
    (folder / "places.csv").write_text(table, encoding="utf-8")
    plan = plan_places(folder / "places.csv", open_folder(folder), asked, "test")
    carry_out(folder, plan)
    return plan


def fates(plan: Plan) -> dict[str, str]:
    return {line.id: str(line.fate) for line in plan.lines}


def test_only_what_was_asked_for_is_made(folder: Path) -> None:
    before = read_tree(folder)
    plan = take(folder, Asked())
    assert fates(plan) == dict.fromkeys("23569", "left out") | dict.fromkeys("14", "known already")
    assert read_tree(folder) == before


def test_a_place_has_its_names_point_kind_parent_and_ids(folder: Path) -> None:
    plan = take(folder, Asked(ids=("2",)))
    assert fates(plan)["2"] == "made"
    chronicle, problems = read_written(folder)
    place = chronicle.places["rawa"]
    assert dict(place.names) == {"ar": "راوة", "en": "Rawa"}
    assert (place.kind, place.within, place.coordinates) == ("town", "anbar", Coordinates(34.48, 41.92))
    assert dict(place.ids) == {"test": ("2",)}
    assert str(place.status) == "draft"
    assert problems == ()


def test_a_second_import_changes_nothing(folder: Path) -> None:
    take(folder, Asked(everything=True))
    before = read_tree(folder)
    plan = take(folder, Asked(everything=True))
    assert fates(plan) == dict.fromkeys("123459", "known already") | {"6": "not made"}
    assert (read_tree(folder), {p.severity for p in read_written(folder)[1]} & {"error"}) == (before, set())


def test_a_name_is_found_in_either_script_and_by_its_variants(folder: Path) -> None:
    take(folder, Asked(names=("الكرابلة",)))
    place = read_written(folder)[0].places["al-karabilah"]
    assert place.names["ar"] == "الكرابلة", "the name that was asked for comes before the preferred one"
    assert place.aliases["ar"] == ("حصيبة",)


def test_homonyms_are_left_to_the_editor(folder: Path) -> None:
    plan = take(folder, Asked(names=("Rawa",)))
    assert Fate.MADE not in plan.fates
    assert plan.notes == [
        "Rawa: 2 places have this name; choose one with --id, --near or --within:",
        "  --id 2  راوة / Rawa, town at 34.48, 41.92 in الأنبار",
        "  --id 3  راوة / Rawa, town at 35.08, 43.1 in كركوك",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        Asked(names=("راوة",), near=Coordinates(34.5, 41.9)),
        Asked(names=("Rawa",), within="Anbar"),
        Asked(names=("Rawa",), within="1"),
        Asked(ids=("2",)),
    ],
)
def test_a_spot_a_parent_or_an_id_tells_homonyms_apart(asked: Asked, folder: Path) -> None:
    assert {id for id, fate in fates(take(folder, asked)).items() if fate == "made"} == {"2"}


def test_homonyms_that_are_made_say_where_they_lie(folder: Path) -> None:
    take(folder, Asked(ids=("2", "3", "9")))
    chronicle, problems = read_written(folder)
    assert dict(chronicle.places["rawa"].names) == {"ar": "راوة (الأنبار)", "en": "Rawa (Anbar)"}
    assert dict(chronicle.places["rawa-2"].names) == {"ar": "راوة (كركوك)", "en": "Rawa (Kirkuk)"}
    assert "shared-alias" not in {p.code for p in problems}


def test_what_lies_within_a_place_can_be_asked_for_at_once(folder: Path) -> None:
    plan = take(folder, Asked(within="Anbar"))
    assert {id for id, fate in fates(plan).items() if fate == "made"} == {"2", "5"}


@pytest.mark.parametrize(
    ("names", "after"),
    [
        ("names: {en: Rawa}  # as printed", "names: {ar: راوة, en: Rawa}  # as printed"),
        ("names:\n  # as printed\n  en: Rawa", "names:\n  # as printed\n  ar: راوة\n  en: Rawa"),
    ],
)
def test_a_draft_without_a_name_in_arabic_is_given_it_and_keeps_all_else(
    names: str, after: str, folder: Path
) -> None:
    file = folder / "content/places/my-rawa.md"
    rest = "kind: town\nwithin: anbar\ncoordinates: [34.47, 41.91] # measured\nstatus: draft\n---\nنص.\n"
    file.write_text(f"---\n{names}\n{rest}", encoding="utf-8")
    plan = take(folder, Asked())
    told = {line.id: (line.fate, line.record, line.remarks) for line in plan.lines}
    assert told["2"] == (Fate.COMPLETED, "my-rawa", ('added ar: "راوة", test 2',))
    changed = rest.replace("status", "ids: {test: 2}\nstatus")
    assert file.read_text(encoding="utf-8") == f"---\n{after}\n{changed}"
    assert "my-rawa" in read_written(folder)[0].places
    assert take(folder, Asked()).edits == []


def test_what_an_editor_wrote_is_never_exchanged(folder: Path) -> None:
    file = folder / "content/places/my-rawa.md"
    text = front("names: {ar: اسم آخر, en: Rawa}\nkind: town\ncoordinates: [34.47, 41.91]\n", "نص.")
    file.write_text(text, encoding="utf-8")
    assert fates(take(folder, Asked(everything=True)))["2"] == "known already"
    assert file.read_text(encoding="utf-8") == text


def test_a_known_place_that_could_be_several_is_left_to_the_editor(folder: Path) -> None:
    file = folder / "content/places/my-rawa.md"
    file.write_text(
        front("names: {en: Rawa}\nkind: town\ncoordinates: [34.47, 41.91]\nstatus: draft"), "utf-8"
    )
    twin = TABLE + "7,راوه الجديدة,Rawa,,village,34.46,41.9,1\n"
    plan = take(folder, Asked(), twin)
    assert plan.edits == []
    assert plan.notes == [
        "the place my-rawa: Rawa: 2 places of the gazetteer fit (2, 7);"
        " which it is, its ids can say: {test: …}"
    ]


def test_the_command_explains_what_it_cannot_do(folder: Path) -> None:
    (folder / "places.csv").write_text(TABLE, encoding="utf-8")
    command = (COMMAND, "import", "places", "places.csv")
    for words, status, said in (
        ((), 1, "name the scheme of the gazetteer's ids"),
        (("--scheme", "test", "--id", "77"), 1, 'places.csv has no place with the id "77"'),
        (("--scheme", "test", "--within", "Nowhere"), 1, 'places.csv has no place "Nowhere"'),
        (("--scheme", "test", "--source", "none"), 1, 'no source is called "none"'),
        (("--scheme", "test", "--near", "north"), 2, '"north" is no spot'),
        (("--scheme", "test", "--name", "Nowhere"), 0, "places.csv has no place of this name"),
        (("--scheme", "test", "--name", "Al Qaim"), 0, "that is the place al-qaim, which is there already"),
    ):
        found, printed = run(*command, *words, cwd=folder)
        assert (found, said in printed, "Traceback" in printed) == (status, True, False), printed


CELL = st.text(st.characters(codec="utf-8", exclude_characters='\r\n,"'), max_size=8) | st.sampled_from(
    ["1", "2", "town", "country", "راوة", "Rawa", "34.4", "1e400", "[[", "#", "…", "null", "a: b", "{"]
)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=8, max_size=8), min_size=1, max_size=4))
def test_whatever_the_cells_hold_the_places_can_be_read(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = write_chronicle(tmp_path_factory.mktemp("wild"), SMALL)
    take(own, Asked(everything=True), COLUMNS + "".join(f"{','.join(row)}\n" for row in rows))
    assert not [p.said for p in read_written(own)[1] if p.severity == "error"]


@pytest.mark.skipif(not DATA.exists(), reason=f"the gazetteer is not here: {DATA}")
def test_al_qaim_of_the_real_gazetteer_is_told_from_its_homonym(folder: Path) -> None:
    (folder / "content/places/al-qaim.md").unlink()
    asked = Asked(names=("القائم",), near=Coordinates(34.4, 41.0))
    plan = plan_places(DATA, open_folder(folder), asked)
    made = [line.id for line in plan.lines if line.fate is Fate.MADE]
    assert made == ["1276777483"]
    assert "names: {ar: القائم, en: Al Qa'im}\n" in plan.files[-1].text
