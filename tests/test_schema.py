"""The JSON Schemas: they take what a check takes, and refuse what has the wrong shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from chronicle.desk.field_notes import NOTES
from chronicle.desk.schemas import SCHEMA_NAMES, find_note, make_schema
from chronicle.model import EDTF_PATTERN, RECORD_TYPES, ImpossibleDate, Kind, list_fields, parse_edtf
from chronicle.model.fields import fields_of, is_safe_address
from chronicles import write_chronicle
from core_yaml import read_core_yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_broken import BROKEN, CASES
from test_commands import run
from test_dates import TEXT

ROOT = Path(__file__).parent.parent
FOLDERS = {kind.folder: str(kind) for kind in Kind}
LANGUAGES = ("ar", "en")
VALIDATORS = {name: Draft202012Validator(make_schema(name, LANGUAGES)) for name in SCHEMA_NAMES}
PLACE = {"names": {"ar": "راوة"}, "kind": "town"}
BATTLE = {"title": "معركة", "kind": "raid", "date": "2017", "places": ["rawa"]}


def find_faults(name: str, fields: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in VALIDATORS[name].iter_errors(fields)]


def read_file(file: Path) -> tuple[str, Any]:
    """The name of the schema that a file is for, and its front matter as an editor's tool reads it."""
    parts = file.parts[file.parts.index("content") + 1 :]
    name = "translation" if len(file.suffixes) > 1 else FOLDERS[parts[0]]
    head = file.read_text(encoding="utf-8").split("\n---", 1)[0].removeprefix("---\n")
    return name, read_core_yaml(head)


def faults_below(folder: Path) -> list[str]:
    files = sorted((folder / "content").rglob("*.md"))
    return [f"{file.name} {fault}" for file in files for fault in find_faults(*read_file(file))]


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(VALIDATORS[name].schema)
    text = json.dumps(VALIDATORS[name].schema)
    assert "$ref" not in text
    assert "x-" not in text


def test_every_record_of_the_own_chronicle_fits() -> None:
    assert len(list(ROOT.glob("content/**/*.md"))) > 300
    assert faults_below(ROOT) == []


def test_the_sound_chronicle_under_the_broken_ones_fits() -> None:
    assert faults_below(BROKEN / "_base") == []


# Faults in the shape of a front matter: not in YAML, in texts, in file names, or between records.
OF_SHAPE = [
    case
    for case in CASES
    if case.startswith(
        (
            "bad-id-alone",
            "bad-language",
            "empty-field",
            "fact-in-translation",
            "impossible-coordinates",
            "impossible-date",
            "impossible-number",
            "missing-alt",
            "missing-field",
            "not-a-mapping",
            "unknown-field",
            "unknown-value",
            "unsafe-address-of-a-",
            "wrong-type",
        )
    )
    and case != "unsafe-address-of-a-picture"  # which is in the text
] + ["bad-id", "missing-first-language", "missing-first-language-title"]


# A schema speaks of each number, and of a field under a wrong name says that the right one is missing.
SAID_TWICE = {
    "unknown-field-in-arabic",
    "unknown-field-in-capitals",
    "unknown-field-that-must-be",
    "wrong-type-actors-for-a-side",
    "wrong-type-coordinates-in-quotes",
}


@pytest.mark.parametrize("case", OF_SHAPE)
def test_a_fault_of_shape_is_refused_once_and_at_its_field(case: str) -> None:
    faults = faults_below(BROKEN / case)
    assert len(faults) == (2 if case in SAID_TWICE else 1)
    said = (BROKEN / case / "expected.txt").read_text(encoding="utf-8")
    assert faults[0].split(" ")[0] in said


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.startswith(("wrong-script", "loop", "stale"))]
)
def test_what_lies_between_records_or_in_words_is_left_to_a_check(case: str) -> None:
    assert faults_below(BROKEN / case) == []


@given(TEXT)
def test_every_date_that_is_taken_fits_the_pattern(text: str) -> None:
    assert _agrees(text)


# Signs of dates, more often than not in their places.
SIGNS = st.text("0123456789X-/.~?%", max_size=14)
PARTS = st.lists(
    st.sampled_from(
        [
            "2017",
            "2016",
            "0000",
            "1900",
            "201X",
            "00XX",
            "02",
            "11",
            "13",
            "29",
            "30",
            "31",
            "3X",
            "XX",
            "~",
            "%",
            "/",
            "..",
            "2017-02",
            "2016-02-29",
        ]
    ),
    max_size=5,
)


@given(
    SIGNS
    | PARTS.map("-".join)
    | PARTS.map("".join)
    | PARTS.map("-".join).map(lambda t: t.replace("-/-", "/"))
)
@example("2017-02-29")
@example("2016-02-29")
@example("1900-02-29")
@example("2000-02-29~")
@example("0000-02-29")
@example("2017-11-3X")
@example("2017-02-3X")
@example("201X-XX-XX")
@example("201X-05")
@example("2017-XX-05")
@example("..")
@example("/")
@example("../..")
@example("../2017")
@example("2017/")
@example("000X")
def test_a_text_fits_the_pattern_exactly_if_it_is_a_date_or_an_interval_that_runs_backwards(
    text: str,
) -> None:
    assert _agrees(text)


def _agrees(text: str) -> bool:
    fits = not find_faults("campaign", {"title": "س", "date": text})
    try:
        parse_edtf(text)
    except ImpossibleDate as fault:
        return fits == fault.ends_first
    return fits


def test_the_pattern_is_one_that_a_browsers_engine_reads() -> None:
    assert "(?P" not in EDTF_PATTERN
    assert "(?<" not in EDTF_PATTERN


@given(st.from_regex(r"\Ahttps?://[a-z0-9./:@?#\[\]\\ -]{0,20}\Z") | st.text(max_size=20))
def test_every_address_that_is_taken_fits(text: str) -> None:
    source = {"publisher": "AFP", "title": "A report", "language": "en", "kind": "press", "url": text}
    assert not (is_safe_address(text) and find_faults("source", source))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("battle", "places: [al-qaim, 2017, {place: rawa, role: axis}]"),
        ("battle", "places: [rawa]\ndate: 2017"),
        ("battle", "places: [rawa]\ndate: 0042"),
        ("battle", "places: [rawa]\nsummary:\nsides:\ngrade:"),
        ("battle", "places: [rawa]\nsources: reuters\noutcome: {result: held, by: army}"),
        ("battle", "places: [rawa]\nfigures: [{measure: killed, value: 3, events: 12}]"),
        ("place", "aliases: {en: Rawah}\nids: {pcode: 0042, geonames: [1, 2]}"),
        ("place", "names: {ar: 17, en: no, fr: Rawa, ckb-IQ: ڕاوە}"),
        ("actor", "part_of: army"),
        ("actor", "part_of: {actor: army, from: 2014}"),
        ("actor", "part_of: [army, {actor: police}]"),
        ("source", "publisher: {ar: رويترز, en: Reuters}\nauthors: A. Writer"),
        ("translation", "translated_from: 01234567"),
        ("translation", "translated_from: 12345e67"),
        ("translation", "title: 2017"),
    ],
)
def test_short_forms_and_what_yaml_takes_for_numbers_fit(name: str, written: str) -> None:
    whole = {
        "battle": BATTLE,
        "place": PLACE,
        "actor": PLACE | {"kind": "police"},
        "source": {"publisher": "AFP", "title": "A report", "language": "en", "kind": "press"},
        "translation": {},
    }[name]
    assert find_faults(name, whole | read_core_yaml(written)) == []


@pytest.mark.parametrize(
    ("name", "written", "where"),
    [
        ("battle", "places: {place: rawa}", "$.places"),
        ("battle", "places: [{role: axis}]", "$.places[0]"),
        ("battle", "outcome: {result: took}", "$.outcome.result"),
        ("battle", "figures: [{measure: killed, value: 1.5}]", "$.figures[0].value"),
        ("place", "coordinates: [34, 41, 12]", "$.coordinates"),
        ("place", "coordinates: [34]", "$.coordinates"),
        ("place", "names: {}", "$.names"),
        ("place", "id: rawa", "$"),
    ],
)
def test_a_wrong_shape_is_refused_at_its_place(name: str, written: str, where: str) -> None:
    [fault] = find_faults(name, (BATTLE if name == "battle" else PLACE) | read_core_yaml(written))
    assert fault.startswith(f"{where}: ")


@pytest.mark.parametrize("kind", Kind)
def test_the_fields_are_those_of_the_model_in_the_order_of_writing(kind: Kind) -> None:
    assert tuple(VALIDATORS[kind].schema["properties"]) == list_fields(kind)


def _all_fields(schema: Any) -> list[dict[str, Any]]:
    inner = list(schema.get("properties", {}).values()) if "propertyNames" not in schema else []
    below = [*inner, *([schema["items"]] if isinstance(schema.get("items"), dict) else [])]
    return [*inner, *(field for part in below for field in _all_fields(part))]


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_field_has_a_sentence_and_an_example(name: str) -> None:
    for field in _all_fields(VALIDATORS[name].schema):
        assert field["description"].endswith(".")
        assert field["description"] in field["markdownDescription"]


def test_every_note_is_of_a_field_and_its_example_shows_that_field() -> None:
    used = {
        find_note(model.__name__, field)
        for model in _models()
        for field in (f.alias or name for name, f in fields_of(model).items())
        if field not in ("id", "texts", "origin")
    }
    assert set(NOTES.values()) == used
    for name, (_, shown) in NOTES.items():
        assert list(read_core_yaml(shown.replace("…", "س"))) == [name.split(".")[1]]


def _models() -> list[Any]:
    from chronicle.model import battle, others, picture
    from chronicle.model.fields import Frozen
    from chronicle.reading import WordFields

    found = {m for room in (battle, others, picture) for m in vars(room).values() if isinstance(m, type)}
    own = [m for m in found if issubclass(m, Frozen) and m.__name__ not in ("Frozen", "Record")]
    assert set(RECORD_TYPES.values()) <= set(own)
    return [*own, WordFields]


def test_the_languages_of_the_chronicle_are_offered_and_others_are_taken() -> None:
    names = make_schema("place", ("ckb", "fr"))["properties"]["names"]
    assert list(names["properties"]) == ["ckb", "fr"]
    assert names["required"] == ["ckb"]
    assert make_schema("picture", ("ckb", "fr"))["properties"]["alt"]["required"] == ["ckb", "fr"]


def test_the_command_prints_a_schema_in_the_languages_of_the_chronicle(tmp_path: Path) -> None:
    done = run(write_chronicle(tmp_path, {}, settings="languages: [en, fr]"), "schema", "place")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == make_schema("place", ("en", "fr"))


def test_the_command_writes_all_schemas_over_older_ones(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/place.json").write_text("{}", encoding="utf-8")
    assert run(tmp_path, "schema", "--write", "schemas").returncode == 0
    written = {file.stem: json.loads(file.read_bytes()) for file in (tmp_path / "schemas").iterdir()}
    assert written == {name: make_schema(name, LANGUAGES) for name in SCHEMA_NAMES}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say either which KIND to print"),
        (("place", "--write", "x"), "say either which KIND to print"),
        (("plase",), "the kinds are: battle, place, actor"),
        (("--write", "file"), "is a file"),
    ],
)
def test_a_wrong_use_of_the_command_is_told(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run(tmp_path, "schema", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
