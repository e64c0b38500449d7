"""The open data say what the entries say, in files that programs can read and check."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from builds import build_site, edit, page_of
from chronicle.model import Kind, Record, Status
from chronicle.output.data import TABLES, make_record_schema, plan_data, render_table
from chronicle.output.data.columns import Published
from chronicle.output.data.records import describe_record, render_record
from chronicle.output.routes import WITH_DATA, Routes
from chronicle.reading import History
from chronicles import SMALL, front, write_chronicle
from desks import make_desk
from frictionless import Package
from histories import commit, git, make_repository
from jsonschema import Draft202012Validator
from records import make_actor, make_battle, make_facts, make_place, make_source, with_text

REPOSITORY = Path(__file__).parents[1]


def _publish(*records: Record, base: str = "https://chronicle.example.org/") -> Published:
    return Published(make_facts(*records), ("ar", "en"), Routes(base))


def _read(name: str, *records: Record, has_hxl: bool = False) -> list[dict[str, str]]:
    """The rows of one table of a chronicle of these records."""
    table = next(table for table in TABLES if table.name == name)
    return list(csv.DictReader(io.StringIO(render_table(table, _publish(*records), has_hxl=has_hxl))))


def _find_faults(folder: Path) -> list[str]:
    """What Frictionless' own validator says of a data package."""
    report = Package(str(folder / "datapackage.json")).validate()
    return [*(e.message for e in report.errors), *(e.message for task in report.tasks for e in task.errors)]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's chronicle."""
    site = tmp_path_factory.mktemp("own") / "site"
    build_site(REPOSITORY, site)
    return site


def test_frictionless_finds_no_fault_in_the_data_of_this_repository(own: Path) -> None:
    assert _find_faults(own / "data") == []


@pytest.mark.parametrize("hxl", ["true", "false"])
def test_frictionless_finds_no_fault_in_a_small_chronicle_with_a_retracted_record_of_each_kind(
    tmp_path: Path, hxl: str
) -> None:
    taken = {
        "places/rawa-2.md": front("names: {ar: راوة الثانية}\nkind: town\nstatus: retracted"),
        "battles/rawa-2017.md": front(
            "title: معركة\nsummary: معركة\nkind: battle\ndate: 2017-11-17\nplaces: [rawa-2]\n"
            "sources: [reuters-2017-10-27]",
            "نصّ.",
        ),
        "battles/rawa-2018.md": front(
            "title: معركة\nsummary: معركة\nkind: battle\ndate: 2018\nplaces: [al-qaim]\nstatus: retracted\n"
            "sources: [reuters-2017-10-27]\nrelated: [{battle: rawa-2017, as: followed-by}]",
            "نصّ.",
        ),
    }
    folder = write_chronicle(tmp_path, SMALL | taken, settings=f"hxl: {hxl}")
    build_site(folder, tmp_path / "site")
    assert _find_faults(tmp_path / "site" / "data") == []
    with (tmp_path / "site" / "data" / "battles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["id"] == "#event+id") is (hxl == "true")
    assert "rawa-2018" not in [row["id"] for row in rows]


def test_frictionless_finds_a_wrong_word_and_an_unknown_id(tmp_path: Path) -> None:
    """The descriptor is no empty promise: what an entry cannot hold is a fault of the table too."""
    build_site(write_chronicle(tmp_path, SMALL), tmp_path / "site")
    data = tmp_path / "site" / "data"
    for file, before, after in (("places.csv", ",city,", ",planet,"), ("scenes.csv", "al-qaim,", "mars,")):
        text = (data / file).read_text(encoding="utf-8")
        assert before in text
        (data / file).write_text(text.replace(before, after, 1), encoding="utf-8", newline="")
    assert len(_find_faults(data)) == 2


def test_a_figure_stands_as_its_source_gives_it_and_what_is_not_known_is_empty() -> None:
    figures = [
        {"measure": "killed", "value": 12, "approximate": True, "said_by": "army", "source": "afp"},
        {"measure": "killed", "of": "army", "low": 3, "high": 5, "note": {"ar": "تقدير"}},
        {"measure": "wounded", "best": 0, "aggregate": True, "date": "2017-11-0X"},
    ]
    battle = make_battle("b", figures=figures)
    rows = _read("figures", battle, make_place("al-qaim"), make_actor("army"), make_source("afp"))
    asked = ("low", "best", "high", "is_approximate", "is_aggregate", "of", "said_by", "source", "note_ar")
    assert [tuple(row[name] for name in asked) for row in rows] == [
        ("", "12", "", "true", "false", "", "army", "afp", ""),
        ("3", "", "5", "false", "false", "army", "", "", "تقدير"),
        ("", "0", "", "false", "true", "", "", "", ""),
    ]
    assert [rows[2][name] for name in ("date", "date_earliest", "date_latest")] == [
        "2017-11-0X",
        "2017-11-01",
        "2017-11-09",
    ]


def test_an_open_or_doubtful_date_keeps_its_doubt() -> None:
    battles = [make_battle("a", "2017-10-26/.."), make_battle("b", "2017-11-03~")]
    rows = {row["id"]: row for row in _read("battles", *battles, make_place("al-qaim"))}
    assert (rows["a"]["date_earliest"], rows["a"]["date_latest"]) == ("2017-10-26", "")
    assert (rows["b"]["date"], rows["b"]["date_is_certain"]) == ("2017-11-03~", "false")


def test_a_battle_stands_at_its_scene_with_the_precision_of_the_point() -> None:
    places = [
        make_place("anbar", kind="governorate", coordinates=[33, 42]),
        make_place("al-qaim", coordinates=[34.4, 41.1]),
    ]
    scenes = [{"place": "anbar", "role": "axis"}, "al-qaim"]
    [near, vague] = _read(
        "battles", make_battle("a", places=scenes), make_battle("b", places=["anbar"]), *places
    )
    assert (near["latitude"], near["longitude"], near["precision"]) == ("34.4", "41.1", "area")
    assert (vague["latitude"], vague["precision"]) == ("33.0", "governorate")


def test_sides_and_commanders_have_a_row_each() -> None:
    sides = [{"actors": ["army", {"actor": "us", "role": "air-support"}], "commanders": ["general"]}]
    actors = [make_actor(id) for id in ("army", "us", "general")]
    rows = _read("participants", make_battle("b", sides=sides), make_place("al-qaim"), *actors)
    assert [(row["side"], row["actor"], row["role"]) for row in rows] == [
        ("1", "army", "combatant"),
        ("1", "us", "air-support"),
        ("1", "general", "commander"),
    ]


def test_a_retracted_battle_is_in_no_table_but_the_corrections() -> None:
    correction = {"date": "2026-11-01", "text": {"ar": "سُحب"}}
    taken = make_battle(
        "b", status="retracted", corrections=[correction], control=[{"place": "al-qaim", "date": "2017"}]
    )
    named_in = [table.name for table in TABLES if "b," in _render(table.name, taken, make_place("al-qaim"))]
    assert named_in == ["corrections"]


def _render(name: str, *records: Record) -> str:
    table = next(table for table in TABLES if table.name == name)
    return render_table(table, _publish(*records), has_hxl=False)


def test_the_file_of_a_retracted_record_says_that_and_little_else() -> None:
    correction = {"date": "2026-11-01", "text": {"ar": "سُحب"}}
    taken = with_text(make_battle("b", status="retracted", corrections=[correction]), "نص")
    said = json.loads(render_record(taken, _publish(taken, make_place("al-qaim")), History()))
    assert set(said) == {"$schema", "record", "page", "id", "status", "corrections"}
    assert not _faults_of(said)


def _faults_of(said: dict[str, Any]) -> list[str]:
    validator = Draft202012Validator(make_record_schema(Kind(said["record"])))
    return [fault.message for fault in validator.iter_errors(said)]


def test_every_file_of_a_record_follows_its_schema(own: Path) -> None:
    files = [file for kind in WITH_DATA for file in (own / "data" / kind.folder).glob("*.json")]
    assert len(files) > 200
    assert {
        file.name: faults for file in files if (faults := _faults_of(json.loads(file.read_bytes())))
    } == {}
    for kind in WITH_DATA:
        schema = json.loads((own / "data" / "schema" / f"{kind}.json").read_bytes())
        Draft202012Validator.check_schema(schema)
        assert schema == make_record_schema(kind)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "picnic"},
        {"date": 2017},
        {"places": []},
        {"planet": "mars"},
        {"figures": [{"value": 1}]},
        {"kind": None},
    ],
)
def test_a_schema_refuses_what_no_entry_can_hold(change: dict[str, Any]) -> None:
    battle = make_battle("b", sources=["afp"])
    said = {**describe_record(battle, _publish(battle, make_place("al-qaim"), make_source("afp"))), **change}
    assert _faults_of({name: value for name, value in said.items() if value is not None})


def test_the_file_of_a_record_holds_its_texts_in_every_language(own: Path) -> None:
    said = json.loads((own / "data" / "battles" / "al-qaim-2017.json").read_bytes())
    assert set(said["text"]) == set(said["title"]) == {"ar", "en"}
    assert said["page"]["en"] == "https://chronicle.example.org/en/battles/al-qaim-2017/"
    assert "[[" in said["text"]["ar"]


def test_a_record_and_the_whole_name_the_commit_that_changed_them_last(tmp_path: Path) -> None:
    folder = make_repository(tmp_path)
    first = git(folder, "rev-parse", "HEAD")
    edit(folder / "content/places/anbar.md", "kind:", "ids: {geonames: 1}\nkind:")
    commit(folder, "2026-11-20")
    site, last = build_site(folder, folder / "site"), git(folder, "rev-parse", "HEAD")
    assert json.loads(site["data/places/al-qaim.json"])["version"] == {"commit": first, "date": "2026-10-01"}
    assert json.loads(site["data/places/anbar.json"])["version"] == {"commit": last, "date": "2026-11-20"}
    assert json.loads(site["data/datapackage.json"])["version"] == last
    edit(folder / "content/places/anbar.md", "geonames: 1", "geonames: 2")
    changed = build_site(folder, folder / "site")
    assert "version" not in json.loads(changed["data/datapackage.json"])
    assert "version" not in json.loads(changed["data/places/anbar.json"])


def test_maps_have_longitude_first_and_no_point_where_none_is_known() -> None:
    known, unknown = make_place("al-qaim", coordinates=[34.4, 41.1]), make_place("nowhere")
    battles = [make_battle("a", places=["al-qaim", "nowhere"]), make_battle("b", places=["nowhere"])]
    _, site = make_desk(known, unknown, *battles)
    files = {plan.file: plan for plan in plan_data(site)}
    for name, expected in (("places", [[41.1, 34.4], None]), ("battles", [[41.1, 34.4], None])):
        features = json.loads(files[f"data/{name}.geojson"].make())["features"]
        assert [one["geometry"] and one["geometry"]["coordinates"] for one in features] == expected


def test_a_battle_at_several_points_is_on_the_map_at_all_of_them() -> None:
    places = [make_place(f"p{n}", coordinates=[30 + n, 40 + n]) for n in range(2)]
    _, site = make_desk(*places, make_battle("a", places=["p0", "p1"]))
    files = {plan.file: plan for plan in plan_data(site)}
    [feature] = json.loads(files["data/battles.geojson"].make())["features"]
    assert feature["geometry"] == {"type": "MultiPoint", "coordinates": [[40.0, 30.0], [41.0, 31.0]]}
    assert feature["properties"]["points"] == [
        {"place": "p0", "precision": "area"},
        {"place": "p1", "precision": "area"},
    ]


def test_a_battle_is_nowhere_but_where_it_was_fought() -> None:
    """A place that it was only near, or that an advance came from, gives it no point; nor one twice."""
    here, near = make_place("rawa"), make_place("ana", coordinates=[34.4, 41.9])
    battle = make_battle("b", places=["rawa", {"place": "ana", "role": "nearby"}])
    [row] = _read("battles", battle, here, near)
    assert (row["latitude"], row["precision"], row["point_of"]) == ("", "", "")
    _, site = make_desk(
        battle, here, near, make_battle("c", places=["ana", {"place": "ana", "role": "crossing"}])
    )
    files = {plan.file: plan for plan in plan_data(site)}
    features = json.loads(files["data/battles.geojson"].make())["features"]
    assert [one["geometry"] for one in features] == [None, {"type": "Point", "coordinates": [41.9, 34.4]}]


def test_a_retracted_source_is_marked_and_in_no_list_of_references() -> None:
    sources = [make_source("good"), make_source("taken").replace(status=Status.RETRACTED)]
    assert [row["status"] for row in _read("sources", *sources)] == ["published", "retracted"]
    _, site = make_desk(*sources)
    files = {plan.file: plan for plan in plan_data(site)}
    assert [one["id"] for one in json.loads(files["data/sources.csl.json"].make())] == ["good"]
    assert b"taken" not in files["data/sources.bib"].make()


def test_a_file_stays_at_every_address_that_its_record_has_had() -> None:
    _, site = make_desk(make_place("rawa", previous_ids=["raawa"]))
    files = {plan.file: plan.make() for plan in plan_data(site)}
    assert files["data/places/raawa.json"] == files["data/places/rawa.json"]


def test_a_battle_names_no_retracted_one_as_related() -> None:
    taken = make_battle("taken", status="retracted")
    battle = make_battle("b", related=[{"battle": "taken", "as": "followed-by"}])
    assert "related" not in describe_record(battle, _publish(battle, taken, make_place("al-qaim")))


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_page_explains_every_column_and_leads_to_every_file(own: Path, code: str) -> None:
    html = (own / code / "data" / "index.html").read_text(encoding="utf-8")
    for table in TABLES:
        assert f'href="../../data/{table.name}.csv"' in html
        for column in table.list_columns(("ar", "en")):
            assert f"<code>{column.name}</code>" in html
    leading = {*_list_wholes(own), "data/battles/{id}.json"}
    assert [file for file in leading if file not in html and file.rpartition("/")[2] not in html] == []


def _list_wholes(site: Path) -> list[str]:
    files = [p for p in (site / "data").iterdir() if p.is_file()]
    return [p.relative_to(site).as_posix() for p in [*files, *(site / "data" / "schema").iterdir()]]


def test_a_page_leads_to_its_record_as_data(own: Path) -> None:
    html = (own / "en" / "places" / "al-qaim" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" type="application/json" href="../../../data/places/al-qaim.json">' in html
    assert 'type="application/json">This entry as data</a>' in html


def test_without_data_there_is_no_file_of_them_and_no_way_to_one(tmp_path: Path) -> None:
    site = build_site(write_chronicle(tmp_path, SMALL, settings="data: false"), tmp_path / "site")
    assert [file for file in site if "data/" in file and "/days/" not in file] == []
    assert not any("data/" in page_of(site, f"en/{path}") for path in ("", "glossary/", "places/al-qaim/"))


def test_drafts_are_in_no_file(tmp_path: Path) -> None:
    draft = {"places/rawa.md": front("names: {ar: راوة السرّية}\nkind: town\nstatus: draft")}
    site = build_site(write_chronicle(tmp_path, SMALL | draft), tmp_path / "site")
    assert [file for file, data in site.items() if "السرّية".encode() in data or "rawa" in file] == []


def test_a_battle_of_a_type_that_nobody_lists_is_described_all_the_same() -> None:
    said = describe_record(make_battle("b"), _publish(make_battle("b"), make_place("al-qaim"), base=""))
    assert said == {
        "record": "battle",
        "id": "b",
        "status": "published",
        "kind": "battle",
        "date": "2017-11-03",
        "places": [{"place": "al-qaim", "role": "scene"}],
    }
