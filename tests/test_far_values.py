"""Values at the end of the world and of time, which no rule refuses: a build takes them."""

from __future__ import annotations

from math import isfinite
from pathlib import Path

import pytest
from builds import build_site, edit, page_of
from chronicle.output.maps.basemap import project
from chronicles import SMALL, read_written, write_chronicle


@pytest.mark.parametrize("latitude", [-90, -89.9999999, 90])
def test_a_pole_lies_on_the_edge_of_the_map(latitude: float) -> None:
    x, y = project(latitude, 0)
    assert x == 0
    assert isfinite(y)
    assert abs(y) == pytest.approx(180, abs=0.01)


@pytest.mark.parametrize("coordinates", ["[-90, 0]", "[90, 180]"])
def test_a_place_at_a_pole_has_a_page(coordinates: str, tmp_path: Path) -> None:
    place = SMALL["places/anbar.md"].replace("[32.9, 41.8]", coordinates)
    place = place.replace("الأنبار", "القطب").replace("Anbar", "Pole")
    folder = write_chronicle(tmp_path, SMALL | {"places/pole.md": place})
    assert read_written(folder)[1] == ()
    assert "pole" in page_of(build_site(folder, folder / "site"), "en/places/")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_change_of_control_on_the_first_or_last_day_has_a_strip(day: str, tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(
        folder / "content/battles/2017/al-qaim-2017.md", "al-qaim, date: 2017-11-03", f"al-qaim, date: {day}"
    )
    assert 'class="strip"' in page_of(build_site(folder, folder / "site"), "en/places/al-qaim/")
