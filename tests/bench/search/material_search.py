"""Material for MkDocs' own search over the same pages: a project for each language, and its field."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page

from bench.search.engines import PATIENCE, UNTIL, Answer, Index, weigh_index
from bench.search.main_text import read_main
from bench.search.measured import run_measured

# Only the first page is in the menu: Material draws the whole of it on every page.
_SETTINGS = """\
site_name: Pages
site_url: http://127.0.0.1/{code}/
site_dir: ../site/{code}
theme: {{name: material, language: {code}, font: false}}
nav: [index.md]
validation: {{omitted_files: ignore, links: {{not_found: ignore, absolute_links: ignore}}}}
plugins:
  - search: {{lang: [{languages}]}}
"""
_ASK = f"""async query => {{ {UNTIL}
  const find = name => document.querySelector(`[data-md-component=${{name}}]`);
  const field = find('search-query'), result = find('search-result');
  const said = result.querySelector('.md-search-result__meta');
  const type = words => {{
    field.focus();
    field.value = words;
    field.dispatchEvent(new KeyboardEvent('keyup', {{bubbles: true}}));
  }};
  const list = () => [...result.querySelectorAll('.md-search-result__item > a.md-search-result__link')];
  const words = JSON.parse(document.querySelector('#__config').textContent).translations;
  const says = name => said.textContent.trim() === words[`search.result.${{name}}`];
  if (field.value) {{
    type('');
    await until(() => says('placeholder'), 5);
  }}
  const start = performance.now();
  type(query);
  await until(() => list().length || says('none'), {PATIENCE});
  const seconds = (performance.now() - start) / 1000;
  return [list().slice(0, 5).map(link => new URL(link.href).pathname), seconds];
}}"""


class Material:
    """Material's search with the language of the pages and English."""

    name = "Material"
    eager = ("/search/search_index.json", "/workers/search.", "/lunr/")

    def prepare(self, site: Path, folder: Path) -> Index | None:
        """Write the pages anew as Markdown, and build them with Material."""
        root = folder / "material"
        shutil.rmtree(root, ignore_errors=True)
        for code in ("ar", "en"):
            _write_project(site, root, code)
            run_measured([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=root / code)
        return weigh_index((root / "site",), list(root.glob("site/*/search/search_index.json")))

    def open(self, page: Page, address: str, code: str) -> None:
        """Any page of the language; the index is loaded with it."""
        page.goto(f"{address}{code}/about/")

    def ask(self, page: Page, query: str) -> Answer:
        """The first five pages that its list shows."""
        found, seconds = page.evaluate(_ASK, query)
        return Answer(tuple(found), seconds)


def _write_project(site: Path, root: Path, code: str) -> None:
    project = root / code
    for page in sorted((site / code).rglob("index.html")):
        # An address such as places/al-qaim/ stays as it is.
        path = page.parent.relative_to(site / code)
        file = project / "docs" / (path.with_name(f"{path.name}.md") if path.name else Path("index.md"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(read_main(page.read_text(encoding="utf-8")), encoding="utf-8")
    languages = ", ".join(dict.fromkeys((code, "en")))
    settings = _SETTINGS.format(code=code, languages=languages)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
