"""Sources as reference managers and citation styles read them."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from builds import build_site, page_of
from chronicle.desk.importing import carry_out, plan_csl
from chronicle.model import Source, SourceKind
from chronicle.output.citing import (
    PageItem,
    References,
    make_item,
    refer_to,
    render_bibtex,
    render_csl,
    render_ris,
)
from chronicles import SMALL, read_written, write_chronicle
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from imports import open_folder

_FIELDS = {
    "id": "afp-2017-11-03",
    "publisher": {"ar": "وكالة الصحافة الفرنسية", "en": "Agence France-Presse"},
    "title": "Iraqi forces retake Al-Qaim & the crossing: 100% {done}",
    "language": "en",
    "date": "2017-11-03",
    "url": "https://news.example.org/a_b?c=1&d=%7B2%7D",
    "kind": "agency",
    "authors": ["Ahmad al-Ahmad", "A. N. Other"],
}


def make(**fields: object) -> Source:
    return Source.validate({name: value for name, value in (_FIELDS | fields).items() if value is not None})


def item(**fields: object) -> dict[str, Any]:
    return make_item(make(**fields), ("ar", "en"))


def test_a_report_of_an_agency_is_an_article_in_what_printed_it() -> None:
    said = item()
    assert said["type"] == "article-newspaper"
    assert said["container-title"] == "Agence France-Presse"
    assert said["custom"] == {"publisher": _FIELDS["publisher"]}
    assert said["author"] == [{"literal": "Ahmad al-Ahmad"}, {"literal": "A. N. Other"}]
    assert said["issued"] == {"date-parts": [[2017, 11, 3]]}


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2017", {"date-parts": [[2017]]}),
        ("2017-11", {"date-parts": [[2017, 11]]}),
        ("2017-11-03~", {"date-parts": [[2017, 11, 3]], "circa": True}),
        ("2017-11-0X", {"date-parts": [[2017, 11]]}),
        ("2017-10-26/2017-11-03", {"date-parts": [[2017, 10, 26], [2017, 11, 3]]}),
        ("201X", {"literal": "201X"}),
        ("2017/..", {"literal": "2017/.."}),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(date: str, issued: dict[str, Any]) -> None:
    assert item(date=date)["issued"] == issued


def test_citeproc_renders_every_kind_of_source() -> None:
    items = [item(id=f"s-{kind}", kind=kind, title=f"A {kind}") for kind in SourceKind]
    source = CiteProcJSON(json.loads(render_csl(items)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for one in items:
        bibliography.register(Citation([CitationItem(one["id"])]))
    rendered = [str(entry) for entry in bibliography.bibliography()]
    assert len(rendered) == len(items)
    for one in items:
        [line] = [line for line in rendered if one["title"] in line]
        assert "2017" in line


@pytest.mark.parametrize("kind", [kind for kind in SourceKind if kind is not SourceKind.AGENCY])
def test_what_goes_out_comes_in_as_it_was(tmp_path: Path, kind: SourceKind) -> None:
    source, folder = (
        make(kind=kind, publisher="AFP", date="2017-11-03~"),
        write_chronicle(tmp_path / "own", SMALL),
    )
    (tmp_path / "out.json").write_bytes(render_csl([make_item(source, ("ar", "en"))]))
    plan = plan_csl(tmp_path / "out.json", open_folder(folder))
    carry_out(folder, plan)
    [line] = plan.lines
    found = read_written(folder)[0].sources[line.record]
    for name in ("publisher", "title", "language", "date", "url", "kind", "authors"):
        assert getattr(found, name) == getattr(source, name), name


def test_bibtex_is_read_back_with_its_signs_escaped() -> None:
    text = render_bibtex([item()])
    assert r"\& the crossing: 100\% \{done\}" in text
    [entry] = bibtexparser.parse_string(text).entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert (entry.key, entry.entry_type) == ("afp-2017-11-03", "article")
    assert fields["author"] == "{Ahmad al-Ahmad} and {A. N. Other}"
    assert (fields["year"], fields["date"]) == ("2017", "2017-11-03")
    assert fields["url"] == "https://news.example.org/a_b?c=1&d=%7B2%7D"


def test_ris_is_read_back() -> None:
    text = render_ris([item()])
    assert text.startswith("TY  - NEWS\r\n")
    [entry] = rispy.loads(text)
    assert entry["title"] == _FIELDS["title"]
    assert entry["authors"] == _FIELDS["authors"]
    assert (entry["year"], entry["date"]) == ("2017", "2017/11/03/")


@pytest.mark.parametrize(("date", "bibtex"), [("2017-11-03~", "2017-11-03~"), ("2017-11-03?", "2017-11-03?")])
def test_a_doubt_about_a_date_goes_along(date: str, bibtex: str) -> None:
    [entry] = bibtexparser.parse_string(render_bibtex([item(date=date)])).entries
    assert entry.fields_dict["date"].value == bibtex
    assert rispy.loads(render_ris([item(date=date)]))[0]["notes"] == [f"EDTF: {date}"]


_WORDS = st.text(min_size=1).filter(str.strip)


@given(title=_WORDS, author=_WORDS, doi=_WORDS, isbn=_WORDS)
def test_no_title_name_or_id_breaks_a_file_of_references(
    title: str, author: str, doi: str, isbn: str
) -> None:
    items = [
        item(title=title, authors=[author], ids={"doi": f"10.1234/{doi}", "isbn": isbn}),
        item(id="another"),
    ]
    library = bibtexparser.parse_string(render_bibtex(items))
    assert [entry.key for entry in library.entries] == ["afp-2017-11-03", "another"]
    assert not library.failed_blocks
    assert [entry["id"] for entry in rispy.loads(render_ris(items))] == ["afp-2017-11-03", "another"]
    assert [entry["id"] for entry in json.loads(render_csl(items))] == ["afp-2017-11-03", "another"]


def _page(title: str = "معركة القائم", **more: Any) -> References:
    address = "https://chronicle.example.org/ar/battles/al-qaim-2017/"
    known = {"version": "f44877cc7eb61d22367e1d88a66a66f45e005381", "day": date(2026, 11, 23)}
    return refer_to(
        PageItem("ar-battles-al-qaim-2017", title, address, "ar", "آخر معارك الفرات", **known | more)
    )


def test_a_page_is_cited_with_its_version_in_its_own_language() -> None:
    references = _page()
    [entry] = bibtexparser.parse_string(references.bibtex).entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert (entry.key, fields["title"]) == ("ar-battles-al-qaim-2017", "{معركة القائم}")
    assert (fields["date"], fields["version"][:8]) == ("2026-11-23", "f44877cc")
    [ris] = rispy.loads(references.ris)
    assert (ris["title"], ris["language"], ris["year"]) == ("معركة القائم", "ar", "2026")
    [item] = json.loads(references.csl)
    assert (item["title"], item["container-title"]) == ("معركة القائم", "آخر معارك الفرات")
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}


def test_a_page_without_a_history_is_cited_without_a_day() -> None:
    references = _page(version="", day=None)
    for text in (references.bibtex, references.ris, references.csl):
        assert "version" not in text
        assert "2026" not in text


@given(title=st.text(min_size=1).filter(str.strip))
def test_no_title_breaks_the_references_to_a_page(title: str) -> None:
    references = _page(title)
    library = bibtexparser.parse_string(references.bibtex)
    assert [entry.key for entry in library.entries] == ["ar-battles-al-qaim-2017"]
    assert not library.failed_blocks
    assert len(rispy.loads(references.ris)) == 1
    assert json.loads(references.csl)[0]["title"] == title


def test_a_page_prints_what_its_references_say(tmp_path: Path) -> None:
    site = build_site(write_chronicle(tmp_path, SMALL), tmp_path / "site")
    html = page_of(site, "en/places/al-qaim/")
    found = re.findall(r'class="reference"[^>]*><code>(.*?)</code>', html, re.DOTALL)
    bibtex, ris, csl = map(unescape, found)
    assert bibtexparser.parse_string(bibtex).entries[0].key == "en-places-al-qaim"
    assert rispy.loads(ris)[0]["urls"] == ["https://chronicle.example.org/en/places/al-qaim/"]
    assert json.loads(csl)[0]["title"] == "Al-Qa'im"
