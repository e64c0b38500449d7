"""Rows of UCDP GED, items and gazetteers for the tests of imports, and the desk that they go to."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from chronicle.desk.importing import Desk, open_desk
from chronicle.problems import Problems
from chronicle.reading import read_chronicle, read_project

ROW: dict[str, str] = {
    "id": "253350", "type_of_violence": "1", "side_a_new_id": "116", "side_a": "Government of Iraq",
    "side_b_new_id": "234", "side_b": "IS", "where_prec": "1", "where_coordinates": "Rawa town",
    "adm_1": "Al Anbar province", "adm_2": "Qaḑā’ ‘Ānah", "latitude": "34.48", "longitude": "41.92",
    "country": "Iraq", "event_clarity": "1", "date_prec": "1", "date_start": "2017-11-17",
    "date_end": "2017-11-17", "deaths_a": "0", "deaths_b": "4", "deaths_civilians": "0",
    "deaths_unknown": "2", "low": "4", "best": "6", "high": "9",
}  # fmt: skip


def write_rows(file: Path, *rows: dict[str, str]) -> Path:
    """A file of rows, each of which says how it differs from a plain one."""
    file.write_text(render_rows(*rows), encoding="utf-8", newline="")
    return file


def render_rows(*rows: dict[str, str]) -> str:
    """The text of such a file."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(ROW), lineterminator="\n")
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return stream.getvalue()


def open_folder(folder: Path) -> Desk:
    """The desk of a chronicle as it stands in a folder."""
    project = read_project(folder / "mkdocs.yml", Problems())
    assert project is not None
    return open_desk(project, read_chronicle(project.content, project.shown, project.settings.codes))


def read_tree(folder: Path) -> dict[str, str]:
    """A digest of every file below content/, by its path."""
    files = sorted(path for path in (folder / "content").rglob("*") if path.is_file())
    return {str(p.relative_to(folder / "content")): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
