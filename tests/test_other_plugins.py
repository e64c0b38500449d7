"""Other plugins and hooks beside ours: they see every page, and the published site stays as it was built."""

from __future__ import annotations

import json
from pathlib import Path

from builds import COMMAND, build_site, edit, page_of, read_site, run
from chronicles import SMALL, write_chronicle
from seen import see_page

BATTLE = "content/battles/2017/al-qaim-2017.md"


def _write(folder: Path, hook: str) -> Path:
    write_chronicle(folder, SMALL)
    edit(folder / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    (folder / "hook.py").write_text(hook, encoding="utf-8")
    return folder


def test_the_search_index_of_a_warm_build_names_every_page(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "plugins:", "plugins:\n  - search")
    before = _indexed(build_site(folder, folder / "site"))
    edit(folder / BATTLE, "value: 1500", "value: 1700")
    assert _indexed(build_site(folder, folder / "site")) == before
    assert any(location.startswith("ar/battles/") for location in before)


def _indexed(site: dict[str, bytes]) -> list[str]:
    return sorted(doc["location"] for doc in json.loads(site["search/search_index.json"])["docs"])


def test_a_page_that_a_hook_adds_is_published_in_its_own_frame(tmp_path: Path) -> None:
    folder = _write(
        tmp_path,
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'extra.md', content='# Theirs\\n\\n*Words*'))\n"
        "    return files\n",
    )
    site = build_site(folder, folder / "site")
    assert "<em>Words</em>" in page_of(site, "extra/")
    assert "al-qaim-2017/" in page_of(site, "ar/battles/")


def test_a_hook_that_edits_files_of_a_failing_build_leaves_the_published_site_alone(tmp_path: Path) -> None:
    hook = (
        "import os\nfrom pathlib import Path\n"
        "def on_post_build(config):\n"
        "    for file in Path(config.site_dir).rglob('*.html'):\n"
        "        with file.open('a') as page:\n"
        "            page.write('<!-- theirs -->')\n"
        "    if 'FAIL' in os.environ:\n"
        "        raise RuntimeError('no')\n"
    )
    folder = _write(tmp_path, hook)
    assert run(COMMAND, "build", cwd=folder)[0] == 0
    before = read_site(folder / "site")
    assert page_of(before, "ar/").count("<!-- theirs -->") == 1
    assert run(COMMAND, "build", cwd=folder, FAIL="1")[0] != 0
    assert read_site(folder / "site") == before
    assert run(COMMAND, "build", cwd=folder)[0] == 0
    assert read_site(folder / "site") == before


def test_without_a_basemap_pages_have_no_map(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL, settings="basemap: iq-sy")
    before = page_of(build_site(folder, folder / "site"), "ar/places/al-qaim/")
    edit(folder / "mkdocs.yml", "basemap: iq-sy", "basemap:")
    after = page_of(build_site(folder, folder / "site"), "ar/places/al-qaim/")
    maps = [see_page("", html).all("figure", **{"class": "map"}) for html in (before, after)]
    assert [len(found) for found in maps] == [1, 0]


def test_another_theme_ends_a_build_too(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    edit(folder / "mkdocs.yml", "name: material\n  font: false", "name: mkdocs")
    status, said = run(COMMAND, "build", cwd=folder)
    assert status == 1
    assert "the theme must be material" in said
    assert not (folder / "site").exists()
