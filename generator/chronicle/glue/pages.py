"""MkDocs' File and Page, ours: a page whose text and HTML come from a view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from chronicle.glue.building import StalePage

# The list of what was built, the script that only a preview has, and what cards are drawn with.
_OF_NO_SITE = ("manifest.json", "preview-", "chronicle-cards-", "signs.json")


class ChroniclePage(Page):
    """A page of the chronicle. MkDocs sees its title and place; a template sees its view."""

    def __init__(
        self, file: File, config: MkDocsConfig, page: StalePage, render: Callable[[StalePage], str]
    ) -> None:
        super().__init__(page.view.frame.title.text, file, config)
        self.view = page.view
        self.template = page.template
        self._stale, self._render = page, render

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read: the view holds the text."""
        self.markdown = ""
        self.meta = {"template": "chronicle/through.html", "title": self.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML of the view's text."""
        self.content = self._render(self._stale)


def make_files(
    stale: dict[str, StalePage], config: MkDocsConfig, render: Callable[[StalePage], str]
) -> list[File]:
    """A virtual file for each stale page. Its own folder keeps any id from meaning something to MkDocs."""
    files = []
    for path, page in stale.items():
        file = File.generated(config, f"{path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        ChroniclePage(file, config, page, render)
        files.append(file)
    return files


def make_asset_files(folder: Path, config: MkDocsConfig) -> list[File]:
    """The theme's built styles, scripts and fonts as files of the site."""
    built = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(_OF_NO_SITE))
    return [
        File.generated(
            config, f"assets/chronicle/{path.relative_to(folder).as_posix()}", abs_src_path=str(path)
        )
        for path in built
    ]


def is_kept(file: File) -> bool:
    """Which files that MkDocs and Material found are published: Material's style alone."""
    return file.src_uri.startswith("assets/stylesheets/main.") and file.src_uri.endswith(".min.css")
