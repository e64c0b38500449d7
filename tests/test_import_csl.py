"""`chronicle import csl` makes draft sources of cited works, and names what they lack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builds import COMMAND, build_site, edit, page_of, run
from chronicle.desk.importing import Plan, carry_out, plan_csl
from chronicle.model import Source
from chronicles import SMALL, read_written, write_chronicle
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import open_folder, read_tree

ITEM: dict[str, object] = {
    "id": "http://zotero.org/users/1/items/AB12",
    "type": "article-newspaper",
    "title": "Iraqi forces <i>retake</i> Rawa &amp; more",
    "container-title": "The Daily Example",
    "publisher": "Example Group",
    "language": "en-US",
    "issued": {"date-parts": [[2017, "11", 17]]},
    "URL": "https://news.example.org/2017/rawa",
    "author": [{"family": "Haddad", "given": "Rana", "non-dropping-particle": "al-"}, {"literal": "Staff"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_chronicle(tmp_path / "own", SMALL, settings="drafts: true")


def take(folder: Path, *items: object) -> Plan:
    """Import items, one a line, and return what was planned."""
    file = folder / "works.json"
    file.write_text("[\n" + ",\n".join(json.dumps(item) for item in items) + "\n]\n", encoding="utf-8")
    plan = plan_csl(file, open_folder(folder))
    carry_out(folder, plan)
    return plan


def told(plan: Plan) -> list[tuple[int, str, str, str]]:
    return [(line.number, str(line.fate), line.record, "; ".join(line.remarks)) for line in plan.lines]


def read_source(folder: Path, id: str) -> Source:
    return read_written(folder)[0].sources[id]


def test_a_work_becomes_a_draft_of_a_source(folder: Path) -> None:
    assert told(take(folder, ITEM)) == [(2, "made", "the-daily-example-2017-11-17", "")]
    source = read_source(folder, "the-daily-example-2017-11-17")
    assert dict(source.publisher) == {"und": "The Daily Example"}
    assert source.title == "Iraqi forces retake Rawa & more"
    assert (source.language, source.kind, str(source.status)) == ("en", "press", "draft")
    assert source.date is not None
    assert source.date.text == "2017-11-17"
    assert source.url == ITEM["URL"]
    assert source.authors == ("Rana al- Haddad", "Staff")
    assert dict(source.ids) == {"csl": (ITEM["id"],)}
    assert {p.code for p in read_written(folder)[1]} == set()


def test_a_second_import_changes_nothing(folder: Path) -> None:
    items = (
        ITEM,
        {"type": "book", "title": "A Book", "publisher": "P", "id": 7, "ISBN": "978-1-2345-6789-0"},
    )
    take(folder, *items)
    before = read_tree(folder)
    plan = take(folder, *items)
    assert [line[1] for line in told(plan)] == ["known already", "known already"]
    assert read_tree(folder) == before


def test_a_work_without_an_id_is_known_by_its_words(folder: Path) -> None:
    item = {"type": "report", "title": "A Report", "publisher": "P", "issued": {"raw": "2017"}}
    assert [told(take(folder, item))[0][1] for _ in range(2)] == ["made", "known already"]


def test_a_source_that_an_editor_wrote_is_known_by_its_address(folder: Path) -> None:
    url = "http://www.news.example.org/2017/10/27/al-qaim/"
    plan = take(folder, ITEM | {"URL": url, "title": "القوات العراقية تهاجم القائم"})
    assert told(plan) == [(2, "known already", "reuters-2017-10-27", "")]


def test_a_title_that_an_editor_bettered_stays_and_is_told(folder: Path) -> None:
    take(folder, ITEM)
    file = folder / "content/sources/the-daily-example-2017-11-17.md"
    edit(file, "Iraqi forces retake Rawa & more", "Rawa retaken")
    before = read_tree(folder)
    said = 'its title is "Rawa retaken" there, "Iraqi forces retake Rawa & more" here'
    assert told(take(folder, ITEM)) == [(2, "known already", "the-daily-example-2017-11-17", said)]
    assert read_tree(folder) == before


def test_what_is_missing_is_marked_and_named(folder: Path) -> None:
    plan = take(folder, {"id": "x", "type": "song", "URL": "https://a.example.org/1"})
    assert told(plan)[0][3] == (
        "it has no publisher: written as …; it has no title: written as …;"
        " it does not say its language: written as und; it has no date;"
        ' the type "song" has no kind: written as report'
    )
    assert {p.code for p in read_written(folder)[1]} == {"unfilled"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (17, "it is no object with fields"),
        ({"id": "e"}, "it has no title, URL or DOI: nobody could tell what is cited"),
        ({"title": ["a"], "URL": "about:blank", "type": "book"}, ""),
    ],
)
def test_an_item_that_cannot_be_cited_is_told_and_the_others_are_made(
    value: object, said: str, folder: Path
) -> None:
    lines = told(take(folder, value, ITEM))
    assert (lines[0][1], lines[1][1]) == ("not made" if said else "made", "made")
    assert said in lines[0][3]


def test_two_works_with_one_id_are_not_taken_for_each_other(folder: Path) -> None:
    plan = take(folder, ITEM, ITEM, ITEM | {"title": "Another"})
    assert [line[1:] for line in told(plan)[1:]] == [
        ("merged", "", "the same as line 2"),
        ("not made", "", "line 2 has this id too, with other words"),
    ]
    other = ITEM | {"title": "Another work", "URL": "https://other.example.org/9"}
    id = "the-daily-example-2017-11-17"
    said = f"the source {id} has this id, and is another work: give one of them another id"
    assert told(take(folder, other)) == [(2, "not made", id, said)]


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2017]]}, "2017"),
        ({"date-parts": [["2017", 3]]}, "2017-03"),
        ({"date-parts": [[2017, 3, 1], [2017, 3, 4]]}, "2017-03-01/2017-03-04"),
        ({"date-parts": [[2017, 3]], "circa": True}, "2017-03~"),
        ({"raw": "2017-11-03"}, "2017-11-03"),
        ({"literal": "in the spring"}, None),
        ({"date-parts": [[2017, 13, 1]]}, None),
        ({"date-parts": "2017"}, None),
    ],
)
def test_a_date_is_taken_as_far_as_it_can_be_read(issued: object, date: str | None, folder: Path) -> None:
    plan = take(folder, ITEM | {"issued": issued})
    source = read_source(folder, plan.lines[0].record)
    assert (source.date.text if source.date else None) == date
    assert bool(plan.lines[0].remarks) is (date is None)


@pytest.mark.parametrize(
    ("said", "code"), [("ar", "ar"), ("en_GB", "en"), ("Arabic", "ar"), ("العربية", "ar"), ("?", "und")]
)
def test_a_language_is_a_code_or_a_name(said: str, code: str, folder: Path) -> None:
    plan = take(folder, ITEM | {"language": said, "title": "عنوان" if code == "ar" else "A title"})
    assert read_source(folder, plan.lines[0].record).language == code


def test_a_doi_is_kept_as_an_id_and_leads_to_the_work(folder: Path, tmp_path: Path) -> None:
    item = ITEM | {"DOI": "https://doi.org/10.1177/0022343313484347", "URL": ""}
    id = take(folder, item).lines[0].record
    assert read_source(folder, id).url == "https://doi.org/10.1177/0022343313484347"
    assert read_source(folder, id).ids["doi"] == ("10.1177/0022343313484347",)
    page = page_of(build_site(folder, tmp_path / "site"), f"en/sources/{id}/")
    assert '<dd><bdi dir="ltr">10.1177/0022343313484347</bdi></dd>' in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "works.json is no list of CSL-JSON; export the works as CSL JSON"),
        ('[\n{"id": }]', "works.json:2:8 is no JSON: Expecting value"),
        ('[{"id": 1}', "works.json:1:11 is no JSON"),
        ("[] x", "is no JSON: Extra data"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_spot(text: str, said: str, folder: Path) -> None:
    (folder / "works.json").write_text(text, encoding="utf-8")
    status, printed = run(COMMAND, "import", "csl", "works.json", cwd=folder)
    assert (status, "Traceback" in printed) == (1, False)
    assert said in printed


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(items=st.lists(st.dictionaries(st.sampled_from([*ITEM, "DOI", "ISBN"]), JSON), min_size=1, max_size=3))
def test_whatever_the_fields_hold_each_item_is_accounted_for_and_the_drafts_can_be_read(
    items: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = write_chronicle(tmp_path_factory.mktemp("wild"), SMALL)
    plan = take(own, *items, *(ITEM | item for item in items))
    assert len(plan.lines) == len(items) * 2
    assert not [p.said for p in read_written(own)[1] if p.severity == "error"]
